"""A newer version of an article: tied to the earlier one, with what was decided there, once the person has seen it."""

from collections.abc import Iterator

from dossier.app import carrying_over, lookup
from dossier.domain.anchoring import Fate
from dossier.domain.carry_over import Carry, CarryOver
from dossier.domain.errors import DossierError
from dossier.domain.views import SourceRow
from dossier.gui import phrases
from dossier.gui.desk import Desk
from dossier.gui.phrases import tr

_SHOWN, _WORDS = 24, 70


def newer(desk: Desk) -> None:
    """The source in front is a newer version of one that the person names."""
    workspace, source = desk.workspace, desk.source
    if workspace is None or source is None:
        return
    earlier = _earlier(desk, source)
    if earlier is None:
        return
    desk.tasks.run(
        lambda job: carrying_over.carry_over(workspace, source, earlier.id),
        lambda over: _ask(desk, over, earlier),
        label=tr("Comparing the versions"),
    )


def _earlier(desk: Desk, source: str) -> SourceRow | None:
    """One from the same address, or one that the person names."""
    workspace = desk.workspace
    if workspace is None:
        return None
    title = tr("Newer version of…")
    rows = list(workspace.views.same_address(source))
    if rows:
        names = [f"{phrases.source_name(row)} · {row.file}" for row in rows]
        number = desk.ask.choice(title, tr("The earlier version, from the same address"), names)
        return None if number is None else rows[number]
    given = desk.ask.text(title, tr("The earlier version: its file name, title or id"), "")
    if not given:
        return None
    try:
        return lookup.source(workspace.views, given)
    except DossierError as error:
        desk.say(str(error), error=True)
        return None


def _ask(desk: Desk, over: CarryOver, earlier: SourceRow) -> None:
    workspace = desk.workspace
    if workspace is None or not desk.ask.confirm(
        tr("Newer version of “{name}”").format(name=phrases.source_name(earlier)),
        _words(over),
        tr("Carry over"),
    ):
        return
    said = tr("Tied to its earlier version; carried over: {counted}.")
    desk.tasks.run(
        lambda job: carrying_over.tie(workspace, over),
        lambda count: desk.say(said.format(counted=phrases.counted(count, tr("decision"), tr("decisions")))),
        label=tr("Carrying over"),
    )


def _words(over: CarryOver) -> str:
    """What becomes of each decision: first those that are not simply kept."""
    counts = ", ".join(f"{over.count(fate)} {_name(fate)}" for fate in Fate)
    carries = sorted(over.carries, key=lambda each: each.found.fate is Fate.KEPT)
    more = len(carries) - _SHOWN
    lines = [*map(_line, carries[:_SHOWN]), *([tr("… and {n} more.").format(n=more)] if more > 0 else [])]
    return "\n".join([tr("Decisions: {counts}.").format(counts=counts), *([""] if lines else []), *lines])


def _line(carry: Carry) -> str:
    return " ".join(_parts(carry))


def _parts(carry: Carry) -> Iterator[str]:
    yield f"{_name(carry.found.fate)}:"
    yield f"“{phrases.excerpt(carry.decision.citation.exact, _WORDS)}”"
    if carry.found.fate is Fate.MOVED:
        yield f"→ “{phrases.excerpt(carry.words, _WORDS)}”"


def _name(fate: Fate) -> str:
    return {
        Fate.KEPT: tr("kept"),
        Fate.MOVED: tr("moved"),
        Fate.AMBIGUOUS: tr("ambiguous"),
        Fate.LOST: tr("lost"),
    }[fate]
