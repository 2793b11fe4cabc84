"""The HTML dossier: whole, self-contained, and inert whatever an article holds."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.errors import DossierError
from dossier.domain.judgements import Comparison
from dossier.domain.time_marks import TimeMarks
from dossier.domain.views import ComparedRow, EntityRef, FullDossier, MergedRow, NoteRow, Status
from dossier.export.html import policy, write
from tests.unit.export import rows
from tests.unit.export.rows import EVENT, PERSON, full, material, source_row, statement
from tests.unit.export.timeline_marks import mark


class Tags(HTMLParser):
    """Every start tag with its attributes, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice in <{tag}>"
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(given: object = None) -> str:
    return b"".join(write(given or material(full()))).decode("utf-8")  # type: ignore[arg-type]


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def test_every_link_within_the_page_has_its_target_and_ids_are_unique() -> None:
    tags = parsed(page()).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    targets = {str(a["href"])[1:] for tag, a in tags if tag == "a" and str(a["href"]).startswith("#")}
    assert targets <= set(ids)
    notes = {i for i in ids if str(i).startswith("note-")}
    assert notes == {"note-1", "note-2", "note-3", "note-4"} <= targets
    assert {"statement-1", "time-2", "role-1", "quote-4"} <= targets


def test_it_shows_words_place_hash_and_who_made_it() -> None:
    text = parsed(page()).text
    for expected in (
        "Maria Sandoval", "also: Sandoval", "resigned on Tuesday", "according to the ministry", "21 May 2019",
        "¶2", rows.SOURCE, rows.SOURCE[:12], "The Paper", "Made by machine",
        "No analyst has confirmed anything", "dossier 1 with model 1", "the names agree",
        "20 November 2026, 10:00:00 UTC", "case-1",
    ):  # fmt: skip
        assert expected in text, expected


def test_an_event_says_when_where_and_who() -> None:
    event = replace(PERSON, id="event-1", kind=EntityKind.EVENT, name="Resignation", aliases=())
    text = parsed(page(material(full(entity=event, event=EVENT)))).text
    assert "21 May 2019" in text
    assert "Madrid" in text
    assert "Agent" in text
    assert "Maria Sandoval, Hugo Petrov" in text


