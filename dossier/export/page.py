"""A dossier laid out as a page with numbered footnotes: pure, and free of any markup."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.domain.accounts import in_words
from dossier.domain.contradiction_rows import Contradiction
from dossier.domain.contradictions import place_of
from dossier.domain.figure_rows import Relation
from dossier.domain.passages import passage
from dossier.domain.views import Citation, FullDossier, QuoteRow, SourceRow, StatementRow, Status
from dossier.export.wording import KINDS, date_in_words, graded, place_in_time


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a footnote proves. `anchor` is the id that the footnote links back to."""

    number: int
    anchor: str
    text: str
    language: str
    qualifiers: tuple[str, ...]
    first: bool = True
    """Whether its footnote has not been referred to before, in the order of the page's own lists."""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated statement on the timeline."""

    when: str
    value: str
    line: Line


@dataclass(frozen=True, slots=True)
class Differing:
    """Accounts that do not go together, or of which one has brought the other up to date: `what` is told, by each."""

    what: str
    relation: str
    reason: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a line stands: the passage with a little of what surrounds it, and the lines that cite it."""

    number: int
    citation: Citation
    published: str
    language: str
    before: str
    after: str
    grade: str
    """Of what it proves, else of its source; empty: neither is graded."""
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    roles: tuple[Line, ...]
    groups: tuple[Group, ...]
    quotes: tuple[Line, ...]
    timeline: tuple[Moment, ...]
    differing: tuple[Differing, ...]
    footnotes: tuple[Footnote, ...]
    confirmed: int
    written: int
    """Statements that an analyst wrote."""
    analysers: tuple[str, ...]


def lay_out(full: FullDossier, text_of: Callable[[str], str]) -> Page:
    """Footnotes are numbered in the order of the page: what is known, then each statement's, each quote's, and those of
    accounts that differ where none of these has the passage already."""
    by_kind = _by_kind(full)
    every = {row.id: row for row in by_kind}
    known = {row.id: row for row in full.dossier.roles if row.id in every}
    ordered = tuple((known | every).values())
    numbers = {row.id: n for n, row in enumerate(ordered, 1)}
    languages = {source.id: source.language for source in full.sources}

    def line(row: StatementRow, place: str, *, first: bool) -> Line:
        number = numbers[row.id]
        language = languages.get(row.citation.source, "")
        return Line(number, f"{place}-{number}", row.citation.exact, language, tuple(_qualifiers(row)), first)

    roles = tuple(line(row, "role", first=True) for row in known.values())
    groups = tuple(
        Group(KINDS[kind], tuple(line(row, "statement", first=row.id not in known) for row in rows))
        for kind, rows in groupby(by_kind, key=lambda row: row.kind)
    )
    timeline = tuple(_moment(row, line(row, "time", first=False)) for row in _dated(full.statements))
    quotes = tuple(
        _quote_line(row, n, languages.get(row.citation.source, ""))
        for n, row in enumerate(full.quotes, len(numbers) + 1)
    )
    cited = [row.citation for row in ordered] + [row.citation for row in full.quotes]
    differing, accounts = _differing(full, cited, languages)
    said = [line for group in groups for line in group.lines]
    told = [line for each in differing for line in each.lines]
    lines = [*roles, *said, *quotes, *told, *(moment.line for moment in timeline)]
    by_source = {source.id: source.grade for source in full.sources}
    proofs = [(row.citation, row.grade) for row in ordered]
    others = [row.citation for row in full.quotes] + accounts
    proofs += [(citation, by_source.get(citation.source, "")) for citation in others]
    return Page(
        roles=roles,
        groups=groups,
        quotes=quotes,
        timeline=timeline,
        differing=differing,
        footnotes=tuple(_footnotes(proofs, lines, languages, text_of)),
        confirmed=sum(row.status is Status.CONFIRMED for row in full.statements),
        written=sum(row.written for row in full.statements),
        analysers=_analysers(full.sources),
    )


