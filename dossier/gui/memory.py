"""What the window remembers from one time to the next: its layout, and the tabs that were open in each
case."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from dossier.gui.navigation import Place, PlaceKind, Spot

_MOST_TABS = 30


class Memory:
    """Kept in `window.ini` in the given folder. What cannot be read counts as forgotten."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def put(self, part: str, state: QByteArray) -> None:
        self._settings.setValue(f"layout/{part}", state)

    def get(self, part: str) -> QByteArray | None:
        state = self._settings.value(f"layout/{part}")
        return state if isinstance(state, QByteArray) else None

    def put_words(self, part: str, words: str) -> None:
        self._settings.setValue(f"words/{part}", words)

    def get_words(self, part: str) -> str:
        return str(self._settings.value(f"words/{part}", ""))

    def put_places(self, case: str, places: Sequence[Place], current: int) -> None:
        kept = [asdict(place) for place in places[-_MOST_TABS:]]
        self.put_words(f"case-{case}", json.dumps({"places": kept, "current": current}))

    def get_places(self, case: str) -> tuple[list[Place], int]:
        """The tabs that were open in this case, and which one was in front."""
        try:
            kept = json.loads(self.get_words(f"case-{case}") or "{}")
            return [_place(record) for record in kept.get("places", ())], int(kept.get("current", 0))
        except (ValueError, TypeError, KeyError, AttributeError):  # edited by hand, or by another version
            return [], 0

    def save(self) -> None:
        self._settings.sync()


def _place(record: dict[str, Any]) -> Place:
    spot = record.get("spot")
    kept = str(record.get("kept", ""))
    return Place(PlaceKind(record["kind"]), str(record["key"]), Spot(**spot) if spot else None, kept)
