"""`dossier search`: entities, sources, notes, statements, quotes and passages; and the searches that are kept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from dossier.app import searches
from dossier.app.workspace import Workspace
from dossier.cli import output, shapes, shapes_of_searches
from dossier.cli.arguments import add_case, add_limit
from dossier.cli.call import Call, Command, Exit, UsageError
from dossier.cli.layout import counted, passage, table
from dossier.cli.opening import opened
from dossier.domain.found import Facets, Hit, Results
from dossier.domain.searching import QueryError
from dossier.domain.searching.fields import NOTE, PASSAGE, QUOTE, SOURCE, STATEMENT

_IN_WORDS = (PASSAGE, STATEMENT, QUOTE)


def declare(parser: ArgumentParser) -> None:
    add_case(parser)
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help='words, "words in a row", AND OR NOT ( ), NEAR(a b, 5), person: event: date:2015-11..2015-12 …',
    )
    add_limit(parser, "results")
    parser.add_argument(
        "--facets", action="store_true", help="also by what the search can be narrowed, with counts"
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--save", metavar="NAME", help="keep this search in the case, under a name")
    kept.add_argument(
        "--saved",
        metavar="NAME",
        nargs="?",
        const="",
        help="search what is kept so; without a name: list what is kept",
    )
    kept.add_argument("--drop", metavar="NAME", help="do not keep the search with this name any more")


def run(call: Call) -> int:
    given = call.arguments
    given.query = [words for words in given.query if words.strip()]
    if not given.query and given.saved is None and not given.drop:
        raise UsageError("say what to look for, or --saved for the searches that are kept.")
    if given.query and (given.saved is not None or given.drop):
        raise UsageError("--saved and --drop take the name of a search, and no words to look for.")
    with opened(call) as workspace:
        if given.saved == "":
            return _list(call, workspace)
        if given.drop:
            return _drop(workspace, given.drop)
        try:
            return _search(call, workspace)
        except QueryError as error:
            return _refuse(error)


def _search(call: Call, workspace: Workspace) -> int:
    given, views = call.arguments, workspace.views
    saved = searches.called(workspace, given.saved) if given.saved else None
    query = saved.query if saved else " ".join(given.query)
    found = views.results(query, most=given.limit)
    hits = found.hits[: given.limit]
    if given.save:
        output.note(f"Saved as “{searches.save(workspace, given.save, query).name}”.")
    elif saved and not workspace.as_of:
        new = views.arrived_since(query, searches.since(workspace, saved.id))
        output.note(f"{counted(len(new), 'source')} new since you last looked." if new else "Nothing new.")
        searches.mark_seen(workspace, saved.id)
    facets = views.facets(query) if given.facets else None
    if call.json:
        listed = [shapes.hit(hit) for hit in hits]
        whole = facets and {**shapes_of_searches.results(found, facets), "hits": listed}
        output.as_json(whole or listed)
    else:
        output.lines(_told(found, hits, facets))
    return Exit.DONE


def _told(found: Results, hits: tuple[Hit, ...], facets: Facets | None) -> Iterator[str]:
    for also in found.also:
        yield f"Also searched for: {', '.join(also.spellings)} (“{also.word}” in quotes for itself alone)"
    if found.instead:
        yield f"Did you mean: {found.instead}"
    if facets is not None:
        yield from _narrowed_by(facets)
    for hit in hits:
        yield from _lines(hit)
    if not hits:
        yield "Nothing found."


def _narrowed_by(facets: Facets) -> Iterator[str]:
    less = f" (counted in the latest {facets.counted:,})" if facets.counted < facets.sources else ""
    yield f"{counted(facets.sources, 'source')}{less}"
    yield from table([(f"{each.count:,}", f"{each.name}:", each.label) for each in facets.facets], right=(0,))


def _doubts(hit: Hit) -> str:
    """What is not plain fact about a statement."""
    return f"{', hedged' if hit.hedged else ''}{', negated' if hit.negated else ''}"


def _lines(hit: Hit) -> Iterator[str]:
    """An entity on one line with its id, for `show`; what stands in a source below its place."""
    if hit.kind in _IN_WORDS:
        kind = (
            ""
            if hit.kind == PASSAGE
            else f"  ({hit.kind}{f', {hit.name}' if hit.name else ''}{_doubts(hit)})"
        )
        yield f"{hit.file or hit.source[:12]} {hit.start}–{hit.end}{kind}"
        yield from passage(hit.text, "  ")
    elif hit.kind == NOTE:
        yield f"note on {hit.name}, {hit.analyst}"
        yield from passage(hit.text, "  ")
    elif hit.kind == SOURCE:
        name = hit.file or hit.source[:12]
        yield f"source: {hit.name}  ({name})" if hit.name != name else f"source: {name}"
    else:
        yield f"{hit.kind}: {hit.name}  ({hit.entity})"


def _list(call: Call, workspace: Workspace) -> int:
    kept = searches.watched(workspace)
    if call.json:
        output.as_json([shapes_of_searches.saved(each) for each in kept])
        return Exit.DONE
    rows = [
        (
            each.search.name,
            each.search.query,
            f"{len(each.new):,} new" if each.new else "",
            each.search.analyst,
        )
        for each in kept
    ]
    output.lines(table(rows) or ["No search is kept in this case."])
    return Exit.DONE


def _drop(workspace: Workspace, name: str) -> int:
    kept = searches.called(workspace, name)
    searches.drop(workspace, kept.id)
    output.note(f"“{kept.name}” is not kept any more.")
    return Exit.DONE


def _refuse(error: QueryError) -> int:
    output.error(str(error))
    for line in error.caret.split("\n"):
        output.note(f"  {line}")
    if error.repair:
        output.note(f"The nearest that can be read: {error.repair}")
    return Exit.USAGE


def _only_reads(given: Namespace) -> bool:
    return not given.save and not given.drop


COMMAND = Command("search", "find names, passages, statements, quotes and notes", declare, run, _only_reads)
