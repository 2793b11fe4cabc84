"""A timeline as the JSON that `--json` prints; the promises of `shapes` hold here too."""

from dossier.cli.shapes import Shape
from dossier.domain.time_marks import TimeMark
from dossier.domain.timespans import Edge, calendar, edtf

_EDGES = {Edge.SHARP: "sharp", Edge.SOFT: "soft", Edge.OPEN: "open"}


def time_mark(mark: TimeMark) -> Shape:
    cited = mark.citation
    return {
        "text": mark.words,
        "target": mark.target,
        "kind": mark.kind,
        "date": mark.value,
        "vague": mark.vague or None,
        "edtf": edtf(mark.value, mark.vague) or None,
        "first": _stamp(mark.span.first),
        "until": _stamp(mark.span.until),
        "begins": _EDGES[mark.span.begins],
        "ends": _EDGES[mark.span.ends],
        "reported": cited.published or None if cited else None,
        "who": mark.who or None,
        "disputed": mark.disputed,
        "hedged": mark.hedged,
        "negated": mark.negated,
        "status": mark.status.value,
        "grade": mark.grade or None,
        "sources": mark.sources,
        "file": cited.file or None if cited else None,
        "source": cited.source if cited else None,
        "start": cited.start if cited else None,
        "end": cited.end if cited else None,
    }


def _stamp(at: int) -> str:
    """`2015-11-14T00:00`; years before the common era as ISO 8601 has them: `-0043`."""
    year, month, day, of_day = calendar(at)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}T{of_day // 60:02}:{of_day % 60:02}"
