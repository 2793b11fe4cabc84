"""What a person means on the command line: a passage, a statement, or anything that can be noted and tagged."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from dossier.app import lookup
from dossier.cli.call import UsageError
from dossier.cli.wording import quoted, said, which, who
from dossier.domain import targets
from dossier.domain.documents import writable
from dossier.domain.errors import NotFound
from dossier.domain.targets import Place
from dossier.domain.views import Analyst, EntityRow, Reading, SourceRow, StatementRow

EXAMPLE = "story.txt:120-135"
EVERYTHING = (targets.CASE, targets.ENTITY, targets.SOURCE, targets.STATEMENT, targets.PASSAGE)
NAMED = (targets.ENTITY, targets.SOURCE, targets.STATEMENT)
TARGET = f"case; an entity or a source by name or id; a statement's id; {EXAMPLE} for a passage"

_PLACE = re.compile(r"(.+):(\d{1,12})[-–](\d{1,12})", re.ASCII | re.DOTALL)


class Views(lookup.Names, Protocol):
    def statement(self, id: str) -> StatementRow: ...
    def reading(self, source: str) -> Reading: ...


class Passage(NamedTuple):
    """A passage as typed: `source` is a name or an id still."""

    source: str
    start: int
    end: int


class Target(NamedTuple):
    """`id` as `domain.targets` writes it; `name` for a sentence."""

    id: str
    name: str


def passage(text: str) -> Passage:
    """An argument `SOURCE:START-END`."""
    match = _PLACE.fullmatch(text)
    if match is None:
        raise ArgumentTypeError(
            f"“{lookup.shortened(text)}” is no passage: write SOURCE:START-END, such as {EXAMPLE}"
        )
    source, start, end = match[1], int(match[2]), int(match[3])
    if start >= end:
        raise ArgumentTypeError(
            f"“{lookup.shortened(text)}” is no passage: it must end after where it begins"
        )
    return Passage(source, start, end)


def add_entity(parser: ArgumentParser, dest: str = "entity") -> None:
    parser.add_argument(dest, metavar=dest.upper(), help="its id, or a name that only it goes by")


def add_target(parser: ArgumentParser, *, nargs: str | None = None) -> None:
    parser.add_argument("target", metavar="TARGET", nargs=nargs, help=TARGET)


def place(views: Views, typed: Passage) -> Place:
    """Raises NotFound."""
    return Place(lookup.source(views, typed.source).id, typed.start, typed.end)


def places(views: Views, typed: Iterable[Passage]) -> tuple[Place, ...]:
    return tuple(place(views, each) for each in typed)


def words_at(views: Views, place: Place) -> str:
    """`“resigned on Tuesday” (story.txt 120–135)`."""
    reading = views.reading(place.source)
    return (
        f"{quoted(reading.text[place.start : place.end])} ({which(reading.source)} {place.start}–{place.end})"
    )


def find_words(views: Views, source: SourceRow, words: str) -> Place:
    """Where the exact words stand, blanks and line ends apart. Raises NotFound when nowhere, or more than once."""
    if not words.strip():
        raise UsageError("--words needs the words of the passage.")
    text = views.reading(source.id).text
    wanted = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(_overlapping(wanted, text))
    if not found:
        raise NotFound(
            f"{quoted(words)} does not stand in {which(source)}: the words must be exactly as there."
        )
    if len(found) > 1:
        shown = ", ".join(f"{which(source)}:{start}-{end}" for start, end in found[: lookup.SHOWN])
        more = f" and {len(found) - lookup.SHOWN} more" if len(found) > lookup.SHOWN else ""
        raise NotFound(
            f"{quoted(words)} stands {len(found)} times: {shown}{more}. Name one of these, or more words."
        )
    return Place(source.id, *found[0])


def _overlapping(wanted: re.Pattern[str], text: str) -> Iterable[tuple[int, int]]:
    match = wanted.search(text)
    while match:
        yield match.span()
        match = wanted.search(text, match.start() + 1)


def entity(views: Views, text: str) -> EntityRow:
    """By name or id; `entity:` may stand before it, as lists print it."""
    return lookup.entity(views, text.removeprefix("entity:"))


def statement(views: Views, text: str) -> StatementRow:
    """Raises NotFound."""
    return views.statement(writable(text).strip().removeprefix("statement:"))


def resolve(views: Views, text: str, kinds: Sequence[str] = EVERYTHING) -> Target:
    """What `text` means among `kinds`. Raises NotFound when nothing does, or things of several kinds."""
    text = writable(text)
    kind, colon, rest = text.partition(":")
    if colon and kind in kinds and kind != targets.CASE:
        return _OF_KIND[kind](views, rest)
    if text == targets.CASE and targets.CASE in kinds:
        return Target(targets.CASE, "the case")
    if targets.PASSAGE in kinds and _PLACE.fullmatch(text):
        return _passage(views, text)
    if targets.STATEMENT in kinds and (row := _statement_or_none(views, text)):
        return Target(targets.of_statement(row.id), said(row))
    return _by_name(views, text, kinds)


def _by_name(views: Views, text: str, kinds: Sequence[str]) -> Target:
    """An entity or a source: a whole name of the one counts before a part of a name of the other."""
    entities = views.find(text) if targets.ENTITY in kinds else ()
    sources = views.find_sources(text) if targets.SOURCE in kinds else ()
    if entities and sources:
        whole = (
            any(lookup.is_called(row, text) for row in entities),
            any(_is_called(row, text) for row in sources),
        )
        if whole[0] == whole[1]:
            raise NotFound(_either(text, entities, sources))
        entities, sources = (entities, ()) if whole[0] else ((), sources)
    if entities:
        return _entity(views, text)
    if sources or targets.ENTITY not in kinds:
        return _source(views, text)
    raise NotFound(
        f"Nothing in this case is called “{lookup.shortened(text)}”, nor is it the id of anything."
    )


def _is_called(row: SourceRow, text: str) -> bool:
    return row.id.startswith(text.lower()) or lookup.plain(text) in (
        lookup.plain(row.file),
        lookup.plain(row.title),
    )


def _either(text: str, entities: Sequence[EntityRow], sources: Sequence[SourceRow]) -> str:
    listed = [f"{who(row)}: entity:{row.id}" for row in entities[: lookup.SHOWN]]
    listed += [f"{which(row)}: source:{row.id[:12]}" for row in sources[: lookup.SHOWN]]
    return f"“{text}” may be an entity or a source: {'; '.join(listed)}. Name it with what stands after the colon."


def _statement_or_none(views: Views, text: str) -> StatementRow | None:
    try:
        return views.statement(text)
    except NotFound:
        return None


def _entity(views: Views, text: str) -> Target:
    row = lookup.entity(views, text)
    return Target(targets.of_entity(row.id), who(row))


def _source(views: Views, text: str) -> Target:
    row = lookup.source(views, text)
    return Target(targets.of_source(row.id), which(row))


def _statement(views: Views, text: str) -> Target:
    row = views.statement(text)
    return Target(targets.of_statement(row.id), said(row))


def _passage(views: Views, text: str) -> Target:
    try:
        at = place(views, passage(text))
    except ArgumentTypeError as error:
        raise UsageError(f"{error}.") from error
    return Target(targets.of_passage(*at), words_at(views, at))


_OF_KIND = {
    targets.ENTITY: _entity,
    targets.SOURCE: _source,
    targets.STATEMENT: _statement,
    targets.PASSAGE: _passage,
}


def analyst(analysts: Sequence[Analyst], text: str) -> str:
    """The id of the one of `analysts` whose name, initials or id `text` is. Raises NotFound."""
    wanted = lookup.plain(text)
    found = [a for a in analysts if text == a.id] or [a for a in analysts if wanted == lookup.plain(a.name)]
    found = found or [a for a in analysts if wanted == lookup.plain(a.initials)]
    if len(found) == 1:
        return found[0].id
    listed = "; ".join(f"{a.name} ({a.id})" for a in found or analysts)
    if found:
        raise NotFound(f"“{text}” may be any of {len(found)} analysts: {listed}. Name one by the id.")
    raise NotFound(
        f"No analyst called “{lookup.shortened(text)}” has worked on this case; these have: {listed}."
    )
