"""What the columns of a table, or the fields of a record, are called: the names that are known, and before them those
that the analyst gave."""

import os
import re
from collections.abc import Mapping
from functools import lru_cache

from dossier.domain.errors import DossierError

SWITCH = "DOSSIER_COLUMNS"
"""What `parse` takes, in the environment, so that it reaches the worker processes."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        *(
            "text",
            "fulltext",
            "articletext",
            "maintext",
            "articlebody",
            "body",
            "bodytext",
            "content",
            "contenttext",
        ),
        *("article", "story", "html", "contenthtml", "bodyhtml", "texte", "volltext", "inhalt"),
    ),
    "title": ("title", "headline", "heading", "articletitle", "titel", "titre", "name"),
    "url": ("url", "link", "permalink", "articleurl", "weburl", "address", "sourceurl", "canonicalurl"),
    "published": (
        *(
            "published",
            "publishedat",
            "publicationdate",
            "publishdate",
            "publisheddate",
            "datepublished",
            "pubdate",
        ),
        *("date", "datetime", "timestamp", "datum"),
    ),
    "publisher": (
        *(
            "publisher",
            "publication",
            "source",
            "sourcename",
            "outlet",
            "newspaper",
            "medium",
            "site",
            "sitename",
        ),
        *("website", "domain"),
    ),
    "authors": ("authors", "author", "byline", "creator", "writer", "journalist", "autor", "auteur"),
    "language": ("language", "lang", "sprache", "langue"),
}
"""What a field may be called, in lower case without blanks and signs; the first that has a value counts."""


def plain_name(field: str) -> str:
    """A field's name as FIELDS has it: `Full_Text` is `fulltext`."""
    return re.sub(r"[\W_]+", "", field).lower()


def choose(said: str) -> None:
    """From now on this process, and those that it starts, go by this. Raises DossierError for what cannot be read."""
    parse(said)
    os.environ[SWITCH] = said


def names_of(field: str) -> tuple[str, ...]:
    """What the field may be called, those first that the analyst named."""
    return (*parse(os.environ.get(SWITCH, "")).get(field, ()), *FIELDS[field])


def known() -> frozenset[str]:
    """Whatever any of the fields may be called."""
    return frozenset(name for field in FIELDS for name in names_of(field))


@lru_cache(maxsize=8)
def parse(said: str) -> Mapping[str, tuple[str, ...]]:
    """Plain names by field, of what a person wrote: `text=Full story, title=Kicker`. Raises DossierError."""
    chosen: dict[str, tuple[str, ...]] = {}
    for part in filter(str.strip, re.split("[,;]", said)):
        field, equals, name = part.partition("=")
        field, name = field.strip().lower(), plain_name(name)
        if field not in FIELDS or not equals or not name:
            raise DossierError(
                f"“{part.strip()}” does not say what a column is. Write {', '.join(FIELDS)}, an equals sign and the "
                "column’s heading, such as “text=Full story, title=Kicker”."
            )
        chosen[field] = (*chosen.get(field, ()), name)
    return chosen
