"""Rows of figures, and how they are printed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, its value, the goal of design.md if it has one, and what stands beside it."""

    what: str
    figure: str
    goal: str = ""
    beside: str = ""


def show(title: str, rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = [f"### {title}", "", "| what | figure | goal | beside |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.what} | {row.figure} | {row.goal} | {row.beside} |" for row in rows]
    return "\n".join([*lines, ""])
