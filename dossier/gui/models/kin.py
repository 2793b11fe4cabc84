"""The sources that share an origin or paragraphs with one, as foldable groups: a line for each paragraph."""

from dossier.domain.family_rows import KinRow, Pair
from dossier.domain.kinship import Kin
from dossier.gui import phrases
from dossier.gui.models.line import Line, Tag
from dossier.gui.models.lines import Group
from dossier.gui.navigation import Place, PlaceKind, Spot


def versions_place(one: str, other: str) -> Place:
    return Place(PlaceKind.VERSIONS, f"{one} {other}")


def relation_name(relation: Kin) -> str:
    tr = phrases.tr
    return {
        Kin.VERSIONS: tr("a version of the same article"),
        Kin.DERIVED: tr("from the same origin"),
        Kin.QUOTES: tr("shares paragraphs"),
    }[relation]


def kin_group(row: KinRow, source: str) -> Group:
    """What source `source` has in common with another one; the first line leads to both beside each other."""
    lines: list[KinRow | Pair] = [row, *row.pairs]

    def make(each: KinRow | Pair) -> Line:
        return _compare_line(each, source) if isinstance(each, KinRow) else pair_line(each)

    return Group(len(lines), lambda offset, limit: lines[offset : offset + limit], make, heading(row))


def heading(row: KinRow) -> str:
    published = phrases.when(row.source.published[:10]) if row.source.published else phrases.tr("no date")
    name = row.source.publisher or phrases.source_name(row.source)
    return f"{phrases.excerpt(name, 40)}, {published}: {relation_name(row.relation)}"


def _compare_line(row: KinRow, source: str) -> Line:
    tr = phrases.tr
    share = tr("{share} % of this source stands there, {theirs} % of that one here").format(
        share=row.share // 10, theirs=row.theirs // 10
    )
    return Line(
        text=tr("Compare the two word by word: {name}").format(name=phrases.source_name(row.source)),
        note=share,
        place=versions_place(source, row.source.id),
    )


def pair_line(pair: Pair) -> Line:
    """Activating it opens the paragraph in the other source; Ctrl+Enter goes there."""
    theirs = pair.theirs
    same = pair.mine.exact == theirs.exact
    reworded = Tag(phrases.tr("reworded"), phrases.tr("Not every word is the same."))
    return Line(
        text=phrases.one_line(theirs.exact),
        lead=f"¶{pair.mine.paragraph}",
        citation=theirs,
        chip=phrases.chip(theirs),
        tags=() if same else (reworded,),
        place=Place(PlaceKind.SOURCE, theirs.source, Spot.of(theirs)),
    )
