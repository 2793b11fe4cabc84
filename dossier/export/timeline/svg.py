"""A picture of a timeline as SVG: light and dark colours of its own, every mark with its words and citation."""

import unicodedata
from collections.abc import Iterator

from dossier.domain.date_words import ENGLISH, Names, stretch
from dossier.domain.time_marks import EVENT
from dossier.domain.timespans import Edge
from dossier.export.timeline.picture import Bar, Cluster, Picture
from dossier.export.timeline.words import line_of
from dossier.export.xml_text import content, quoted

SIZE = 12.0
"""Pixels of the font."""

LIGHT = {
    "event": "#b3372f", "action": "#1f5fbf", "speech": "#2f7d3b", "plan": "#8a5a00", "role": "#6b4fa0",
    "attribute": "#6b4fa0", "relation": "#6b4fa0", "many": "#5b646e",
}  # fmt: skip
_DARK = {
    "event": "#ff8f85", "action": "#7db2ff", "speech": "#7fd08c", "plan": "#e3b35c", "role": "#b9a2ea",
    "attribute": "#b9a2ea", "relation": "#b9a2ea", "many": "#a9b1ba",
}  # fmt: skip


def _colours(of: dict[str, str]) -> str:
    return "\n".join(
        f".{kind} .bar, .{kind} .cap {{ fill: {c}; }} .{kind} .edge, .{kind}.link {{ stroke: {c}; }}"
        f" .{kind} stop {{ stop-color: {c}; }}"
        for kind, c in of.items()
    )


STYLE = f"""
svg {{ background: #ffffff; font-family: 'Helvetica Neue', Arial, 'Noto Sans', sans-serif; font-size: 12px; }}
text {{ fill: #1b1f24; }} .quiet {{ fill: #5b646e; }} .line {{ stroke: #d5dae0; }} .strong {{ stroke: #a8b0b9; }}
.bar {{ fill-opacity: .3; }} .faint {{ fill-opacity: .1; }} .fading {{ fill-opacity: 1; }} .edge {{ fill: none; }}
.disputed {{ stroke-dasharray: 4 2; }} .link {{ stroke-dasharray: 2 3; }} .report {{ fill: #5b646e; }}
{_colours(LIGHT)}
@media (prefers-color-scheme: dark) {{
svg {{ background: #1a1d21; }} text {{ fill: #e6e8eb; }} .quiet {{ fill: #a9b1ba; }} .line {{ stroke: #333840; }}
.strong {{ stroke: #5b646e; }} .report {{ fill: #a9b1ba; }}
{_colours(_DARK)}
}}
"""


def write(picture: Picture, title: str, names: Names = ENGLISH) -> Iterator[str]:
    """The file, piece by piece. `title` says of what it is."""
    yield from _whole(picture, title, f"<style>{STYLE}</style>\n", names)


def inline(picture: Picture, title: str, names: Names = ENGLISH) -> str:
    """The same for a page that has STYLE among its own: no style sheet and no style attribute in it."""
    return "".join(_whole(picture, title, "", names))


def _whole(picture: Picture, title: str, style: str, names: Names) -> Iterator[str]:
    width, height = picture.view.width, picture.measures.height
    shown = len(picture.bars) + sum(cluster.count for cluster in picture.clusters)
    when = stretch(round(picture.view.first), round(picture.view.until), names)
    described = (
        f"{shown} dated statements and events from {when}."
        " Bars show when something happened, fraying where the date is vague; the strip below when it was reported."
    )
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{content(title)}</title>\n<desc id="desc">{content(described)}</desc>\n'
        f"{style}"
    )
    yield from _fades(picture)
    yield from _axis(picture)
    yield from _reports(picture, names)
    for band in picture.bands:
        beyond = [f"‹ {band.earlier:,} earlier"] if band.earlier else []
        beyond += [f"{band.later:,} later ›"] if band.later else []
        heading = " · ".join([band.name.capitalize(), *beyond])
        yield f'<text class="quiet" x="6" y="{band.y + 14:g}">{content(heading)}</text>\n'
    for link in picture.links:
        ends = f'x1="{link.x:.1f}" x2="{link.right:.1f}" y1="{link.y:.1f}" y2="{link.y:.1f}"'
        yield f'<line class="{EVENT} link" {ends}/>\n'
    for cluster in picture.clusters:
        yield from _cluster(picture, cluster, names)
    for bar in sorted(picture.bars, key=lambda bar: bar.x - bar.right):
        yield from _bar(picture, bar, names)
    yield "</svg>\n"


def measured(text: str) -> float:
    """About how wide a text is, rather too much: there is no font to ask."""
    return sum(_wide(character) for character in text) * SIZE


def _wide(character: str) -> float:
    if character in "iljtfrI.,:;'’|!()[]‹› ":
        return 0.36
    if character in "mwMW@%—…":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    return 0.76 if character.isupper() else 0.6


