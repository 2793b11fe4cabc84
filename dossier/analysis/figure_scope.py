"""What a figure is limited to: which happening, which place, which day, which people.

Figures of two articles can only be compared where all of this is the same: a district is not the whole, an
earlier attack not this one, the attackers who died not their victims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis import figure_words as say
from dossier.analysis.clauses import is_verb, subject
from dossier.analysis.counting import Counted
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, EventStatus, Mention

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import EventDetails

_LEAD = 3
"""Paragraphs at the top in which an article says what it is about."""
_PREPOSITIONS = frozenset(
    {"in", "at", "near", "around", "outside", "across", "inside", "on", "from", "throughout"}
)
_CAUSES = frozenset({"in", "during", "by", "after", "from", "at"})
_UNREAL = frozenset({EventStatus.HYPOTHETICAL, EventStatus.DENIED, EventStatus.PLANNED})
_INNER = words("city town village district province capital county neighbourhood neighborhood suburb")
"""Parts of a country that a count is limited to even where nobody says which one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`sure` is per mille, `rule` says how the event was found."""

    event: int | None
    places: tuple[int, ...]
    date: int | None
    group: str
    sure: int
    rule: str


class Scopes:
    """Asks the reading where, when and of what a figure speaks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._triggers = [
            m for m in sorted(reading.mentions, key=lambda m: m.start) if self._details(m) is not None
        ]
        self._heads = {reading.token_at(m.end - 1).i: m for m in self._triggers}
        self._mains: dict[frozenset[str], int | None] = {}

    def of(self, tokens: list[Token], counted: Counted) -> Scope:
        clause = _clause(counted)
        places = self._places(clause, counted)
        group = " ".join(filter(None, (self._group(tokens, counted), self._unnamed_place(clause, counted))))
        date = None if counted.toll else self._date({clause.i, counted.head.i, counted.by.i}, clause)
        event, sure, rule = self._event(clause, counted, places)
        if event is not None and _is_joint(tokens, counted):
            event, group, rule = None, f"{group} together".strip(), "together"
        return Scope(event, tuple(places), date, group, sure, rule)

    # ------------------------------------------------------------ which happening

    def _event(self, clause: Token, counted: Counted, places: list[int]) -> tuple[int | None, int, str]:
        attribute = say.BY_NAME.get(counted.what.split(" ")[-1]) or say.BY_NAME.get(counted.what)
        allowed = attribute.happenings if attribute else say.ANY
        own = self._heads.get(counted.by.i)
        if own is not None and self._is_cause(own) and (not allowed or self._what(own) in allowed):
            return own.chain, 950, "cause"
        for mention in self._in_clause(clause, counted):
            return mention.chain, 950, "clause"
        if own is not None and attribute is not None and attribute.own == self._what(own):
            details = self._details(own)
            if self._reading.chains[own.chain].named or places or (details is not None and details.places):
                return own.chain, 850, "own"
        if not attribute:
            return None, 800, "none"
        doing = self._other_doing(clause)
        if doing is not None:
            return doing, 750, "doing"
        main = self._main(allowed)
        if main is not None and (self._reading.paragraph_at(clause.idx) or 0) < _LEAD:
            return main, 850, "main"
        told = self._just_told(counted.by, allowed)
        if told is not None:
            return told, 800, "told"
        return main, 700 if main is not None else 800, "main" if main is not None else "none"

    def _in_clause(self, clause: Token, counted: Counted) -> Iterator[Mention]:
        """Happenings that the clause names as what did it, or in which it was."""
        heads = [clause]
        if clause.dep_ in {"relcl", "acl"} and clause.head is not counted.head:
            heads.append(clause.head)
        for child in clause.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child is not counted.head:
                heads.append(child)
            elif child.dep_ in {"prep", "agent"} and child.lower_ in _CAUSES:
                heads += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
        agent = subject(clause) if is_verb(clause) else None
        if agent is not None and agent is not counted.head:
            heads.append(agent)
        heads += [
            o for c in (*counted.head.rights, *counted.by.rights) if c.lower_ in _CAUSES
            for o in c.children if o.dep_ == "pobj"
        ]  # fmt: skip
        if clause.tag_ == "VBG" and clause.dep_ in {"advcl", "conj", "xcomp"}:
            heads += [c for c in clause.head.children if c.dep_ in {"nsubj", "nsubjpass"}] + [clause.head]
        for head in heads:
            mention = self._heads.get(head.i)
            if (
                mention is not None
                and head is not counted.by
                and head is not counted.head
                and self._is_cause(mention)
            ):
                yield mention

    def _is_cause(self, mention: Mention) -> bool:
        """A happening of its own, of which people come to harm: not the dying itself, nor an act of speech, nor what
        did not happen.
        """
        details = self._details(mention)
        if details is not None and details.status in _UNREAL:
            return False
        return self._what(mention) in (
            (say.HARM | say.GATHERINGS | say.BALLOTS)
            - {"killing", "death", "injury", "event", "operation", "meeting"}
        )

    def _other_doing(self, clause: Token) -> int | None:
        """ "A bomb destroyed the jet last month, killing 224": told further down with a date of its own, it is
        another happening than what the article is about.
        """
        if clause.tag_ != "VBG" or clause.dep_ not in {"advcl", "xcomp"} or not is_verb(clause.head):
            return None
        paragraph = self._reading.paragraph_at(clause.idx)
        if paragraph is None or paragraph < _LEAD or self._date({clause.head.i}, clause) is None:
            return None
        mention = self._heads.get(clause.head.i)
        return mention.chain if mention is not None else None

    def _just_told(self, token: Token, allowed: frozenset[str]) -> int | None:
        """The latest fitting happening, of a known day or place, that the same paragraph tells of before."""
        paragraph = self._reading.paragraph_at(token.idx)
        if paragraph is None:
            return None
        start = self._reading.paragraphs[paragraph].start
        for mention in reversed([m for m in self._triggers if start <= m.start < token.idx]):
            if self._fits(mention, allowed) and self._known_of(mention.chain):
                return mention.chain
        return None

    def _main(self, allowed: frozenset[str]) -> int | None:
        """The fitting happening that the article tells of most, those of its top first."""
        if allowed not in self._mains:
            weights: Counter[int] = Counter()
            for mention in self._triggers:
                if self._fits(mention, allowed):
                    lead = (self._reading.paragraph_at(mention.start) or 0) < _LEAD
                    weights[mention.chain] += 3 if lead else 1
            self._mains[allowed] = max(
                weights, key=lambda c: (weights[c] + self._known_of(c), -c), default=None
            )
        return self._mains[allowed]

    def _known_of(self, chain: int) -> int:
        """In how much an event could be told apart from others: what an article is about has a day and a place."""
        details = self._reading.chains[chain].event
        return 0 if details is None else (details.date is not None) + bool(details.places)

    def _fits(self, mention: Mention, allowed: frozenset[str]) -> bool:
        if not self._is_cause(mention):
            return False
        return not allowed or self._what(mention) in allowed

    def _what(self, mention: Mention) -> str:
        details = self._details(mention)
        return details.what if details else ""

    def _details(self, mention: Mention) -> EventDetails | None:
        return self._reading.chains[mention.chain].event

    # ------------------------------------------------------------ where and when

    def _places(self, clause: Token, counted: Counted) -> list[int]:
        """The places that the clause gives, as chains; of a relative clause with "where", what it describes."""
        found = [*self._behind(counted.head), *self._behind(clause)]
        if counted.by is not clause:
            found += self._behind(counted.by)
        for child in clause.rights:
            if child.dep_ == "conj" and is_verb(child):
                found += self._behind(child)
        if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.lefts):
            found += self._place_at(clause.head)
        return list(dict.fromkeys(found))

    def _behind(self, token: Token) -> list[int]:
        return [place for object_ in self._where({token}) for place in self._place_at(object_)]

    def _unnamed_place(self, clause: Token, counted: Counted) -> str:
        """A part of the whole that has no name: "at one clinic", "in the capital alone"."""
        for token in self._where({clause, counted.head, counted.by}):
            if token.lower_ in say.PLACE_NOUNS and not self._place_at(token):
                few = any(c.lower_ in {"one", "another", "each"} for c in token.lefts)
                alone = any(t.lower_ == "alone" for t in token.doc[token.i + 1 : token.i + 3])
                if few or alone or token.lower_ in _INNER:
                    return f"in {'one' if few else 'the'} {token.lower_}"
        return ""

    @staticmethod
    def _where(heads: set[Token]) -> list[Token]:
        found = [
            object_ for head in heads for child in head.children
            if child.dep_ == "prep" and child.lower_ in _PREPOSITIONS
            for object_ in child.children if object_.dep_ == "pobj"
        ]  # fmt: skip
        return sorted(found, key=lambda token: token.i)

    def _place_meant(self, token: Token) -> list[int]:
        """ "The city": the place named last in the paragraph."""
        definite = any(c.lower_ in {"the", "that", "this"} for c in token.lefts)
        if not definite or token.lower_ not in say.PLACE_NOUNS or token.lower_ == "capital":
            return []
        paragraph = self._reading.paragraph_at(token.idx)
        if paragraph is None:
            return []
        before = self._reading.mentions_in(self._reading.paragraphs[paragraph].start, token.idx)
        return [m.chain for m in before if self._reading.chains[m.chain].kind is EntityKind.PLACE][-1:]

    def _place_at(self, token: Token) -> list[int]:
        """A place, or what else has a name and can be gone to: a hall, a school."""
        for each in (token, *(c for c in token.lefts if c.dep_ in {"compound", "nmod"})):
            for mention in self._reading.mentions_over(each.idx, each.end):
                if self._reading.chains[mention.chain].kind in {EntityKind.PLACE, EntityKind.ORGANISATION}:
                    return [mention.chain]
        return self._place_meant(token)

    def _date(self, heads: set[int], clause: Token) -> int | None:
        """The day that hangs on one of these words, not that of who reports it."""
        for index, expression in enumerate(self._reading.dates):
            if expression.type not in {"DATE", "TIME"} or expression.time.value.endswith("_REF"):
                continue
            token = self._reading.token_at(expression.start)
            if token.sent is not clause.sent:
                continue
            for _ in range(4):
                if token.i in heads or _is_when(clause, token):
                    return index
                if token.head is token or (is_verb(token)):
                    break
                token = token.head
        return None

    # ------------------------------------------------------------ of whom

    def _group(self, tokens: list[Token], counted: Counted) -> str:
        """The part of the people that is counted: what they are, whose they are, and whether they are only
        some of those told of.
        """
        head = counted.head
        attribute = say.BY_NAME.get(counted.what)
        noun = self._reading.lemma(head)
        parts = []
        plain = noun in say.PEOPLE or head.lower_ in say.PEOPLE or head in tokens or counted.toll
        plain = plain or noun in counted.what.split(" ") or head is counted.by
        plain = plain or (attribute is not None and (noun in attribute.plain or noun in attribute.nouns))
        if not plain and counted.filed:
            parts.append("attacker" if noun in say.BY_NAME["attackers"].plain else noun)
        parts += sorted(c.lower_ for c in head.lefts if _tells_apart(c) and c not in tokens)
        if self._is_part(tokens, head, counted):
            parts.append("of them")
        return " ".join(parts)

    def _is_part(self, tokens: list[Token], head: Token, counted: Counted) -> bool:
        """ "Including two children", "five of the seven", "two others", "of whom three"."""
        doc, first = head.doc, tokens[0].i
        before = [t.lower_ for t in doc[max(0, first - 3) : first]]
        if before[-1:] == ["the"]:
            before = []  # all of those that the sentence speaks of
        if counted.part or set(before) & {"including", "among", "include", "included", "whom"}:
            return True
        after = [t.lower_ for t in doc[tokens[-1].i + 1 : tokens[-1].i + 3]]
        if (
            after[:1] == ["of"]
            and after[1:]
            and after[1] in {"the", "them", "those", "these", "whom", "its", "his"}
        ):
            return True
        added = {c.lower_ for c in head.lefts} | {head.lower_, *after[:1], *before[-1:]}
        return bool(added & say.ADDED) and counted.what not in {"injured", "missing"}


