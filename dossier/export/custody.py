"""The custody report: for each source when and by whom it came in, and everything that was done with it since."""

import textwrap
from collections.abc import Iterator

from markupsafe import Markup

from dossier.domain.custody import Custody
from dossier.domain.views import HistoryRow
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.html import STYLE, environment, policy, text_of
from dossier.export.wording import moment_in_words

TEMPLATE = "custody.html.j2"
_STYLE = "custody.css"

_SENTENCE = (
    "A source is named by the SHA-256 of its bytes: whoever holds the file can compute it anew. Each line is an entry"
    " of the case’s journal, by its number of arrival and the beginning of its id; the names are those that the"
    " analysts gave."
)


def write_html(material: Material) -> Iterator[bytes]:
    """One page in UTF-8, written out source by source; inert whatever an article or a name holds."""
    styled = environment(material)
    style = "".join(text_of(styled, name) for name in (STYLE, _STYLE))
    stream = styled.get_template(TEMPLATE).stream(
        case=material.case,
        made=material.made,
        as_of=material.as_of,
        left_out=material.left_out,
        program=material.program,
        explained=_SENTENCE,
        held=material.custody(),
        moment=moment_in_words,
        style=Markup(style),  # our own files, not an article's
        policy=policy(style),
    )
    stream.enable_buffering(64)
    for piece in stream:
        yield piece.encode("utf-8")


def write_text(material: Material) -> Iterator[bytes]:
    """The same in plain text, UTF-8, lines ended by \\n."""
    for line in _lines(material):
        # A file name that was no UTF-8 holds lone surrogates.
        yield line.encode("utf-8", "backslashreplace") + b"\n"


def _lines(material: Material) -> Iterator[str]:
    case = material.case
    yield f"CUSTODY OF THE SOURCES IN “{_flat(case.title)}”"
    yield ""
    yield f"Case {case.case}; {case.sources:,} sources, {case.entries:,} entries."
    if material.as_of:
        yield f"The case {material.as_of}."
    if material.left_out:
        yield material.left_out
    if material.made:
        yield f"Its last entry: {moment_in_words(material.made)}. Written out by {material.program}."
    yield from ("", *textwrap.wrap(_SENTENCE, 78))
    for number, held in enumerate(material.custody(), 1):
        yield from ("", "=" * 78, "", *_source(number, held))


def _source(number: int, held: Custody) -> Iterator[str]:
    source = held.source
    yield f"{number}. {_flat(source.file or source.title or source.id[:12])}"
    yield ""
    yield f"   SHA-256    {source.id}"
    if source.title:
        yield f"   Title      {_flat(source.title)}"
    if source.publisher:
        yield f"   Publisher  {_flat(source.publisher)}"
    yield f"   Bytes      {source.bytes:,}, {_flat(source.media_type)}"
    yield f"   Came in    {moment_in_words(source.ingested)}, by {_flat(source.ingested_by)}"
    if source.withdrawn:
        yield "   Withdrawn: it is left out of all dossiers, and kept in the case file."
    yield ""
    for row in held.history:
        yield f"   {moment_in_words(row.at)}  {_flat(row.analyst)}{_flag(row)}"
        yield f"       {_flat(row.summary)}"
        yield f"       entry {row.position:,}, {row.id[:16]}…"


def _flag(row: HistoryRow) -> str:
    return "  (the clock was far ahead)" if row.flagged else ""


def _flat(text: str) -> str:
    """On one line, and without what would steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))


HTML = Exporter("custody", "Custody report as a web page", ".html", scope=Scope.CASE, write=write_html)
TEXT = Exporter("custody-text", "Custody report as plain text", ".txt", scope=Scope.CASE, write=write_text)
