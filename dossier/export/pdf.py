"""One dossier as a PDF: a title page, statements with numbered notes that can be clicked, sources, and the method.

The typeface comes as a package, so that the same case looks the same everywhere; scripts that it lacks are looked for
in the fonts of the machine.
"""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from dossier.export import report
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.page import Footnote, Line, Page
from dossier.export.timeline.drawing import drawing
from dossier.export.timeline.picture import Picture
from dossier.export.typefaces import Typefaces
from dossier.export.wording import date_in_words, graded
from dossier.export.xml_text import fit

_PADDING = 6
"""Points that reportlab keeps free around the text, within the margins."""
_INK, _SOFT, _RULE, _LINK = "#1d1d1f", "#5f6066", "#dcd8cf", "#1a4f8b"


def write(material: Material) -> Iterator[bytes]:
    """Raises DossierError when the material holds no dossier."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.platypus import SimpleDocTemplate

    names = report.context(material)
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=2.6 * cm, rightMargin=2.6 * cm, topMargin=2.3 * cm, bottomMargin=2.3 * cm,
        title=fit(names["entity"].name), subject=fit(names["case"].title), author=names["program"],
        creator=names["program"],
        invariant=1,  # no clock and no chance: the same case gives the same bytes
        lang="en",
    )  # fmt: skip
    pages = _Pages(names, report.timeline(material), document.width - 2 * _PADDING)
    document.build(list(pages.flow()), onFirstPage=pages.foot, onLaterPages=pages.foot)
    yield file.getvalue()


class _Pages:
    """The report laid out as a flow of paragraphs."""

    def __init__(self, names: dict[str, Any], picture: Picture | None, width: float) -> None:
        self._picture, self._width = picture, width
        self._names = names
        self._page: Page = names["page"]
        self._faces = Typefaces()
        self._styles = _styles(self._faces)

    def flow(self) -> Iterator[Any]:
        yield from self._title()
        yield from self._known()
        yield from self._statements()
        yield from self._section("Quotes", self._page.quotes, "quote")
        yield from self._differing()
        yield from self._timeline()
        yield from self._notes()
        yield from self._sources()
        yield from self._method()
        yield from self._footnotes()

    def foot(self, canvas: Any, document: Any) -> None:
        """The name, the moment and the number of the page, at the foot of each."""
        style = self._styles["foot"]
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        left, right = document.leftMargin, document.pagesize[0] - document.rightMargin
        text = f"{self._names['entity'].name} · {self._names['state']}"
        words = self._paragraph(text, "foot")
        words.wrap(right - left - 40, 20)
        words.drawOn(canvas, left, 32)
        canvas.setFont(style.fontName, style.fontSize)
        canvas.drawRightString(right, 35, str(document.page))
        canvas.restoreState()

    def _paragraph(self, text: str, style: str, *, anchor: str = "") -> Any:
        return self._marked(self._words(text), style, anchor=anchor)

    def _marked(self, markup: str, style: str, *, anchor: str = "") -> Any:
        from reportlab.platypus import Paragraph

        return Paragraph(f'<a name="{anchor}"/>{markup}' if anchor else markup, self._styles[style])

    def _words(self, text: str) -> str:
        """Words of an article, as words: nothing in them is markup; in a typeface that has their letters."""
        return "".join(
            f'<font name="{face}">{escape(run)}</font>' if face else escape(run)
            for face, run in self._faces.runs(report.within_line(fit(text)))
        )

    def _heading(self, text: str, level: int = 1) -> Any:
        return self._paragraph(text, f"heading{level}")

    def _title(self) -> Iterator[Any]:
        from reportlab.platypus import PageBreak, Spacer

        names, entity, full = self._names, self._names["entity"], self._names["full"]
        yield Spacer(1, 120)
        yield self._paragraph(f"Dossier · {entity.kind.value}", "kind")
        yield self._paragraph(entity.name, "title")
        if names["also"]:
            yield self._paragraph(f"also: {' · '.join(names['also'])}", "also")
        mentions = report.plural(entity.mentions, "mention", "mentions")
        sources = report.plural(len(full.sources), "source", "sources")
        yield self._paragraph(f"{mentions} in {sources} · {entity.status.value}", "meta")
        yield self._paragraph(f"Case “{names['case'].title}” · {names['state']}", "meta")
        if names["head"].tags:
            yield self._paragraph(f"tags: {' · '.join(names['head'].tags)}", "meta")
        if names["left_out"]:
            yield self._paragraph(names["left_out"], "notice")
        notice = names["notice"]
        yield self._marked(f"<b>{self._words(notice[0])}</b> {self._words(' '.join(notice[1:]))}", "notice")
        yield self._paragraph(names["program"], "meta")
        yield PageBreak()

    def _known(self) -> Iterator[Any]:
        if self._names["facts"] or self._page.roles:
            yield self._heading("What is known")
        for what, value in self._names["facts"]:
            yield self._marked(f"<b>{self._words(what)}</b>&nbsp;&nbsp;{self._words(value)}", "line")
        yield from map(self._line, self._page.roles)

    def _statements(self) -> Iterator[Any]:
        for number, group in enumerate(self._page.groups):
            if not number:
                yield self._heading("Statements")
            yield self._heading(group.title, 2)
            yield from map(self._line, group.lines)

    def _section(self, title: str, lines: tuple[Line, ...], style: str) -> Iterator[Any]:
        if lines:
            yield self._heading(title)
            yield from map(partial(self._line, style=style), lines)

    def _line(self, line: Line, style: str = "line", before: str = "") -> Any:
        lead = f'<font color="{_SOFT}">{self._words(before)}</font>&nbsp;&nbsp;' if before else ""
        reference = f'<super><a href="#note-{line.number}" color="{_LINK}">{line.number}</a></super>'
        more = " · ".join(line.qualifiers)
        after = f'<br/><font size="8" color="{_SOFT}">{self._words(more)}</font>' if more else ""
        return self._marked(f"{lead}{self._words(line.text)}{reference}{after}", style, anchor=line.anchor)

    def _differing(self) -> Iterator[Any]:
        for number, each in enumerate(self._page.differing):
            if not number:
                yield self._heading("Accounts that differ")
            yield self._heading(f"{each.what}: {each.relation}", 2)
            yield from map(self._line, each.lines)
            yield self._paragraph(each.reason, "meta")

    def _timeline(self) -> Iterator[Any]:
        from reportlab.platypus import Spacer

        if self._page.timeline or self._picture:
            yield self._heading("Timeline")
        if self._picture:
            yield drawing(self._picture, self._faces, self._width)
            yield Spacer(1, 12)
        for moment in self._page.timeline:
            yield self._line(moment.line, before=moment.when)

    def _notes(self) -> Iterator[Any]:
        notes = self._names["full"].notes
        if notes:
            yield self._heading("Notes")
        for note in notes:
            yield self._paragraph(note.text, "line")
            yield self._paragraph(f"{note.analyst} · {date_in_words(note.at[:10])}", "meta")

    def _sources(self) -> Iterator[Any]:
        yield self._heading("Sources")
        for number, source in enumerate(self._names["full"].sources, 1):
            yield self._paragraph(f"{number}. {source.title or source.file}", "line")
            published, grade = date_in_words(source.published), graded(source.grade)
            told = (source.publisher, ", ".join(source.authors), published, source.url, grade)
            if any(told):
                yield self._paragraph(" · ".join(filter(None, told)), "meta")
            yield self._paragraph(f"SHA-256 {source.id}", "meta")

    def _method(self) -> Iterator[Any]:
        yield self._heading("Method")
        for paragraph in self._names["method"]:
            yield self._paragraph(paragraph, "line")

    def _footnotes(self) -> Iterator[Any]:
        if self._page.footnotes:
            yield self._heading("Footnotes")
        yield from map(self._footnote, self._page.footnotes)

    def _footnote(self, note: Footnote) -> Any:
        c = note.citation
        where = (c.publisher, c.title or c.file, note.published)
        told = f"{', '.join(filter(None, where))}, {c.place} · {c.start}–{c.end} · {c.source[:12]}"
        told += f" · {note.grade}" if note.grade else ""
        back = "".join(f' <a href="#{anchor}" color="{_LINK}">back</a>' for anchor in note.cited_by[:1])
        words = f"{self._words(note.before)}<b>{self._words(c.exact)}</b>{self._words(note.after)}"
        markup = f'{note.number}. <font color="{_SOFT}">{self._words(told)}</font>: {words}{back}'
        return self._marked(markup, "footnote", anchor=f"note-{note.number}")


def _styles(faces: Typefaces) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    base = ParagraphStyle(
        "base",
        fontName=faces.serif,
        fontSize=10.5,
        leading=15,
        textColor=_INK,
        spaceAfter=6,
        splitLongWords=1,
    )

    def style(name: str, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **changes)

    return {
        "line": style("line"),
        "quote": style("quote", leftIndent=14, borderColor=_RULE),
        "kind": style("kind", fontSize=9, textColor=_SOFT),
        "title": style("title", fontName=faces.bold, fontSize=28, leading=33, spaceAfter=10),
        "also": style("also", fontName=faces.italic, textColor=_SOFT),
        "meta": style("meta", fontSize=8.5, leading=12, textColor=_SOFT),
        "notice": style(
            "notice",
            fontSize=9,
            leading=13,
            backColor="#f5f2ea",
            borderPadding=8,
            spaceBefore=16,
            spaceAfter=18,
        ),
        "heading1": style(
            "heading1", fontName=faces.bold, fontSize=16, leading=20, spaceBefore=20, keepWithNext=1
        ),
        "heading2": style(
            "heading2", fontName=faces.bold_italic, fontSize=11.5, spaceBefore=12, keepWithNext=1
        ),
        "footnote": style(
            "footnote", fontSize=8.5, leading=11.5, spaceAfter=4, leftIndent=14, firstLineIndent=-14
        ),
        "foot": style("foot", fontSize=7.5, leading=9, textColor=_SOFT),
    }


EXPORTER = Exporter("pdf", "Cited dossier as a PDF", ".pdf", Scope.DOSSIER, write)
