"""One dossier as one self-contained web page: no scripts, nothing fetched, a footnote for each statement.

A Content-Security-Policy allows nothing but the page's own style sheet, and only http and https addresses become links.
"""

import base64
import hashlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound

from dossier.domain.errors import DossierError
from dossier.export import report
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.timeline import svg

TEMPLATE = "dossier.html.j2"
STYLE = "dossier.css"


def write(material: Material) -> Iterator[bytes]:
    """The page in UTF-8. Raises DossierError when the material holds no dossier."""
    names = report.context(material)
    styled = environment(material)
    picture = report.timeline(material)
    style = text_of(styled, STYLE) + (svg.STYLE if picture else "")
    drawn = svg.inline(picture, f"Timeline: {names['entity'].name}") if picture else ""
    yield from report.rendered(
        material,
        styled,
        TEMPLATE,
        {**names, "style": report.own(style), "policy": policy(style), "timeline": report.own(drawn)},
    )


def environment(material: Material) -> Environment:
    """Escapes whatever a template does not write itself."""
    environment = report.environment(material)
    environment.filters["as_link"] = _as_link
    return environment


def text_of(environment: Environment, name: str) -> str:
    """A file among the templates, as it is: the user's own, else ours. Raises DossierError when there is none."""
    try:
        assert environment.loader is not None
        return environment.loader.get_source(environment, name)[0]
    except TemplateNotFound as error:
        raise DossierError(f"There is no “{name}” among the templates. Install Dossier anew.") from error


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


EXPORTER = Exporter("html", "Cited dossier as a web page", ".html", Scope.DOSSIER, write)
