"""What a sidecar says of the article beside it. A bad sidecar costs a notice, never the article."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from dossier.domain.dates import is_calendar_value
from dossier.domain.documents import METADATA_FIELDS, Metadata
from dossier.ingest.limits import MAX_AUTHORS, MAX_SIDECAR_BYTES, MAX_SIDECAR_VALUE
from dossier.ingest.readers import suffix_of

SUFFIXES = (".json", ".yaml", ".yml")
"""In order of precedence, should an article have several."""


def is_sidecar(path: PurePath) -> bool:
    """Whether a file of that name describes an article rather than being one."""
    return suffix_of(path.name) in SUFFIXES


_DEEPEST_YAML = 20
_LANGUAGE = re.compile(r"(?P<tag>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]+)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The metadata that a sidecar states, the names of the fields that it set, and what was wrong."""

    metadata: Metadata
    fields: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class _Unfit(ValueError):
    """A value that cannot be used; the message ends the sentence that names its key."""


def read_sidecar(content: bytes, name: str, article: str) -> Sidecar:
    """What the sidecar file `name` states of `article`."""
    try:
        stated = _load(content, name)
    except _Unfit as unfit:
        return Sidecar(
            Metadata(), notices=(f"The sidecar {name} {unfit}; {article} was ingested without it.",)
        )
    values: dict[str, Any] = {}
    notices = []
    for key, value in stated.items():
        if key not in _CONVERTERS:
            known = ", ".join(METADATA_FIELDS)
            notices.append(f"The sidecar {name} has the unknown key {_shown(key)}; known are {known}.")
        elif value is not None:
            try:
                values[key] = _CONVERTERS[key](value)
            except _Unfit as unfit:
                notices.append(f"The sidecar {name}: {key} {unfit}; this value was passed over.")
    metadata = Metadata(**values)
    fields = tuple(field for field in METADATA_FIELDS if getattr(metadata, field))
    return Sidecar(metadata, fields, tuple(notices))


def _shown(value: object) -> str:
    return f'"{str(value)[:40]}"'


def _load(content: bytes, name: str) -> dict[Any, Any]:
    if len(content) > MAX_SIDECAR_BYTES:
        raise _Unfit(f"is larger than {MAX_SIDECAR_BYTES // 1000} kB")
    try:
        text = content.decode("utf-8-sig")
        stated = json.loads(text) if suffix_of(name) == ".json" else _load_yaml(text)
    except UnicodeDecodeError as error:
        raise _Unfit("is not in UTF-8") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, _Unfit):
            raise
        raise _Unfit("cannot be read, for it is not well formed") from error
    if not isinstance(stated, dict):
        raise _Unfit("does not hold keys and values")
    return stated


def _load_yaml(text: str) -> Any:
    """YAML by the safe loader, without aliases, few of which can stand for gigabytes, or deep nesting."""
    import yaml  # few articles have a sidecar, fewer a YAML one

    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST_YAML:
                raise _Unfit("is nested too deeply")
            if isinstance(event, yaml.AliasEvent):
                raise _Unfit("uses aliases (*name), which are not read")
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _Unfit("is not a text")
    if len(value) > MAX_SIDECAR_VALUE:
        raise _Unfit(f"is longer than {MAX_SIDECAR_VALUE} characters")
    return " ".join(value.split())


def _authors(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if len(listed) > MAX_AUTHORS:
        raise _Unfit(f"lists more than {MAX_AUTHORS} names")
    if not all(isinstance(author, str) for author in listed):
        raise _Unfit("is neither a text nor a list of texts")
    return tuple(dict.fromkeys(name for author in listed if (name := _string(author))))


def _published(value: object) -> str:
    if isinstance(value, date | datetime):  # YAML knows dates
        return value.isoformat()
    text = _string(value).upper()
    text = text.replace(" ", "T", 1).replace(" ", "")
    if text and not (_ISO.fullmatch(text) and is_calendar_value(text) and _is_time(text)):
        raise _Unfit("is not a date such as 2015-11-17 or 2015-11-17T09:30:00+01:00")
    return text


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _language(value: object) -> str:
    text = "no" if value is False else _string(value)  # Norwegian is a truth value in YAML
    tag = _LANGUAGE.fullmatch(text)
    if text and tag is None:
        raise _Unfit("is not a language tag such as en")
    return tag["tag"].lower() if tag else ""


def _url(value: object) -> str:
    text = _string(value)
    if text and not re.match(r"https?://", text, re.IGNORECASE):
        raise _Unfit("is not an address that starts with http:// or https://")
    return text


_CONVERTERS: dict[Any, Callable[[object], str | tuple[str, ...]]] = {
    "title": _string,
    "publisher": _string,
    "authors": _authors,
    "published": _published,
    "language": _language,
    "url": _url,
}
