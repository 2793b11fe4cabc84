"""One dossier as one self-contained web page: no scripts, nothing fetched, a footnote for each statement.

Article text is hostile until shown otherwise: Jinja2 escapes whatever the template does not write itself,
a Content-Security-Policy allows nothing but the page's own style sheet, and only http and https addresses
become links.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dossier.domain.errors import DossierError
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.page import lay_out
from dossier.export.wording import date_in_words, graded

TEMPLATE = "dossier.html.j2"
STYLE = "dossier.css"

_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def write(material: Material) -> Iterator[bytes]:
    """The page in UTF-8. Raises DossierError when the material holds no dossier."""
    full = material.dossier
    if full is None:
        raise DossierError("The format html shows one dossier. Name it: --dossier NAME.")
    style = (material.templates / STYLE).read_text(encoding="utf-8")
    template = environment(material).get_template(TEMPLATE)
    stream = template.stream(
        case=material.case,
        made=material.made,
        as_of=material.as_of,
        left_out=material.left_out,
        program=material.program,
        head=full.dossier,
        entity=full.dossier.entity,
        full=full,
        page=lay_out(full, material.text),
        style=Markup(style),  # our own file, not an article's
        policy=policy(style),
    )
    stream.enable_buffering(64)
    for piece in stream:
        yield piece.encode("utf-8")


def environment(material: Material) -> Environment:
    """Escapes whatever a template does not write itself."""
    environment = Environment(
        loader=FileSystemLoader(material.templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_fit_for_html,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_words"] = date_in_words
    environment.filters["as_link"] = _as_link
    environment.filters["grade"] = graded
    return environment


def _fit_for_html(value: Any) -> Any:
    """Characters that no HTML page may hold become U+FFFD; markup of our own and numbers pass."""
    return _NOT_IN_HTML.sub("\ufffd", value) if type(value) is str else value


def _as_link(url: str) -> str:
    """`url` if a reader may follow it, else nothing: `javascript:` and its like are words, not addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def policy(style: str) -> str:
    """A Content-Security-Policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


EXPORTER = Exporter(
    format="html", label="Dossier as a web page", suffix=".html", scope=Scope.DOSSIER, write=write
)
