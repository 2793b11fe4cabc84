"""Text to parsed document: sentences that end where lines end, glued words cut, long texts in pieces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dossier.analysis.reading import straightened

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 100_000
"""Characters that are parsed at once; the parser's memory grows with the length of a document."""

_LINE_START = re.compile(r"\n+[ ]*(?=[^\s])")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\]]*$")


def parse(nlp: Language, texts: Iterable[tuple[str, list[int]]], *, unbroken: bool = False) -> Iterator[Doc]:
    """The parses of texts, each given with the offsets where something new must begin.

    `unbroken`: no sentence begins elsewhere but after a mark; for models that cut sentences at a bare name.
    """
    from spacy.tokens import Doc

    counts: list[int] = []

    def pieces() -> Iterator[Doc]:
        for text, edges in texts:
            cut = list(_cut(straightened(text)))
            counts.append(len(cut))
            for offset, piece in cut:
                local = [e - offset for e in edges if offset < e < offset + len(piece)]
                doc = _prepare(nlp.make_doc(piece), piece, local)
                yield _unbroken(doc) if unbroken else doc

    parsed = nlp.pipe(pieces(), batch_size=32)
    while True:
        first = next(parsed, None)
        if first is None:
            return
        rest = [next(parsed) for _ in range(counts.pop(0) - 1)]
        whole = Doc.from_docs([first, *rest], ensure_whitespace=False) if rest else first
        assert whole is not None  # from_docs gives None for no documents only
        yield whole


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most `PIECE` characters, cut at the end of a line or else of a word where there is one."""
    start = 0
    while len(text) - start > PIECE:
        end = text.rfind("\n", start, start + PIECE) + 1 or text.rfind(" ", start, start + PIECE) + 1
        end = end if end > start else start + PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _prepare(doc: Doc, text: str, edges: list[int]) -> Doc:
    """Tell the parser what a reader sees: where lines and boilerplate begin, a sentence begins."""
    starts = {*edges, *_line_starts(text)}
    by_offset = _by_offset(doc)
    glued = [offset for offset in edges if offset not in by_offset]
    if glued:
        _split(doc, glued)
        by_offset = _by_offset(doc)
    for offset in starts:
        if offset and (index := by_offset.get(offset)) is not None:
            doc[index].is_sent_start = True
    return doc


def _unbroken(doc: Doc) -> Doc:
    for before, token in itertools.pairwise(doc):
        if token.is_sent_start is None and (before.is_alpha or before.text == ","):
            token.is_sent_start = False
    return doc


def _by_offset(doc: Doc) -> dict[int, int]:
    return dict(zip(doc.to_array("IDX").tolist(), range(len(doc)), strict=True))


def _line_starts(text: str) -> Iterator[int]:
    """Where a line begins a sentence: not when it goes on with a small letter, as wrapped text does."""
    wrapped = _is_hard_wrapped(text)
    for match in _LINE_START.finditer(text):
        here = text[match.end()]
        if here.islower():
            continue
        if (
            wrapped
            and "\n\n" not in match[0]
            and not _SENTENCE_END.search(text[max(0, match.start() - 4) : match.start()])
        ):
            continue
        yield match.end()


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines end at a column and not at the end of a thought: most go on with small letters."""
    breaks = list(re.finditer(r"(?<=[^\n])\n(?=[^\n])", text))
    small = sum(text[m.end()].islower() for m in breaks)
    return len(breaks) >= 8 and small * 2 > len(breaks)


def _split(doc: Doc, offsets: list[int]) -> None:
    """Cut tokens in two where boilerplate begins inside them (`ReutersATTENTION`)."""
    inside: dict[int, list[int]] = {}
    for token in doc:
        cuts = [o - token.idx for o in offsets if token.idx < o < token.idx + len(token)]
        if cuts:
            inside[token.i] = cuts
    with doc.retokenize() as retokenizer:
        for index, cuts in inside.items():
            token = doc[index]
            bounds = [0, *sorted(cuts), len(token)]
            parts = [token.text[a:b] for a, b in itertools.pairwise(bounds)]
            retokenizer.split(token, parts, heads=[(token, 0)] * len(parts))
