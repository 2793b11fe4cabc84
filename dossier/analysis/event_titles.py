"""What an event is called: as the article names it ("the Paris attacks"), else as a person would ("Arrests
near Aachen").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb, phrase
from dossier.analysis.happenings import BY_NAME
from dossier.analysis.word_list import words
from dossier.domain.analysis import EntityKind

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token
    from dossier.analysis.trigger import Trigger
    from dossier.domain.analysis import EventDetails

_WHERE = frozenset({"in", "at", "near", "on", "over", "around", "outside"})
_WITH_OBJECT = words(
    """
    downing murder trial takeover launch visit death resignation funeral appointment dismissal
    abduction arrest invasion extradition killing
    """
)


def written_names(reading: Reading, found: Iterable[Trigger]) -> tuple[str, ...]:
    """The names that the article itself gives: a place or name before the noun, or a name of an event, the
    most frequent first.
    """
    counts: dict[str, int] = {}
    for trigger in found:
        if trigger.nominal and (name := _written_name(reading, trigger.token)):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _written_name(reading: Reading, token: Token) -> str:
    if token.ent_type_ == "EVENT":
        return _entity_words(reading, token)
    first = token.i
    named = False
    for child in reversed(list(token.lefts)):
        if child.right_edge.i != first - 1 or child.dep_ not in {"compound", "nmod", "amod"}:
            break
        mention = reading.mention_of(child)
        is_name = (
            mention is not None and child.tag_[:3] == "NNP" and _names_events(reading, mention.chain, token)
        )
        if not is_name and child.dep_ == "amod":
            break
        named = named or is_name
        first = child.left_edge.i
    if not named:
        return ""
    words = reading.text[token.doc[first].idx : token.end]
    return " ".join(words.split())


def _names_events(reading: Reading, chain: int, noun: Token) -> bool:
    """Places give events their names; organisations only meetings and votes ("the G20 summit")."""
    kind = reading.chains[chain].kind
    return kind is EntityKind.PLACE or (
        kind is EntityKind.ORGANISATION
        and noun.lower_ in {"summit", "congress", "conference", "election", "elections"}
    )


def entity_span(token: Token) -> tuple[int, int]:
    """The words that the model takes for one name, without an article: "11 September attacks"."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    return doc[first].idx, doc[last].end


def _entity_words(reading: Reading, token: Token) -> str:
    start, end = entity_span(token)
    words = " ".join(reading.text[start:end].split())
    return words if " " in words or words[:1].isupper() else ""


def title(
    reading: Reading, what: str, found: list[Trigger], details: EventDetails, names: tuple[str, ...]
) -> str:
    """A heading without the date, which stands beside it."""
    if names:
        return names[0][:1].upper() + names[0][1:]
    happening = BY_NAME.get(what)
    head = what.capitalize()
    if happening is not None:
        head = happening.plural if _is_many(found) else happening.title
    whom, where = _object(reading, what, found, details), _place(reading, found, details)
    if where and where.split(" ", 1)[1] in whom:
        where = ""
    return " ".join(part for part in (head, whom, where) if part)


def _is_many(found: list[Trigger]) -> bool:
    if any(t.token.tag_ in {"NNS", "NNPS"} for t in found):
        return True
    objects = [
        c for t in found if is_verb(t.token) for c in t.token.children if c.dep_ in {"dobj", "nsubjpass"}
    ]
    return any(c.tag_ in {"NNS", "NNPS"} for c in objects)


def _written_object(reading: Reading, found: list[Trigger]) -> str:
    """What the text says it befell, where that is nobody with a name: "flight A321", "five people"."""
    for trigger in found:
        token = trigger.token
        objects = (
            [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
            if is_verb(token)
            else [o for c in token.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        )
        for each in objects:
            start, end = phrase(each)
            words = " ".join(reading.text[start:end].split())
            if each.tag_[:2] == "NN" and len(words.split()) <= 5:
                return words if each.left_edge.tag_[:3] == "NNP" else words[:1].lower() + words[1:]
    return ""


def _object(reading: Reading, what: str, found: list[Trigger], details: EventDetails) -> str:
    """Whom or what it befell, or who met: "of Salah Abdeslam", "between Hollande and Putin"."""
    agents = _names(reading, details, {"agent", "participant"})
    patients = _names(reading, details, {"patient"})
    partners = _names(reading, details, {"with"})
    if what == "meeting":
        people = list(dict.fromkeys(agents + patients + partners))[:2]
        return f"of {' and '.join(people)}" if people else ""
    if what == "visit":
        return f"of {agents[0]}" if agents else f"to {patients[0]}" if patients else ""
    if what in _WITH_OBJECT:
        words = patients[0] if patients else _written_object(reading, found) or (agents[0] if agents else "")
        return f"of {words}" if words else ""
    if what == "speech" and agents:
        return f"by {agents[0]}"
    return f"by {agents[0]}" if agents and not details.places else ""


def _names(reading: Reading, details: EventDetails, roles: set[str]) -> list[str]:
    found = [reading.chains[p.chain] for p in details.participants if p.role in roles]
    return list(dict.fromkeys(chain.name for chain in found if chain.named))


def _place(reading: Reading, found: list[Trigger], details: EventDetails) -> str:
    if not details.places:
        return ""
    place = details.places[0]
    for trigger in found:
        for child in trigger.token.subtree:
            if (
                child.dep_ == "prep"
                and child.lower_ in _WHERE
                and details.what not in {"visit", "invasion"}
                and any((m := reading.mention_of(c)) is not None and m.chain == place for c in child.children)
            ):
                return f"{child.lower_} {reading.chains[place].name}"
    name = reading.chains[place].name
    preposition = {"visit": "to", "invasion": "of"}.get(details.what, "in")
    return f"{'at' if preposition == 'in' and _BUILDINGS & set(name.split()) else preposition} {name}"


_BUILDINGS = frozenset(
    {"Palace", "Stadium", "Hall", "Centre", "Center", "Airport", "Station", "Hotel", "University", "House"}
)
