"""The overview of a case as the bars of its charts: what each says, and what it opens."""

from dossier.domain.citations import EntityRef
from dossier.domain.overview import Disputed, Facet, New, Overview, Tally
from dossier.gui import phrases
from dossier.gui.file_kinds import file_kind
from dossier.gui.models.bars import Bar
from dossier.gui.models.review_queue import NAMES, STATEMENTS
from dossier.gui.models.sections import SECTIONS, SOURCES
from dossier.gui.navigation import Place, PlaceKind, listing_key

_tr = phrases.tr


def published(row: Overview) -> list[Bar]:
    """A column for each period, and one for what has no date."""
    bars = [_tally(Facet.PUBLISHED, each, phrases.when(each.value)) for each in row.published]
    if row.undated:
        bars.append(_tally(Facet.PUBLISHED, Tally("", row.undated), _tr("no date of publication")))
    return bars


def holds(row: Overview) -> list[Bar]:
    bars = [Bar(_tr("Sources"), row.sources, _withdrawn(row.withdrawn), section=SOURCES)]
    keys = {section.kind: section.key for section in SECTIONS if section.kind}
    bars += [
        Bar(phrases.section(kind), number, kind=kind, section=keys[kind])
        for kind, number in row.kinds.items()
    ]
    return bars


def publishers(row: Overview) -> list[Bar]:
    bars = [_tally(Facet.PUBLISHER, each, each.value or _tr("not known")) for each in row.publishers]
    return bars + _more(row.publishers_in_all - len(bars))


def formats(row: Overview) -> list[Bar]:
    return [_tally(Facet.FORMAT, each, file_kind(each.value)) for each in row.formats]


def mentioned(row: Overview) -> list[Bar]:
    return [
        _entity(each.entity, each.mentions, phrases.counted(each.sources, _tr("source"), _tr("sources")))
        for each in row.mentioned
    ]


def disputed(row: Overview) -> list[Bar]:
    bars = [_entity(each.entity, each.total, _at_odds(each)) for each in row.disputed]
    return bars + _more(row.disputed_in_all - len(bars))


def unreviewed(row: Overview) -> list[Bar]:
    bars = [
        Bar(phrases.section(kind), number, kind=kind, queue=NAMES)
        for kind, number in row.unreviewed.items()
        if number
    ]
    if row.unreviewed_statements:
        bars.append(Bar(_tr("Statements"), row.unreviewed_statements, queue=STATEMENTS))
    if row.contradictions:
        bars.append(Bar(_tr("Contradictions"), row.contradictions, place=Place(PlaceKind.CONTRADICTIONS)))
    return bars


def new(row: New) -> list[Bar]:
    """Nothing where nothing is new."""
    taken_in, done = listing_key(Facet.TAKEN_IN, row.since), listing_key("done", row.since)
    bars = [
        Bar(_tr("Articles taken in"), row.sources, place=_listing(taken_in)),
        Bar(_tr("Entries in the history"), row.entries, place=_listing(done)),
    ]
    bars += [
        Bar(
            _tr("Changes by {name}").format(name=each.name),
            each.acts,
            place=_listing(listing_key("done", f"{row.since} {each.analyst}")),
        )
        for each in row.work
    ]
    return [bar for bar in bars if bar.number]


def _tally(facet: Facet, row: Tally, label: str) -> Bar:
    return Bar(label, row.sources, place=_listing(listing_key(facet, row.value)))


def _listing(key: str) -> Place:
    return Place(PlaceKind.LISTING, key)


def _entity(entity: EntityRef, number: int, note: str) -> Bar:
    return Bar(entity.name, number, note, entity.kind, Place(PlaceKind.ENTITY, entity.id))


def _withdrawn(number: int) -> str:
    return _tr("{n} withdrawn").format(n=f"{number:n}") if number else ""


def _at_odds(row: Disputed) -> str:
    parts = [_tr("itself")] if row.itself else []
    for number, one, many in (
        (row.statements, _tr("statement"), _tr("statements")),
        (row.conflicts, _tr("conflict"), _tr("conflicts")),
        (row.contradictions, _tr("contradiction"), _tr("contradictions")),
    ):
        if number:
            parts.append(phrases.counted(number, one, many))
    return " · ".join(parts)


def _more(number: int) -> list[Bar]:
    return [Bar(_tr("Show {n} more").format(n=f"{number:n}"), number, more=True)] if number > 0 else []
