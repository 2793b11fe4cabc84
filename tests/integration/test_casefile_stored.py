"""Case files of every schema ever released still open, and hold what they held."""

import shutil
from pathlib import Path

import pytest

from dossier.domain.entries import CaseCreated, SourceAnalysed, SourceIngested, UnknownFact
from dossier.store import decode_analysis, schema, verify
from tests.integration.sample_case import TEXT, analysis, open_case

DATA = Path(__file__).parents[1] / "data"
STORED = sorted(DATA.glob("schema-*.dossier"))


def test_there_is_a_file_of_every_schema_so_far() -> None:
    assert [path.name for path in STORED] == [
        f"schema-{version:04d}.dossier" for version in sorted(schema.SCHEMAS)
    ]


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_copy_opens_and_holds_what_it_held(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    shutil.copy(stored, path)
    assert verify(path).ok
    with open_case(path) as case:
        entries = list(case.entries())
        assert len(entries) == 10
        assert not any(isinstance(entry.fact, UnknownFact) for entry in entries)
        assert entries[0].fact == CaseCreated("A case", "For tests")
        ingested, analysed = entries[2].fact, entries[3].fact
        assert isinstance(ingested, SourceIngested)
        assert isinstance(analysed, SourceAnalysed)
        assert case.original(ingested.source) == TEXT.encode()
        assert case.text(ingested.text) == TEXT
        assert decode_analysis(case.blob(analysed.analysis)) == analysis()
    report = verify(path)
    assert report.ok, report.problems
    assert (report.sources, report.entries, report.passages) == (2, 10, 11)
