"""Each standard, read back by somebody else's parser, or by the grammar of its document."""

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.analysis import EntityKind, Role, StatementKind
from dossier.domain.connections import ties
from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRef, EntityRow, HistoryRow, NoteRow, Status
from dossier.export import Material, Scope
from dossier.export.bibliography import write_bibtex, write_csl_json, write_ris
from dossier.export.formats import EXPORTERS, LISTS
from dossier.export.happenings import write_icalendar
from dossier.export.holdings import Held
from dossier.export.spreadsheets import harmless, write_csv, write_xlsx
from dossier.ingest.foreign import read_foreign
from tests.unit.export.rows import (
    OFFICE,
    PERSON,
    QUOTE,
    REF,
    RESIGNED,
    SOURCE,
    TEXT,
    TRAVEL,
    material,
    source_row,
)

EVENT = EntityRow(
    "event-1", EntityKind.EVENT, "Resignation, 21 May 2019; <b>Madrid</b>", (), 1, 1, Role.STORY, Status.CONFIRMED,
    "2019-05-21",
)  # fmt: skip
OF_EVENT = EntityRef(EVENT.id, EVENT.kind, EVENT.name)
HOSTILE = '=HYPERLINK("http://evil")\x00\u202e]]>--></script>\ud800'
NOTE = NoteRow(
    "note-1",
    f"passage:{SOURCE}:0-8",
    "a passage",
    f"Who? {HOSTILE}",
    "Ada",
    "2026-11-20T10:00:00Z",
    OFFICE.citation,
)
ACT = HistoryRow(
    "e1", 1, "NoteWritten", "Ada L.", "2026-11-20T10:00:00Z", "noted", "{}", False, "a1", NOTE.target
)
HELD = Held(
    (source_row(title=f"Minister {HOSTILE} & Co {{x}} 50%", authors=("Ada Byline", "Bob_B")),),
    (PERSON, EVENT),
    (replace(RESIGNED, others=(OF_EVENT,), tags=("urgent",)), OFFICE, TRAVEL),
    (QUOTE,),
    ((REF, OFFICE.citation), (OF_EVENT, RESIGNED.citation)),
    (NOTE,),
    (ACT,),
)
WHOLE = replace(material(), holdings=HELD)


def written(format: str, of: Material = WHOLE) -> bytes:
    (exporter,) = [each for each in EXPORTERS if each.format == format]
    return b"".join(exporter.write(of))


NOT_FOR_ROWS = {"html", "jsonl", "bagit", "custody", "custody-text"}
FORMATS = [
    each.format for each in EXPORTERS if each.format not in NOT_FOR_ROWS and each.scope is not Scope.DOSSIER
]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_case_gives_the_same_bytes_and_an_empty_one_is_a_file_of_the_format(format: str) -> None:
    assert written(format) == written(format)
    assert written(format, replace(material(), holdings=Held())) is not None


