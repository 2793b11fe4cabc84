"""Speech told in a clause: "Nato said it was helping", "he was ill, the lawyer said", "according to the
ministry", "his claim that it was closed", "denied taking the money".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_circumstance, is_negated, is_spliced, is_verb, subject
from dossier.analysis.indirect_spans import around, pieces, trimmed
from dossier.analysis.late_sources import late
from dossier.analysis.lexicon import HUMAN_NOUNS
from dossier.analysis.speech_verbs import (
    ASKING,
    BODIES,
    CLAIMS,
    COMMITTING,
    CONVICTIONS,
    DOCUMENTS,
    FINDING,
    NAMING,
    NOT_SPEAKERS,
    OVER,
    OWNING,
    QUOTING,
    REPORTING,
    THINKING,
    URGING,
    VOICING,
)
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_TELLING = REPORTING | URGING | FINDING
_VERBS = _TELLING | COMMITTING | OWNING | NAMING | frozenset(OVER)
_PREDICATES = frozenset({"MD", "JJ", "NN", "NNS", "NNP", "IN", "RB", "CD"})
_SHORTEST = 8
"""Code points: what is shorter ("so", "yes") says nothing alone."""
_OPEN = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where"})
_BY_IT = frozenset(
    {
        "say",
        "announce",
        "add",
        "warn",
        "claim",
        "insist",
        "report",
        "state",
        "confirm",
        "deny",
        "tell",
        "argue",
        "acknowledge",
        "maintain",
        "vow",
        "pledge",
        "promise",
    }
)
"""What "it" may do and be a company or a state; "it suggests" is of a thing."""
_PERSONS = frozenset({"he", "she", "they", "we", "i", "who"})
IN_A_NOUN = 550
"""The score of what is told in a mere noun ("denied any role"): no clause that says who did what."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The words of the clause, the verb (or "according") that gives them, who they are laid to.

    `parts` are its stretches, where who says it stands between them.
    """

    start: int
    end: int
    verb: Token
    speaker: Token
    score: int
    parts: tuple[Span, ...] = ()


def reported(reading: Reading) -> list[Reported]:
    """All reported clauses, in text order, the outermost of those that one verb gives."""
    found: list[Reported] = []
    for token in reading.doc:
        if is_verb(token):
            found.extend(_by_verb(reading, token))
        elif token.lower_ == "to" and token.i and token.doc[token.i - 1].lower_ == "according":
            found.extend(_according(token))
        elif token.tag_ in {"NN", "NNS"} and token.rights:
            found.extend(_by_noun(reading, token))
        elif token.tag_ == "JJ" and token.dep_ == "acomp" and token.lower_ in CONVICTIONS:
            found.extend(_by_adjective(reading, token))
    return sorted(found, key=lambda r: (r.start, -r.end))


def _of(parts: tuple[Span, ...], verb: Token, speaker: Token, score: int) -> Iterator[Reported]:
    if parts and parts[-1].end - parts[0].start >= _SHORTEST:
        yield Reported(parts[0].start, parts[-1].end, verb, speaker, score, parts if len(parts) > 1 else ())


# ---------------------------------------------------------------- verbs


def _by_verb(reading: Reading, verb: Token) -> Iterator[Reported]:
    lemma = reading.lemma(verb)
    if lemma in QUOTING and (quoted := whom_quotes(verb)) is not None:
        content = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
        yield from _of(pieces(content, verb) if content is not None else (), verb, quoted, 850)
    behind_them = late(reading, verb, lemma)
    if behind_them is not None:
        words, last, cue, who = behind_them
        part = trimmed(words, words.left_edge.i, last)
        yield from _of((Span(*part),) if part else (), cue, who, 800)
        return
    if lemma not in _VERBS or _is_passive(verb):
        return
    aside = verb.dep_ == "parataxis" and lemma in REPORTING
    speaker = subject(verb) or (behind(verb) if aside else None)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and speaker is not None:
        speaker = _just_named(reading, verb) or _of_the_sentence(reading, verb, speaker)
    if verb.dep_ == "conj" and speaker is not None and speaker.lower_ not in DOCUMENTS:
        speaker = _of_the_sentence(reading, verb, speaker)
    if speaker is None or not _may_say(reading, speaker, lemma):
        return
    denied = is_negated(verb, reading.lemma)
    if aside:
        yield from _of(around(_over(verb), _first(verb), verb.right_edge.i), verb, speaker, 850)
    elif (content := _content(verb, lemma)) is not None:
        if denied and (lemma in THINKING or _is_open(content)):
            return
        score = 650 if lemma in THINKING else 700 if content.dep_ == "xcomp" else 850
        yield from _of(pieces(content, verb, _addressed(verb, content, lemma)), verb, speaker, score)
    elif not denied and (named := _named(reading, verb, lemma, speaker)) is not None:
        yield from _of(named, verb, speaker, 650 if lemma == "accuse" else IN_A_NOUN)


def _just_named(reading: Reading, verb: Token) -> Token | None:
    """ "…," said the mayor, adding: who is named behind the verb before, which parsers hang elsewhere."""
    if verb.i < 3 or verb.doc[verb.i - 1].text != ",":
        return None
    named = verb.doc[verb.i - 2]
    before = verb.doc[named.left_edge.i - 1] if named.left_edge.i else named
    told = is_verb(before) and reading.lemma(before) in REPORTING
    return (
        named if told and named.tag_ in {"NN", "NNS", "NNP", "PRP"} and is_somebody(reading, named) else None
    )


def _of_the_sentence(reading: Reading, verb: Token, speaker: Token) -> Token:
    """ "…, saying he was ill": where what is nearest is nobody, the subject of a clause above it."""
    above = verb.head
    while not is_somebody(reading, speaker) and above.head is not above:
        above = above.head
        higher = subject(above) if is_verb(above) else None
        if higher is not None and is_somebody(reading, higher):
            return higher
    return speaker


def _is_passive(verb: Token) -> bool:
    """ "Was told", and "Asked about it, he …": the subject is spoken to."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    auxiliaries = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.dep_ == "auxpass" for c in auxiliaries):
        return True
    if auxiliaries or any(c.dep_ == "nsubj" for c in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "advcl" and (verb.tag_ == "VBN" or verb.i < verb.head.i))


