"""The jsonl export: its exact keys, in its exact order, whatever a text or a file name holds."""

import json
from dataclasses import replace

from dossier.domain.analysis import EntityKind, Form, StatementKind
from dossier.domain.findings import (
    Findings,
    FoundAttribution,
    FoundDate,
    FoundEvent,
    FoundFigure,
    FoundMention,
    FoundQuote,
    FoundSpan,
    FoundStatement,
)
from dossier.export.formats import EXPORTERS
from dossier.export.jsonl import EXPORTER, write
from tests.unit.export.rows import material

FOUND = Findings(
    file="Genève 😀.txt",
    source="a" * 64,
    text_sha256="b" * 64,
    published="2015-11-17",
    mentions=(
        FoundMention(0, 4, EntityKind.PERSON, "person-1", Form.NAME, 870),
        FoundMention(5, 7, EntityKind.PLACE, None, Form.PRONOUN),
    ),
    quotes=(
        FoundQuote(
            8,
            20,
            0,
            4,
            "person-1",
            "direct",
            FoundSpan(5, 7),
            "person-2",
            (FoundSpan(8, 12), FoundSpan(15, 20)),
        ),
        FoundQuote(21, 25, None, None, None),
    ),
    dates=(FoundDate(30, 38, "2015-11-14"), FoundDate(40, 44, None)),
    events=(FoundEvent(45, 51, "event-1"),),
    statements=(
        FoundStatement(
            0,
            20,
            StatementKind.SPEECH,
            ("person-1",),
            FoundAttribution(0, 4, None, (FoundAttribution(5, 7, "person-2"),)),
            True,
            "2015-11-14",
            ("place-1",),
            FoundSpan(5, 9),
            FoundSpan(5, 7),
            True,
            "place-1",
        ),
        FoundStatement(21, 29, StatementKind.ROLE, (), None, False, None),
    ),
    boilerplate=(FoundSpan(60, 70),),
    figures=(
        FoundFigure(71, 74, "figures-1", 129, None, "at least", "killed", "event-1"),
        FoundFigure(80, 81, "figures-2", 5, 5, "", "tent", None),
    ),
)


def test_one_source_is_one_line_with_the_promised_keys() -> None:
    (line,) = write([FOUND])
    assert json.loads(line) == {
        "file": "Genève 😀.txt",
        "source": "a" * 64,
        "text_sha256": "b" * 64,
        "published": "2015-11-17",
        "mentions": [
            {"start": 0, "end": 4, "type": "person", "entity": "person-1", "form": "name", "score": 0.87},
            {"start": 5, "end": 7, "type": "place", "entity": None, "form": "pronoun", "score": 1.0},
        ],
        "quotes": [
            {
                "start": 8, "end": 20, "speaker_start": 0, "speaker_end": 4, "speaker_entity": "person-1",
                "form": "direct", "cue": {"start": 5, "end": 7}, "addressee": "person-2",
                "spans": [[8, 12], [15, 20]], "score": 1.0,
            },
            {
                "start": 21, "end": 25, "speaker_start": None, "speaker_end": None, "speaker_entity": None,
                "form": "direct", "cue": None, "addressee": None, "spans": [[21, 25]], "score": 1.0,
            },
        ],
        "dates": [{"start": 30, "end": 38, "value": "2015-11-14", "score": 1.0},
                  {"start": 40, "end": 44, "value": None, "score": 1.0}],
        "events": [{"start": 45, "end": 51, "event": "event-1", "score": 1.0}],
        "statements": [
            {
                "start": 0,
                "end": 20,
                "kind": "speech",
                "subjects": ["person-1"],
                "attribution": {
                    "start": 0, "end": 4, "entity": None, "via": [{"start": 5, "end": 7, "entity": "person-2"}],
                },
                "hedged": True,
                "date": "2015-11-14",
                "others": ["place-1"],
                "predicate": {"start": 5, "end": 9},
                "hedge": {"start": 5, "end": 7},
                "negated": True,
                "place": "place-1",
                "score": 1.0,
            },
            {
                "start": 21,
                "end": 29,
                "kind": "role",
                "subjects": [],
                "attribution": None,
                "hedged": False,
                "date": None,
                "others": [],
                "predicate": None,
                "hedge": None,
                "negated": False,
                "place": None,
                "score": 1.0,
            },
        ],
        "boilerplate": [{"start": 60, "end": 70}],
        "figures": [
            {
                "start": 71,
                "end": 74,
                "key": "figures-1",
                "low": 129,
                "high": None,
                "hedge": "at least",
                "what": "killed",
                "event": "event-1",
                "score": 1.0,
            },
            {
                "start": 80,
                "end": 81,
                "key": "figures-2",
                "low": 5,
                "high": 5,
                "hedge": None,
                "what": "tent",
                "event": None,
                "score": 1.0,
            },
        ],
    }  # fmt: skip


def test_lines_are_utf_8_not_escapes_and_keys_come_in_the_documented_order() -> None:
    (line,) = write([FOUND])
    assert "Genève 😀".encode() in line
    assert line.endswith(b"]}\n")
    assert line.count(b"\n") == 1
    assert list(json.loads(line)) == [
        "file", "source", "text_sha256", "published", "mentions", "quotes", "dates", "events", "statements",
        "boilerplate", "figures",
    ]  # fmt: skip


def test_sources_keep_their_order_and_the_same_findings_give_the_same_bytes() -> None:
    other = replace(FOUND, file="a.txt", published=None, mentions=())
    first = list(write([FOUND, other]))
    assert [json.loads(line)["file"] for line in first] == ["Genève 😀.txt", "a.txt"]
    assert first == list(write([FOUND, other]))
    assert json.loads(first[1])["published"] is None


def test_a_file_name_that_is_no_utf_8_still_gives_json() -> None:
    (line,) = write([replace(FOUND, file="caf\udce9.txt")])
    assert json.loads(line.decode("utf-8"))["file"] == "caf\udce9.txt"


def test_the_registry_names_each_format_once_and_an_empty_case_exports_nothing() -> None:
    assert len({exporter.format for exporter in EXPORTERS}) == len(EXPORTERS)
    assert all(exporter.suffix.startswith(".") and exporter.label for exporter in EXPORTERS)
    assert list(EXPORTER.write(material())) == []
