"""How sources tell one event, side by side: what each tells of the same thing in one row, differences marked. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dossier.domain.account_rows import Account, AccountsRow, AccountsTable, Agreement, Column, Part
from dossier.domain.accounts import in_words, meet, overlap
from dossier.domain.citations import EntityRef
from dossier.domain.figure_rows import FigureRow, Topic
from dossier.domain.origins import Origins
from dossier.domain.views import SourceRow

_ORDER = {part: place for place, part in enumerate(Part)}


def side_by_side(
    event: EntityRef,
    sources: Iterable[SourceRow],
    told: Iterable[Account],
    topics: Sequence[Topic],
    origins: Origins,
) -> AccountsTable:
    """`told` are all accounts of the event but its figures, which come as `topics`."""
    columns = _columns(sources, origins)
    place = {source.id: n for n, column in enumerate(columns) for source in column.sources}
    accounts = [*told, *figure_accounts(topics)]
    figures = {(row.citation.source, row.start): row for topic in topics for row in topic.figures}
    groups: defaultdict[tuple[Part, str], list[Account]] = defaultdict(list)
    for account in accounts:
        if account.citation.source in place:
            groups[account.part, account.topic].append(account)
    rows = [_row(group, place, len(columns), origins, figures) for group in groups.values()]
    return AccountsTable(event, columns, tuple(sorted(rows, key=_rank)))


def _columns(sources: Iterable[SourceRow], origins: Origins) -> tuple[Column, ...]:
    families: defaultdict[str, list[SourceRow]] = defaultdict(list)
    for source in sorted(sources, key=lambda s: (not s.published, s.published, s.id)):
        families[origins.of(source.id)].append(source)
    return tuple(Column(tuple(members)) for members in families.values())


def figure_accounts(topics: Iterable[Topic]) -> Iterable[Account]:
    for topic in topics:
        limits = ", ".join(filter(None, (topic.group, *topic.places, topic.date)))
        label = f"{topic.what} ({limits})" if limits else topic.what
        for row in topic.figures:
            number = in_words(row)
            yield Account(
                Part.FIGURE, topic.id, label, number, number, row.citation, topic.date, target=str(row.start)
            )


def _row(
    group: Sequence[Account],
    place: Mapping[str, int],
    width: int,
    origins: Origins,
    figures: Mapping[tuple[str, int], FigureRow],
) -> AccountsRow:
    cells: list[list[Account]] = [[] for _ in range(width)]
    group = sorted(group, key=_place)
    for account in group:
        cell = cells[place[account.citation.source]]
        if not any(
            (a.words, a.citation.paragraph) == (account.words, account.citation.paragraph) for a in cell
        ):
            cell.append(account)
    differs = {
        column
        for (one, ones), (other, others) in combinations(_tellings(group, place), 2)
        if not any(_agree(a, b, figures) for a in ones for b in others)
        for column in (one, other)
    }
    return AccountsRow(
        part=group[0].part,
        label=_label(group),
        agreement=Agreement.DIFFER if differs else _agreement(group, cells, figures),
        cells=tuple(map(tuple, cells)),
        differs=frozenset(differs),
        sources=len({a.citation.source for a in group}),
        origins=origins.count(a.citation for a in group),
    )


def _tellings(group: Iterable[Account], place: Mapping[str, int]) -> list[tuple[int, list[Account]]]:
    """The column of each source and what it tells, each thing once; of sources of one column that tell the same, one.
    A copy may have changed what it tells: sources are compared, not columns."""
    told: defaultdict[str, dict[tuple[str, str], Account]] = defaultdict(dict)
    for account in group:
        told[account.citation.source].setdefault((account.value, account.words), account)
    alike = {(place[source], frozenset(things)): list(things.values()) for source, things in told.items()}
    return [(column, things) for (column, _), things in alike.items()]


def _place(account: Account) -> tuple[object, ...]:
    at = account.citation
    return at.published, at.source, at.start, at.paragraph, account.words, account.value, account.label


def _agree(one: Account, other: Account, figures: Mapping[tuple[str, int], FigureRow]) -> bool:
    """Whether both can be right."""
    if not one.value or not other.value or one.value == other.value:
        return True
    if one.part is Part.WHEN:
        return overlap(one.value, other.value)
    if one.part is Part.FIGURE:
        rows = [figures.get((a.citation.source, int(a.target))) for a in (one, other)]
        return rows[0] is None or rows[1] is None or meet(rows[0], rows[1])
    if one.part is Part.STATEMENT:
        (said, when), (denied, then) = (account.value.split(" ", 1) for account in (one, other))
        return said == denied and (not when or not then or overlap(when, then))
    return one.part in (Part.WHERE, Part.WHO)


def _agreement(
    group: Sequence[Account], cells: Sequence[Sequence[Account]], figures: Mapping[tuple[str, int], FigureRow]
) -> Agreement:
    """Of accounts of which no two sources differ. They agree only where all can be right at once: one source may give
    two figures, the other only the first of them."""
    if sum(map(bool, cells)) < 2:
        return Agreement.ALONE
    things = {(account.value, account.words): account for account in group}
    values = {account.value for account in group}
    comparable = group[0].part in (Part.WHEN, Part.FIGURE, Part.WHETHER) or len(values) == 1
    sayable = comparable and "" not in values and group[0].part is not Part.STATEMENT
    agree = sayable and all(_agree(a, b, figures) for a, b in combinations(things.values(), 2))
    return Agreement.AGREE if agree else Agreement.MIXED


def _label(group: Sequence[Account]) -> str:
    """What most call it; of those that are as frequent, the first."""
    labels = [account.label for account in group]
    return max(labels, key=labels.count)


def _rank(row: AccountsRow) -> tuple[object, ...]:
    moments = [a.moment for cell in row.cells for a in cell if a.moment]
    timed = row.part is Part.STATEMENT
    return (
        _ORDER[row.part],
        -min(row.origins, 2) if timed else 0,
        min(moments, default="~") if timed else "",
        -row.origins,
        row.label,
    )
