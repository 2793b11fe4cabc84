"""What is said before a body, and the words by which accounts of one speech know each other.

Each act of speech is an event of its own. One that is addressed to those who sit in a body ("told MPs") is what a
reader may look for; one whose words are given verbatim can be found again in another account (`shared_words`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.analysis.clauses import phrase
from dossier.analysis.quotation_marks import marked
from dossier.analysis.word_list import words
from dossier.domain.analysis import Chain, EntityKind, EventDetails, Participation, Quote
from dossier.domain.passages import Span

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

SAYING, ADDRESS = "say", "address to a body"
"""The class of an act of speech, and of one that is addressed to a body."""
FEWEST = 4
"""Words in marks that are told apart from others' by themselves."""
_MOST = 60
"""Words of a stretch that are kept."""
_MEMBERS = {
    word: body
    for body, members in {
        "parliament": "assemblymen bundesrat bundestag commons congress congressmen congresswomen deputies duma knesset"
        " lawmakers legislators legislature lords mps msps parliament parliamentarians riksdag sejm senate senators",
        "council": "council councillors councilors",
        "assembly": "assembly",
        "committee": "committee subcommittee",
        "conference": "congregation delegates summit",
    }.items()
    for word in members.split()
}
"""Who sits in a body, and the bodies; under one word where both are told of the same."""
_SITTING = words("chamber house houses members session sitting")
"""What says it only with the body behind it: "members of parliament"."""
_SHORT = 5
"""Words of a phrase that fits into a heading."""
_ADDRESSING = words("tell address assure inform remind warn")
_BEFORE = frozenset({"in", "to", "before"})
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of speech that other accounts may tell of: who spoke, to which body in the text's words, and what."""

    speaker: int
    audience: str
    body: str
    words: tuple[str, ...]


def by_cue(reading: Reading) -> dict[int, list[Quote]]:
    """The quotes that each verb gives, by its first character; what goes on without a verb is the last one's."""
    found: dict[int, list[Quote]] = defaultdict(list)
    last: list[Quote] = []
    for quote in reading.quotes:
        if quote.cue is not None:
            last = found[quote.cue.start]
            last.append(quote)
        elif last and _goes_on(reading, last[-1], quote):
            last.append(quote)
    return found


def _goes_on(reading: Reading, before: Quote, quote: Quote) -> bool:
    """Whether the same speaker's words follow in the same paragraph or the next."""
    here, there = reading.paragraph_at(quote.start), reading.paragraph_at(before.end - 1)
    near = here is not None and there is not None and here - there <= 1
    return near and quote.form == "direct" and _speaker(quote) == _speaker(before)


def saying(reading: Reading, verb: Token, quotes: list[Quote]) -> Saying | None:
    """What a verb of speech tells, where another account could be known to tell of the same."""
    speaker = _speaker(quotes[0]) if quotes else None
    if speaker is None or reading.chains[speaker].kind is not EntityKind.PERSON:
        return None
    if not reading.chains[speaker].named:
        return None
    audience, body = _audience(reading, verb)
    said = tuple(_told(reading, quotes))
    return Saying(speaker, audience, body, said) if said or body else None


def chain_of(reading: Reading, found: Saying, details: EventDetails, score: int) -> Chain:
    """The event's chain: by whom and to whom for a name, the words that were said for what it is called."""
    others = (p for p in details.participants if p.chain != found.speaker)
    event = EventDetails(
        ADDRESS if found.body else SAYING,
        details.date,
        details.places,
        (Participation(found.speaker, "agent"), *others),
        details.status,
        notable=False,
    )
    name = f"Statement by {reading.chains[found.speaker].name}"
    name = f"{name} to {found.audience}" if found.audience else name
    called = (found.body, *found.words) if found.body else found.words
    return Chain(EntityKind.EVENT, name, (name,), False, score, event=event, called=called)


def _speaker(quote: Quote) -> int | None:
    return quote.speaker.chain if quote.speaker is not None else None


def _audience(reading: Reading, verb: Token) -> tuple[str, str]:
    """To whom it is said, as the text puts it, and which kind of body that is; nothing where it is said to others."""
    for child in verb.rights:
        told = child.dep_ in {"dobj", "dative"} and reading.lemma(verb) in _ADDRESSING
        heard = (
            [child] if told else [o for o in child.children if o.dep_ == "pobj" and child.lower_ in _BEFORE]
        )
        for each in heard:
            if body := _body(each):
                start, end = phrase(each)
                called = " ".join(reading.text[start:end].split())
                return called if len(called.split()) <= _SHORT else each.text, body
    return "", ""


def _body(heard: Token) -> str:
    """Which kind of body those who hear it sit in: "MPs", "the House of Commons"."""
    if heard.lower_ in _SITTING:
        within = (o for c in heard.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
        return next((_MEMBERS[o.lower_] for o in within if o.lower_ in _MEMBERS), "")
    return _MEMBERS.get(heard.lower_, "")


def _told(reading: Reading, quotes: list[Quote]) -> Iterator[str]:
    """Each stretch that is given word for word, its words folded and tied together."""
    for quote in quotes:
        spans = quote.parts or (Span(quote.start, quote.end),)
        stretches = marked(reading.text, spans) if quote.form == "mixed" else spans
        for stretch in stretches if quote.form != "indirect" else ():
            said = _LETTERS.findall(reading.text[stretch.start : stretch.end].casefold())[:_MOST]
            if len(said) >= FEWEST:
                yield "_".join(said)
