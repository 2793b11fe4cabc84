"""How the window puts things: words for kinds and marks, dates as people write them, citations."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from dossier.app.presence import Present
from dossier.domain.analysis import EntityKind, EventStatus, Role, StatementKind
from dossier.domain.conflicts import Conflict, Side, Sort
from dossier.domain.date_words import Names, in_words
from dossier.domain.views import Citation, News, Outcome, Progress, QuoteRow, SourceRow, StatementRow, Status

_MINUTE = 60
_MANY = 10_000
_SHORT_ID = 8


def tr(text: str) -> str:
    """`text` in the user's language, for what is no widget."""
    return QCoreApplication.translate("Dossier", text)


def counted(number: int, one: str, many: str) -> str:
    """“1 source”, “1,204 sources”. `one` and `many` are translated already."""
    return f"{QLocale().toString(number)} {one if number == 1 else many}"


def supported(sources: int, origins: int) -> str:
    """“5 sources of 2 origins”; without the origins where each source is one of its own."""
    told = counted(sources, tr("source"), tr("sources"))
    if not 0 < origins < sources:
        return told
    return tr("{sources} of {origins}").format(
        sources=told, origins=counted(origins, tr("origin"), tr("origins"))
    )


def short_count(number: int) -> str:
    """“204”, “9,999”, “12k”: where there is little room."""
    return f"{number // 1000}k" if number >= _MANY else QLocale().toString(number)


def section(kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: tr("People"),
        EntityKind.EVENT: tr("Events"),
        EntityKind.ORGANISATION: tr("Organisations"),
        EntityKind.PLACE: tr("Places"),
    }[kind]


def kind_name(kind: EntityKind) -> str:
    return {
        EntityKind.PERSON: tr("Person"),
        EntityKind.EVENT: tr("Event"),
        EntityKind.ORGANISATION: tr("Organisation"),
        EntityKind.PLACE: tr("Place"),
    }[kind]


def apart(role: Role) -> str:
    """Where somebody is named who is in no story; empty for all others."""
    return {Role.BYLINE: tr("only in bylines"), Role.CREDIT: tr("only in photo credits")}.get(role, "")


def group(kind: StatementKind, of: EntityKind) -> str:
    """The heading over the statements of one kind in the dossier of a person, an event, …"""
    told = tr("Did, or had done to them") if of is EntityKind.PERSON else tr("What happened")
    return {
        StatementKind.ACTION: told,
        StatementKind.SPEECH: tr("What was said"),
        StatementKind.ROLE: tr("Roles"),
        StatementKind.ATTRIBUTE: tr("Described as"),
        StatementKind.RELATION: tr("Relations"),
        StatementKind.PLAN: tr("Plans"),
    }[kind]


def status_name(status: Status) -> str:
    return {
        Status.UNREVIEWED: tr("suggestion"),
        Status.CONFIRMED: tr("confirmed"),
        Status.DISPUTED: tr("disputed"),
        Status.REJECTED: tr("rejected"),
    }[status]


def status_mark(status: Status) -> str:
    """A sign before the word or the name; none for what nobody decided on."""
    return {Status.CONFIRMED: "✓ ", Status.DISPUTED: "⚠ ", Status.REJECTED: "✗ "}.get(status, "")


def statement_kind(kind: StatementKind) -> str:
    return {
        StatementKind.ACTION: tr("what happened"),
        StatementKind.SPEECH: tr("what was said"),
        StatementKind.ROLE: tr("role"),
        StatementKind.ATTRIBUTE: tr("description"),
        StatementKind.RELATION: tr("relation"),
        StatementKind.PLAN: tr("plan"),
    }[kind]


def field_name(field: str) -> str:
    """A field of a statement, or a detail of an event."""
    return {
        "kind": tr("kind"),
        "subjects": tr("about"),
        "others": tr("also concerned"),
        "attribution": tr("in whose words"),
        "attributed_to": tr("who says it"),
        "date": tr("when"),
        "hedged": tr("reportedly"),
        "negated": tr("negated"),
        "when": tr("when"),
        "where": tr("where"),
        "who": tr("who"),
    }.get(field, field)