def _may_say(reading: Reading, speaker: Token, lemma: str) -> bool:
    word = speaker.lower_
    if word in NOT_SPEAKERS or speaker.tag_ in {"WDT", "EX", "PRP$"} or speaker.dep_ == "expl":
        return False
    if word == "it":
        return lemma in _BY_IT
    return word in DOCUMENTS or lemma not in FINDING - REPORTING or reading.lemma(speaker) in DOCUMENTS


def _content(verb: Token, lemma: str) -> Token | None:
    """The head of the clause that says what was said."""
    for child in verb.children:
        if not (is_verb(child) or child.tag_ in _PREDICATES) or is_spliced(child, verb):
            continue
        if child.i > verb.i and is_circumstance(child):
            continue
        if lemma == "ask" and is_for_cover(child):
            continue
        if any(c.lower_ == "if" and c.dep_ == "mark" for c in child.lefts) and lemma not in ASKING:
            continue
        if child.dep_ == "ccomp" and lemma in _TELLING and not _is_for_show(child, lemma):
            return child
        if child.dep_ == "xcomp" and is_verb(child) and _takes(lemma, child):
            return child
        if child.dep_ == "ccomp" and is_verb(child) and lemma in URGING:
            return child
    return _hung_lower(verb) if lemma in REPORTING else None


def _hung_lower(verb: Token) -> Token | None:
    """ "Told a news conference that prices rose", "said in an interview that …": the clause that parsers hang on the
    noun. It has a subject of its own, and "that" is not it.
    """
    for child in verb.rights:
        below = [child] if child.dep_ in {"dobj", "dative"} else child.rights if child.dep_ == "prep" else []
        for noun in below:
            if noun.tag_ not in {"NN", "NNS", "NNP"} or _is_claim(noun):
                continue
            for clause in noun.rights:
                if clause.dep_ in {"acl", "relcl"} and _has_own_subject(clause):
                    return clause
    return None