def _fades(picture: Picture) -> Iterator[str]:
    """A gradient for each kind of bar whose ends are not sharp."""
    yield "<defs>\n"
    wanted = {(bar.mark.kind, bar.begins, bar.ends) for bar in picture.bars if bar.begins or bar.ends}
    for kind, begins, ends in sorted(wanted):
        stops = [(0.0, not begins)] + ([(_FADE[begins], True)] if begins else [])
        stops += ([(1 - _FADE[ends], True)] if ends else []) + [(1.0, not ends)]
        drawn = "".join(
            f'<stop offset="{at:g}" stop-color="{LIGHT[kind]}" stop-opacity="{_TINT if full else 0}"/>'
            for at, full in stops
        )
        yield f'<g class="{kind}"><linearGradient id="{_fade(kind, begins, ends)}">{drawn}</linearGradient></g>\n'
    yield "</defs>\n"


_FADE = {Edge.SOFT: 0.3, Edge.OPEN: 0.9}
_TINT = 0.34


def _fade(kind: str, begins: Edge, ends: Edge) -> str:
    return f"fade-{kind}-{int(begins)}{int(ends)}"


def _axis(picture: Picture) -> Iterator[str]:
    top, height = picture.axis_top, picture.measures.height
    for tick in picture.axis.ticks:
        strength = "strong" if tick.strong else "line"
        yield (
            f'<line class="{strength}" x1="{tick.x:.1f}" x2="{tick.x:.1f}" y1="0" y2="{top + 6:g}" stroke-width=".7"/>'
            f'<text class="quiet" x="{tick.x + 4:.1f}" y="{top + 16:g}">{content(tick.label)}</text>\n'
        )
    yield f'<line class="strong" x1="0" x2="{picture.view.width:g}" y1="{top:g}" y2="{top:g}"/>\n'
    for era in picture.axis.eras:
        room = era.right - era.x - 8
        label = next((each for each in (era.label, era.short) if measured(each) <= room), "")
        if label:
            yield f'<text x="{era.x + 4:.1f}" y="{height - 8:g}">{content(label)}</text>\n'


def _reports(picture: Picture, names: Names) -> Iterator[str]:
    top = picture.reports_top
    yield f'<line class="line" x1="0" x2="{picture.view.width:g}" y1="{top:g}" y2="{top:g}"/>\n'
    yield f'<text class="quiet" x="6" y="{top + 13:g}">Reported</text>\n'
    for report in picture.reports:
        words = f"{report.count} sources published {stretch(report.first, report.until, names)}"
        box = (
            f'x="{report.x:.1f}" y="{top + 19:g}" width="{max(2.0, report.right - report.x):.1f}" height="8"'
        )
        yield (
            f'<g class="reported"><title>{content(words)}</title>'
            f'<rect class="report" {box} fill-opacity="{_weight(report.count):.2f}"/></g>\n'
        )


def _weight(count: int) -> float:
    """How strongly so many are drawn."""
    return min(1.0, 0.35 + 0.13 * (count - 1).bit_length())


def _bar(picture: Picture, bar: Bar, names: Names) -> Iterator[str]:
    mark = bar.mark
    yield (
        f'<g class="mark {mark.kind}" data-target={quoted(mark.target)}>'
        f"<title>{content(line_of(mark, names))}</title>"
    )
    yield from _body(bar, picture.measures.bar)
    if bar.label:
        yield f'<text class="label" x="{bar.label.x:.1f}" y="{bar.y + 4:.1f}">{content(bar.label.text)}</text>'
    yield "</g>\n"


def _body(bar: Bar, tall: float) -> Iterator[str]:
    """A tinted bar. A sharp end has a firm edge, a vague one fades; what is disputed is dashed, a plan hollow."""
    mark = bar.mark
    box = f'x="{bar.x:.1f}" y="{bar.y - tall / 2:.1f}" width="{bar.right - bar.x:.1f}" height="{tall:g}"'
    if bar.begins or bar.ends:
        fade = _fade(mark.kind, bar.begins, bar.ends)
        yield f'<rect class="fading" {box} fill="url(#{fade})"/>'
    else:
        yield f'<rect class="bar{" faint" if mark.planned else ""}" {box}/>'
    if mark.disputed or (mark.planned and not (bar.begins or bar.ends)):
        yield f'<rect class="edge{" disputed" if mark.disputed else ""}" {box}/>'
    for sharp, x in ((bar.begins is Edge.SHARP, bar.x), (bar.ends is Edge.SHARP, bar.right - 2)):
        if sharp and not mark.disputed:
            yield f'<rect class="cap" x="{x:.1f}" y="{bar.y - tall / 2:.1f}" width="2" height="{tall:g}"/>'


def _cluster(picture: Picture, cluster: Cluster, names: Names) -> Iterator[str]:
    tall = picture.measures.bar + 4
    kind = EVENT if cluster.events else "many"
    words = f"{cluster.count:,} marks, {stretch(cluster.first, cluster.until, names)}"
    if cluster.disputed:
        words += "; sources differ"
    look = "edge disputed" if cluster.disputed else "edge"
    box = (
        f'x="{cluster.x:.1f}" y="{cluster.y - tall / 2:.1f}" width="{cluster.right - cluster.x:.1f}" height="{tall:g}" '
        f'rx="{tall / 2:g}"'
    )
    yield (
        f'<g class="cluster {kind}"><title>{content(words)}</title>'
        f'<rect class="bar faint" {box}/><rect class="{look}" {box}/>'
        f'<text class="label" x="{cluster.label.x:.1f}" y="{cluster.y + 4:.1f}">'
        f"{content(cluster.label.text)}</text></g>\n"
    )
