"""Names as forms; no model."""

import pytest

from dossier.analysis import forms


@pytest.mark.parametrize(
    ("name", "family", "bare", "given"),
    [
        ("François Hollande", "hollande", "hollande", "francois"),
        ("Jean-Yves Le Drian", "le drian", "drian", "jean-yves"),
        ("Bashar al-Assad", "al-assad", "assad", "bashar"),
        ("Stephane de Sakutin", "de sakutin", "sakutin", "stephane"),
        ("Martin Luther King Jr.", "king", "king", "martin"),
        ("Le Drian", "drian", "drian", ""),
        ("Søren Łukasz", "lukasz", "lukasz", "soren"),
    ],
)
def test_parts(name: str, family: str, bare: str, given: str) -> None:
    assert (forms.family(name), forms.bare_family(name), forms.given(name)) == (family, bare, given)


def test_near_tolerates_one_slip() -> None:
    assert forms.near("abdeslam", "abdelslam")
    assert forms.near("rouhani", "rohani")
    assert forms.near("brien", "brein")
    assert not forms.near("miller", "muellner")
    assert not forms.near("lee", "gee")


def test_initials_fit_names_and_names_do_not_fit_each_other() -> None:
    assert forms.compatible_given("j.", "john")
    assert forms.compatible_given("", "john")
    assert not forms.compatible_given("mohamed", "salah")


def test_acronyms() -> None:
    assert forms.acronym_of("European Union") == "EU"
    assert forms.acronym_of("Bank of England") == "BE"
    assert forms.acronym_of("Apple") == ""


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("George W. Bush", "George Bush", True),
        ("George W. Bush", "W. Bush", True),
        ("George H.W. Bush", "George W. Bush", False),
        ("J. K. Rowling", "Joanne Rowling", True),
        ("Anna Holm", "Maria Holm", False),
    ],
)
def test_two_full_names_of_one_family_name(a: str, b: str, one: bool) -> None:
    assert forms.fit(a, b) is one
    assert forms.fit(b, a) is one
