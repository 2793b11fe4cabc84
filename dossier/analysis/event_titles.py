"""What an event is called: as the article names it ("the Paris attacks"), else as a person would ("Arrests near Aachen")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dossier.analysis.clauses import is_verb
from dossier.analysis.happenings import BY_NAME
from dossier.domain.analysis import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dossier.analysis.reading import Reading
    from dossier.analysis.triggers import Trigger
    from dossier.domain.analysis import EventDetails

_WHERE = frozenset({"in", "at", "near", "on", "over", "around", "outside"})
_WITH_OBJECT = frozenset({"downing", "murder", "trial", "takeover", "launch", "visit", "death", "resignation", "funeral",
                          "appointment", "dismissal", "abduction", "arrest", "invasion", "extradition", "killing"})  # fmt: skip


def written_names(reading: Reading, found: Iterable[Trigger]) -> tuple[str, ...]:
    """The names that the article itself gives: a place or name before the noun, or a name of an event, the most frequent first."""
    counts: dict[str, int] = {}
    for trigger in found:
        if trigger.nominal and (name := _written_name(reading, trigger.token)):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _written_name(reading: Reading, token: Token) -> str:
    if token.ent_type_ == "EVENT":
        return _entity_words(token)
    first = token.i
    named = False
    for child in reversed(list(token.lefts)):
        if child.right_edge.i != first - 1 or child.dep_ not in {"compound", "nmod", "amod"}:
            break
        mention = reading.mention_of(child)
        is_name = mention is not None and reading.chains[mention.chain].kind is EntityKind.PLACE and child.tag_[:3] == "NNP"
        if not is_name and child.dep_ == "amod":
            break
        named = named or is_name
        first = child.left_edge.i
    if not named:
        return ""
    words = reading.text[token.doc[first].idx : token.idx + len(token)]
    return " ".join(words.split())


def _entity_words(token: Token) -> str:
    """The model's name of an event without an article, "11 September attacks"; nothing for a single common word."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    words = " ".join(t.text for t in doc[first : last + 1])
    return words if first < last or words[:1].isupper() else ""


def title(reading: Reading, what: str, found: list[Trigger], details: EventDetails, names: tuple[str, ...]) -> str:
    """A heading without the date, which stands beside it."""
    if names:
        return names[0][:1].upper() + names[0][1:]
    happening = BY_NAME.get(what)
    head = what.capitalize()
    if happening is not None:
        head = happening.plural if _is_many(found) else happening.title
    return " ".join(part for part in (head, _object(reading, what, details), _place(reading, found, details)) if part)


def _is_many(found: list[Trigger]) -> bool:
    if any(t.token.tag_ in {"NNS", "NNPS"} for t in found):
        return True
    objects = [c for t in found if is_verb(t.token) for c in t.token.children if c.dep_ in {"dobj", "nsubjpass"}]
    return any(c.tag_ in {"NNS", "NNPS"} for c in objects)


def _object(reading: Reading, what: str, details: EventDetails) -> str:
    """Whom or what it befell, or who met: "of Salah Abdeslam", "between Hollande and Putin"."""
    agents = _names(reading, details, {"agent", "participant"})
    patients = _names(reading, details, {"patient"})
    partners = _names(reading, details, {"with"})
    if what == "meeting":
        people = list(dict.fromkeys(agents + patients + partners))[:2]
        return f"of {' and '.join(people)}" if people else ""
    if what in _WITH_OBJECT and (patients or agents):
        return f"of {(patients or agents)[0]}"
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
        for child in trigger.token.rights:
            if child.dep_ == "prep" and child.lower_ in _WHERE and any(
                (m := reading.mention_of(c)) is not None and m.chain == place for c in child.children
            ):
                return f"{child.lower_} {reading.chains[place].name}"
    return f"in {reading.chains[place].name}"
