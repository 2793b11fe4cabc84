"""Which words head a clause that says something of its own, and how it hangs on its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.accusations import accusing
from dossier.analysis.clause_tails import has_subject, is_absolute, is_loose
from dossier.analysis.clauses import is_circumstance, is_spliced, is_verb, shared_complements
from dossier.analysis.indirect_speech import is_for_cover, is_somebody
from dossier.analysis.speech_verbs import CITED, CITING, CLAIMS, COMMITTING, FINDING, QUOTING, REPORTING
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_RULES = {
    "ROOT": "main",
    "conj": "joined",
    "ccomp": "reported",
    "relcl": "relative",
    "advcl": "adverbial",
    "parataxis": "main",
    "acl": "participle",
    "pcomp": "participle",
}
_PARTICIPLES = frozenset({"VBG", "VBN"})
_GIVING = REPORTING | FINDING
_QUESTIONS = frozenset({"WP", "WRB", "WDT"})
_CONDITIONS = frozenset({"if", "unless", "whether", "for"})
_SAYING_LITTLE = words(
    """
    name call know title entitle include involve concern regard follow accord base relate belong
    """
)
"""Participles that only tell which one is meant."""


def rule_of(reading: Reading, token: Token) -> str:
    """How the clause of a word hangs on the sentence; nothing for what is no clause or says too little
    alone.
    """
    rule = _RULES.get(token.dep_, "")
    if not rule:
        return ""
    if token.tag_ in _PARTICIPLES and accusing(reading, token) is not None:
        return "charge"
    if token.dep_ == "pcomp":
        return "participle" if token.tag_ in _PARTICIPLES and is_absolute(token) else ""
    if token.dep_ in {"advcl", "acl"} and token.tag_ in _PARTICIPLES and not has_subject(token):
        return _of_participle(reading, token)
    if token.dep_ == "acl" and _is_claimed(reading, token):
        return "reported"
    if rule == "participle" or is_open(token):
        return ""
    if rule in {"joined", "reported"} and is_circumstance(token):
        rule = "adverbial"
    return rule if _says_something(reading, token, rule) else ""


def _of_participle(reading: Reading, verb: Token) -> str:
    """ "…, leaving her alone", and what is said of whom: "two men held in Belgium", "a plan backed by Paris"."""
    lemma = reading.lemma(verb)
    if verb.lower_ in CITING or verb.lower_ in CITED or lemma == "speak" or gives_indirect(reading, verb):
        return ""
    if is_loose(verb):
        return "participle"
    if verb.dep_ != "acl" or not verb.rights or lemma in _SAYING_LITTLE or reading.lemma(verb.head) in CLAIMS:
        return ""
    return "reduced" if _is_of_somebody(reading, verb) else ""


def _is_of_somebody(reading: Reading, verb: Token) -> bool:
    """Whether it is said of a person or a body, or done by one."""
    by = (c for agent in verb.rights if agent.dep_ == "agent" for c in agent.rights)
    return any(t.tag_[:2] == "NN" and is_somebody(reading, t) for t in (verb.head, *by))


def _is_claimed(reading: Reading, verb: Token) -> bool:
    """ "His claim that it was closed"."""
    said = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    return said and reading.lemma(verb.head) in CLAIMS and _is_finite(verb)


def _says_something(reading: Reading, verb: Token, rule: str) -> bool:
    if not (is_verb(verb) or (verb.dep_ in {"ROOT", "ccomp"} and verb.tag_ in {"MD", "NN", "JJ", "NNS"})):
        return False
    if rule in {"adverbial", "relative"} and not has_subject(verb):
        return False
    if rule == "adverbial" and any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.lefts):
        return False
    if rule == "joined" and (not is_verb(verb.head) or shares(verb.head, verb)):
        return False
    if any(c.dep_ == "xcomp" and is_for_cover(c) for c in verb.rights):
        return False
    if rule != "main" and not _is_finite(verb) and not is_second_promise(reading, verb):
        return False
    return not gives_indirect(reading, verb)


def is_open(verb: Token) -> bool:
    """ "Whether it was his", "what had happened": nothing that is said to be so."""
    return verb.dep_ == "ccomp" and any(
        (c.dep_ == "mark" and c.lower_ in {"whether", "if"}) or (c.tag_ in _QUESTIONS and c.lower_ != "that")
        for c in verb.lefts
    )


def _is_finite(verb: Token) -> bool:
    """Whether it is a clause and not an infinitive or a participle that hangs on one."""
    if any(c.tag_ == "TO" for c in verb.lefts):
        return False
    finite = verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    if finite or verb.dep_ != "conj":
        return finite
    return verb.tag_ == verb.head.tag_ and _is_finite(verb.head) if is_verb(verb.head) else False


def is_second_promise(reading: Reading, verb: Token) -> bool:
    """ "Vowed to find them and punish them": what else somebody vowed."""
    first = verb.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ == first.tag_ == "VB"
        and first.dep_ == "xcomp"
        and reading.lemma(first.head) in COMMITTING
    )


def shares(verb: Token, other: Token) -> bool:
    """Whether `verb` shares what follows the verb joined to it: "arrested and then released seven people"."""
    first = next((c for c in verb.rights if c.dep_ == "conj"), None)
    return first == other and any(True for _ in shared_complements(verb))


def gives_indirect(reading: Reading, verb: Token) -> bool:
    """Whether all that a clause says is who said something: the reported clause is the statement."""
    if not is_verb(verb) or reading.quote_at(verb.idx) is not None:
        return False
    if reading.lemma(verb) in QUOTING:
        return _quotes_indirectly(verb)
    if reading.lemma(verb) not in _GIVING:
        return False
    if verb.dep_ == "parataxis":
        return True
    for child in verb.children:
        if child.dep_ != "ccomp" or not is_verb(child) or is_spliced(child, verb):
            continue
        if child.i > verb.i and is_circumstance(child):
            continue
        if _is_finite(child) and not is_open(child):
            index = reading.quote_at(child.idx)
            return index is None or reading.quotes[index].form == "mixed"
    return False


def _quotes_indirectly(verb: Token) -> bool:
    """ "Quoted him as saying that it was over": the words are told in a clause."""
    said = (c for link in verb.rights if link.lower_ == "as" for c in link.rights if c.dep_ == "pcomp")
    return any(c.dep_ == "ccomp" for v in (verb, *said) for c in v.children)