def _moment(row: StatementRow, line: Line) -> Moment:
    """The date stands before the line, and is not said again after it."""
    when = date_in_words(row.date, row.vague)
    further = tuple(each for each in line.qualifiers if each != when)
    return Moment(when, row.date or "", replace(line, qualifiers=further))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two passages that differ, with what each says."""

    what: str
    relation: str
    reason: str
    told: tuple[tuple[str, Citation], tuple[str, Citation]]


def _pairs(full: FullDossier) -> Iterator[_Pair]:
    """What the machine finds in figures, and what analysts settled, with what they made of it."""
    settled = {frozenset({row.one.place, row.other.place}): row for row in full.settled}
    for topic in full.topics:
        what = ", ".join(filter(None, (topic.what, topic.group, *topic.places, date_in_words(topic.date))))
        for contrast in topic.contrasts:
            if contrast.relation is not Relation.AGREEMENT:
                one, other = in_words(contrast.one), in_words(contrast.other)
                told = (one, contrast.one.citation), (other, contrast.other.citation)
                numbers = frozenset(map(place_of, (contrast.one, contrast.other)))
                made = _made_of(settled.pop(numbers, None))
                between = "or" if contrast.relation is Relation.DISAGREEMENT else "and later"
                yield _Pair(_begun(what), f"{one} {between} {other}", contrast.reason + made, told)
    for row in settled.values():
        one, other = date_in_words(row.one.value), date_in_words(row.other.value)
        told = (one, row.one.citation), (other, row.other.citation)
        yield _Pair(_begun(row.what), f"{one} or {other}", row.reason + _made_of(row), told)


def _begun(words: str) -> str:
    """As a heading begins."""
    return words[:1].upper() + words[1:]


def _made_of(row: Contradiction | None) -> str:
    """What an analyst made of it, as a further sentence."""
    if row is None or row.settled is None:
        return ""
    by = f"{row.settled.analyst}, {date_in_words(row.settled.at[:10])}"
    return f". Settled as {row.verdict.value} ({by}){': ' if row.settled.note else ''}{row.settled.note}"


def _differing(
    full: FullDossier, before: Sequence[Citation], languages: dict[str, str]
) -> tuple[tuple[Differing, ...], list[Citation]]:
    """What differs, and the passages that no footnote has yet, in the order of their own footnotes, which are numbered
    after those of `before`."""
    numbers: dict[tuple[str, int, int], int] = {}
    for number, citation in enumerate(before, 1):
        numbers.setdefault(_where(citation), number)
    new: list[Citation] = []
    found: list[Differing] = []
    for pair in _pairs(full):
        lines: list[Line] = []
        for value, citation in pair.told:
            first = _where(citation) not in numbers
            if first:
                new.append(citation)
            number = numbers.setdefault(_where(citation), len(before) + len(new))
            said = (value, citation.publisher or citation.file, date_in_words(citation.published))
            language = languages.get(citation.source, "")
            anchor = f"account-{len(found)}-{len(lines)}-{number}"
            lines.append(Line(number, anchor, citation.exact, language, tuple(filter(None, said)), first))
        found.append(Differing(pair.what, pair.relation, pair.reason, tuple(lines)))
    return tuple(found), new


def _where(citation: Citation) -> tuple[str, int, int]:
    return citation.source, citation.start, citation.end


def _quote_line(row: QuoteRow, number: int, language: str) -> Line:
    return Line(number, f"quote-{number}", row.citation.exact, language, tuple(_circumstances(row)))


def _by_kind(full: FullDossier) -> list[StatementRow]:
    """The statements with each kind together: kinds in the dossier's order, the order within a kind kept."""
    order = {kind: n for n, (kind, _) in enumerate(full.dossier.groups)}
    return sorted(full.statements, key=lambda row: (order.get(row.kind, len(order)), row.kind))


def _dated(rows: tuple[StatementRow, ...]) -> list[StatementRow]:
    return sorted((row for row in rows if place_in_time(row.date)), key=lambda row: place_in_time(row.date))


def _qualifiers(row: StatementRow) -> Iterator[str]:
    """What must be known to read it rightly: who says it, how surely, of when, what an analyst decided."""
    if row.attribution is not None:
        yield f"according to {row.attribution}"
    if row.hedged:
        yield "hedged"
    if row.negated:
        yield "negated"
    if row.date:
        yield date_in_words(row.date, row.vague)
    elif row.date_text:
        yield f"“{row.date_text}”, date not resolved"
    if row.copies:
        yield f"the same words in {row.copies:,} further source{'s' if row.copies > 1 else ''}"
    yield from _judged(row)


def _judged(row: StatementRow) -> Iterator[str]:
    if row.status is not Status.UNREVIEWED:
        yield row.status.value
    if row.written:
        yield "written by an analyst"
    if row.edited:
        yield f"changed by an analyst: {', '.join(field.replace('_', ' ') for field in row.edited)}"
    if not row.grounded:
        yield "no longer found by the machine"
    if row.grade:
        yield f"graded {graded(row.grade)}" if row.own_grade else f"graded {row.grade} as its source"
    if row.tags:
        yield f"tags: {', '.join(row.tags)}"


def _circumstances(row: QuoteRow) -> Iterator[str]:
    if row.form != "direct":
        yield row.form
    if row.speaker is not None:
        yield f"speaker: {row.speaker}"
    if row.addressee is not None:
        yield f"to {row.addressee.name}"


def _footnotes(
    proofs: list[tuple[Citation, str]],
    lines: list[Line],
    languages: dict[str, str],
    text_of: Callable[[str], str],
) -> Iterator[Footnote]:
    cited: dict[int, list[str]] = {}
    for line in lines:
        cited.setdefault(line.number, []).append(line.anchor)
    texts: dict[str, str] = {}
    for number, (citation, grade) in enumerate(proofs, 1):
        if citation.source not in texts:
            texts[citation.source] = text_of(citation.source)
        before, after = _context(citation, texts[citation.source])
        yield Footnote(
            number=number,
            citation=citation,
            published=date_in_words(citation.published),
            language=languages.get(citation.source, ""),
            before=before,
            after=after,
            grade=grade,
            cited_by=tuple(cited.get(number, ())),
        )


def _context(citation: Citation, text: str) -> tuple[str, str]:
    """What stands right before and after on the same line, cut at a blank rather than within a word."""
    place = passage(citation.source, text, citation.start, citation.end)
    before = place.prefix.rpartition("\n")[2]
    after = place.suffix.partition("\n")[0]
    if before == place.prefix and citation.start > len(before):
        before = "…" + (before.partition(" ")[2] or before)
    if after == place.suffix and citation.end + len(after) < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return before, after


def _analysers(sources: tuple[SourceRow, ...]) -> tuple[str, ...]:
    named = (" with ".join(filter(None, (source.analyser, source.model))) for source in sources)
    return tuple(dict.fromkeys(filter(None, named)))
