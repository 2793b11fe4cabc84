"""What a person means by a name: one entity, one source, or a refusal that lists the candidates."""

import unicodedata
from collections.abc import Sequence
from typing import Protocol

from dossier.domain.analysis import EntityKind
from dossier.domain.documents import writable
from dossier.domain.errors import NotFound
from dossier.domain.judgements import Status
from dossier.domain.views import EntityRow, SourceRow

SHOWN = 5
"""Candidates that a refusal lists."""
LONGEST = 80
"""Characters of a name that a refusal repeats."""


class Names(Protocol):
    def find(self, name_or_id: str) -> Sequence[EntityRow]: ...
    def find_sources(self, name_or_id: str) -> Sequence[SourceRow]: ...


def entity(views: Names, name_or_id: str) -> EntityRow:
    """The entity with this id, or the one that this name means. Raises NotFound when none does, or several.

    The nearest meaning counts: an entity's own name before one that it also goes by, that before a part of a name,
    and there a person before an event that is called after the person. What is rejected is meant when nothing else is.
    """
    name_or_id = writable(name_or_id)
    found = views.find(name_or_id)
    wanted = plain(name_or_id)
    meanings = (
        [row for row in found if row.id == name_or_id],
        [row for row in found if plain(row.name) == wanted],
        [row for row in found if wanted in map(plain, row.aliases)],
        [row for row in found if row.kind is not EntityKind.EVENT],
        list(found),
    )
    candidates = next((rows for rows in meanings if rows), [])
    candidates = [row for row in candidates if row.status is not Status.REJECTED] or candidates
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise NotFound(f"Nobody and nothing called “{shortened(name_or_id)}” has a dossier in this case.")
    listed = "; ".join(f"{row.name} ({row.kind}, {row.id})" for row in candidates[:SHOWN])
    more = f"; and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
    raise NotFound(
        f"“{shortened(name_or_id)}” may be any of {len(candidates)}: {listed}{more}. Name one by its id."
    )


def is_called(row: EntityRow, name_or_id: str) -> bool:
    """Whether that is its id or a whole name of it, rather than a part of one."""
    return name_or_id == row.id or plain(name_or_id) in map(plain, (row.name, *row.aliases))


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST else name[:LONGEST] + "…"


def plain(name: str) -> str:
    """A name as people type it: without case and diacritics."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def source(views: Names, name_or_id: str) -> SourceRow:
    """The source with this id, beginning of an id, file name or title. Raises NotFound as `entity` does."""
    name_or_id = writable(name_or_id)
    found = views.find_sources(name_or_id)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"This case has no source called “{shortened(name_or_id)}”.")
    listed = "; ".join(f"{row.file} ({row.id[:12]})" for row in found[:SHOWN])
    raise NotFound(
        f"“{shortened(name_or_id)}” may be any of {len(found)} sources: {listed}. Name one by its id."
    )
