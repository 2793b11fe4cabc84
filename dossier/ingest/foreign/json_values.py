"""JSON from a stranger: any value may be missing, or be of another type than the standard says."""

import json
from typing import Any

from dossier.domain.errors import SourceError
from dossier.ingest.limits import MAX_BYTES

Json = dict[str, Any]


def parsed(content: bytes, name: str) -> Any:
    """The value in `content`; several lines with a value each are a list. Raises SourceError."""
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB. Split it, and import the parts."
        )
    try:
        text = content.decode("utf-8-sig")
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{name} is no JSON in UTF-8: {error}. Export it anew from where it comes."
        ) from error


def string(value: Any) -> str:
    """The value, if it is a string."""
    return value if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def object_(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[Json]:
    """The objects in it: one alone stands for a list of one, as JSON-LD has it."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, dict)]


def strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each.strip()]