def test_the_timeline_is_a_picture_that_the_policy_allows() -> None:
    marks = (mark("2015-11-14", "Ada <left>"), mark("1980", vague="about"))
    given = replace(material(full()), timeline=lambda: TimeMarks(marks, 2, 0))
    shown = page(given)
    tags = parsed(shown).tags
    assert [a["role"] for tag, a in tags if tag == "svg"] == ["img"]
    assert not [a for _, a in tags if {"src", "srcset", "style"} & a.keys()]
    assert not [tag for tag, _ in tags if tag in ("script", "image", "use", "foreignobject")]
    style = shown[shown.index("<style>") + 7 : shown.index("</style>")]
    assert shown.count("<style>") == 1
    assert [a["content"] for _, a in tags if "http-equiv" in a] == [policy(style)]
    assert "Ada &lt;left&gt;" in shown
    assert "<svg" not in page(material(full()))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    tags = parsed(page()).tags
    assert {tag for tag, _ in tags}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    )
    assert not [a for _, a in tags if {"src", "srcset", "style"} & a.keys()]
    policies = [a["content"] for tag, a in tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in page()
    assert "@import" not in page()


HOSTILE = (
    '</style></q><script>alert(1)</script><img src=x onerror="alert(2)">'
    '{{ 7*7 }}{% raw %}\x00\x1b[31m\u202e" onmouseover="x'
)


def test_hostile_text_comes_out_as_text() -> None:
    row = statement(HOSTILE, StatementKind.ACTION, HOSTILE, attribution=HOSTILE)
    row = replace(row, citation=replace(row.citation, title=HOSTILE, publisher=HOSTILE, file=HOSTILE))
    source = source_row(
        title=HOSTILE, file=HOSTILE, publisher=HOSTILE, authors=(HOSTILE,), language=HOSTILE, url=HOSTILE
    )
    entity = replace(PERSON, name=HOSTILE, aliases=(HOSTILE, "x"))
    evil = material(full((row,), (), (source,), entity), HOSTILE, title=HOSTILE)
    harmless = parsed(page())
    html = page(evil)
    tags = parsed(html)
    assert {tag for tag, _ in tags.tags} <= {tag for tag, _ in harmless.tags}
    assert {name for _, a in tags.tags for name in a} <= {name for _, a in harmless.tags for name in a}
    assert "<script>alert(1)</script>" in tags.text
    assert "{{ 7*7 }}" in tags.text
    assert "\x00" not in html
    assert "\x1b" not in html


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("http://[", False),
        ("//example.org", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    tags = parsed(page(material(full(sources=(source_row(url=url),)))))
    outward = [a["href"] for tag, a in tags.tags if tag == "a" and not str(a["href"]).startswith("#")]
    assert outward == ([url] if linked else [])
    assert url in tags.text


def test_text_without_unicode_meaning_is_still_utf_8() -> None:
    assert "caf\ufffd.txt" in page(material(full(sources=(source_row(file="caf\udce9.txt"),))))


def test_the_same_material_gives_the_same_bytes_and_a_dossier_is_needed() -> None:
    assert page() == page()
    with pytest.raises(DossierError, match="--dossier"):
        page(material())


def test_an_empty_dossier_is_still_a_page() -> None:
    text = parsed(page(material(full((), (), ())))).text
    assert "Maria Sandoval" in text
    assert "Sources 0" in text


def judged() -> FullDossier:
    """A dossier on which analysts have worked."""
    other = EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov")
    at = "2026-11-20T10:00:00.000Z"
    said = (
        replace(rows.RESIGNED, status=Status.CONFIRMED, own_grade="C3", grade="C3", edited=("date",)),
        replace(rows.OFFICE, written=True, grade="B2", tags=("cabinet",)),
    )
    whole = full(
        said,
        sources=(source_row(grade="B2", tags=("wire",)),),
        entity=replace(PERSON, status=Status.CONFIRMED),
    )
    head = replace(
        whole.dossier,
        tags=("trade",),
        merged=(MergedRow(other, "Ada", at),),
        compared=(ComparedRow(other, Comparison.DIFFERENT, "ages", "Grace", at),),
    )
    notes = (NoteRow("note-1", "entity:person-1", "Maria Sandoval", "Ask her.", "Ada", at),)
    return replace(whole, dossier=head, notes=notes)


def test_what_analysts_made_of_it_is_shown() -> None:
    html = page(material(judged()))
    text = " ".join(parsed(html).text.split())
    for expected in (
        "An analyst has confirmed this person.", "Of 2 statements, 1 is confirmed and 1 written by an analyst",
        "graded C3 (fairly reliable, possibly true)", "graded B2 as its source", "changed by an analyst: date",
        "graded B2 (usually reliable, probably true)", "tags: trade", "tags: cabinet", "tags: wire",
        "merged into it: Hugo Petrov person-2 by Ada, 20 November 2026",
        "not the same as Hugo Petrov person-2: ages (Grace, 20 November 2026)", "Notes 1 Ask her.",
    ):  # fmt: skip
        assert expected in text, expected
    assert "No analyst has confirmed" not in text
    assert 'id="notes"' in html


def test_words_of_analysts_come_out_as_text() -> None:
    whole = judged()
    evil = replace(
        whole,
        dossier=replace(
            whole.dossier,
            tags=(HOSTILE,),
            merged=(replace(whole.dossier.merged[0], analyst=HOSTILE),),
            compared=(replace(whole.dossier.compared[0], reason=HOSTILE),),
        ),
        notes=(replace(whole.notes[0], text=HOSTILE),),
        statements=tuple(replace(row, tags=(HOSTILE,)) for row in whole.statements),
    )
    tags = parsed(page(material(evil))).tags
    assert {tag for tag, _ in tags} <= {tag for tag, _ in parsed(page(material(whole))).tags}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)


def test_a_past_moment_is_named() -> None:
    text = parsed(page(replace(material(full()), as_of="as of entry 1204"))).text
    assert text.count("as of entry 1204") == 2


def test_copies_are_told_from_independent_origins() -> None:
    sources = tuple(source_row(id=f"{n}" * 64) for n in range(3))
    copied = replace(rows.RESIGNED, copies=2)
    text = parsed(page(material(replace(full((copied,), (), sources), origins=2)))).text
    assert "3 sources of 2 origins" in " ".join(text.split())
    assert "the same words in 2 further sources" in text
    assert "origin" not in parsed(page(material(replace(full((), (), sources), origins=3)))).text
