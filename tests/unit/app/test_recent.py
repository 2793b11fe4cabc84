from pathlib import Path

import pytest

from dossier.app import paths, recent


def test_the_latest_case_comes_first_and_once(tmp_path: Path) -> None:
    cases = [tmp_path / f"{n}.dossier" for n in range(15)]
    for case in cases:
        case.touch()
        recent.add(case)
    recent.add(cases[3])
    assert recent.cases()[:2] == [cases[3], cases[14]]
    assert len(recent.cases()) == recent.KEPT


def test_cases_that_are_gone_are_not_offered(tmp_path: Path) -> None:
    here, gone = tmp_path / "here.dossier", tmp_path / "gone.dossier"
    here.touch()
    recent.add(here)
    recent.add(gone)
    assert recent.cases() == [here]
    recent.forget(here)
    assert recent.cases() == []


@pytest.mark.parametrize("content", ['{"cases": 5}', '{"cases": [1]}', "[]"])
def test_a_damaged_list_is_set_aside(content: str, tmp_path: Path) -> None:
    (paths.config() / "recent.json").write_text(content, encoding="utf-8")
    assert recent.cases() == []
    assert (paths.config() / "recent.json.damaged").exists()
    here = tmp_path / "here.dossier"
    here.touch()
    recent.add(here)
    assert recent.cases() == [here]


def test_a_name_that_no_system_takes_is_not_offered(tmp_path: Path) -> None:
    recent.add(tmp_path / "here\udcff.dossier")
    recent._write(["x" * 300, "a\0b", *recent._all()])
    assert recent.cases() == []