def _is_claim(noun: Token) -> bool:
    """Whether the clause says what the noun is: a call that …, but not a conference call that …."""
    return noun.lower_ in CLAIMS and not any(c.dep_ == "compound" for c in noun.lefts)


def _has_own_subject(clause: Token) -> bool:
    lefts = list(clause.lefts)
    that = bool(lefts) and lefts[0].lower_ == "that" and lefts[0].dep_ == "mark"
    return that and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in lefts)


def is_for_cover(child: Token) -> bool:
    """ "Asked not to be named": nothing of the story."""
    return child.lower_ in {"named", "identified", "quoted"} and any(c.dep_ == "auxpass" for c in child.lefts)


def _is_for_show(child: Token, lemma: str) -> bool:
    """ "Found him dead", "show him leaving": no clause of its own."""
    return (
        lemma in FINDING - REPORTING
        and child.tag_ in {"VBG", "VBN", "JJ", "VB"}
        and not any(c.dep_ in {"aux", "auxpass", "mark"} for c in child.lefts)
    )


def _takes(lemma: str, child: Token) -> bool:
    infinitive = any(c.tag_ == "TO" for c in child.lefts)
    if child.tag_ == "VBG":
        return lemma in OWNING
    return infinitive and (lemma in COMMITTING or lemma in URGING)


def _addressed(verb: Token, content: Token, lemma: str) -> int | None:
    """Where "Congress to pass the bill" begins: whom an urging calls on belongs to what is urged."""
    if content.dep_ != "xcomp" or lemma not in URGING:
        return None
    between = [c for c in verb.rights if c.i < content.i]
    for child in between:
        if child.dep_ in {"dobj", "dative"}:
            return child.left_edge.i
        if child.dep_ == "prep" and child.lower_ in {"on", "upon"}:
            return next((c.left_edge.i for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _is_open(content: Token) -> bool:
    return content.left_edge.lower_ in _OPEN or any(c.lower_ in _OPEN for c in content.lefts)


def _over(verb: Token) -> Token:
    """The clause that "analysts say" is put into: the whole sentence, not the clause below it alone."""
    head = verb.head
    while head.dep_ in {"ccomp", "xcomp", "acomp", "attr"} and head.head is not head:
        head = head.head
    return head


def _first(verb: Token) -> int:
    """The first word of "analysts say", with the comma before it left to whom it belongs."""
    return min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in {"nsubj", "aux", "advmod"})])


def whom_quotes(verb: Token) -> Token | None:
    """Whom "the radio quoted him as saying" quotes; "he was quoted as saying" has him for its subject."""
    if not any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.rights):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def behind(verb: Token) -> Token | None:
    """The speaker of "asked Feinstein", which the parser may take for who is asked."""
    return next(
        (c for c in verb.rights[:1] if c.dep_ in {"nsubj", "dobj", "npadvmod", "dative", "oprd"}), None
    )


# ---------------------------------------------------------------- verbs with a mere noun


def _named(reading: Reading, verb: Token, lemma: str, speaker: Token) -> tuple[Span, ...] | None:
    """What "denied any role", "called for a boycott", "accused him of lying" name."""
    if not is_somebody(reading, speaker):
        return None
    for child in verb.rights:
        if child.lower_ == OVER.get(lemma) and child.dep_ == "prep":
            return _behind(child)
        if child.dep_ == "dobj" and lemma in NAMING and child.tag_ in {"NN", "NNS"} and _is_content(child):
            part = trimmed(child, child.left_edge.i, child.right_edge.i)
            return (Span(*part),) if part else None
        if child.dep_ == "dobj" and lemma == "accuse":
            inner = next(
                (c for c in child.rights if c.lower_ == "of" and any(g.tag_ == "VBG" for g in c.rights)), None
            )
            if inner is not None:
                return _behind(inner)
    return None


