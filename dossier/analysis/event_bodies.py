"""Those who meet and decide for a body or for its members: "EU finance ministers", "leaders of the G7".

The words for them are no name, the body's is: by it two accounts of a meeting are one. What they decide with one voice
they decide at a meeting, whether or not the text says that they met.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, joined, phrase, subject
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger

_MEMBERS = words("ambassador chief commissioner delegate envoy governor leader minister premier president")
_ADOPTING = words("adopt approve ratify")
_JUDGING = words("accept back decide endorse reject support veto")
_AS_ONE = words("collectively jointly together unanimously")


def is_decision(reading: Reading, verb: Token, lemma: str) -> bool:
    """ "NATO envoys approved the plan", "EU ministers unanimously backed it"."""
    if lemma not in _ADOPTING and not (lemma in _JUDGING and any(c.lower_ in _AS_ONE for c in verb.children)):
        return False
    doer = subject(verb)
    return doer is not None and not _is_passive(verb) and _body(reading, doer) is not None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.lefts)


def fill_body(reading: Reading, trigger: Trigger) -> None:
    """Add the bodies whose members meet."""
    if trigger.what != "meeting":
        return
    for members in _meeting(trigger.token):
        body = _body(reading, members)
        if body is not None and all(p.chain != body for p in trigger.participants):
            trigger.participants.append(Participation(body, "agent"))


def members_told(reading: Reading, found: list[Trigger]) -> str:
    """How the text calls those who met: "EU finance ministers"."""
    for members in (m for t in found for m in _meeting(t.token)):
        if _body(reading, members) is not None:
            start, end = phrase(members)
            return " ".join(reading.text[start:end].split()).removeprefix("the ").removeprefix("The ")
    return ""


def are_members(told: str) -> bool:
    return told.split()[-1].lower().removesuffix("s") in _MEMBERS


def _meeting(token: Token) -> Iterator[Token]:
    """Who met: the subject of the verb, or what stands behind "of" or "between"."""
    if is_verb(token):
        doer = subject(token)
        yield from joined(doer) if doer is not None and not _is_passive(token) else ()
    for child in () if is_verb(token) else token.rights:
        if child.lower_ in {"of", "between", "with"}:
            yield from (each for o in child.children if o.dep_ == "pobj" for each in joined(o))


def _body(reading: Reading, members: Token) -> int | None:
    """The chain of the organisation that several are members of."""
    if members.tag_ != "NNS" or reading.lemma(members) not in _MEMBERS:
        return None
    near = [c for c in members.lefts if c.dep_ in {"compound", "nmod", "poss"}]
    near += [o for c in members.rights if c.lower_ in {"of", "from"} for o in c.children if o.dep_ == "pobj"]
    for each in near:
        mention = reading.mention_of(each)
        if mention is not None and reading.chains[mention.chain].kind is EntityKind.ORGANISATION:
            return mention.chain
    return None
