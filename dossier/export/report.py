"""What every form of a cited dossier says, and the templates that users can change.

HTML, Markdown, DOCX and ODT are Jinja2 templates over the same names; a file of the same name in the user's own folder
of templates takes the place of ours. Article text is hostile until shown otherwise: what a template does not write
itself is escaped for the form that it is put into.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from dossier.domain.errors import DossierError
from dossier.domain.views import FullDossier
from dossier.export.exporter import Material
from dossier.export.page import Page, lay_out
from dossier.export.timeline.export import drawn
from dossier.export.timeline.marks import Marks
from dossier.export.timeline.picture import Picture
from dossier.export.wording import date_in_words, graded, moment_in_words
from dossier.export.xml_text import fit

_WIDTH, _HIGHEST = 720.0, 1000.0
"""Pixels of the picture of a timeline: its words stay readable, and it fits on one page."""


def full_dossier(material: Material) -> FullDossier:
    """Raises DossierError when the material holds no dossier."""
    if material.dossier is None:
        raise DossierError("This format shows one dossier. Name it: --dossier NAME.")
    return material.dossier


def context(material: Material) -> dict[str, Any]:
    """The names that templates may use; `resources/help/in-and-out.md` tells of them. Raises DossierError."""
    full = full_dossier(material)
    page = lay_out(full, material.text)
    return {
        "case": material.case,
        "made": material.made,
        "state": state(material),
        "left_out": material.left_out,
        "program": material.program,
        "head": full.dossier,
        "entity": full.dossier.entity,
        "also": [name for name in full.dossier.entity.aliases if name != full.dossier.entity.name],
        "full": full,
        "page": page,
        "facts": facts(full),
        "notice": notice(full, page),
        "method": method(material, full, page),
    }


def state(material: Material) -> str:
    """The moment that is shown, in words."""
    return material.as_of or f"as of {moment_in_words(material.made)}"


def timeline(material: Material) -> Picture | None:
    """The picture of what happened when, as wide as a page; None where nothing is dated."""
    marks = material.timeline().marks
    return drawn(Marks(marks), _WIDTH, _HIGHEST) if marks else None


def facts(full: FullDossier) -> list[tuple[str, str]]:
    """When, where and who of an event, in words; empty for others."""
    event = full.dossier.event
    if event is None:
        return []
    roles: dict[str, list[str]] = {}
    for role, entity in event.participants:
        roles.setdefault(role, []).append(entity.name)
    told = [
        ("When", date_in_words(event.date) or "not known"),
        ("Where", ", ".join(place.name for place in event.places)),
        *((role.capitalize(), ", ".join(names)) for role, names in sorted(roles.items())),
        ("Status", event.status.value),
        ("Part of", event.whole.name if event.whole else ""),
        ("Parts", ", ".join(part.name for part in event.parts)),
    ]
    return [(what, value) for what, value in told if value]


def plural(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def notice(full: FullDossier, page: Page) -> list[str]:
    """How much of it is a machine's, and how much an analyst has looked at: sentences."""
    entity = full.dossier.entity
    reviewed = entity.status.value != "unreviewed"
    said = ["Made by an analyst, with what a machine found." if full.dossier.created else "Made by machine."]
    if reviewed:
        said.append(f"An analyst has {entity.status.value} this {entity.kind.value}.")
    if page.confirmed or page.written:
        whole = plural(len(full.statements), "statement", "statements")
        written = f" and {page.written:,} written" if page.written else ""
        verb = "is" if page.confirmed == 1 else "are"
        told = (
            f"Of {whole}, {page.confirmed:,} {verb} confirmed{written} by an analyst; the rest is suggested"
        )
    elif reviewed or full.dossier.created:
        told = "No analyst has confirmed a statement on this page yet: what the passages say is suggested"
    else:
        told = (
            f"No analyst has confirmed anything on this page yet: which passages concern {entity.name}, and what they"
            " say, is suggested"
        )
    said.append(f"{told}, and each footnote leads to the exact words, so that it can be checked.")
    return said


def method(material: Material, full: FullDossier, page: Page) -> list[str]:
    """How it was made: paragraphs."""
    head = full.dossier
    by = f" The analysis is by {'; '.join(page.analysers)}." if page.analysers else ""
    why = f"because: {head.reason}" if head.reason else "by their names"
    return [
        f"{material.program} read the sources and suggested who and what is named in them, what is said of whom, and"
        f" when.{by} That the passages here concern one and the same {head.entity.kind.value} was decided {why} (score"
        f" {head.score / 1000:.2f} of 1). “According to” names who says it where the source does not say it itself;"
        " “hedged” means that the words leave it open. Grades are on the Admiralty scale: A to F for how reliable a"
        " source is, 1 to 6 for how credible what it says.",
        "Every statement is given in the words of its source, unchanged. A footnote names the paragraph (counted over"
        " the lines that are not empty), the place in the source’s text (Unicode code points, the end excluded), and"
        " the beginning of the SHA-256 hash of the file as it came in; the list of sources has the hashes in full, so"
        " that anyone who has a file can prove that it is the one quoted.",
    ]


def environment(material: Material, *, escape: Callable[[str], str] | None = None) -> Environment:
    """Templates escape for HTML and XML, or as `escape` says."""
    environment = Environment(
        loader=FileSystemLoader(material.templates),
        autoescape=escape is None,
        undefined=StrictUndefined,
        finalize=_finalizer(escape),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["in_words"] = date_in_words
    environment.filters["grade"] = graded
    environment.filters["one_line"] = lambda text: " ".join(str(text).split())
    environment.filters["within_line"] = within_line
    environment.globals["plural"] = plural
    return environment


def _finalizer(escape: Callable[[str], str] | None) -> Callable[[Any], Any]:
    """Characters that no page may hold become U+FFFD; markup of our own and numbers pass."""

    def finalize(value: Any) -> Any:
        if type(value) is not str:
            return value
        return fit(value) if escape is None else escape(fit(value))

    return finalize


def rendered(
    material: Material, environment: Environment, template: str, names: dict[str, Any]
) -> Iterator[bytes]:
    """The template in UTF-8, piece by piece. Raises DossierError for a template that is not one."""
    try:
        stream = environment.get_template(template).stream(**names)
        stream.enable_buffering(64)
        for piece in stream:
            yield piece.encode("utf-8")
    except TemplateError as error:
        where = f", line {error.lineno}" if getattr(error, "lineno", None) else ""  # type: ignore[attr-defined]
        raise DossierError(
            f"The template “{template}”{where} cannot be used: {error.message or error}. Correct it, or take it out of"
            " your folder of templates: then Dossier’s own is used.",
            details=repr(error),
        ) from error


def within_line(text: str) -> str:
    """What goes on or is gone on with in the same line: a blank at either end stays, and where none is, none comes."""
    return re.sub(r"\s+", " ", str(text))


def own(text: str) -> Markup:
    """What is ours, and not an article's: not escaped."""
    return Markup(text)
