"""What may have been meant by "or" in small letters."""

import pytest

from dossier.domain.searching.capitals import in_capitals


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bridge or varna", "bridge OR varna"),
        ("(bridge Or 😀 varna) not  sofia", "(bridge OR 😀 varna) NOT  sofia"),
        ("bridge and varna", "bridge AND varna"),
        ("bridge OR varna", ""),
        ('"trick or treat"', ""),
        ("tag:or bridge", ""),
        ("or", ""),
        ("gold or", ""),
        ("", ""),
    ],
)
def test_operators_in_small_letters_are_offered_in_capitals(typed: str, meant: str) -> None:
    assert in_capitals(typed) == meant
