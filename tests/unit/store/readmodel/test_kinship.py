"""Families of sources in the read model: the same whatever came in when, and however often one looked."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.documents import Metadata
from dossier.domain.entries import Entry, SourceMetadataSet, SourceRestored, SourceWithdrawn
from dossier.store.readmodel import ReadModel, kinship
from tests.unit.domain.test_kinship import said
from tests.unit.store.readmodel.contents import Contents, contents
from tests.unit.store.readmodel.toy import ByName, Journal

NOTICE = "Subscribe! " + said(99, 30)


def article(*seeds: int, own: str = "") -> str:
    return "\n\n".join([*(said(seed) for seed in seeds), own]) + "\n"


def families(model: ReadModel) -> set[frozenset[str]]:
    """The families of more than one, by the file names of their members."""
    with model.database.reading() as connection:
        rows = connection.execute(
            "SELECT f.family, o.file FROM family f JOIN source o ON o.no = f.source WHERE f.family <> ''"
        ).fetchall()
    return {frozenset(file for other, file in rows if other == family) for family, _ in rows}


def relations(model: ReadModel) -> dict[tuple[str, str], str]:
    with model.database.reading() as connection:
        rows = connection.execute(
            """SELECT a.file, b.file, k.relation FROM kin k JOIN source a ON a.no = k.source
            JOIN source b ON b.no = k.beside WHERE a.file < b.file"""
        )
        return {(one, other): relation for one, other, relation in rows}


def test_copies_are_found_and_what_is_only_quoted_is_not_one_of_them(show) -> None:
    journal = Journal().begin()
    journal.ingest(article(1, 2, 3, 4), "agency")
    journal.ingest(article(1, 2, 3, 4, own="By our staff."), "copy")
    journal.ingest(article(1, 2, 3, 50, 51), "derived")
    journal.ingest(article(1, 60, 61, 62), "quoting")
    journal.ingest(article(70, 71), "alone")
    view = show(journal)
    assert families(view) == {frozenset({"agency", "copy", "derived"})}
    assert relations(view) == {
        ("agency", "copy"): "versions",
        ("agency", "derived"): "derived",
        ("copy", "derived"): "derived",
        ("agency", "quoting"): "quotes",
        ("copy", "quoting"): "quotes",
        ("derived", "quoting"): "quotes",
    }


def test_boilerplate_ties_nobody_together(show) -> None:
    journal = Journal().begin()
    journal.ingest(f"{NOTICE}\n{said(1)}\n", "one")
    journal.ingest(f"{NOTICE}\n{said(2)}\n", "two")
    assert relations(show(journal)) == {}


def test_an_address_that_is_corrected_makes_a_version_and_takes_it_back(show) -> None:
    journal = Journal().begin()
    one = journal.ingest(article(1, 2), "one", Metadata(url="https://example.com/a?utm_x=1"))
    journal.ingest(article(3, 4), "two", Metadata(url="http://www.example.com/a"))
    view = show(journal)
    assert families(view) == {frozenset({"one", "two"})}
    entry = journal.append(SourceMetadataSet(one, "url", "https://example.com/b"))
    view.catch_up()
    assert families(view) == set()
    journal.append(SourceMetadataSet(one, "url", "https://example.com/a", entry.id))
    view.catch_up()
    assert families(view) == {frozenset({"one", "two"})}


def test_a_link_that_is_withdrawn_parts_a_family(show) -> None:
    journal = Journal().begin()
    journal.ingest(article(1, 2, 3), "one")
    middle = journal.ingest(article(2, 3, 4, 5), "middle")
    journal.ingest(article(4, 5, 6), "two")
    view = show(journal)
    assert families(view) == {frozenset({"one", "middle", "two"})}
    gone = journal.append(SourceWithdrawn(middle))
    view.catch_up()
    assert families(view) == set()
    journal.append(SourceRestored(middle, gone.id))
    view.catch_up()
    assert families(view) == {frozenset({"one", "middle", "two"})}


def test_a_text_that_very_many_print_is_one_family_and_a_common_line_is_none(
    show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinship, "COMMON", 4)
    journal = Journal().begin()
    for number in range(12):
        journal.ingest(article(1, 2, 3, 90, own=f"Edition {number}."), f"copy {number}")
        journal.ingest(article(90, 200 + 2 * number, 201 + 2 * number), f"other {number}")
    view = show(journal)
    assert families(view) == {frozenset(f"copy {number}" for number in range(12))}
    assert "quotes" not in relations(view).values()


POOL = [
    article(1, 2, 3, 9),
    article(1, 2, 3, 9, own="More."),
    article(2, 3, 4, 9),
    article(4, 5, 6, 9),
    article(5, 6, 9),
    article(9, 7),
    article(9, 8),
    article(9, 10),
]


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[Journal, list[Entry], list[int]]:
    journal = Journal().begin()
    for number, body in enumerate(draw(st.permutations(POOL))):
        url = draw(st.sampled_from(["", "", "http://x/1"]))
        source = journal.ingest(body, f"{number}.txt", Metadata(url=url))
        fate = draw(st.sampled_from(["", "", "withdrawn", "moved"]))
        if fate == "withdrawn":
            journal.append(SourceWithdrawn(source))
        elif fate == "moved":
            journal.append(SourceMetadataSet(source, "url", "http://x/1"))
    order = draw(st.permutations(journal.made))
    return journal, order, sorted(draw(st.lists(st.integers(0, len(order)), max_size=6)))


@settings(max_examples=60, deadline=None)
@given(arrivals(), st.integers(1, 8))
def test_shuffled_and_split_arrivals_give_what_one_rebuild_gives(
    case: tuple[Journal, list[Entry], list[int]], common: int
) -> None:
    journal, order, cuts = case
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kinship, "COMMON", common)
        at_once = _folded(Path(folder) / "rebuilt", journal, journal.made, [])
        bit_by_bit = _folded(Path(folder) / "followed", journal, order, cuts)
        for table in ("print", "kin", "copied", "family"):
            assert bit_by_bit[table] == at_once[table], table


def _folded(file: Path, journal: Journal, order: list[Entry], cuts: list[int]) -> Contents:
    growing = journal.arriving([])
    model = ReadModel.open(file, growing, ByName())
    try:
        for seen in [*cuts, len(order)]:
            growing.made = journal.arriving(order[:seen]).made
            model.catch_up()
    finally:
        model.close()
    return contents(file)


def test_random_texts_have_no_kin(show) -> None:
    draw = random.Random(7)
    journal = Journal().begin()
    for number in range(30):
        journal.ingest(article(*(draw.randrange(1000, 10**9) for _ in range(5))), f"{number}")
    assert relations(show(journal)) == {}
