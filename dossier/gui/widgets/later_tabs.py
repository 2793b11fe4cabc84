"""Inner tabs that are made when they are first looked at: most never are, and making them keeps a person waiting."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

Inside = TypeVar("Inside", bound=QWidget)


class LaterTabs(QTabWidget, Generic[Inside]):
    """Tabs with names; `tabs[name]` is what stands in one, made now if it is not there yet. Emits `made(name)`."""

    made = Signal(str)

    def __init__(self, names: Sequence[str], make: Callable[[str], Inside]) -> None:
        super().__init__()
        self._make = make
        self._holders = {name: QWidget() for name in names}
        self._there: dict[str, Inside] = {}
        for holder in self._holders.values():
            self.addTab(holder, "")

    def __getitem__(self, name: str) -> Inside:
        if name not in self._there:
            made = self._there[name] = self._make(name)
            holder = self._holders[name]
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(made)
            column.activate()
            made.show()  # at once, for it may be about to get the keyboard; Qt itself would show it a turn later
            holder.setFocusProxy(made)
            self.made.emit(name)
        return self._there[name]

    @property
    def there(self) -> Mapping[str, Inside]:
        """What was made so far, by name."""
        return self._there

    @property
    def front(self) -> str:
        """The name of the tab that is looked at."""
        return list(self._holders)[max(0, self.currentIndex())]

    def place(self, name: str) -> int:
        return self.indexOf(self._holders[name])

    def show_tab(self, name: str) -> None:
        self.setCurrentIndex(self.place(name))
