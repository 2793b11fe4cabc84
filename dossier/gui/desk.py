"""What an operation can see of the window: the open case, what the person looks at, ways to ask and to
tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dossier.app.settings import Settings
from dossier.domain.views import Citation, IngestReport
from dossier.gui.navigation import Place, Spot
from dossier.gui.tasks import Tasks

if TYPE_CHECKING:  # heavy: the window imports it on the worker, after its first paint (cases.py)
    from dossier.app.workspace import Workspace
    from dossier.gui.chosen import Chosen
    from dossier.gui.models.review_queue import ReviewQueue
    from dossier.gui.passage_hints import Hint
    from dossier.gui.undo_menu import UndoMenu


class Need(Enum):
    """What an action needs before it can be used."""

    NOTHING = auto()
    CASE = auto()
    WRITABLE = auto()
    """An open case that is not read-only."""
    ENTITY = auto()
    """A tab that shows a dossier."""
    SOURCE = auto()
    """A tab that shows a source, or a source in the reader."""
    HELD_SOURCE = auto()
    """Such a source, in use; and the case can be written."""
    WITHDRAWN_SOURCE = auto()
    CITATION = auto()
    """A selected line with a citation, or selected words in the reader."""
    TEXT = auto()
    """A text in the reader."""
    WORDS = auto()
    """Words to decide on (selected in the reader, a mention under its caret, or a mention's line), in a case that can
    be written; so for all that follow."""
    MENTION = auto()
    """Such words that are a mention of an entity."""
    STATEMENT = auto()
    """A statement's line."""
    EDITABLE = auto()
    """A statement's line, or a note's."""
    ERASABLE = auto()
    """The line of a note, or of a statement that an analyst wrote."""
    DIFFERING = auto()
    """A line of two passages that contradict each other."""
    DECIDABLE = auto()
    """An entity in front."""
    DECIDABLE_ONES = auto()
    """The same, or several that are selected in the navigator."""
    SPLITTABLE = auto()
    """A tab that shows a dossier; of an event, of one with other names, of one that others were merged into."""
    EVENT = auto()
    ALIASED = auto()
    MERGED = auto()
    ANY_SOURCE = auto()
    """A source, in use or withdrawn."""
    TAB = auto()
    BACK = auto()
    FORWARD = auto()
    UNDO = auto()
    """Something of the analyst's own that undo would take back."""
    REDO = auto()
    SUBJECT = auto()
    """A dossier, a source or a statement's line in front: something that has a history of its own."""
    PAST = auto()
    """A case that is shown as it was at an earlier moment."""
    PRESENT = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette and of the key table; `live` does it, and knows whether it can be done now."""

    menu: str
    label: str
    keys: str
    live: QAction


@dataclass(frozen=True, slots=True)
class Button:
    """What a message offers to do."""

    label: str
    press: Callable[[], None]


class Questions(Protocol):
    """Every question that blocks; tests answer them without a dialog."""

    def files(self, title: str) -> Sequence[str]: ...
    def folder(self, title: str) -> str: ...
    def open_path(self, title: str, pattern: str) -> str: ...
    def save_path(self, title: str, proposal: str, pattern: str) -> str: ...
    def text(self, title: str, label: str, value: str) -> str | None: ...
    def choice(self, title: str, label: str, choices: Sequence[str]) -> int | None:
        """Which of these, by its number."""
        ...

    def confirm(self, title: str, text: str, button: str) -> bool: ...
    def report(self, title: str, text: str) -> None: ...
    def who(self, name: str, initials: str) -> tuple[str, str] | None:
        """The analyst's name and initials; None when they would rather not say now."""
        ...

    def moment(self, title: str, text: str, entries: int, *, now: bool = False) -> str | None:
        """A moment of the case, as `Workspace.open` takes it (empty for now, which is offered with `now`); None
        when the person thinks better of it. The case has `entries` entries."""
        ...


class Desk(Protocol):
    """The main window, as operations see it. Answers that may be missing are None."""

    tasks: Tasks
    ask: Questions

    @property
    def workspace(self) -> "Workspace | None": ...
    @property
    def widget(self) -> QWidget: ...
    def commands(self) -> Sequence[Command]: ...
    def obey(self, settings: Settings) -> None:
        """Show theme and text size as the settings have them."""
        ...

    @property
    def entity(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def citation(self) -> Citation | None: ...
    @property
    def reading(self) -> bool:
        """Whether a text is open in the reader."""
        ...

    @property
    def hint(self) -> "Hint":
        """Shows a passage in its context."""
        ...

    @property
    def chosen(self) -> "Chosen":
        """What decisions are made on."""
        ...

    @property
    def place(self) -> Place | None:
        """What the tab in front shows."""
        ...

    @property
    def tabs_open(self) -> int: ...
    @property
    def about(self) -> str:
        """What is in front of the person, as `domain.targets` writes it; empty for nothing in particular."""
        ...

    @property
    def queue(self) -> "ReviewQueue | None":
        """The suggestions of the open case that wait for a decision."""
        ...

    @property
    def undo_menu(self) -> "UndoMenu":
        """What undo and redo would take."""
        ...

    def has(self, need: Need) -> bool: ...
    def say(
        self, text: str, *, details: str = "", error: bool = False, button: Button | None = None
    ) -> None: ...
    def unsay(self) -> None:
        """Take away what was said last, for something else has been done since; an error stays."""
        ...

    def take(self, workspace: "Workspace") -> None:
        """Show this case in place of the open one."""
        ...

    def drop(self, then: Callable[[], None] | None = None) -> None:
        """Close the open case, remembering its layout; then go on."""
        ...

    def show_report(self, report: IngestReport) -> None: ...
    def go(self, place: Place, *, new_tab: bool = False) -> None: ...
    def read(self, spot: Spot) -> None:
        """Open a passage in the reader, beside the tab that is open."""
        ...

    def step(self, by: int) -> None:
        """Back (-1) or forward (1)."""
        ...

    def close_tab(self) -> None: ...
    def next_tab(self, by: int) -> None: ...
    def focus(self, part: str) -> None:
        """`filter`, `search`, `find`, the `next` or `previous` pane, or in the text the `next-hit`, `previous-hit`,
        `next-mention` or `previous-mention`."""
        ...

    def choose_section(self, key: str) -> None: ...
    def toggle(self, part: str) -> None:
        """Show or hide `navigator`, `reader` or `report`."""
        ...

    def trigger(self, action: str) -> None:
        """Do what the action with this id does, if it can be used now."""
        ...


def parent_folder(desk: Desk) -> Path:
    """Where a file dialog had best begin: beside the open case, else at home."""
    return desk.workspace.path.parent if desk.workspace else Path.home()
