"""The timeline as a file: XML that says in words what it shows."""

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings

from dossier.domain.time_marks import EVENT, TimeMark, TimeMarks
from dossier.export.formats import EXPORTERS
from dossier.export.timeline.export import SVG, drawn
from dossier.export.timeline.marks import Marks
from dossier.export.timeline.svg import measured, write
from tests.unit.export.rows import full, material
from tests.unit.export.timeline_marks import many, mark

NS = "{http://www.w3.org/2000/svg}"


def tree(marks: list[TimeMark], title: str = "Paris") -> ElementTree.Element:
    return ElementTree.fromstring("".join(write(drawn(Marks(marks)), title)))


@settings(max_examples=40, deadline=None)
@given(many)
def test_it_is_well_formed_whatever_the_marks(marks: list[TimeMark]) -> None:
    root = tree(marks, "<Paris> & “co” \x00 😀")
    assert root.findtext(f"{NS}title") == "<Paris> & “co” \ufffd 😀"
    for group in root.iter(f"{NS}g"):
        if group.get("class", "").startswith(("mark", "cluster", "reported")):
            assert group.findtext(f"{NS}title")


def test_each_mark_says_when_what_who_where_and_when_reported() -> None:
    root = tree(
        [mark("2015-11-14", "Ada <left>", vague="before"), mark("2015-11-13", "Raid", EVENT, disputed=True)]
    )
    said = [group.findtext(f"{NS}title") for group in root.iter(f"{NS}g") if "mark" in group.get("class", "")]
    assert "before 14 Nov 2015 · Ada <left> · Ada · The Paper, ¶3 · reported 17 Nov 2015" in said
    assert "13 Nov 2015 · Raid · Ada · sources differ · The Paper, ¶3 · reported 17 Nov 2015" in said
    assert root.get("role") == "img"
    assert "2 dated statements and events" in (root.findtext(f"{NS}desc") or "")


def test_what_is_disputed_is_dashed_and_what_is_vague_fades() -> None:
    words = "".join(write(drawn(Marks([mark("2015-11-13", "Raid", EVENT, disputed=True)])), "x"))
    assert 'class="edge disputed"' in words
    words = "".join(write(drawn(Marks([mark("2015-11-16", vague="since")])), "x"))
    assert 'id="fade-action-02"' in words
    assert 'fill="url(#fade-action-02)"' in words


def test_dates_of_any_age() -> None:
    root = tree([mark("BC0044"), mark("0001"), mark("9999-12-31")])
    said = {(g.findtext(f"{NS}title") or "").partition(" · ")[0] for g in root.iter(f"{NS}g")}
    assert {"44 BC", "1", "31 Dec 9999"} <= said


def test_the_exporter_names_what_it_is_of() -> None:
    assert SVG in EXPORTERS
    marks = TimeMarks((mark("2015-11-14"),), 1, 0)
    given_ = replace(material(), timeline=lambda: marks)
    assert '<title id="title">Timeline: Trade' in b"".join(SVG.write(replace(given_, dossier=None))).decode()
    of_one = replace(given_, dossier=full(), as_of="as of entry 7")
    assert "Timeline: Maria Sandoval (as of entry 7)" in b"".join(SVG.write(of_one)).decode()


def test_widths_are_rather_too_large() -> None:
    assert measured("") == 0
    assert measured("e\u0301") == measured("e")
    assert measured("漢") > measured("a") > measured("i")
