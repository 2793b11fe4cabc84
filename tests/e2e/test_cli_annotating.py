"""The analyst's hand by commands, the whole way: on the sample articles, taken back, done again, and as of the past."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import CHECKOUT, Done, Program, Run

SOURCE = "000_79289dc725c7a87f.txt"
TEXT = (CHECKOUT / "seeds" / SOURCE).read_text(encoding="utf-8")
UNRELATED = "John Kerry"
"""A person no model misses: what is found of the others in the same source differs from model to model."""


class Trial:
    """One case: who is in it, and how many acts were carried out."""

    def __init__(self, run: Run, case: Path) -> None:
        self.run, self.case, self.acts = run, case, 0
        named = {row["name"]: row["id"] for kind in ("persons", "events") for row in self.ask("list", kind)}
        self.salah, self.brahim, self.mohamed = (
            named[f"{n} Abdeslam"] for n in ("Salah", "Brahim", "Mohamed")
        )
        self.unrelated, self.amri = named[UNRELATED], named["Mohamed Amri"]
        self.raid = next(
            id for name, id in named.items() if name.startswith("Raid") and "16 November" in name
        )
        self.known = [self.salah, self.brahim, self.mohamed, self.unrelated, self.amri, self.raid]
        self.made: list[str] = []
        """Ids of what was created."""

    def ask(self, command: str, *arguments: str) -> Any:
        return self.run(command, self.case, *arguments, "--json").json

    def show(self, id: str, *arguments: str) -> Any:
        return self.ask("show", id, *arguments)

    def act(self, *arguments: str) -> Done:
        """One act by a command of one word (`note`), or of two (`entity rename`)."""
        self.acts += 1
        words = 2 if arguments[0] in ("entity", "statement", "passage", "source") else 1
        return self.run(*arguments[:words], self.case, *arguments[words:])

    def make(self, *arguments: str) -> Any:
        return self.act(*arguments, "--json").json

    def state(self, entities: list[str], *when: str) -> dict[str, Any]:
        """All that the commands show of the case, apart from who did what when."""
        kinds = ("persons", "events", "organisations", "places", "sources")
        shown: dict[str, Any] = {kind: self.ask("list", kind, *when) for kind in kinds}
        shown |= {id: _undated(self.show(id, *when)) for id in entities}
        rejected = self.run("entity", "rejected", self.case, "--json", *when).json
        return shown | {
            "notes": _undated(self.ask("notes", *when)),
            "tags": self.ask("tags", *when),
            "rejected": rejected,
        }


def _undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _undated(each) for key, each in value.items() if key != "at"}
    return [_undated(each) for each in value] if isinstance(value, list) else value


def at(words: str) -> str:
    start = TEXT.index(words)
    return f"{SOURCE}:{start}-{start + len(words)}"


def name_and_confirm(trial: Trial) -> None:
    made = trial.make("entity", "create", "Abdelhamid Test", "--at", at("La Derniere Heure"))
    assert (made["kind"], made["status"]) == ("person", "unreviewed")
    assert trial.show("Abdelhamid Test")["id"] == made["id"]
    trial.made.append(made["id"])
    assert "Ibrahim Abdeslam" in trial.act("entity", "rename", "Brahim Abdeslam", "Ibrahim Abdeslam").text
    assert trial.show("ibrahim abdeslam")["id"] == trial.brahim
    trial.act("entity", "alias", trial.salah, "Salah A.")
    assert trial.show("Salah A.")["id"] == trial.salah
    assert trial.act("entity", "confirm", "Salah Abdeslam", trial.brahim).text.count("is confirmed.") == 2
    confirmed = trial.ask("list", "persons", "--status", "confirmed")
    assert {row["id"] for row in confirmed} == {trial.salah, trial.brahim}
    trial.act("entity", "reject", trial.amri)
    assert trial.amri not in {row["id"] for row in trial.ask("list", "persons")}
    trial.act("entity", "restore", "Mohamed Amri")


def merge_and_unmerge(trial: Trial) -> None:
    brahim, mohamed = trial.brahim, trial.mohamed
    before = trial.show(mohamed)["statements"]
    preview = trial.run("entity", "merge", trial.case, brahim, mohamed, "--dry-run", "--json").json
    merged = trial.make("entity", "merge", brahim, mohamed)
    assert (merged["mentions"], merged["sources"]) == (preview["mentions"], preview["sources"])
    assert trial.show(mohamed)["id"] == brahim, "the id of what is merged means what it is merged into"
    trial.act("entity", "alias", brahim, "The brothers")
    parted = trial.make("entity", "unmerge", brahim, "Mohamed Abdeslam")
    assert (parted["id"], parted["unmerged_from"]["id"]) == (mohamed, brahim)
    assert any("The brothers" in stays for stays in parted["stays"])
    assert trial.show(mohamed)["statements"] == before


def keep_apart(trial: Trial) -> None:
    trial.act("entity", "possibly-same", trial.mohamed, trial.brahim)
    trial.act("entity", "different", trial.mohamed, trial.unrelated, "--reason", "no relation")
    trial.act("entity", "merge", trial.brahim, trial.unrelated)
    refused = trial.run("entity", "merge", trial.case, trial.mohamed, trial.brahim, code=1).err
    for words in (f"{UNRELATED}” are different (Ada", "no relation", f"“{UNRELATED}” was merged (Ada"):
        assert words in refused, refused


def split(trial: Trial) -> None:
    statement = trial.show(trial.salah)["statements"][0]["id"]
    chosen = ("--mention", at("fugitive Salah Abdeslam"), "--statement", statement)
    namesake = trial.make("entity", "split", trial.salah, "A namesake", *chosen)["id"]
    assert statement in {row["id"] for row in trial.show(namesake)["statements"]}
    assert statement not in {row["id"] for row in trial.show(trial.salah)["statements"]}
    trial.made.append(namesake)


def mark(trial: Trial) -> None:
    note = trial.make("note", "Mohamed Abdeslam", "Urged him to surrender.")
    assert trial.ask("notes", trial.mohamed) == [note]
    trial.act("grade", SOURCE, "B2")
    assert {row["grade"] for row in trial.show(trial.amri)["statements"]} == {"B2"}
    trial.act("tag", f"entity:{trial.mohamed}", "family")
    assert trial.ask("tags") == [{"tag": "family", "count": 1}]
    trial.act("source", "set", SOURCE, "publisher=MEE")
    assert "MEE" in {row["publisher"] for row in trial.ask("list", "sources")}


def state_what_is_said(trial: Trial) -> None:
    words = "was one of the Paris attackers"
    said = ("--words", words, "--kind", "role", "--about", trial.brahim, "--hedged")
    wrote = trial.make("statement", "write", SOURCE, *said)
    assert (wrote["text"], wrote["written"], wrote["hedged"]) == (words, True, True)
    edited = trial.make("statement", "edit", wrote["id"], "--no-hedged", "--date", "2015-11-13")
    assert (edited["hedged"], edited["date"]) == (False, "2015-11-13")
    trial.act("statement", "reject", wrote["id"])
    assert [row["id"] for row in trial.show(trial.brahim, "--rejected")] == [wrote["id"]]
    assert trial.show(trial.brahim)["rejected"] == 1
    event = trial.make("entity", "event", trial.raid, "who", f"suspect={trial.salah}")["event"]
    assert [(who["role"], who["entity"]["id"]) for who in event["who"]] == [("suspect", trial.salah)]
    trial.act("passage", "not-a-name", at("Polo"))


def take_back_and_do_again(trial: Trial, program: Program, before: dict[str, Any]) -> None:
    """Some of it in processes of their own, as after a restart."""
    run, case = trial.run, trial.case
    known = trial.known + trial.made
    after = trial.state(known)
    listed = program("undo", case, "--list", "--json", "--analyst", "Ada").json
    assert len(listed) == trial.acts
    assert not listed[0]["blocked"]
    taken = [program("undo", case, "--json", "--analyst", "Ada").json["undone"]]
    taken += [run("undo", case, "--json").json["undone"] for _ in listed[1:]]
    assert taken == [each["summary"] for each in listed]
    assert "nothing of yours" in run("undo", case, code=1).err
    assert trial.state(trial.known) == before
    for id in trial.made:
        run("show", case, id, code=1)
    assert len(trial.ask("redo", "--list")) == trial.acts
    done = [run("redo", case, "--json").json["redone"] for _ in listed]
    assert done == taken[::-1]
    assert "nothing of yours" in run("redo", case, code=1).err
    assert trial.state(known) == after
    run("rebuild", case)
    assert trial.state(known) == after


def look_back(trial: Trial, program: Program, position: int, before: dict[str, Any]) -> None:
    then = ("--as-of", f"entry:{position}")
    assert trial.state(trial.known, *then) == before
    shown = program("show", trial.case, trial.brahim, "--json", *then)
    assert shown.err == f"As of entry:{position}, read-only.\n"
    moment = next(each["at"] for each in trial.ask("history") if each["position"] == position)
    assert trial.show(trial.brahim, "--as-of", moment) == shown.json
    kinds = {each["kind"] for each in trial.ask("history", "--of", trial.brahim)}
    wanted = {
        "EntityAdopted",
        "EntityRenamed",
        "EntityStatusSet",
        "EntitiesCompared",
        "EntityMerged",
        "AliasSet",
    }
    assert wanted <= kinds
    assert "SourceIngested" not in kinds
    (name,) = (d for d in trial.ask("diff", trial.brahim, "--since", then[1]) if d["what"] == "name")
    assert (name["sort"], name["before"], name["after"]) == ("changed", "Brahim Abdeslam", "Ibrahim Abdeslam")


@pytest.mark.slow  # many commands, each a process
def test_everything_by_command_and_all_of_it_taken_back(run: Run, sample: Path, program: Program) -> None:
    trial = Trial(run, sample)
    before = trial.state(trial.known)
    position = trial.ask("properties")["entries"]
    name_and_confirm(trial)
    merge_and_unmerge(trial)
    keep_apart(trial)
    split(trial)
    mark(trial)
    state_what_is_said(trial)
    take_back_and_do_again(trial, program, before)
    look_back(trial, program, position, before)
    assert program("verify", sample, "--json").json["ok"]