def conflict_field(field: str) -> str:
    """What a conflict is about, by the field of its register."""
    what, _, rest = field.partition(":")
    names = {
        "name": tr("name"),
        "kind": tr("kind"),
        "status": tr("decision"),
        "into": tr("merged into"),
        "comparison": tr("whether they are the same"),
        "existence": tr("whether it is kept"),
        "withdrawn": tr("whether it is withdrawn"),
        "alias": tr("also called “{name}”").format(name=rest),
        "passage": tr("whom the words mean"),
        "note": tr("note"),
        "search": tr("saved search"),
        "verdict": tr("verdict"),
        "tag": tr("tag “{name}”").format(name=rest),
        "attributed_to": tr("who says it"),
    }
    return names.get(what) or field.replace("_", " ")


def conflict_lead(row: Conflict) -> str:
    """In a word or two, what they are at odds about."""
    sorts = {Sort.MERGE: tr("merged"), Sort.REJECTION: tr("rejected")}
    return sorts.get(row.sort) or conflict_field(row.field)


def conflict_side(row: Conflict, side: Side) -> str:
    """A value among values in one line; otherwise what was done."""
    return one_line(side.value) or tr("(nothing)") if row.sort is Sort.VALUE else one_line(side.summary)


def event_status(status: EventStatus) -> str:
    return {
        EventStatus.OCCURRED: tr("happened"),
        EventStatus.ONGOING: tr("going on"),
        EventStatus.PLANNED: tr("planned"),
        EventStatus.DENIED: tr("denied"),
        EventStatus.HYPOTHETICAL: tr("only spoken of"),
    }[status]


def outcome_name(outcome: Outcome) -> str:
    return {
        Outcome.INGESTED: tr("taken in"),
        Outcome.DUPLICATE: tr("in the case already"),
        Outcome.SIDECAR: tr("used as a sidecar"),
        Outcome.FAILED: tr("failed"),
    }[outcome]


def when(value: str | None, vague: str = "") -> str:
    """A TIMEX3 or ISO 8601 value for a person: “14 Nov 2015”, “Aug 2013”, “before 2012”, “late 2014”; the value itself
    if in doubt."""
    return in_words(value, vague, date_names())


@lru_cache(maxsize=1)
def date_names() -> Names:
    """What months and days are called on this desktop, and what is vague about a date."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    return Names(
        months=tuple(locale.standaloneMonthName(n) for n in range(1, 13)),
        short_months=tuple(locale.monthName(n, short) for n in range(1, 13)),
        days=tuple(locale.dayName(n, short) for n in range(1, 8)),
        before=tr("{year} BC"),
        decade=tr("the {year}s"),
        parts={
            "MO": tr("morning"), "MI": tr("midday"), "AF": tr("afternoon"), "EV": tr("evening"), "NI": tr("night"),
            "DT": tr("daytime"), "DA": tr("dawn"), "SP": tr("spring"), "SU": tr("summer"), "FA": tr("autumn"),
            "WI": tr("winter"), "Q1": tr("1st quarter"), "Q2": tr("2nd quarter"), "Q3": tr("3rd quarter"),
            "Q4": tr("4th quarter"), "H1": tr("1st half of"), "H2": tr("2nd half of"),
        },
        vague={
            "": "", "early": tr("early"), "mid": tr("mid"), "late": tr("late"), "about": tr("about"),
            "before": tr("before"), "until": tr("until"), "after": tr("after"), "since": tr("since"),
        },
    )  # fmt: skip


def moment(iso: str) -> str:
    """A moment in UTC as the desk's own clock shows it."""
    stamp = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs)
    return QLocale().toString(stamp.toLocalTime(), "d MMM yyyy HH:mm") if stamp.isValid() else iso


def publisher(citation: Citation) -> str:
    return citation.publisher or citation.title or citation.file or citation.source[:_SHORT_ID]


def place_in_source(citation: Citation) -> str:
    """“¶31”; where there are pages, “p. 3”, by which it is found in the printed original."""
    return tr("p. {n}").format(n=citation.page) if citation.page else f"¶{citation.paragraph}"


