"""Descriptions of named persons: beside the name ("the minister, X"), and again ("the French president")."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dossier.analysis import gazetteer, lexicon
from dossier.analysis.reading import Reading
from dossier.analysis.tokens import root
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_HEADS_OF = {
    "president": "leader",
    "premier": "leader",
    "chancellor": "leader",
    "minister": "leader",
    "king": "leader",
    "senator": "lawmaker",
    "congressman": "lawmaker",
    "congresswoman": "lawmaker",
    "representative": "lawmaker",
}
"""Who is called a leader, or a lawmaker, too."""
_LONGEST = 12
"""Words in a description; longer ones are sentences of their own."""

_TITLE = 5
"""Words before a name in which his party or his company may stand."""

Office = tuple[str, frozenset[str]]
"""The noun and the countries that stand with it: (`president`, {`france`})."""


def find(reading: Reading) -> None:
    offices: defaultdict[int, list[tuple[int, Office]]] = defaultdict(list)
    persons = {index for index, _ in reading.chains_of(EntityKind.PERSON)}
    for mention in reading.mentions_in(0, len(reading.text)):
        if mention.chain in persons and mention.form is Form.NAME:
            head = root(reading.tokens(mention.start, mention.end))
            beside = [*_titles(reading, mention.start), *_appositions(reading, head, mention.chain)]
            offices[mention.chain] += [(mention.start, office) for office in beside]
    _again(reading, offices)


def _titles(reading: Reading, start: int) -> list[Office]:
    """The office in front of a name: `French Defence Minister Jean-Yves Le Drian`."""
    index = reading.token_index(start) - 1
    words: list[str] = []
    while index >= 0 and len(words) < 6:
        token = reading.doc[index]
        if token.tag_ not in {"NN", "NNP", "JJ", "POS", "NNPS"} or "\n" in token.text:
            break
        words.insert(0, lexicon.SHORT_TITLES.get(token.lower_, token.lower_))
        index -= 1
    noun = words[-1] if words and words[-1] in lexicon.OFFICES else ""
    return [(noun, _countries(words[:-1]))] if noun else []


def _countries(words: list[str]) -> frozenset[str]:
    return frozenset(found for word in words if (found := gazetteer.country(word)))


def _appositions(reading: Reading, head: Token, chain: int) -> list[Office]:
    """Take descriptions in apposition as mentions: the name explains the noun, or the noun the name."""
    nouns = [
        child for child in head.children if child.dep_ == "appos" and child.lower_ in lexicon.HUMAN_NOUNS
    ]
    if head.dep_ == "appos" and head.head.lower_ in lexicon.HUMAN_NOUNS:
        nouns.append(head.head)
    found = []
    for noun in nouns:
        words = _phrase(noun, head)
        if words is None or reading.mention_of(noun) is not None:
            continue
        start, end = words
        reading.add_mention(start, end, chain, Form.NOMINAL, 850, "apposition")
        if noun.lower_ in lexicon.OFFICES:
            found.append((noun.lower_, _countries([t.lower_ for t in noun.lefts])))
    return found


def _phrase(noun: Token, name: Token) -> tuple[int, int] | None:
    """The noun phrase without the name in apposition, within the line."""
    tokens = [t for t in noun.subtree if t.i <= noun.i or (t.i < name.i or name.i < noun.i)]
    first, last = tokens[0].i, tokens[-1].i
    if name.i > noun.i:
        last = min(last, noun.i)
    while last > noun.i and noun.doc[last].is_punct:
        last -= 1
    if last - first >= _LONGEST or any("\n" in t.text for t in noun.doc[first : last + 1]):
        return None
    return noun.doc[first].idx, noun.doc[last].idx + len(noun.doc[last])


def _again(reading: Reading, offices: dict[int, list[tuple[int, Office]]]) -> None:
    """`the French president`, where one person only was called so before."""
    if not any(offices.values()):
        return
    for index in reading.indices(lexicon.OFFICES):
        token = reading.doc[index]
        noun = token.lower_
        if token.tag_ not in {"NN", "NNP"} or token.dep_ in {"compound", "appos", "attr"}:
            continue
        lefts = list(token.lefts)
        if not lefts or lefts[0].lower_ not in {"the", "this"} or reading.mention_of(token) is not None:
            continue
        if any(child.dep_ in {"prep", "relcl"} for child in token.rights):
            continue
        of_whom = [chain for t in lefts if (chain := _organisation(reading, t)) is not None]
        chain = (
            _one_of_theirs(reading, of_whom[0], token.idx)
            if of_whom
            else _one_bearer(offices, token.idx, (noun, _countries([t.lower_ for t in lefts])))
        )
        if chain is not None and all(_says_nothing(t) for t in lefts[1:]):
            start, end = lefts[0].idx, token.end
            reading.add_mention(start, end, chain, Form.NOMINAL, 700, "office")


def _organisation(reading: Reading, token: Token) -> int | None:
    mention = reading.mention_of(token)
    named = mention is not None and reading.chains[mention.chain].kind is EntityKind.ORGANISATION
    return mention.chain if mention is not None and named else None


def _one_of_theirs(reading: Reading, organisation: int, at: int) -> int | None:
    """`the Labour leader`: the one person named before with the party in front of the name (`Labour's Keir Hale`)."""
    found = set()
    for mention in reading.mentions_in(0, at):
        if mention.form is Form.NAME and reading.chains[mention.chain].kind is EntityKind.PERSON:
            first = reading.token_index(mention.start)
            for token in reversed(reading.doc[max(0, first - _TITLE) : first]):
                if token.tag_ not in {"NN", "NNP", "JJ", "POS", "NNPS"} or "\n" in token.text:
                    break
                if _organisation(reading, token) == organisation:
                    found.add(mention.chain)
    return found.pop() if len(found) == 1 else None


def _says_nothing(word: Token) -> bool:
    """Whether a modifier is only a country (compared already) or part of the office's name."""
    return bool(gazetteer.country(word.lower_)) or word.dep_ == "compound" or word.lower_ == "prime"


def _one_bearer(offices: dict[int, list[tuple[int, Office]]], at: int, sought: Office) -> int | None:
    """The one person who was called so before; of several the one of the same country, or of none where none is told:
    "the president" is "President Hale" rather than "French President Roux".
    """
    noun, countries = sought
    fitting: dict[int, set[frozenset[str]]] = {}
    for chain, called in offices.items():
        for start, (office, of_countries) in called:
            same = office == noun or _HEADS_OF.get(office) == noun
            agree = not countries or not of_countries or countries & of_countries
            if start < at and same and agree:
                fitting.setdefault(chain, set()).add(of_countries)
    if len(fitting) > 1:
        fitting = {chain: told for chain, told in fitting.items() if _is_told_alike(countries, told)}
    return next(iter(fitting)) if len(fitting) == 1 else None


def _is_told_alike(countries: frozenset[str], told: set[frozenset[str]]) -> bool:
    return any(countries & each for each in told) if countries else told == {frozenset()}
