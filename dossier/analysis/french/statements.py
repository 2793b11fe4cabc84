"""Statements of a French text: what each clause says of the entities in it, who says so, how surely, when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.french import words
from dossier.analysis.french.grammar import (
    WHERE,
    auxiliaries,
    governing,
    has,
    is_conditional,
    is_finite,
    is_future,
    is_misplaced,
    is_negated,
    is_noun,
    is_predicate,
    is_verb,
    joined,
    phrase,
    subject,
)
from dossier.analysis.french.referring import chain_of, name_of
from dossier.analysis.tokens import root
from dossier.domain.analysis import EntityKind, Statement, StatementKind
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.domain.analysis import Quote

_RULES = {"ROOT": "main", "parataxis": "main", "conj": "joined", "ccomp": "reported", "acl:relcl": "relative",
          "advcl": "adverbial"}  # fmt: skip
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "(", ")", "."})
_LINKS = frozenset({"et", "mais", "ou", "que", "qu'", "tandis", "alors", "car", "donc", "si"})


def find(reading: Reading) -> list[Statement]:
    """All statements in text order. Boilerplate makes none."""
    found: dict[tuple[int, int, StatementKind], Statement] = {}
    for statement in (*_clauses(reading), *_roles(reading)):
        found.setdefault((statement.start, statement.end, statement.kind), statement)
    return sorted(found.values(), key=lambda s: (s.start, s.end, s.kind))


# ------------------------------------------------------------ clauses


def _clauses(reading: Reading) -> Iterator[Statement]:
    cues = {q.cue.start: q for q in reading.quotes if q.cue is not None}
    for head in reading.doc:
        rule = _rule(head)
        cue = cues.get(head.idx)
        if not rule or reading.boilerplate_at(head.idx) is not None:
            continue
        if cue is not None and cue.form != "direct":
            continue  # all that it says is who said it: the reported clause is the statement
        statement = _statement(reading, head, rule, cue)
        if statement is not None:
            yield statement


def _rule(head: Token) -> str:
    """How the clause of a word hangs on the sentence; nothing for what is no clause of its own.

    A predicate with a subject of its own is a clause, whatever the parser calls it.
    """
    if not is_predicate(head) or not is_finite(head):
        return ""
    own = is_misplaced(head) or (
        subject(head) is not None and any(c.dep_.startswith("nsubj") for c in head.children)
    )
    return _RULES.get(head.dep_, "main" if own else "")


def _statement(reading: Reading, head: Token, rule: str, speech: Quote | None) -> Statement | None:
    said = _said(reading, head, speech)
    start, end = _bounds(reading, head, rule, speech)
    if said is not None and speech is None:
        start, end = max(start, said.start), min(end, said.end)
    start, end = _balanced(reading.text, start, end)
    if end - start < 3:
        return None
    subjects = _subjects(reading, head)
    named = [m.chain for m in reading.mentions_in(start, end) if _counts(reading, m.chain)]
    if not subjects and not named:
        return None
    speaker = said.speaker if said is not None else None
    if speech is not None and not subjects and speaker is not None and speaker.chain is not None:
        subjects = [speaker.chain]  # behind the verb, where the parser may take it for an object
    others = [*named, *([speaker.chain] if speaker is not None and speaker.chain is not None else [])]
    hedge = _hedge(reading, head, start, end)
    return Statement(
        start, end, _kind(reading, head, speech), tuple(subjects),
        tuple(c for c in dict.fromkeys(others) if c not in subjects), speaker,
        hedge is not None, hedge, is_negated(head), _date(reading, head, start, end),
        650 + (100 if subjects else -150), f"fr.clause.{rule}",
        _predicate(head), _place(reading, start, end),
    )  # fmt: skip


def _bounds(reading: Reading, head: Token, rule: str, speech: Quote | None) -> tuple[int, int]:
    """The words of a clause, without the clauses joined to it, and without what it reports."""
    doc = reading.doc
    first, last = head.left_edge.i, head.right_edge.i
    if rule == "relative":
        first = min(first, head.head.left_edge.i)
    elif is_misplaced(head):
        first, last = head.head.left_edge.i, head.head.right_edge.i
    for child in head.children:
        if not is_predicate(child) or child.dep_ not in {"conj", "parataxis", "ccomp", "advcl"}:
            continue
        if child.dep_ == "advcl" and is_finite(child) is False:
            continue
        if child.i > head.i and child.dep_ != "ccomp" and child.dep_ != "advcl":
            last = min(last, child.left_edge.i - 1)
        elif child.i < head.i and child.right_edge.i < head.i and speech is None:
            first = max(first, child.right_edge.i + 1)
    first, last = min(first, head.i), max(last, head.i)
    while first < last and (doc[first].is_space or doc[first].text in _EDGES or doc[first].lower_ in _LINKS):
        first += 1
    while last > first and (doc[last].is_space or doc[last].text in _EDGES or doc[last].dep_ == "cc"):
        last -= 1
    start, end = doc[first].idx, doc[last].end
    if "\n" in reading.text[start:end]:  # a slip of the parser: a clause ends where its paragraph does
        start = max(start, reading.text.rfind("\n", start, head.idx) + 1)
        line = reading.text.find("\n", head.end, end)
        end = line if line >= 0 else end
    return (min(start, speech.start), max(end, speech.end)) if speech is not None else (start, end)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a quotation mark at an edge that has no partner within."""
    words = text[start:end].lstrip("»” ")
    start = end - len(words)
    for opening, closing in ("«»", "“”", '""'):
        odd = words.count(opening) != words.count(closing) if opening != closing else words.count(opening) % 2
        if odd and words.startswith(opening):
            words = words[1:].lstrip()
            start = end - len(words)
        elif odd and words.endswith(closing):
            words = words[:-1].rstrip()
            end = start + len(words)
    return start, end


