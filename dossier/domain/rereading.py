"""What a new analysis of a text finds otherwise than the one in use: names, and passages of each sort.

For whoever decides whether to read a case again with a newer analyser: nothing here is recorded.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from dossier.domain.analysis import Analysis, Attribution, EntityKind, Mention
from dossier.domain.passages import Span


@dataclass(frozen=True, slots=True)
class NameCount:
    """How many mentions a name of the text has by the analysis in use, and by the new one; 0: it is not found."""

    kind: EntityKind
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PassageChanges:
    """The passages of one sort (`mentions`, `quotes`, `dates`, `statements`, `events`): found no longer, found anew,
    and found by both but read otherwise (another kind, speaker, value, entity). Sorted by place."""

    what: str
    gone: tuple[Span, ...]
    new: tuple[Span, ...]
    otherwise: tuple[Span, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Rereading:
    """One source read again. `before` and `after` name analyser, version and model; `before` is empty where it was
    never read. `names` are those whose number of mentions changes."""

    source: str
    file: str
    before: str
    after: str
    names: tuple[NameCount, ...]
    passages: tuple[PassageChanges, ...]

    @property
    def changes(self) -> int:
        """How many passages would be otherwise."""
        return sum(len(each.gone) + len(each.new) + len(each.otherwise) for each in self.passages)


def rereading(source: str, file: str, before: Analysis | None, after: Analysis) -> Rereading:
    """Compare the analysis in use (None: there is none) with a new one of the same text."""
    old = before or Analysis("", 0, "", after.language)
    had, has = _passages(old), _passages(after)
    return Rereading(
        source,
        file,
        _label(before) if before else "",
        _label(after),
        tuple(_names(_name_counts(old), _name_counts(after))),
        tuple(_changes(what, had[what], has[what]) for what in has),
    )


def _label(analysis: Analysis) -> str:
    return " ".join(filter(None, (analysis.analyser, str(analysis.version), analysis.model)))


def _name_counts(analysis: Analysis) -> Counter[tuple[EntityKind, str]]:
    """The mentions of each named chain, pronouns and descriptions among them."""
    chains = analysis.chains
    return Counter(
        (chains[m.chain].kind, chains[m.chain].name) for m in analysis.mentions if chains[m.chain].named
    )


def _names(
    before: Counter[tuple[EntityKind, str]], after: Counter[tuple[EntityKind, str]]
) -> Iterable[NameCount]:
    for kind, name in sorted({*before, *after}):
        if before[kind, name] != after[kind, name]:
            yield NameCount(kind, name, before[kind, name], after[kind, name])


_Place = tuple[int, int]
_Found = Mapping[_Place, list[Hashable]]
"""What is said of each place, in a fixed order; scores are left out, for they move with every version."""


def _passages(analysis: Analysis) -> dict[str, _Found]:
    chains = analysis.chains

    def who(index: int | None) -> str:
        return chains[index].name if index is not None else ""

    def said_by(attribution: Attribution | None) -> Hashable:
        return attribution and (attribution.start, attribution.end, who(attribution.chain))

    def happening(mention: Mention) -> Hashable:
        event = chains[mention.chain].event
        return event and (event.what, event.status, event.notable, who(mention.chain))

    events = [m for m in analysis.mentions if chains[m.chain].kind is EntityKind.EVENT]
    others = [m for m in analysis.mentions if chains[m.chain].kind is not EntityKind.EVENT]
    return {
        "mentions": _placed(((m.start, m.end), (chains[m.chain].kind, m.form, who(m.chain))) for m in others),
        "quotes": _placed(((q.start, q.end), (q.form, said_by(q.speaker))) for q in analysis.quotes),
        "dates": _placed(((d.start, d.end), (d.type, d.time)) for d in analysis.dates),
        "statements": _placed(
            (
                (s.start, s.end),
                (s.kind, tuple(map(who, s.subjects)), said_by(s.attribution), s.hedged, s.negated),
            )
            for s in analysis.statements
        ),
        "events": _placed(((m.start, m.end), happening(m)) for m in events),
    }


def _placed(found: Iterable[tuple[_Place, Hashable]]) -> _Found:
    placed: dict[_Place, list[Hashable]] = {}
    for place, what in found:
        placed.setdefault(place, []).append(what)
    return {place: sorted(all_, key=repr) for place, all_ in placed.items()}


def _changes(what: str, before: _Found, after: _Found) -> PassageChanges:
    both = before.keys() & after.keys()
    otherwise = {place for place in both if before[place] != after[place]}
    return PassageChanges(
        what,
        _spans(before.keys() - both),
        _spans(after.keys() - both),
        _spans(otherwise),
        len(both) - len(otherwise),
    )


def _spans(places: Iterable[_Place]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in sorted(places))
