"""The sources as a bibliography: CSL-JSON (citationstyles.org, schema 1.0), BibTeX, RIS."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dossier.domain.views import SourceRow
from dossier.export.exporter import Exporter, Material, Scope

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def key(source: SourceRow) -> str:
    """What a text cites it by: publisher, year and the beginning of its hash (`reuters2015-2c041ce8`)."""
    name = re.sub(r"[^a-z0-9]", "", source.publisher.lower())[:20] or "source"
    return f"{name}{source.published[:4]}-{source.id[:8]}"


def title(source: SourceRow) -> str:
    return source.title or source.file or source.id[:12]


def date_parts(value: str) -> tuple[str, ...]:
    """(year,), (year, month) or (year, month, day), as written; empty for what is no date."""
    match = _DATE.match(value)
    return tuple(part for part in match.groups() if part) if match else ()


def write_csl_json(material: Material) -> Iterator[bytes]:
    """A JSON array of items, one for each source."""
    between = "[\n"
    for source in material.holdings.sources():
        yield (between + json.dumps(_csl(source), ensure_ascii=False)).encode("utf-8", "backslashreplace")
        between = ",\n"
    yield b"\n]\n" if between == ",\n" else b"[]\n"


def _csl(source: SourceRow) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": key(source),
        "type": "webpage" if source.url and not source.publisher else "article-newspaper",
        "title": title(source),
        "container-title": source.publisher,
        "author": [{"literal": author} for author in source.authors],
        "issued": _csl_date(source.published),
        "accessed": _csl_date(source.ingested),
        "URL": source.url,
        "language": source.language,
        "note": f"SHA-256: {source.id}",
    }
    return {field: value for field, value in item.items() if value}


def _csl_date(value: str) -> dict[str, Any]:
    parts = date_parts(value)
    return {"date-parts": [[int(part) for part in parts]]} if parts else {}


def write_bibtex(material: Material) -> Iterator[bytes]:
    if material.left_out:
        yield f"% {material.left_out}\n\n".encode()
    for source in material.holdings.sources():
        fields = {
            # The braces within keep the capitals of a title.
            "title": f"{{{_tex(title(source))}}}",
            "journal": _tex(source.publisher),
            "author": " and ".join(f"{{{_tex(author)}}}" for author in source.authors),
            **dict(zip(("year", "month", "day"), date_parts(source.published), strict=False)),
            "url": _tex_url(source.url),
            "urldate": source.ingested[:10] if source.url else "",
            "langid": source.language,
            "note": f"SHA-256: {source.id}",
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        yield f"@article{{{key(source)},\n{lines}}}\n\n".encode("utf-8", "backslashreplace")


_IN_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _tex(words: str) -> str:
    return "".join(_IN_TEX.get(letter, letter) for letter in _one_line(words))


def _tex_url(url: str) -> str:
    """An address stands as it is, but for what would end the field."""
    return re.sub(r"[\s{}\\]", lambda match: f"%{ord(match[0]):02X}", url)


def write_ris(material: Material) -> Iterator[bytes]:
    """Tags of two letters, lines ended by \\r\\n."""
    for source in material.holdings.sources():
        parts = date_parts(source.published)
        lines = [
            ("TY", "NEWS"),
            ("ID", key(source)),
            ("TI", title(source)),
            ("T2", source.publisher),
            *(("AU", author) for author in source.authors),
            ("PY", "".join(parts[:1])),
            ("DA", "/".join((*parts, *[""] * (4 - len(parts)))) if parts else ""),
            ("UR", source.url),
            ("Y2", source.ingested[:10].replace("-", "/") if source.url else ""),
            ("LA", source.language),
            ("N1", f"SHA-256: {source.id}"),
        ]
        record = "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value)
        yield f"{record}ER  - \r\n\r\n".encode("utf-8", "backslashreplace")


def _one_line(words: str) -> str:
    return " ".join(words.split())


CSL_JSON = Exporter("csl-json", "Sources as a bibliography (CSL-JSON)", ".json", Scope.EITHER, write_csl_json)
BIBTEX = Exporter("bibtex", "Sources as a bibliography (BibTeX)", ".bib", Scope.EITHER, write_bibtex)
RIS = Exporter("ris", "Sources as a bibliography (RIS)", ".ris", Scope.EITHER, write_ris)