def _subjects(reading: Reading, head: Token) -> list[int]:
    found = subject(head)
    chains = [chain_of(reading, token) for token in joined(found)] if found is not None else []
    return list(dict.fromkeys(c for c in chains if c is not None))


def _counts(reading: Reading, index: int) -> bool:
    chain = reading.chains[index]
    return chain.kind is not EntityKind.EVENT or chain.score > 300


def _said(reading: Reading, head: Token, speech: Quote | None) -> Quote | None:
    """The quote that holds the clause, the closest; that it gives, where it gives one."""
    if speech is not None:
        return speech
    held = [q for q in reading.quotes if q.start <= head.idx < q.end]
    return min(held, key=lambda q: q.end - q.start, default=None)


def _kind(reading: Reading, head: Token, speech: Quote | None) -> StatementKind:
    if speech is not None:
        return StatementKind.SPEECH
    if is_future(head) or reading.lemma(head) in words.PLANNING:
        return StatementKind.PLAN
    if any(c.dep_ == "cop" for c in head.children):
        if head.lower_ in words.KIN:
            return StatementKind.RELATION
        return StatementKind.ROLE if head.lower_ in words.PEOPLE else StatementKind.ATTRIBUTE
    return StatementKind.SPEECH if reading.lemma(head) in words.SAYING else StatementKind.ACTION


def _hedge(reading: Reading, head: Token, start: int, end: int) -> Span | None:
    """The conditional of what is not vouched for, an adverb of doubt, "présumé", "semble"."""
    if is_conditional(head) and not _is_conditioned(head):
        word = next((w for w in (*auxiliaries(head), head) if has(w, "Mood=Cnd")), head)
        return Span(word.idx, word.end)
    for token in reading.tokens(start, end):
        doubtful = token.lower_ in words.DOUBTING or token.lower_ in words.DOUBTFUL
        seeming = is_verb(token) and token in (head, head.head) and reading.lemma(token) in words.SEEMING
        if doubtful or seeming:
            return Span(token.idx, token.end)
    return None


def _is_conditioned(head: Token) -> bool:
    """Whether a clause with "si" says on what it depends: "si le pont était sûr, elle viendrait"."""
    clauses = [head, *(child for child in head.children if child.dep_ == "advcl")]
    return any(c.dep_ == "mark" and c.lower_ in {"si", "s'"} for clause in clauses for c in clause.children)


def _date(reading: Reading, head: Token, start: int, end: int) -> int | None:
    """The date of the clause that stands nearest to its verb."""
    held = [
        (abs(d.start - head.idx), i)
        for i, d in enumerate(reading.dates)
        if start <= d.start and d.end <= end and d.type in {"DATE", "TIME"}
    ]
    own = [h for h in held if governing(reading.token_at(reading.dates[h[1]].start)) is head]
    return min(own or held, default=(0, None))[1]


def _predicate(head: Token) -> Span:
    """The verb with its auxiliaries and "ne … pas"; the word that stands with "être" included."""
    around = [c for c in head.children if has(c, "Polarity=Neg")]
    held = [head, *(word for word in (*auxiliaries(head), *around) if word.sent is head.sent)]
    return Span(min(w.idx for w in held), max(w.end for w in held))


def _place(reading: Reading, start: int, end: int) -> int | None:
    """The first place of the clause that something happens in."""
    for mention in reading.mentions_in(start, end):
        if reading.chains[mention.chain].kind is EntityKind.PLACE:
            word = root(reading.tokens(mention.start, mention.end))
            if any(c.dep_ == "case" and c.lower_ in WHERE for c in word.lefts):
                return mention.chain
    return None


# ------------------------------------------------------------ roles beside names


def _roles(reading: Reading) -> Iterator[Statement]:
    """`le ministre de l'Intérieur, Bernard Cazeneuve`; `son frère, Brahim`."""
    for token in reading.doc:
        if token.lower_ not in words.PEOPLE or not is_noun(token) or reading.boilerplate_at(token.idx):
            continue
        mention = name_of(reading, token)
        if mention is not None and reading.chains[mention.chain].kind is EntityKind.PERSON:
            yield _role(reading, token, mention.start, mention.end, mention.chain)


def _role(reading: Reading, token: Token, start: int, end: int, chain: int) -> Statement:
    own = phrase(token)
    start, end = min(start, own[0]), max(end, own[1])
    others = dict.fromkeys(m.chain for m in reading.mentions_in(start, end) if m.chain != chain)
    kind = StatementKind.RELATION if token.lower_ in words.KIN else StatementKind.ROLE
    return Statement(
        start, end, kind, (chain,), tuple(others), None, False, None, False, None, 750, "fr.beside"
    )