def chip(citation: Citation) -> str:
    """“Reuters · ¶31 · 14 Nov 2015”."""
    published = when(citation.published[:10]) if citation.published else tr("no date")
    return f"{_elided(publisher(citation), 32)} · {place_in_source(citation)} · {published}"


def reference(citation: Citation) -> str:
    """A citation for the clipboard: everything that another person needs to find the words."""
    parts = [citation.publisher, f"“{citation.title}”" if citation.title else "", when(citation.published)]
    parts += [
        citation.file,
        place_in_source(citation) if citation.page else "",
        f"¶{citation.paragraph}",
        f"[{citation.start}–{citation.end}]",
    ]
    parts.append(f"sha256:{citation.source}")
    return ", ".join(part for part in parts if part)


def with_citation(citation: Citation) -> str:
    return f"“{one_line(citation.exact)}” ({reference(citation)})"


def source_name(source: SourceRow) -> str:
    return source.title or source.file or source.id[:_SHORT_ID]


def source_line(source: SourceRow) -> str:
    """Publisher and date, or that they are not known."""
    published = when(source.published[:10]) if source.published else tr("no date")
    return f"{source.publisher or tr('unknown publisher')} · {published}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def _elided(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def excerpt(text: str, length: int = 90) -> str:
    return _elided(one_line(text), length)


def said_by(row: StatementRow | QuoteRow) -> str:
    """Who says it, as the text puts it; empty when the publication itself does or it is not said."""
    said = row.attribution if isinstance(row, StatementRow) else row.speaker
    return excerpt(said or "", 48)


def progress_line(label: str, progress: Progress | None) -> str:
    """“Reading articles · 3 of 120 · 2 min left”."""
    if progress is None:
        return label
    parts = [progress.stage.capitalize() or label]
    if progress.total:
        parts.append(tr("{done} of {total}").format(done=progress.done, total=progress.total))
    if progress.seconds_left is not None and progress.total:
        parts.append(_left(progress.seconds_left))
    return " · ".join(parts)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return tr("{n} s left").format(n=max(1, round(seconds)))
    return tr("{n} min left").format(n=round(seconds / _MINUTE))


def size(count: int) -> str:
    return QLocale().formattedDataSize(count)


def case_moment(moment: str) -> str:
    """A moment of a case (as `Workspace.open` takes it) for a person: “20 Nov 2026 14:00”, “entry 1204”, “now”."""
    if not moment:
        return tr("now")
    if moment.startswith("entry:"):
        return tr("entry {n}").format(n=moment.removeprefix("entry:"))
    return _clock(moment)


def as_of_words(words: str) -> str:
    """`Workspace.as_of` for a person: “as of 2026-11-20T14:00:00Z” -> “20 Nov 2026 14:00:00”; empty for now."""
    moment = words.removeprefix("as of ")
    return case_moment(moment) if moment else ""


def _clock(iso: str) -> str:
    stamp = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs)
    return QLocale().toString(stamp.toLocalTime(), "d MMM yyyy HH:mm:ss") if stamp.isValid() else iso


def news_line(news: News) -> str:
    """“Ben renamed X to Y”, “Ben: 12 changes”."""
    if news.summary:
        return f"{news.analyst} {one_line(news.summary)}"
    return f"{news.analyst}: {counted(news.acts, tr('change'), tr('changes'))}"


def company(present: Sequence[Present], me: str) -> str:
    """“● 2 others”: other people who have the case open; hollow when none of them has been heard of for a while."""
    mark = "○" if all(each.fading for each in present) else "●"
    others = len({each.analyst for each in present if each.analyst != me})
    words = counted(others, tr("other"), tr("others")) if others else tr("open twice")
    return f"{mark} {words}"


def company_hint(present: Sequence[Present], me: str) -> str:
    """Who has the case open, where and since when, a line each."""
    lines = [tr("Also has the case open:")]
    for each in present:
        who = tr("You, in another window or command") if each.analyst == me else each.name
        where = tr("on {machine}").format(machine=each.machine) if each.machine else ""
        since = tr("since {moment}").format(moment=moment(each.since)) if each.since else ""
        gone = tr("not heard of for a while") if each.fading else ""
        lines.append(", ".join(part for part in (who, where, since, gone) if part))
    return "\n".join(lines)
