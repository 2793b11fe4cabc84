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
        self._names, self._make = tuple(names), make
        self._there: dict[str, Inside] = {}
        for _ in names:
            self.addTab(QWidget(), "")

    def __getitem__(self, name: str) -> Inside:
        if name not in self._there:
            made = self._there[name] = self._make(name)
            holder = self.widget(self.place(name))
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
        return self._names[max(0, self.currentIndex())]

    def place(self, name: str) -> int:
        return self._names.index(name)

    def show_tab(self, name: str) -> None:
        self.setCurrentIndex(self.place(name))
