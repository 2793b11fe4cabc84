"""Happenings that a French text tells of: what, when, where, who, and whether it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.analysis.event_cluster import Cluster
from dossier.analysis.event_clusters import clusters
from dossier.analysis.event_titles import is_telling
from dossier.analysis.events import is_notable
from dossier.analysis.french.grammar import (
    WHERE,
    auxiliaries,
    governing,
    has,
    is_conditional,
    is_future,
    is_negated,
    is_noun,
    is_passive,
    is_verb,
    objects,
    subject,
)
from dossier.analysis.french.happenings import ADJECTIVES, NOUNS, VERBS
from dossier.analysis.french.referring import chain_of
from dossier.analysis.happenings import BY_NAME
from dossier.analysis.trigger import Trigger
from dossier.domain.analysis import Chain, EntityKind, EventDetails, EventStatus, Form, Participation

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_TOLD = frozenset({"caption", "headline", "title", "crosshead"})
_OF = frozenset({"de", "d'", "du", "des"})
_BEFALLS = frozenset({"arrest", "death", "murder", "killing", "abduction", "release", "extradition", "dismissal",
                      "appointment", "injury", "funeral", "verdict", "trial", "charge", "takeover"})  # fmt: skip
"""What a noun's "de" names is whom it befell; of other happenings, who did it."""
_TOGETHER = frozenset({"meeting", "wedding", "deal"})


def find(reading: Reading) -> None:
    """Add a chain for each event of the article, and a mention for each of its triggers."""
    for cluster in clusters(reading, _triggers(reading)):
        chain = reading.add_chain(_chain(reading, cluster))
        for trigger in cluster.triggers:
            token = trigger.token
            reading.add_mention(token.idx, token.end, chain, Form.NOMINAL, 750, f"trigger.{trigger.what}")


def _triggers(reading: Reading) -> Iterator[Trigger]:
    cues = {quote.cue.start for quote in reading.quotes if quote.cue is not None}
    for token in reading.doc:
        what = _class_of(reading, token)
        if token.idx in cues and what != "announcement":
            continue  # "a-t-il lancé" launches nothing
        home = reading.boilerplate_at(token.idx) if what else None
        if not what or (home is not None and home.kind not in _TOLD):
            continue
        trigger = Trigger(token, what, True, _date(reading, token), status=_status(token))
        trigger.definite = any(
            c.lower_ in {"le", "la", "les", "l'", "ce", "cette", "ces"} for c in token.lefts
        )
        trigger.places = list(dict.fromkeys(_places(reading, token)))
        trigger.participants = list(dict.fromkeys(_participants(reading, token, what)))
        yield trigger


def _class_of(reading: Reading, token: Token) -> str:
    if is_verb(token):
        return VERBS.get(reading.lemma(token), "") if token.dep_ != "amod" else ""
    if token.lower_ in ADJECTIVES and not is_noun(token) and auxiliaries(token):
        return ADJECTIVES[token.lower_]
    return NOUNS.get(reading.lemma(token), "") if is_noun(token) else ""


# ------------------------------------------------------------ when, where, who, whether


def _date(reading: Reading, token: Token) -> int | None:
    """The date that hangs on the word or its clause: "les attentats du 13 novembre", "arrêté vendredi"."""
    verb = governing(token)
    found: list[tuple[bool, int, int]] = []
    for index, one in enumerate(reading.dates):
        first = reading.token_at(one.start)
        if one.type not in {"DATE", "TIME"} or first.sent is not token.sent:
            continue
        last = reading.token_at(one.end - 1)
        own = any(_hangs_on(t, token) for t in (first, last))
        if own or governing(last) is verb or governing(first) is verb:
            found.append((not own, abs(one.start - token.idx), index))
    return min(found)[2] if found else None


def _hangs_on(word: Token, head: Token) -> bool:
    """Whether a word hangs on another with no predicate between."""
    for _ in range(6):
        if word is head:
            return True
        if is_verb(word) or word.head is word:
            return False
        word = word.head
    return False


def _places(reading: Reading, token: Token) -> Iterator[int]:
    """Places after "à", "en", "dans" under the word or its verb; after "de" too where it is a noun."""
    verb = governing(token)
    near = token.sent.start, token.sent.end
    for word in reading.doc[near[0] : near[1]]:
        mention = reading.mention_of(word)
        if mention is None or reading.chains[mention.chain].kind is not EntityKind.PLACE:
            continue
        cases = {c.lower_ for c in word.lefts if c.dep_ == "case"}
        own = _hangs_on(word, token) or (token.dep_ in {"acl", "amod"} and 0 < word.i - token.i <= 3)
        if (own and cases & _OF and is_noun(token)) or (
            cases & WHERE and (own or (verb is not None and governing(word) is verb))
        ):
            yield mention.chain


