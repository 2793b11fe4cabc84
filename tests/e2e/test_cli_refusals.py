"""Commands of analysts that cannot be, that others stand in the way of, and what queue and exports show."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.program import CHECKOUT, Program, Run

SOURCE = "000_79289dc725c7a87f.txt"
TEXT = (CHECKOUT / "seeds" / SOURCE).read_text(encoding="utf-8")
RAID = "Raid in Molenbeek, 16 November 2015"


def entries(run: Run, case: Path) -> int:
    return int(run("properties", case, "--json").json["entries"])


REFUSED = [
    (["entity", "rename", "{}", "Hollande", "x" * 10_000], 1),
    (["entity", "rename", "{}", "Hollande", "\x1b[31m"], 1),
    (["entity", "rename", "{}", "Hollande", ""], 2),
    (["entity", "rename", "{}", "Hollande", " \u200b "], 1),
    (["entity", "rename", "{}", "\udcff", "A"], 1),
    (["entity", "create", "{}", ""], 1),
    (["entity", "create", "{}", "place", "A\x00B"], 1),
    (["entity", "create", "{}", "A", "--at", f"{SOURCE}:0-999999"], 1),
    (["entity", "create", "{}", "A", "--at", f"{SOURCE}:{len(TEXT)}-{len(TEXT) + 1}"], 1),
    (["entity", "create", "{}", "A", "--at", f"{SOURCE}:4-4"], 2),
    (["entity", "create", "{}", "A", "--at", SOURCE], 2),
    (["entity", "create", "{}", "A", "--at", "none.txt:0-4"], 1),
    (["entity", "confirm", "{}", "Hollande", "person-gone"], 1),
    (["entity", "confirm", "{}", "Abdeslam Nobody"], 1),
    (["entity", "merge", "{}", "Hollande", RAID], 1),
    (["entity", "merge", "{}", "Hollande", "François Hollande"], 1),
    (["entity", "unmerge", "{}", "Hollande", "John Kerry"], 1),
    (["entity", "different", "{}", "Hollande", "Hollande"], 1),
    (["entity", "different", "{}", "Hollande", "Vladimir Putin", "--reason", "x" * 10_001], 1),
    (["entity", "event", "{}", "Hollande", "when", "2015"], 1),
    (["entity", "event", "{}", RAID, "when", "2015-02-30"], 1),
    (["entity", "event", "{}", RAID, "who", "\x07=Hollande"], 1),
    (["entity", "split", "{}", "Hollande", "A", "--statement", "statement-gone"], 1),
    (["entity", "split", "{}", "Hollande", "A", "--mention", f"{SOURCE}:9999-99999"], 1),
    (
        [
            "statement",
            "write",
            "{}",
            f"{SOURCE}:0-5",
            "--kind",
            "role",
            "--about",
            "Hollande",
            "--date",
            "soon",
        ],
        1,
    ),
    (
        [
            "statement",
            "write",
            "{}",
            SOURCE,
            "--words",
            "never said",
            "--kind",
            "role",
            "--about",
            "Hollande",
        ],
        1,
    ),
    (["statement", "reject", "{}", "statement-gone"], 1),
    (["passage", "link", "{}", f"{SOURCE}:0-99999", "Hollande"], 1),
    (["note", "{}", "Hollande", "x" * 10_001], 1),
    (["note", "{}", "Hollande", " "], 2),
    (["note", "{}", "Hollande", "A", "--id", "note-gone"], 1),
    (["tag", "{}", "case", "x" * 501], 1),
    (["tag", "{}", "case", "\u202e"], 1),
    (["grade", "{}", SOURCE, "G7"], 1),
    (["source", "set", "{}", SOURCE, "publisher=MEE", "published=2015-11-31"], 1),
    (["undo", "{}"], 1),
    (["redo", "{}"], 1),
    (["diff", "{}", "Hollande", "--since", "entry:999999"], 1),
    (["list", "{}", "persons", "--as-of", "entry:0"], 2),
    (["list", "{}", "persons", "--as-of", "entry:999999"], 1),
    (["list", "{}", "persons", "--as-of", "2026-02-30T00:00:00Z"], 2),
    (["list", "{}", "persons", "--as-of", "1999-01-01T00:00:00Z"], 1),
]


def test_what_cannot_be_is_refused_in_words_and_writes_nothing(run: Run, sample: Path) -> None:
    before = entries(run, sample)
    for line, code in REFUSED:
        arguments = [str(sample) if argument == "{}" else argument for argument in line]
        refused = run(*arguments, code=code)
        assert refused.err.strip(), line
        assert not refused.out, line
        assert len(refused.err) < 2000, line
        assert code == 2 or refused.err.count("\n") == 1, line
        assert entries(run, sample) == before, line


def test_what_is_merged_elsewhere_or_gone_is_refused_in_words(run: Run, sample: Path) -> None:
    run("entity", "merge", sample, "Brahim Abdeslam", "Mohamed Amri")
    amri = run("show", sample, "Brahim Abdeslam", "--json").json["merged"][0]["id"]
    gone = run("entity", "create", sample, "Nobody In Particular", "--json").json["id"]
    run("undo", sample)
    before = entries(run, sample)
    for line, why in (
        (["entity", "merge", sample, "Brahim Abdeslam", amri], "one already"),
        (["entity", "different", sample, "Brahim Abdeslam", amri], "are one: Brahim Abdeslam"),
        (["entity", "unmerge", sample, "John Kerry", amri], "“Mohamed Amri” is not merged into John Kerry"),
        (["entity", "rename", sample, gone, "Somebody"], gone),
        (["entity", "unmerge", sample, "Brahim Abdeslam", gone], "is not merged into"),
        (["note", sample, gone, "Gone."], gone),
    ):
        refused = run(*line, code=1).err
        assert why in refused, refused
        assert entries(run, sample) == before, line
    run("entity", "rename", sample, amri, "Brahim")
    assert run("show", sample, amri, "--json").json["name"] == "Brahim", (
        "a merged one means what it is merged into"
    )


def test_an_undo_that_can_no_longer_apply_says_why_and_is_passed_over(
    run: Run, sample: Path, program: Program
) -> None:
    run("tag", sample, "case", "mine")
    run("entity", "rename", sample, "John Kerry", "Kerry")
    program("entity", "rename", sample, "Kerry", "Secretary Kerry", "--analyst", "Grace Hopper")
    (kerry, tag) = run("undo", sample, "--list", "--json").json
    assert "Grace Hopper" in kerry["blocked"]
    assert not tag["blocked"]
    assert "Grace Hopper" in run("undo", sample, code=1).err
    run("undo", sample, "--pass-over")
    run("undo", sample)
    assert run("tags", sample, "--json").json == []
    assert "nothing of yours" in run("undo", sample, code=1).err
    assert "Secretary Kerry" in {row["name"] for row in run("list", sample, "persons", "--json").json}
    by = run("history", sample, "--by", "grace hopper", "--kind", "EntityRenamed", "--json").json
    assert [entry["analyst"] for entry in by] == ["Grace Hopper"]


def test_the_queue_is_worked_through_with_what_it_prints(run: Run, sample: Path) -> None:
    (first, second) = run("review", sample, "--only", "statement", "--limit", "2", "--json").json
    assert first["worth"] >= second["worth"]
    assert first["passage"]["text"]
    assert first["why"]
    run("statement", "confirm", sample, first["target"])
    run("skip", sample, second["target"])
    left = run("review", sample, "--only", "statement", "--json").json
    assert first["target"] not in {row["target"] for row in left}
    assert (left[-1]["target"], left[-1]["skipped"]) == (second["target"], True)
    like = run("review", sample, "--like", left[0]["target"], "--json").json
    assert like[0]["target"] == left[0]["target"]
    run("statement", "reject", sample, *(row["target"] for row in like))
    assert len(run("review", sample, "--only", "statement", "--json").json) == len(left) - len(like)
    run("undo", sample)
    assert run("review", sample, "--only", "statement", "--json").json == left
    assert run("lost", sample, "--json").json == []


def test_exports_show_what_analysts_made_of_it_and_the_past_without_it(run: Run, sample: Path) -> None:
    position = entries(run, sample)
    run("note", sample, "Salah Abdeslam", "Still at large & sought.")
    run("grade", sample, SOURCE, "C3")
    run("entity", "confirm", sample, "Salah Abdeslam")
    page = ["export", sample, "--format", "html", "--dossier", "Salah Abdeslam"]
    now = run(*page).text
    assert "Still at large &amp; sought." in now
    assert "C3 (fairly reliable, possibly true)" in now
    assert "An analyst has confirmed this person." in now
    past = run(*page, "--as-of", f"entry:{position}").text
    assert "Still at large" not in past
    assert "No analyst has confirmed anything" in past
    text = run("show", sample, "Salah Abdeslam", "--ids").text
    assert "confirmed" in text
    assert "Still at large & sought." in text
