"""The shapes of `--json`, key by key and in order: promises to whoever scripts with them."""

from dataclasses import replace

from dossier.app.presence import Present
from dossier.cli import shapes
from dossier.domain.analysis import EntityKind
from dossier.domain.judgements import Comparison
from dossier.domain.views import (
    Analyst,
    AnalystProof,
    CaseProperties,
    ComparedRow,
    EntityRef,
    HistoryRow,
    Hit,
    IngestLine,
    MergedRow,
    NoteRow,
    Outcome,
    VerifyReport,
)
from tests.unit.export.rows import EVENT, PERSON, QUOTE, RESIGNED, SOURCE, full, source_row


def test_an_entity() -> None:
    shape = shapes.entity(PERSON)
    assert list(shape) == ["id", "kind", "name", "aliases", "mentions", "sources", "role", "status"]
    assert shape == {
        "id": "person-1",
        "kind": "person",
        "name": "Maria Sandoval",
        "aliases": ["Maria Sandoval", "Sandoval"],
        "mentions": 4,
        "sources": 1,
        "role": "story",
        "status": "unreviewed",
    }


def test_a_source_and_what_is_not_known_of_it() -> None:
    shape = shapes.source(source_row())
    assert list(shape) == [
        "id", "file", "title", "publisher", "published", "language", "bytes", "characters", "grade", "tags", "notes",
    ]  # fmt: skip
    assert (shape["grade"], shape["tags"], shape["notes"]) == (None, [], 0)
    assert shapes.source(source_row(grade="B2", tags=("wire",)))["grade"] == "B2"
    assert (shape["id"], shape["file"], shape["published"]) == (SOURCE, "story.txt", "2019-05-22")
    unknown = shapes.source(source_row(file="", title="", publisher="", published="", language=""))
    assert [key for key, value in unknown.items() if value is None] == [
        "file", "title", "publisher", "published", "language", "grade",
    ]  # fmt: skip


def test_a_dossier() -> None:
    shape = shapes.dossier(full())
    assert list(shape) == [
        "id", "kind", "name", "aliases", "statements", "quotes", "sources", "status", "tags", "notes", "merged",
        "compared", "rejected", "created", "renamed", "grounded", "event", "figures",
        "origins",
    ]  # fmt: skip
    assert [len(shape[key]) for key in ("statements", "quotes", "sources")] == [3, 1, 1]
    assert shape["sources"] == [shapes.source(source_row())]


def test_a_dossier_with_what_analysts_made_of_it() -> None:
    other = EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov")
    head = replace(
        full(event=EVENT).dossier,
        tags=("trade",),
        merged=(MergedRow(other, "Ada", "2026-11-20T10:00:00Z"),),
        compared=(ComparedRow(other, Comparison.POSSIBLY_SAME, "", "Ada", "2026-11-20T10:00:00Z"),),
        rejected=2,
    )
    note = NoteRow("note-1", "entity:person-1", "Maria Sandoval", "Ask.", "Ada", "2026-11-20T10:00:00Z")
    shape = shapes.dossier(replace(full(), dossier=head, notes=(note,)))
    named = {"id": "person-2", "kind": "person", "name": "Hugo Petrov"}
    by = {"analyst": "Ada", "at": "2026-11-20T10:00:00Z"}
    assert shape["merged"] == [named | by]
    assert shape["compared"] == [{"entity": named, "comparison": "possibly same", "reason": None} | by]
    assert (shape["tags"], shape["rejected"]) == (["trade"], 2)
    assert shape["notes"] == [
        {"id": "note-1", "target": "entity:person-1", "about": "Maria Sandoval", "text": "Ask."}
        | by
        | {"passage": None}
    ]
    assert shape["event"]["when"] == "2019-05-21"
    assert shape["event"]["who"][1] == {"role": "agent", "entity": named}


