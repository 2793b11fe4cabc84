"""The working structure that the steps of an analysis share: an article, its parse, what was found so far.

The parse is made over a text of the same length as the canonical one (curly quotation marks and apostrophes
made straight, one for one), so `token.idx` is an offset into the canonical text, which is `text`.

Steps run in this order, each as `find(reading)`: boilerplate, names, dates, quotes, coreference, events,
statements. Those that find spans of their own return a list; `names`, `coreference` and `events` add chains
and mentions here. Tokens carry `tag_` (Penn tags), `dep_` and `ent_type_`; `pos_` and `lemma_` are empty, as
nothing needs them for every token: ask `lemma(token)`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.analysis.quotation_marks import marked
from dossier.analysis.tokens import root
from dossier.domain.analysis import (
    Boilerplate,
    Chain,
    DateExpression,
    EntityKind,
    Figure,
    Form,
    Mention,
    Quote,
    Statement,
)
from dossier.domain.documents import Metadata
from dossier.domain.passages import Span, paragraphs

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token, Tokens

STRAIGHT = (("‘‘", '" '), ("’’", ' "'), *((mark, "'") for mark in "‘’‛ʼ"), *((mark, '"') for mark in "“”„‟″«»"),
            ("\u00a0", " "), ("\u202f", " "))  # fmt: skip
"""As many code points for as many, so that offsets hold; curly apostrophes cost the model names."""


def straightened(text: str) -> str:
    """The text that the model reads, of the same length as `text`."""
    text = text.replace("\t", " ")
    if "``" in text:
        text = text.replace("``", '" ').replace("''", ' "')
    if not text.isascii():
        for mark, plain in STRAIGHT:
            text = text.replace(mark, plain)
    return text


_MANY = 8
"""So many mentions are sorted in rather than put in their places one by one."""


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.start, -mention.end, mention.chain


@dataclass(slots=True)
class Reading:
    text: str
    doc: Tokens
    metadata: Metadata
    lemma: Callable[[Token], str]
    """The lemma of a token by its tag, lower case; computed on demand, remembered."""

    boilerplate: list[Boilerplate] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    """In the order in which they were found; `mentions_in` answers in text order."""
    dates: list[DateExpression] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)

    _starts: list[int] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)
    """Where each word stands, by its tokens' indices; made at the first question."""
    _ordered: list[Mention] = field(default_factory=list)
    _mention_starts: list[int] = field(default_factory=list)
    _longest: int = 0
    _held: dict[int, Mention | None] = field(default_factory=dict)
    """What `mention_of` has answered for a token, until mentions are added."""

    def __post_init__(self) -> None:
        self._starts = [token.idx for token in self.doc]
        self.paragraphs = self.paragraphs or paragraphs(self.text)

    # ------------------------------------------------------------ what steps add

    def add_chain(self, chain: Chain) -> int:
        """Keep a new chain; its index is what mentions point at."""
        self.chains.append(chain)
        return len(self.chains) - 1

    def add_mention(self, start: int, end: int, chain: int, form: Form, score: int, rule: str) -> None:
        self.mentions.append(Mention(start, end, chain, form, score, rule))

    # ------------------------------------------------------------ tokens and code points

    def token_index(self, offset: int) -> int:
        """The index of the token at `offset`, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def token_at(self, offset: int) -> Token:
        return self.doc[self.token_index(offset)]

    def tokens(self, start: int, end: int) -> list[Token]:
        """All tokens that lie in `[start, end)`, wholly or in part."""
        first = self.token_index(start)
        if first < len(self.doc) and self.doc[first].end <= start:
            first += 1
        return self.doc[first : max(first, bisect_left(self._starts, end))]

    def indices(self, words: frozenset[str]) -> list[int]:
        """The indices of all tokens that are one of `words` (lower case)."""
        if not self._places:
            for token in self.doc:
                self._places.setdefault(token.lower_, []).append(token.i)
        return sorted(i for word in words & self._places.keys() for i in self._places[word])

    # ------------------------------------------------------------ mentions

    def _index(self) -> None:
        """Put what was added since the last question in its place."""
        self._held.clear()
        added = self.mentions[len(self._ordered) :]
        if len(added) > _MANY:
            self._ordered = sorted([*self._ordered, *added], key=_place)
            self._mention_starts = [mention.start for mention in self._ordered]
            self._longest = max(self._longest, *(mention.end - mention.start for mention in added))
            return
        for mention in added:
            at = bisect_right(self._ordered, _place(mention), key=_place)
            self._ordered.insert(at, mention)
            self._mention_starts.insert(at, mention.start)
            self._longest = max(self._longest, mention.end - mention.start)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly in `[start, end)`, in text order, the longer first."""
        if len(self._ordered) < len(self.mentions):
            self._index()
        first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [m for m in self._ordered[first:last] if m.end <= end]

    def mentions_over(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap `[start, end)`, in text order, the longer first."""
        if len(self._ordered) < len(self.mentions):
            self._index()
        first = bisect_left(self._mention_starts, start - self._longest)
        last = bisect_left(self._mention_starts, end)
        return [m for m in self._ordered[first:last] if m.end > start]

    def chain_at(self, start: int, end: int) -> int | None:
        """The chain that the words `[start, end)` refer to, or None.

        That is the mention with just this span; else the name or description that holds the head of the
        words ("French Defence Minister Jean-Yves Le Drian"). A name that only hangs on the head ("Abdeslam's
        lawyer") does not count.
        """
        inside = self.mentions_over(start, end)
        for mention in inside:
            if (mention.start, mention.end) == (start, end):
                return mention.chain
        tokens = self.tokens(start, end)
        if not inside or not tokens:
            return None
        head = root(tokens)
        holding = [m for m in inside if m.start <= head.idx < m.end]
        named = [m for m in holding if m.form is Form.NAME] or holding
        return named[0].chain if named else None

    def mention_of(self, token: Token) -> Mention | None:
        """The longest mention that holds `token`, a name before a description."""
        if len(self._ordered) < len(self.mentions):
            self._index()
        if token.i not in self._held:
            self._held[token.i] = self._mention_of(token)
        return self._held[token.i]

    def _mention_of(self, token: Token) -> Mention | None:
        over = self.mentions_over(token.idx, token.end)
        if len(over) < 2:
            return over[0] if over else None
        return min(over, key=lambda m: (m.form is not Form.NAME, m.start - m.end), default=None)

    def chains_of(self, kind: EntityKind) -> Iterator[tuple[int, Chain]]:
        return ((i, chain) for i, chain in enumerate(self.chains) if chain.kind is kind)

    # ------------------------------------------------------------ where a place in the text lies

    def boilerplate_at(self, offset: int) -> Boilerplate | None:
        """The boilerplate that holds `offset`. Boilerplate spans are sorted and do not overlap."""
        if not self.boilerplate:
            return None
        at = bisect_right(self.boilerplate, offset, key=lambda b: b.start) - 1
        return self.boilerplate[at] if at >= 0 and offset < self.boilerplate[at].end else None

    def quote_at(self, offset: int) -> int | None:
        """The index of the quote that gives what stands at `offset` word for word. Quotes are in text order.

        Of a mixed one that is what is in marks: the rest of its clause is told in the publication's words.
        """
        at = bisect_right(self.quotes, offset, key=lambda q: q.start)
        for index in range(at - 1, max(-1, at - 4), -1):
            quote = self.quotes[index]
            if offset < quote.end and quote.form != "indirect":
                return index if self._is_word_for_word(quote, offset) else None
        return None

    def _is_word_for_word(self, quote: Quote, offset: int) -> bool:
        if quote.parts and not any(part.start <= offset < part.end for part in quote.parts):
            return False
        stretches = marked(self.text, [Span(quote.start, quote.end)]) if quote.form == "mixed" else [quote]
        return any(stretch.start <= offset < stretch.end for stretch in stretches)

    def paragraph_at(self, offset: int) -> int | None:
        """The index of the paragraph (non-empty line) that holds `offset`."""
        at = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        return at if at >= 0 and offset < self.paragraphs[at].end else None