def test_csv_holds_all_statements_and_nothing_that_a_spreadsheet_runs() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv").decode(), newline="")))
    assert [row["words"] for row in rows] == [each.citation.exact for each in HELD.statement_rows]
    assert rows[0]["title"] == RESIGNED.citation.title
    notes = written("csv", replace(WHOLE, listed="notes")).decode()
    (note,) = csv.DictReader(io.StringIO(notes, newline=""))
    assert note["text"].startswith("Who?")
    sources = written(
        "csv",
        replace(WHOLE, listed="sources", holdings=replace(HELD, source_rows=(source_row(title=HOSTILE),))),
    )
    (source,) = csv.DictReader(io.StringIO(sources.decode(), newline=""))
    assert source["title"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("listed", LISTS)
def test_every_list_has_as_many_cells_as_headings(listed: str) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", replace(WHOLE, listed=listed)).decode(), newline="")))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_there_is_no_list_of_another_name() -> None:
    with pytest.raises(NotFound, match="statements, quotes"):
        list(write_csv(replace(WHOLE, listed="rumours")))


@given(st.text(max_size=40))
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = str(harmless(text))
    assert not cell.strip(" \n")[:1] or cell.strip(" \n")[0] not in "=+-@\t\r＝＋－＠"
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_xlsx_cells_are_text_and_about_says_what_was_left_out() -> None:
    pieces = write_xlsx(replace(WHOLE, listed="sources", left_out="Left out on purpose: 1 note."))
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        about = book.read("xl/worksheets/sheet2.xml").decode()
        strings = (
            book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else ""
        )
        for name in book.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(book.read(name))
    assert "<f>" not in sheet
    assert "HYPERLINK" in sheet + strings
    assert "1 note" in about + strings


def test_csl_json_is_a_list_of_items() -> None:
    (item,) = json.loads(b"".join(write_csl_json(WHOLE)))
    assert item["issued"] == {"date-parts": [[2019, 5, 22]]}
    assert item["author"] == [{"literal": "Ada Byline"}, {"literal": "Bob_B"}]
    assert item["id"] == f"thepaper2019-{SOURCE[:8]}"
    assert json.loads(b"".join(write_csl_json(material()))) == []


def test_bibtex_has_its_braces_in_pairs() -> None:
    text = b"".join(write_bibtex(replace(WHOLE, left_out="Left out on purpose: 1 note."))).decode()
    assert text.startswith("% Left out")
    bare = text.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert r"\& Co \{x\} 50\%" in text
    assert r"{Ada Byline} and {Bob\_B}" in text


def test_ris_has_a_tag_on_every_line() -> None:
    lines = b"".join(write_ris(WHOLE)).decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert all(line[2:6] == "  - " for line in lines if line)
    assert "DA  - 2019/05/22/" in lines


def test_icalendar_lines_are_folded_and_dates_whole_days() -> None:
    text = b"".join(write_icalendar(WHOLE))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    lines = text.decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART;VALUE=DATE:20190521" in lines
    assert "DTEND;VALUE=DATE:20190522" in lines
    assert "SUMMARY:Resignation\\, 21 May 2019\\; <b>Madrid</b>" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


def test_timelinejs_shows_names_as_words_not_markup() -> None:
    (slide,) = json.loads(written("timelinejs"))["events"]
    assert slide["start_date"] == {"year": 2019, "month": 5, "day": 21}
    assert "&lt;b&gt;" in slide["text"]["headline"]


@pytest.mark.parametrize(
    ("format", "ns"), [("graphml", "http://graphml.graphdrawing.org/xmlns"), ("gexf", "http://gexf.net/1.3")]
)
def test_graphs_have_a_node_for_both_ends_of_every_edge(format: str, ns: str) -> None:
    root = ElementTree.fromstring(written(format))
    nodes = {node.get("id") for node in root.iter(f"{{{ns}}}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{{{ns}}}edge")]
    assert nodes == {"person-1", "event-1"}
    assert edges == [("person-1", "event-1")]


def test_ties_count_statements_and_sources_by_kind() -> None:
    other = EntityRef("person-2", EntityKind.PERSON, "Hugo Petrov")
    rows = [replace(RESIGNED, subjects=(REF,), others=(other, REF), id=id) for id in ("a", "b")]
    together = replace(RESIGNED, subjects=(other, REF), others=(), id="c", kind=StatementKind.PLAN)
    found = ties([*rows, together])
    assert [(tie.subject.id, tie.other.id, tie.kind, tie.statements) for tie in found] == [
        ("person-1", "person-2", StatementKind.ACTION, ["a", "b"]),
        ("person-2", "person-1", StatementKind.PLAN, ["c"]),
    ]
    assert found[0].sources == {SOURCE}


def test_annotations_have_both_selectors_and_come_back() -> None:
    page = json.loads(written("web-annotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = page["first"]["items"]
    assert [item["motivation"] for item in items] == ["identifying"] * 2 + ["describing"] * 3 + ["commenting"]
    for item in items:
        position, quote = item["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
    back = read_foreign("web-annotation", written("web-annotation"), "x.jsonld")
    assert [link.entity for link in back.links] == ["person-1", "event-1"]
    assert [(note.id, note.text.encode("utf-8", "backslashreplace")) for note in back.notes] == [
        ("note-1", NOTE.text.encode("utf-8", "backslashreplace"))
    ]
    assert back.links[0].place.source == f"urn:sha256:{SOURCE}"


@pytest.mark.parametrize("format", ["ftm", "ftm-statements"])
def test_follow_the_money_entities_come_back(format: str) -> None:
    back = read_foreign("ftm", written(format), "x")
    assert [(each.id, each.kind, each.name) for each in back.entities] == [
        ("person-1", EntityKind.PERSON, "Maria Sandoval"),
        ("event-1", EntityKind.EVENT, EVENT.name),
    ]
    assert back.entities[0].aliases == ("Sandoval",)
    assert dict(back.passed_over) == {"Article": 1, "Documentation": 2, "UnknownLink": 1}


def test_follow_the_money_points_only_at_what_is_there() -> None:
    proxies = [json.loads(line) for line in written("ftm").splitlines()]
    ids = {proxy["id"] for proxy in proxies}
    assert len(ids) == len(proxies)
    for proxy in proxies:
        for field in ("document", "entity", "subject", "object", "proof"):
            assert set(proxy["properties"].get(field, ())) <= ids


def test_a_qualitative_project_comes_back_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(written("refi-qda"))) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
        (text,) = [name for name in archive.namelist() if name.startswith("sources/")]
        assert archive.read(text).decode() == TEXT
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(guids) == len(set(guids))
    named = {each.get("targetGUID") for each in root.iter() if each.get("targetGUID")}
    assert named <= set(guids)
    back = read_foreign("refi-qda", written("refi-qda"), "x.qdpx")
    assert [(each.name, each.kind) for each in back.entities] == [
        ("Maria Sandoval", EntityKind.PERSON),
        (EVENT.name, EntityKind.EVENT),
    ]
    assert [link.place.wanted.exact for link in back.links] == [
        OFFICE.citation.exact,
        RESIGNED.citation.exact,
    ]
    assert [tag.tag for tag in back.tags] == ["urgent"]
    (note,) = back.notes
    assert note.place is not None
    assert note.place.wanted.exact == OFFICE.citation.exact


def test_provenance_names_every_activity_agent_and_entity_that_it_relates() -> None:
    doc = json.loads(written("prov"))
    for relation, ends in (
        ("wasAssociatedWith", {"prov:activity": "activity", "prov:agent": "agent"}),
        ("wasGeneratedBy", {"prov:activity": "activity", "prov:entity": "entity"}),
        ("used", {"prov:activity": "activity", "prov:entity": "entity"}),
    ):
        for record in doc[relation].values():
            for end, group in ends.items():
                assert record[end] in doc[group]
    assert [each["prov:label"] for each in doc["agent"].values()] == ["Ada L."]


def test_the_snapshot_has_a_table_for_each_list(tmp_path: Path) -> None:
    path = tmp_path / "flat.sqlite"
    path.write_bytes(written("sqlite"))
    with sqlite3.connect(path) as connection:
        for name in LISTS:
            assert connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] > 0
        taking_part = connection.execute(
            "SELECT e.name, t.role FROM statement_entities t JOIN entities e ON e.id = t.entity WHERE t.statement = ?",
            (RESIGNED.id,),
        ).fetchall()
        assert set(taking_part) == {("Maria Sandoval", "subject"), (EVENT.name, "other")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_formats_of_a_whole_case_say_so() -> None:
    scopes = {each.format: each.scope for each in EXPORTERS}
    assert scopes["html"] is Scope.DOSSIER
    assert scopes["prov"] is Scope.CASE
    assert scopes["csv"] is Scope.EITHER
