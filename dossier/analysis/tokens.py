"""A parsed text as plain objects: what the rules read of spaCy's tokens, copied once.

spaCy makes a new object at every question and looks each label up again; the rules ask so often that this
took a third of the time of the parse itself. The names are spaCy's own. Two tokens are equal only where they
are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = ("ORTH", "TAG", "DEP", "ENT_TYPE")
_UNIVERSAL = ("POS", "MORPH")
_NUMBERS = ("IDX", "ENT_IOB", "IS_SPACE", "IS_PUNCT", "SENT_START", "HEAD")
_IOB = ("", "I", "O", "B")


class Token:
    """A word. `lefts` and `rights` are the words that hang on it, before and behind it; the edges are the
    first and last of all that hangs on it or on those, itself included.
    """

    __slots__ = (
        "dep_", "doc", "end", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start",
        "is_space", "left_edge", "lefts", "lower_", "right_edge", "rights", "sent", "tag_", "text",
    )  # fmt: skip

    doc: Tokens
    sent: Sentence
    head: Token

    def __init__(
        self, i: int, text: str, tag: str, dep: str, entity: str,
        idx: int, iob: int, is_space: int, is_punct: int, starts: int,
    ) -> None:  # fmt: skip
        self.i = i
        self.text = text
        self.lower_ = text.lower()
        self.tag_ = tag
        self.dep_ = dep
        self.ent_type_ = entity
        self.ent_iob_ = _IOB[iob]
        self.idx = idx
        self.end = idx + len(text)
        self.is_space = is_space == 1
        self.is_punct = is_punct == 1
        self.is_sent_start = starts == 1
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self.left_edge = self.right_edge = self

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def children(self) -> Sequence[Token]:
        if not self.rights:
            return self.lefts
        return (*self.lefts, *self.rights) if self.lefts else self.rights

    @property
    def subtree(self) -> Iterator[Token]:
        """This word and all that hangs on it, in text order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def depth(self) -> tuple[bool, int]:
        """How far below the root of the sentence; marks and blanks count as farther than any word."""
        steps, token = 0, self
        while token.head is not token:
            steps, token = steps + 1, token.head
        leaf = not self.lefts and not self.rights
        return leaf and (self.is_punct or self.is_space), steps


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """`[start, end)` by tokens."""

    start: int
    end: int
    root: Token


class Entity(NamedTuple):
    """What the model takes for a name or a number: its label, its first and last token."""

    label: str
    first: Token
    last: Token


class Tokens(list[Token]):
    """All tokens of a text."""

    sentences: list[Sentence]
    entities: list[Entity]


def root(tokens: Sequence[Token]) -> Token:
    """The word that the others hang on: the one nearest to the root of the sentence."""
    if len(tokens) == 1:
        return tokens[0]
    for token in tokens:
        if token.head is token:
            return token
    return min(tokens, key=lambda token: token.depth)


def tokens_of(doc: Doc, *, universal: bool = False) -> Tokens:
    """The tokens of a parse, with their tree, sentences and entities.

    `universal`: `tag_` is the universal part of speech and its features, `VERB|Mood=Cnd|Number=Sing`.
    """
    columns = doc.to_array([*_LABELS, *_NUMBERS]).T
    strings = doc.vocab.strings
    labels = []
    for column in columns[: len(_LABELS)].tolist():
        known = {key: strings[key] for key in set(column)}
        labels.append([known[key] for key in column])
    if universal:
        labels[1] = _universal_tags(doc)
    *numbers, heads = columns[len(_LABELS) :].astype("int64").tolist()
    tokens = Tokens(map(Token, range(len(doc)), *labels, *numbers))
    _grow_tree(tokens, heads)
    _cut_sentences(tokens)
    tokens.entities = [Entity(e.label_, tokens[e.start], tokens[e.end - 1]) for e in doc.ents]
    return tokens


def _universal_tags(doc: Doc) -> list[str]:
    strings = doc.vocab.strings
    pairs = [tuple(pair) for pair in doc.to_array([*_UNIVERSAL]).tolist()]
    known = {(pos, morph): f"{strings[pos]}|{strings[morph]}".rstrip("|_") for pos, morph in set(pairs)}
    return [known[pair] for pair in pairs]


def _grow_tree(tokens: Tokens, heads: list[int]) -> None:
    """`heads` are distances."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token, distance in zip(tokens, heads, strict=True):
        at = token.i + distance
        token.doc, token.head = tokens, tokens[at]
        if distance:
            (lefts if distance > 0 else rights).setdefault(at, []).append(token)
    for at, children in lefts.items():
        tokens[at].lefts = children
    for at, children in rights.items():
        tokens[at].rights = children
    _find_edges(tokens)


def _find_edges(tokens: Tokens) -> None:
    """Each token is the left edge of those above it that no earlier one is the edge of."""
    for token in tokens:
        above = token.head
        while above.left_edge.i > token.i:
            above.left_edge, above = token, above.head
    for token in reversed(tokens):
        above = token.head
        while above.right_edge.i < token.i:
            above.right_edge, above = token, above.head


def _cut_sentences(tokens: Tokens) -> None:
    starts = [token.i for token in tokens if token.is_sent_start or not token.i]
    tokens.sentences = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=False):  # no sentence in an empty text
        sentence = Sentence(start, end, root(tokens[start:end]))
        tokens.sentences.append(sentence)
        for token in tokens[start:end]:
            token.sent = sentence
