"""Persons called by their people: `the Serb`, `the Dutchwoman`: the one of that country, or somebody just named.

What may be a whole people as well (`the Chinese`, `the Swiss`) is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dossier.analysis import gazetteer
from dossier.analysis.binding import SUBJECTS
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_NOUNS = {
    "argentine": "argentina", "basque": "", "briton": "united kingdom", "catalan": "", "croat": "croatia",
    "cypriot": "cyprus", "czech": "czech republic", "dane": "denmark", "filipina": "philippines",
    "filipino": "philippines", "finn": "finland", "greek": "greece", "icelander": "iceland", "kazakh": "kazakhstan",
    "kurd": "", "londoner": "", "pole": "poland", "scot": "scotland", "serb": "serbia", "slovak": "slovakia",
    "slovene": "slovenia", "spaniard": "spain", "swede": "sweden", "tajik": "tajikistan", "thai": "thailand",
    "turk": "turkey", "uzbek": "uzbekistan",
}  # fmt: skip
_MEN = {
    "cornish": "", "dutch": "netherlands", "english": "england", "french": "france", "irish": "ireland",
    "scots": "scotland", "welsh": "wales",
}  # fmt: skip
_COUNTRY_OF = (
    {
        word: country
        for word, country in gazetteer.COUNTRY_OF.items()
        if word.endswith(("an", "i")) and not gazetteer.is_country(word) and " " not in word
    }
    | _NOUNS
    | {f"{people}man": country for people, country in _MEN.items()}
    | {f"{people}woman": country for people, country in _MEN.items()}
)
NATIONALS = frozenset(_COUNTRY_OF)
"""What one person is called by his people, folded."""
_WITHIN = frozenset({"england", "scotland", "wales", "northern ireland"})
"""Whose people are British as well."""
_TITLE = 4
"""Words before a name in which the country may stand: `the Serbian champion Novak Djokovic`."""


def is_one(token: Token) -> bool:
    """Whether one person does something here: "the Serb said", but not "the Serb army" or "the Germans"."""
    first = next(iter(token.lefts), None)
    if token.dep_ not in SUBJECTS or first is None or first.lower_ != "the" or first.i != token.i - 1:
        return False
    verb = token.head
    if any(t.tag_ == "VBP" or t.lower_ in {"were", "are", "have"} for t in (verb, *verb.children)):
        return False
    return not any(
        t.tag_ in {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH"}
        for t in token.doc[token.i + 1 : token.i + 2]
    )


def gender(word: str) -> str:
    if word.endswith("woman") or word == "filipina":
        return "f"
    return "m" if word.endswith("man") and word.removesuffix("man") in _MEN else ""


def country(word: str) -> str:
    return _COUNTRY_OF[word]


def told(reading: Reading) -> dict[int, set[str]]:
    """The countries of the persons of whom the text tells them, by chain: `Serbian Novak Djokovic`, `Spain's Rafa`."""
    persons = {index for index, _ in reading.chains_of(EntityKind.PERSON)}
    countries: defaultdict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.chain in persons and mention.form is Form.NAME:
            at = reading.token_index(mention.start)
            for token in reversed(reading.doc[max(0, at - _TITLE) : at]):
                if token.tag_ not in {"NN", "NNP", "JJ", "POS", "NNPS"} or "\n" in token.text:
                    break
                if found := gazetteer.country(token.lower_):
                    countries[mention.chain].add(found)
    return countries


def fits(word: str, countries: set[str]) -> bool:
    """Whether somebody of these countries may be called so."""
    own = {_COUNTRY_OF[word]}
    if own & _WITHIN:
        own.add("united kingdom")
    elif own == {"united kingdom"}:
        own |= _WITHIN
    return bool(own & countries)
