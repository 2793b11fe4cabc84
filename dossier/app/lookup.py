"""What a person means by a name: one entity, one source, or a refusal that lists the candidates."""

from collections.abc import Sequence
from typing import Protocol

from dossier.domain.errors import NotFound
from dossier.domain.views import EntityRow, SourceRow

SHOWN = 5
"""Candidates that a refusal lists."""


class Names(Protocol):
    def find(self, name_or_id: str) -> Sequence[EntityRow]: ...
    def find_sources(self, name_or_id: str) -> Sequence[SourceRow]: ...


def entity(views: Names, name_or_id: str) -> EntityRow:
    """The entity with this id, or the one that bears this name. Raises NotFound when none does, or several.

    A name that fits one entity's own name beats those that it is only an alias of.
    """
    found = views.find(name_or_id)
    exact = [row for row in found if row.id == name_or_id or row.name.casefold() == name_or_id.casefold()]
    candidates = exact or list(found)
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise NotFound(f"Nobody and nothing called “{name_or_id}” has a dossier in this case.")
    listed = "; ".join(f"{row.name} ({row.kind}, {row.id})" for row in candidates[:SHOWN])
    more = f"; and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
    raise NotFound(f"“{name_or_id}” may be any of {len(candidates)}: {listed}{more}. Name one by its id.")


def source(views: Names, name_or_id: str) -> SourceRow:
    """The source with this id, beginning of an id, file name or title. Raises NotFound as `entity` does."""
    found = views.find_sources(name_or_id)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"This case has no source called “{name_or_id}”.")
    listed = "; ".join(f"{row.file} ({row.id[:12]})" for row in found[:SHOWN])
    raise NotFound(f"“{name_or_id}” may be any of {len(found)} sources: {listed}. Name one by its id.")
