"""Getting about: back and forward, tabs, panes, sections."""

from dossier.gui.desk import Desk
from dossier.gui.navigation import Place, PlaceKind, Spot


def back(desk: Desk) -> None:
    desk.step(-1)


def forward(desk: Desk) -> None:
    desk.step(1)


def close_tab(desk: Desk) -> None:
    desk.close_tab()


def next_tab(desk: Desk) -> None:
    desk.next_tab(1)


def previous_tab(desk: Desk) -> None:
    desk.next_tab(-1)


def next_pane(desk: Desk) -> None:
    desk.focus("next")


def previous_pane(desk: Desk) -> None:
    desk.focus("previous")


def search(desk: Desk) -> None:
    desk.focus("search")


def filter_list(desk: Desk) -> None:
    desk.focus("filter")


def find_in_text(desk: Desk) -> None:
    desk.focus("find")


def next_hit(desk: Desk) -> None:
    desk.focus("next-hit")


def previous_hit(desk: Desk) -> None:
    desk.focus("previous-hit")


def next_mention(desk: Desk) -> None:
    desk.focus("next-mention")


def previous_mention(desk: Desk) -> None:
    desk.focus("previous-mention")


def persons(desk: Desk) -> None:
    desk.choose_section("persons")


def events(desk: Desk) -> None:
    desk.choose_section("events")


def organisations(desk: Desk) -> None:
    desk.choose_section("organisations")


def places(desk: Desk) -> None:
    desk.choose_section("places")


def sources(desk: Desk) -> None:
    desk.choose_section("sources")


def history(desk: Desk) -> None:
    desk.go(Place(PlaceKind.HISTORY))


def source_details(desk: Desk) -> None:
    if desk.source is not None:
        desk.go(Place(PlaceKind.SOURCE, desk.source, Spot(desk.source)), new_tab=True)


def toggle_navigator(desk: Desk) -> None:
    desk.toggle("navigator")


def toggle_reader(desk: Desk) -> None:
    desk.toggle("reader")


def toggle_report(desk: Desk) -> None:
    desk.toggle("report")
