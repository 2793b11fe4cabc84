"""Hits of a search as lines: the words around what was found, with what was found marked."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from dossier.domain.analysis import EntityKind
from dossier.domain.found import Hit, KindCount, Stretch
from dossier.domain.searching.fields import NOTE, PASSAGE, QUOTE, SOURCE, STATEMENT
from dossier.domain.views import Citation
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag, doubts
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind, Spot
from dossier.gui.phrases import tr

_BEFORE, _LONGEST = 140, 460
_ENTITIES = {kind.value for kind in EntityKind}
_BLANKS = re.compile(r"\s+")


def headings() -> dict[str, str]:
    """What the hits of a kind stand under."""
    return {
        "person": tr("People"),
        "event": tr("Events"),
        "organisation": tr("Organisations"),
        "place": tr("Places"),
        SOURCE: tr("Sources"),
        NOTE: tr("Notes"),
        STATEMENT: tr("Statements"),
        QUOTE: tr("Quotes"),
        PASSAGE: tr("Passages"),
    }


def groups(hits: Sequence[Hit], kinds: Sequence[KindCount], new: frozenset[str] = frozenset()) -> list[Group]:
    """A group for each kind, in the order of the hits. Hits in the sources `new` say so."""
    names, counts = headings(), {each.kind: each for each in kinds}
    made = []
    for kind, each in groupby(hits, key=lambda hit: hit.kind):
        rows = list(each)
        made.append(
            Group(
                len(rows),
                _pages(rows),
                lambda hit: hit_line(hit, new),
                _heading(names[kind], rows, counts.get(kind)),
            )
        )
    return made


def _heading(name: str, rows: Sequence[Hit], count: KindCount | None) -> str:
    """Says so where there are more than are shown."""
    if count is None or (count.count <= len(rows) and not count.more):
        return name
    if count.more:
        return tr("{kind}: the best of more").format(kind=name)
    return tr("{kind}: the first of {n}").format(kind=name, n=f"{count.count:n}")


def _pages(rows: Sequence[Hit]) -> Callable[[int, int], Sequence[Hit]]:
    return lambda offset, limit: rows[offset : offset + limit]


def hit_line(hit: Hit, new: frozenset[str] = frozenset()) -> Line:
    tags = (Tag(tr("new"), tr("Came in since you last looked at this search.")),) if hit.source in new else ()
    spot = Spot(hit.source, hit.found_start, hit.found_end) if hit.source else None
    if hit.kind in _ENTITIES:
        kind = EntityKind(hit.kind)
        place = Place(PlaceKind.ENTITY, hit.entity or "", spot)
        return Line(text=hit.name, note=phrases.kind_name(kind), place=place, kind=kind, inline=True)
    if hit.kind == SOURCE:
        note = " · ".join(filter(None, (hit.publisher, phrases.when(hit.published[:10]), hit.file)))
        place = Place(PlaceKind.SOURCE, hit.source, Spot(hit.source))
        return Line(text=phrases.one_line(hit.name), note=note, tags=tags, place=place)
    if hit.kind == NOTE:
        text, marks = snippet(hit.text, hit.marks)
        about = (Tag(phrases.excerpt(hit.name, 60), hit.name),)
        return Line(text=text, marked=marks, tags=about, note=hit.analyst, target=hit.target, hint=hit.text)
    text, marks = snippet(hit.text, [(a - hit.start, b - hit.start) for a, b in hit.marks])
    return Line(
        text=text,
        marked=marks,
        citation=_citation(hit),
        chip=phrases.chip(_citation(hit)),
        tags=(*doubts(hit.hedged, hit.negated), *tags),
        note=phrases.excerpt(hit.name, 60),
        place=Place(PlaceKind.SOURCE, hit.source, spot),
        reads=spot if hit.marks else Spot(hit.source, hit.start, hit.end),
        target=hit.target,
    )


def _citation(hit: Hit) -> Citation:
    return Citation(
        hit.source,
        hit.file,
        "",
        hit.publisher,
        hit.published,
        hit.start,
        hit.end,
        max(1, hit.paragraph),
        hit.text,
    )


def snippet(text: str, marks: Sequence[Stretch]) -> tuple[str, tuple[Stretch, ...]]:
    """The words around the first mark in one line, and where the marks are in it."""
    kept, placed = _one_line(text, marks)
    first = max(0, placed[0][0] - _BEFORE) if placed and len(kept) > _LONGEST else 0
    if first:
        first = kept.find(" ", first) + 1 or first
    last = min(len(kept), max(first + _LONGEST, placed[0][1] if placed else 0))
    if last < len(kept):
        blank = kept.rfind(" ", first, last)
        last = blank if placed and blank >= placed[0][1] else last
    shift = (1 if first else 0) - first
    shown = tuple((a + shift, b + shift) for a, b in placed if a >= first and b <= last)
    return f"{'…' if first else ''}{kept[first:last]}{'…' if last < len(kept) else ''}", shown


def _one_line(text: str, marks: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """The text with blanks made single, and where the marks are then."""
    made, placed, at = "", [], 0
    for start, end in marks:
        made = _BLANKS.sub(" ", made + text[at:start])
        begins = len(made)
        made += _BLANKS.sub(" ", text[start:end])
        placed.append((begins, len(made)))
        at = end
    made = _BLANKS.sub(" ", made + text[at:])
    lead = len(made) - len(made.lstrip())
    return made.strip(), [(max(0, a - lead), max(0, b - lead)) for a, b in placed]
