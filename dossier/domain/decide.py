"""Decide: (state, command, analyst) -> the facts to record, or a refusal in words. Nothing is changed
here."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Protocol

from dossier.domain.commands import (
    CASE_PROPERTIES,
    Command,
    CorrectSource,
    IngestSource,
    NameAnalyst,
    RecordAnalysis,
    RestoreSource,
    SetCaseProperty,
    WithdrawSource,
)
from dossier.domain.dates import is_calendar_value
from dossier.domain.documents import METADATA_FIELDS
from dossier.domain.entries import (
    AnalystNamed,
    CasePropertySet,
    EntryId,
    Fact,
    SourceAnalysed,
    SourceIngested,
    SourceMetadataSet,
    SourceRestored,
    SourceWithdrawn,
)
from dossier.domain.errors import CommandRefused

MAX_VALUE = 10_000
"""Code points that a value typed by a person may have."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Held:
    """What a register holds now, and the entry that set it (None: the document, or nothing, did)."""

    value: str
    entry: EntryId | None


class State(Protocol):
    """What deciding needs to know of the case; the read model, caught up, answers it."""

    def has_source(self, source: str) -> bool: ...
    def analysed_by(self, source: str) -> tuple[str, int, str] | None:
        """(analyser, version, model) of the analysis in use, or None."""
        ...

    def is_withdrawn(self, source: str) -> bool: ...
    def held(self, target: str, field: str) -> Held:
        """The register `field` of `target` (a source's id, an analyst's id, or `case`)."""
        ...


def decide(state: State, command: Command, analyst: str) -> Sequence[Fact]:
    """The facts that `command`, given by `analyst`, adds to the journal; empty when nothing would change.

    Raises CommandRefused, whose text says why and what to do.
    """
    return _decide(command, state, analyst)


@singledispatch
def _decide(command: object, state: State, analyst: str) -> Sequence[Fact]:
    raise TypeError(f"no rule for {type(command).__name__}")


@_decide.register
def _(command: SetCaseProperty, state: State, analyst: str) -> Sequence[Fact]:
    if command.field not in CASE_PROPERTIES:
        raise CommandRefused(
            f"A case has no property “{command.field}”; it has {', '.join(CASE_PROPERTIES)}."
        )
    value = case_title(command.value) if command.field == "title" else _clean(command.value)
    return _set(state, "case", command.field, value, lambda r: CasePropertySet(command.field, value, r))


@_decide.register
def _(command: NameAnalyst, state: State, analyst: str) -> Sequence[Fact]:
    name, initials = analyst_name(command.name), _clean(command.initials)
    return _set(
        state, analyst, "name", f"{name}\n{initials}", lambda r: AnalystNamed(analyst, name, initials, r)
    )


@_decide.register
def _(command: IngestSource, state: State, analyst: str) -> Sequence[Fact]:
    if state.has_source(command.source):
        return ()
    document = command.document
    return (
        SourceIngested(
            source=command.source,
            text=command.text,
            file=command.file,
            media_type=document.media_type,
            size=command.size,
            characters=len(document.text),
            reader=document.reader,
            reader_version=document.reader_version,
            encoding=document.encoding,
            undecodable=document.undecodable,
            metadata=document.metadata,
            sidecar=document.sidecar,
        ),
    )


@_decide.register
def _(command: RecordAnalysis, state: State, analyst: str) -> Sequence[Fact]:
    if state.analysed_by(command.source) == (command.analyser, command.analyser_version, command.model):
        return ()
    return (
        SourceAnalysed(
            source=command.source,
            text=command.text,
            analysis=command.analysis,
            analyser=command.analyser,
            analyser_version=command.analyser_version,
            model=command.model,
        ),
    )


@_decide.register
def _(command: CorrectSource, state: State, analyst: str) -> Sequence[Fact]:
    _require_source(state, command.source)
    if command.field not in METADATA_FIELDS:
        raise CommandRefused(f"A source has no field “{command.field}”; it has {', '.join(METADATA_FIELDS)}.")
    value = _metadata_value(command.field, _clean(command.value))

    def corrected(replaces: EntryId | None) -> Fact:
        return SourceMetadataSet(command.source, command.field, value, replaces)

    return _set(state, command.source, command.field, value, corrected)


@_decide.register
def _(command: WithdrawSource, state: State, analyst: str) -> Sequence[Fact]:
    _require_source(state, command.source)
    if state.is_withdrawn(command.source):
        raise CommandRefused("This source is withdrawn already.")
    replaces = state.held(command.source, "withdrawn").entry
    return (SourceWithdrawn(command.source, _clean(command.reason), replaces),)


@_decide.register
def _(command: RestoreSource, state: State, analyst: str) -> Sequence[Fact]:
    _require_source(state, command.source)
    if not state.is_withdrawn(command.source):
        raise CommandRefused("This source is not withdrawn: there is nothing to restore.")
    return (SourceRestored(command.source, state.held(command.source, "withdrawn").entry),)


def case_title(value: str) -> str:
    """What `value` is as the title of a case. Raises CommandRefused when it is none."""
    title = _clean(value)
    if not title:
        raise CommandRefused("A case needs a title.")
    return title


def analyst_name(value: str) -> str:
    """What `value` is as the name of an analyst. Raises CommandRefused when it is none."""
    name = _clean(value)
    if not name:
        raise CommandRefused("An analyst needs a name: every entry shows who made it.")
    return name


def _metadata_value(field: str, value: str) -> str:
    """A correction in its one form; refused when a date, a language or an address is none."""
    if not value:
        return value
    if field == "published":
        value = re.sub(r"^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)", r"\1T", value)
        if not is_calendar_value(value):
            raise CommandRefused(
                f"“{value}” is no date. Write it as 2015-11-17, or with the time as 2015-11-17T09:30."
            )
    if field == "language" and not _LANGUAGE.fullmatch(value):
        raise CommandRefused(f"“{value}” is no language tag. Write it as en, fr or pt-BR.")
    if field == "url" and not _ADDRESS.match(value):
        raise CommandRefused(f"“{value}” is no web address. It begins with http:// or https://.")
    return value


def _set(
    state: State, target: str, field: str, value: str, fact: Callable[[EntryId | None], Fact]
) -> Sequence[Fact]:
    held = state.held(target, field)
    return () if held.value == value else (fact(held.entry),)


def _require_source(state: State, source: str) -> None:
    if not state.has_source(source):
        raise CommandRefused(f"This case has no source {source[:12]}….")


def _clean(value: str) -> str:
    """`value` without surrounding blanks; refused when it is too long or holds control characters."""
    value = value.strip()
    if len(value) > MAX_VALUE:
        raise CommandRefused(f"That is {len(value):,} characters long; at most {MAX_VALUE:,} fit.")
    if _CONTROL.search(value):
        raise CommandRefused("That holds control characters; please type it anew.")
    return value