def test_a_statement() -> None:
    shape = shapes.statement(RESIGNED)
    assert list(shape) == [
        "text", "file", "source", "start", "end", "page", "kind", "attribution", "hedged", "date", "vague", "status",
        "id", "subjects", "others", "attributed_to", "negated", "grade", "own_grade", "tags", "notes", "written",
        "edited", "grounded", "copies",
    ]  # fmt: skip
    assert shape["id"] == RESIGNED.id
    assert shape["subjects"] == [{"id": "person-1", "kind": "person", "name": "Maria Sandoval"}]
    assert shape["text"] == "resigned on Tuesday"
    assert shape["end"] - shape["start"] == len(shape["text"])
    assert (shape["kind"], shape["attribution"], shape["hedged"]) == ("action", "the ministry", False)
    assert (shape["date"], shape["status"]) == ("2019-05-21", "unreviewed")
    assert shapes.statement(replace(RESIGNED, date=None, attribution=None))["date"] is None


def test_a_quote() -> None:
    shape = shapes.quote(QUOTE)
    assert list(shape) == [
        "text", "file", "source", "start", "end", "page", "form", "speaker", "speaker_entity", "addressee",
    ]  # fmt: skip
    assert (shape["speaker"], shape["speaker_entity"], shape["addressee"]) == ("Sandoval", "person-1", None)


def test_a_hit() -> None:
    hit = Hit("passage", "a.txt", SOURCE, 3, 12, "the words", 7, 12, marks=((7, 12),), publisher="Press")
    assert shapes.hit(hit) == {
        "kind": "passage",
        "file": "a.txt",
        "source": SOURCE,
        "start": 3,
        "end": 12,
        "text": "the words",
        "name": None,
        "entity": None,
        "target": "",
        "marks": [[7, 12]],
        "publisher": "Press",
        "published": None,
        "analyst": None,
        "hedged": False,
        "negated": False,
    }
    assert shapes.hit(Hit("person", "", "", 0, 0, "Maria", 0, 0, "person-1", "Maria"))["file"] is None


def test_a_verification() -> None:
    report = VerifyReport(
        False,
        4,
        19,
        900,
        ("the chain holds",),
        ("Source 1 is not what its hash says.",),
        (AnalystProof("a1", "Ada", 19, 10, 5, 3, 1),),
    )
    assert shapes.verification(report) == {
        "ok": False,
        "sources": 4,
        "entries": 19,
        "passages": 900,
        "problems": ["Source 1 is not what its hash says."],
        "analysts": [
            {
                "id": "a1",
                "name": "Ada",
                "entries": 19,
                "proven": 10,
                "signed": 5,
                "claimed": 3,
                "broken": 1,
            }
        ],
    }


def test_an_entry_with_its_payload_as_an_object() -> None:
    row = HistoryRow(
        "e" * 64, 3, "SourceWithdrawn", "Ada", "2026-11-20T10:00:00Z", "Withdrew a.txt", '{"a":[1]}', False
    )
    assert shapes.entry(row) == {
        "id": "e" * 64,
        "kind": "SourceWithdrawn",
        "analyst": "Ada",
        "at": "2026-11-20T10:00:00Z",
        "summary": "Withdrew a.txt",
        "payload": {"a": [1]},
        "position": 3,
        "act": None,
        "target": None,
    }
    assert shapes.entry(replace(row, payload=""))["payload"] == {}


def test_a_line_of_an_ingest_report() -> None:
    assert shapes.ingested(IngestLine("a.bin", "/tmp/a.bin", Outcome.FAILED, None, ("It is no text.",))) == {
        "file": "a.bin",
        "path": "/tmp/a.bin",
        "outcome": "failed",
        "source": None,
        "notices": ["It is no text."],
    }


def test_properties() -> None:
    case = CaseProperties("c1", "Title", "", "2026-11-20T10:00:00Z", (Analyst("a1", "Ada", "A"),), 4, 19)
    assert shapes.properties(case) == {
        "case": "c1",
        "title": "Title",
        "description": "",
        "created": "2026-11-20T10:00:00Z",
        "analysts": [{"id": "a1", "name": "Ada", "initials": "A"}],
        "sources": 4,
        "entries": 19,
        "open": [],
    }
    ben = Present("b", "Ben", "B", "desk-7", "")
    assert shapes.properties(case, [ben])["open"] == [
        {
            "analyst": "b",
            "name": "Ben",
            "initials": "B",
            "machine": "desk-7",
            "since": None,
            "fading": False,
        }
    ]