def _is_joint(tokens: list[Token], counted: Counted) -> bool:
    """Whether the figure is a sum over this happening and another: "together killed 353", "a combined 353"."""
    doc, by, first = counted.by.doc, counted.by.i, tokens[0].i
    near = (*doc[max(0, by - 2) : by + 2], *doc[max(0, first - 2) : first], *counted.by.children)
    return any(token.lower_ in say.TOGETHER for token in near)


def _clause(counted: Counted) -> Token:
    """The verb whose clause speaks of the figure; the word that counts where no verb is near."""
    if is_verb(counted.by):
        return counted.by
    for token in (counted.by, counted.head):
        above = token.head
        if above.dep_ in {"prep", "attr"} and not is_verb(above):
            above = above.head
        if is_verb(above):
            return above
    return counted.by


def _is_when(clause: Token, token: Token) -> bool:
    """ "The worst since 2003, when 19 died": the year is that of what the clause tells."""
    return clause.head is token and clause.dep_ == "relcl" and any(c.lower_ == "when" for c in clause.lefts)


def _tells_apart(token: Token) -> bool:
    """A nationality or a name before the noun: "two British tourists"."""
    return token.dep_ in {"amod", "compound", "nmod"} and (
        token.ent_type_ in {"NORP", "GPE"} or token.tag_ == "NNP"
    )
