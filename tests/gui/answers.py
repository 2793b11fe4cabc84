"""Answers to every question that blocks, given in advance."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Answers:
    """What a person would choose; `asked` holds the titles of the questions, `proposed` what stood in the last
    field, `reported` the texts shown."""

    paths: Sequence[str] = ()
    path: str = ""
    saved: str = ""
    words: str | None = None
    proposed: str = ""
    yes: bool = True
    number: int | None = 0
    offered: Sequence[str] = ()
    name: tuple[str, str] | None = None
    moments: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)

    def files(self, title: str) -> Sequence[str]:
        self.asked.append(title)
        return self.paths

    def folder(self, title: str) -> str:
        self.asked.append(title)
        return self.path

    def open_path(self, title: str, pattern: str) -> str:
        self.asked.append(title)
        return self.path

    def save_path(self, title: str, proposal: str, pattern: str) -> str:
        self.asked.append(title)
        return self.saved

    def text(self, title: str, label: str, value: str) -> str | None:
        self.asked.append(title)
        self.proposed = value
        return self.words

    def choice(self, title: str, label: str, choices: Sequence[str]) -> int | None:
        self.asked.append(title)
        self.offered = choices
        return self.number

    def confirm(self, title: str, text: str, button: str) -> bool:
        self.asked.append(title)
        return self.yes

    def who(self, name: str, initials: str) -> tuple[str, str] | None:
        self.asked.append("Who works here?")
        return self.name

    def moment(self, title: str, text: str, entries: int, *, now: bool = False) -> str | None:
        self.asked.append(title)
        return self.moments.pop(0) if self.moments else None

    def report(self, title: str, text: str) -> None:
        self.asked.append(title)
        self.reported.append(text)
