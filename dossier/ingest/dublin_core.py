"""What a document's own properties say of it (Dublin Core, as Word, OpenDocument, EPUB and PDF keep it).

Programs fill these in by themselves, so they are taken with care: a title that is a file name, or an author that
is no person's name, says nothing. When a file was made is not when an article was published: no date is taken
but one of publication.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.domain.documents import Metadata
from dossier.ingest.languages import is_language
from dossier.ingest.limits import MAX_AUTHORS
from dossier.ingest.metadata import read_metadata
from dossier.ingest.names import people
from dossier.ingest.schema_org import iso_date

_NO_TITLE = re.compile(
    r"(?:microsoft \w+ - .*|(?:untitled|unbenannt|sans titre|document|dokument|slide|presentation)[\s\d_-]*"
    r"|.*\.(?:docx?|pdf|odt|rtf|txt|indd|qxd|pages|html?|pptx?|xlsx?|wpd|tex|dvi|ps)|[\W\d_]*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://\S{4,2000}")

Properties = Mapping[str, Sequence[str]]
"""Values by name: title, creator, publisher, date (of publication), language, identifier."""


def document_metadata(properties: Properties, text: str) -> tuple[Metadata, tuple[str, ...]]:
    """What the top of the text says, except where the properties know better; and the notices of the former."""
    shown, notices = read_metadata(text)
    stated = stated_metadata(properties)
    merged = shown.overridden_by(stated)
    return merged, () if stated.published else notices


def stated_metadata(properties: Properties) -> Metadata:
    """What the properties alone say."""
    values = {key: [plain(value) for value in each if plain(value)] for key, each in properties.items()}
    dates = (iso_date(value) for value in values.get("date", ()))
    return Metadata(
        title=next((title for title in values.get("title", ()) if not _NO_TITLE.fullmatch(title)), ""),
        publisher=next(iter(values.get("publisher", ())), ""),
        authors=persons(values.get("creator", ())),
        published=next(filter(None, dates), ""),
        language=primary_language(values.get("language", ())),
        url=next((v for v in values.get("identifier", ()) if _ADDRESS.fullmatch(v)), ""),
    )


def persons(values: Iterable[str]) -> tuple[str, ...]:
    """The persons in `values`; `Doe, Jane` is turned round, for so catalogues write names."""
    found: list[str] = []
    for value in values:
        turned = re.fullmatch(r"([^\W\d_][\w'’-]+),\s+([^\W\d_][\w'’. -]+)", value)
        names = people(f"{turned[2]} {turned[1]}") if turned else ()
        found.extend(names or people(value.replace(";", ",")))
    return tuple(dict.fromkeys(found))[:MAX_AUTHORS]


def primary_language(values: Iterable[str]) -> str:
    tags = (re.split(r"[-_]", value.strip().lower())[0] for value in values)
    return next((tag for tag in tags if is_language(tag)), "")


def with_detected_language(metadata: Metadata, text: str) -> Metadata:
    from dossier.ingest.languages import detect_language

    return metadata if metadata.language else replace(metadata, language=detect_language(text))


def plain(value: str) -> str:
    """One line of at most 1,000 characters."""
    return " ".join(value.split())[:1_000]
