"""One dossier in Markdown, with footnotes: for wikis, notebooks, and converters such as Pandoc."""

import re
from collections.abc import Iterator

from dossier.export import report
from dossier.export.exporter import Exporter, Material, Scope

TEMPLATE = "dossier.md.j2"

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|~^$!])|^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)
"""Signs that Markdown, or the HTML that it may hold, reads as more than signs (CommonMark 0.31, 2.4)."""


def escaped(text: str) -> str:
    """`text` as words, whatever stands in it."""

    def escape(match: re.Match[str]) -> str:
        if match[1]:
            return f"\\{match[1]}"
        marker = match[3]
        return f"{match[2]}{marker[:-1]}\\{marker[-1]}"

    return _MEANS_SOMETHING.sub(escape, text.replace("&", "&amp;"))


def write(material: Material) -> Iterator[bytes]:
    """UTF-8. Raises DossierError when the material holds no dossier."""
    names = report.context(material)
    yield from report.rendered(material, report.environment(material, escape=escaped), TEMPLATE, names)


EXPORTER = Exporter("md", "Cited dossier in Markdown", ".md", Scope.DOSSIER, write)
