"""What sources have in common and differ in, as the JSON that `--json` prints; promises as those of `shapes`."""

from dossier.cli import shapes
from dossier.cli.shapes import Shape
from dossier.domain.account_rows import Account, AccountsRow, AccountsTable
from dossier.domain.contradiction_rows import Contradiction, Told
from dossier.domain.family_rows import KinRow
from dossier.domain.versions import Change, Piece
from dossier.domain.views import SourceRow


def contradiction(row: Contradiction) -> Shape:
    """Of a figure all keys that figures have; of another fact those are null."""
    topic, contrast = row.topic, row.contrast
    event = row.about
    counted: Shape = {"id": row.id, "what": row.what, "group": None, "places": [], "date": None}
    said: Shape = {
        "event": shapes.reference(event) if event else None,
        "relation": "disagreement",
        "one": told(row.one),
        "other": told(row.other),
    }
    if topic is not None and contrast is not None:
        counted, said = shapes.counted(topic), shapes.contrast(contrast)
    settled = row.settled
    return (
        counted
        | said
        | {
            "score": row.score,
            "reason": row.reason,
            "sources": row.sources,
            "origins": row.origins,
            "contradiction": row.id,
            "matter": row.matter.value,
            "status": row.verdict.value,
            "note": (settled.note if settled else "") or None,
            "analyst": settled.analyst if settled else None,
            "at": settled.at if settled else None,
        }
    )


def told(row: Told) -> Shape:
    return shapes.cited(row.citation) | {
        "value": row.value,
        "words_start": row.place.start,
        "words_end": row.place.end,
    }


def kin(row: KinRow) -> Shape:
    return {
        "source": shapes.source(row.source),
        "relation": row.relation.value,
        "one_origin": row.relation.one_origin,
        "share": row.share,
        "theirs": row.theirs,
        "paragraphs": [
            {"mine": shapes.cited(pair.mine), "theirs": shapes.cited(pair.theirs)} for pair in row.pairs
        ],
    }


def versions(one: SourceRow, other: SourceRow, changes: list[Change]) -> Shape:
    return {
        "before": shapes.source(one),
        "after": shapes.source(other),
        "changes": [change(each) for each in changes],
    }


def change(row: Change) -> Shape:
    return {
        "sort": row.sort.value,
        "before": _side(row.number, row.old),
        "after": _side(row.theirs, row.new),
    }


def _side(number: int | None, pieces: tuple[Piece, ...]) -> Shape | None:
    if number is None:
        return None
    return {
        "paragraph": number,
        "pieces": [{"text": piece.text, "same": piece.same} for piece in pieces],
    }


def accounts(table: AccountsTable) -> Shape:
    return {
        "event": shapes.reference(table.event),
        "columns": [[shapes.source(source) for source in column.sources] for column in table.columns],
        "rows": [accounts_row(row) for row in table.rows],
    }


def accounts_row(row: AccountsRow) -> Shape:
    return {
        "part": row.part.value,
        "label": row.label or None,
        "agreement": row.agreement.value,
        "differs": sorted(row.differs),
        "sources": row.sources,
        "origins": row.origins,
        "cells": [[account(each) for each in cell] for cell in row.cells],
    }


def account(row: Account) -> Shape:
    return shapes.cited(row.citation) | {"words": row.words, "value": row.value or None}