def _behind(preposition: Token) -> tuple[Span, ...] | None:
    what = next((c for c in preposition.rights if c.dep_ in {"pobj", "pcomp"}), None)
    if what is None or what.tag_ in {"NNP", "NNPS", "PRP", "CD"}:
        return None
    part = trimmed(what, what.left_edge.i, what.right_edge.i)
    return (Span(*part),) if part else None


def _is_content(noun: Token) -> bool:
    """Whether more than one bare word says what it is."""
    return noun.right_edge is not noun and noun.lower_ not in DOCUMENTS and noun.ent_type_ == ""


def is_somebody(reading: Reading, token: Token) -> bool:
    """Whether a subject is a person or a body, and not a blast that claims lives."""
    return (
        token.lower_ in _PERSONS
        or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}
        or reading.lemma(token) in HUMAN_NOUNS
        or token.lower_ in BODIES
    )


# ---------------------------------------------------------------- nouns, adjectives, "according to"


def _by_noun(reading: Reading, noun: Token) -> Iterator[Reported]:
    """ "His claim that …", "claims made by them that …", "the pledge by Paris to …", "voiced fears that …"."""
    made = (c for acl in noun.rights if acl.dep_ == "acl" and acl.tag_ == "VBN" for c in acl.rights)
    below = (c for c in (*noun.rights, *made) if c.dep_ in {"acl", "ccomp", "relcl"})
    content = next((c for c in below if _is_clause(c)), None)
    if content is None or reading.lemma(noun) not in CLAIMS:
        return
    speaker = _voice(reading, noun)
    if speaker is not None:
        yield from _of(pieces(content, noun), noun, speaker, 650)


def _is_clause(verb: Token) -> bool:
    """ "That millions voted", "to build a wall": not "that he made", which only says which claim it is."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ == "mark"}
    return "that" in marks or any(c.tag_ == "TO" for c in verb.lefts)


def _voice(reading: Reading, noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
        if child.dep_ == "acl" and child.tag_ == "VBN" and reading.lemma(child) in VOICING:
            by = next((c for c in child.rights if c.dep_ == "agent"), None)
            return next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and reading.lemma(verb) in VOICING and not _is_passive(verb):
        return subject(verb)
    return None


def _by_adjective(reading: Reading, adjective: Token) -> Iterator[Reported]:
    """ "Is confident that …"."""
    content = next((c for c in adjective.rights if c.dep_ == "ccomp" and is_verb(c)), None)
    verb = adjective.head
    speaker = subject(verb) if content is not None and is_verb(verb) else None
    if (
        content is None
        or speaker is None
        or is_negated(verb, reading.lemma)
        or speaker.lower_ in {"it", "you"}
    ):
        return
    yield from _of(pieces(content, adjective), adjective, speaker, 650)


def _according(to: Token) -> Iterator[Reported]:
    """The rest of the sentence, laid to what stands behind "according to"."""
    speaker = next((c for c in to.children if c.dep_ == "pobj"), None)
    if speaker is None:
        return
    doc, sentence, cue = to.doc, to.sent, to.doc[to.i - 1]
    before = trimmed(to, sentence.start, to.i - 2)
    after = trimmed(to, speaker.right_edge.i + 1, sentence.end - 1)
    parts = tuple(Span(*part) for part in (before, after) if part is not None)
    if len(parts) == 2 and not _goes_on(doc, speaker.right_edge.i + 1):
        parts = (max(parts, key=lambda part: part.end - part.start),)
    yield from _of(parts, cue, speaker, 800)


def _goes_on(doc: list[Token], at: int) -> bool:
    """Whether the clause goes on behind "according to …,": at a comma, with neither "and" nor "which"."""
    if at + 1 >= len(doc) or doc[at].text != ",":
        return False
    return doc[at + 1].dep_ != "cc" and doc[at + 1].tag_ not in {"WDT", "WP"}
