"""Which conflicts are new: those with other sides, whatever they are called by now."""

from dataclasses import replace

from dossier.domain.conflicts import Conflict, Side, Sort, arisen


def side(entry: str) -> Side:
    return Side("x", "renamed", "Ada", "2026-11-26T10:00:00Z", entry, wins=False)


ONE = Conflict("entity:p", "name", "Ann", None, (side("1"), side("2")))


def test_a_conflict_is_known_by_its_sides_not_by_its_words() -> None:
    renamed = replace(ONE, name="Anna", sides=ONE.sides[::-1])
    third = replace(ONE, sides=(*ONE.sides, side("3")))
    other_sort = replace(ONE, sort=Sort.REJECTION)
    assert arisen([ONE], [renamed]) == ()
    assert arisen([ONE], [third, renamed, other_sort]) == (third, other_sort)
    assert arisen([], [ONE]) == (ONE,)
