"""What stands beside a name: "Nato Secretary General Jens Stoltenberg", "Abdeslam's brother, Brahim",
"Abdeslam, 26", "Aachen, a city near the border".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.tokens import root
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Form, Statement, StatementKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Mention

_ROLES = words(
    """
    president vice-president premier chancellor minister secretary spokesman spokeswoman
    spokesperson chief head chairman chairwoman chairperson chair director manager officer ceo cfo
    coo founder co-founder executive leader mayor governor senator congressman congresswoman mp
    lawmaker deputy general colonel captain commander sergeant lieutenant major admiral king queen
    prince princess pope bishop archbishop cardinal priest rabbi imam judge prosecutor attorney
    lawyer solicitor detective inspector sheriff constable ambassador diplomat envoy commissioner
    economist analyst professor scientist researcher historian doctor surgeon nurse teacher engineer
    architect designer artist painter sculptor author writer novelist poet journalist reporter
    editor columnist photographer actor actress singer musician composer guitarist director
    filmmaker producer comedian presenter broadcaster footballer striker defender midfielder
    goalkeeper player captain coach trainer athlete swimmer cyclist boxer driver pilot astronaut
    owner publisher banker investor trader entrepreneur developer dictator militant fugitive suspect
    hostage activist campaigner politician candidate resident owner farmer student counterpart
    adviser advisor aide boss chef curator librarian principal dean premier treasurer speaker
    assistant skipper teammate manager nominee laureate midwife paramedic firefighter fisherman soldier sailor
    officer guard shopkeeper barrister magistrate coroner pathologist physician psychiatrist psychologist economist
    bishop pastor preacher monk nun guitarist drummer dancer model spokesperson rapper referee umpire jockey golfer
    """
)
_KIN = words(
    """
    brother sister father mother son daughter wife husband cousin uncle aunt nephew niece
    grandfather grandmother grandson granddaughter friend girlfriend boyfriend partner widow widower
    fiancée fiancé ally accomplice colleague counterpart rival associate successor predecessor backer supporter
    sponsor neighbour neighbor subsidiary affiliate
    """
)


_COUNTED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


def role_statements(reading: Reading) -> Iterator[Statement]:
    """Role, relation, age and other statements from what stands beside names."""
    for mention in reading.mentions:
        if mention.form is not Form.NAME or reading.boilerplate_at(mention.start) is not None:
            continue
        tokens = reading.tokens(mention.start, mention.end)
        if not tokens:
            continue
        head = root(tokens)
        yield from _apposed(reading, mention, head)
        if reading.chains[mention.chain].kind is EntityKind.PERSON:
            yield from _titled(reading, mention, head, tokens[0])
            yield from _aged(reading, mention, tokens[-1])


def _statement(
    reading: Reading, mention: Mention, start: int, end: int, kind: StatementKind, rule: str
) -> Statement:
    others = tuple(
        dict.fromkeys(m.chain for m in reading.mentions_in(start, end) if m.chain != mention.chain)
    )
    return Statement(start, end, kind, (mention.chain,), others, None, False, None, False, None, 800, rule)


def _beside(reading: Reading, mention: Mention, noun: Token) -> StatementKind | None:
    """What an apposition says: who a person is, of what kin; of anything, what it is, where it has "a" or "the"."""
    kind = kind_of(reading, [noun, *(c for c in noun.children if c.dep_ == "compound")])
    is_person = reading.chains[mention.chain].kind is EntityKind.PERSON
    if kind is StatementKind.RELATION or (kind is StatementKind.ROLE and is_person):
        return kind
    told = noun.tag_ in {"NN", "NNS"} and noun.ent_type_ not in _COUNTED
    told = told and any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return StatementKind.ATTRIBUTE if told else None


def kind_of(reading: Reading, tokens: list[Token]) -> StatementKind | None:
    words = {reading.lemma(t) if t.tag_ in {"NNS"} else t.lower_ for t in tokens}
    if words & _KIN:
        return StatementKind.RELATION
    return StatementKind.ROLE if words & _ROLES else None


def _titled(reading: Reading, mention: Mention, head: Token, first: Token) -> Iterator[Statement]:
    """The words before a name in its noun phrase: "French Defence Minister", "his French counterpart"."""
    edge = head.left_edge
    before = [t for t in head.doc[edge.i : first.i] if not t.is_space]
    while before and (before[0].is_punct or before[0].tag_ == "CC"):
        before.pop(0)
    if not before or any(t.text in {",", ";", ":"} for t in before) or first.i - edge.i > 14:
        return
    kind = kind_of(reading, before)
    if kind is not None:
        yield _statement(reading, mention, before[0].idx, mention.end, kind, "apposition.title")


def _apposed(reading: Reading, mention: Mention, head: Token) -> Iterator[Statement]:
    """ "The country's defence minister, Jean-Yves Le Drian" and "Jens Stoltenberg, the Nato chief"."""
    partners = [(c, mention.start, -1) for c in head.rights if c.dep_ == "appos"]
    if head.dep_ == "appos":
        partners.append((head.head, -1, mention.end))
    for other, start, end in partners:
        if other.tag_[:2] != "NN":
            continue
        kind = _beside(reading, mention, other)
        if kind is None:
            continue
        low = start if start >= 0 else other.left_edge.idx
        edge = _edge(other)
        high = end if end >= 0 else edge.end
        if low < high:
            yield _statement(reading, mention, low, high, kind, "apposition.comma")


def _edge(head: Token) -> Token:
    """The last word of a noun phrase, without the clauses that hang on it."""
    last = head
    for child in head.rights:
        if child.dep_ in {"relcl", "acl", "appos", "punct", "conj", "cc"}:
            break
        last = child.right_edge
    return last


def _aged(reading: Reading, mention: Mention, last: Token) -> Iterator[Statement]:
    """ "Abdeslam, 26," says how old he is."""
    doc = last.doc
    if last.i + 2 >= len(doc) or doc[last.i + 1].text != "," or not doc[last.i + 2].text.isdigit():
        return
    number = doc[last.i + 2]
    after = doc[last.i + 3].text if last.i + 3 < len(doc) else "."
    if 1 < len(number) < 3 and after in {",", ".", "-", "–", ")", ";"}:
        end = number.end
        yield _statement(reading, mention, mention.start, end, StatementKind.ATTRIBUTE, "apposition.age")
