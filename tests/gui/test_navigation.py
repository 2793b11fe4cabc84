from dossier.gui.navigation import DEPTH, Place, PlaceKind, Spot, Trail

ADA, BEN = Place(PlaceKind.ENTITY, "ada"), Place(PlaceKind.ENTITY, "ben")
ADA_READ = Place(PlaceKind.ENTITY, "ada", Spot("s", 1, 5))
ADA_ON = Place(PlaceKind.ENTITY, "ada", Spot("s", 9, 12))


def walked(*places: Place) -> Trail:
    trail = Trail()
    for place in places:
        trail.visit(place)
    return trail


def test_back_and_forward_go_over_pages_and_passages() -> None:
    trail = walked(ADA, ADA_READ, ADA_ON, BEN)
    assert [trail.back(), trail.back(), trail.back()] == [ADA_ON, ADA_READ, None]
    assert [trail.forward(), trail.forward(), trail.forward()] == [ADA_ON, BEN, None]


def test_a_page_and_its_first_passage_are_one_step() -> None:
    trail = walked(BEN, ADA, ADA_READ)
    assert trail.back() == BEN


def test_going_on_from_the_middle_cuts_off_what_lay_ahead() -> None:
    trail = walked(ADA_READ, BEN)
    trail.back()
    trail.visit(ADA_ON)
    assert not trail.can_go_forward
    assert trail.back() == ADA_READ


def test_the_same_place_twice_is_one() -> None:
    trail = walked(ADA, ADA)
    assert not trail.can_go_back


def test_only_so_many_places_are_kept() -> None:
    trail = walked(*(Place(PlaceKind.ENTITY, str(n)) for n in range(DEPTH + 50)))
    steps = 0
    while trail.back():
        steps += 1
    assert steps == DEPTH - 1
