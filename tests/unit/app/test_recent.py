from pathlib import Path

from dossier.app import recent


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