def _participants(reading: Reading, token: Token, what: str) -> Iterator[Participation]:
    """Persons and organisations by their part in it."""
    if not is_noun(token):
        acting, befallen = subject(token), objects(token)
        if acting is not None and not is_passive(token) and acting not in befallen:
            suffers = what in {"death", "birth"}
            yield from _as(
                reading, acting, "participant" if what in _TOGETHER else "patient" if suffers else "agent"
            )
        for each in befallen:
            yield from _as(reading, each, "participant" if what in _TOGETHER else "patient")
        for child in token.children:
            if child.dep_ == "obl:agent" or any(c.lower_ == "par" for c in child.lefts):
                yield from _as(reading, child, "agent")
            elif any(c.lower_ == "avec" for c in child.lefts):
                yield from _as(reading, child, "with")
        return
    for child in token.rights:
        cases = {c.lower_ for c in child.lefts if c.dep_ == "case"}
        if cases & _OF:
            role = "participant" if what in _TOGETHER else "patient" if what in _BEFALLS else "agent"
            yield from _as(reading, child, role)
        elif "par" in cases:
            yield from _as(reading, child, "agent")
        elif cases & {"entre", "avec"}:
            for each in (child, *(c for c in child.rights if c.dep_ == "conj")):
                yield from _as(reading, each, "participant")


def _as(reading: Reading, token: Token, role: str) -> Iterator[Participation]:
    chain = chain_of(reading, token)
    if chain is not None and reading.chains[chain].kind in {EntityKind.PERSON, EntityKind.ORGANISATION}:
        yield Participation(chain, role)


def _status(token: Token) -> EventStatus:
    """A past conditional tells what is said to have happened; a present one what might."""
    verb = governing(token)
    if verb is None or (verb is not token and token.dep_ not in {"obj", "nsubj", "nsubj:pass"}):
        return EventStatus.OCCURRED
    if is_negated(verb):
        return EventStatus.DENIED
    if is_future(verb):
        return EventStatus.PLANNED
    conditioned = any(c.lower_ in {"si", "s'"} and c.dep_ == "mark" for c in verb.children)
    if conditioned or (is_conditional(verb) and not has(verb, "Tense=Past")):
        return EventStatus.HYPOTHETICAL
    return EventStatus.OCCURRED


# ------------------------------------------------------------ the chain


def _chain(reading: Reading, cluster: Cluster) -> Chain:
    names = tuple(dict.fromkeys(n for t in cluster.triggers if (n := _written_name(reading, t.token))))
    roles: dict[int, Participation] = {}
    for participation in cluster.participants:
        roles.setdefault(participation.chain, participation)
    details = EventDetails(
        cluster.what,
        max(sorted(cluster.dates), key=lambda d: cluster.dates[d], default=None),
        tuple(sorted(cluster.places, key=lambda p: (-cluster.places[p], p))),
        tuple(roles.values()),
        cluster.status,
        notable=False,
    )
    title = names[0] if names else _title(reading, cluster, details)
    details = replace(details, notable=is_notable(reading, cluster, bool(names), is_telling(title)))
    plural = all(has(t.token, "Number=Plur") for t in cluster.triggers)
    score = 500 + 100 * min(3, len(cluster.triggers))
    called = tuple(dict.fromkeys((title, *names)))
    return Chain(EntityKind.EVENT, title, called, bool(names), score, plural=plural, event=details)


def _written_name(reading: Reading, token: Token) -> str:
    """`les attentats de Paris`: a happening that a place right behind it names."""
    if not is_noun(token) or token.i + 2 >= len(token.doc) or token.doc[token.i + 1].lower_ not in _OF:
        return ""
    mention = reading.mention_of(token.doc[token.i + 2])
    if mention is None or reading.chains[mention.chain].kind is not EntityKind.PLACE:
        return ""
    words = reading.text[token.idx : mention.end]
    return words[0].upper() + " ".join(words.split())[1:]


def _title(reading: Reading, cluster: Cluster, details: EventDetails) -> str:
    """As for English events: the window's words with the article's names, without the date."""
    happening = BY_NAME.get(details.what)
    many = any(has(t.token, "Number=Plur") and is_noun(t.token) for t in cluster.triggers)
    head = details.what.capitalize() if happening is None else happening.plural if many else happening.title
    whom = [
        reading.chains[p.chain].name for p in details.participants if p.role in {"patient", "participant"}
    ]
    where = [reading.chains[p].name for p in details.places]
    return " ".join(
        [head, *([f"of {' and '.join(whom[:2])}"] if whom else []), *([f"in {where[0]}"] if where else [])]
    )
