"""Where a person's name begins and ends, where the model cut it short or took in what is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.analysis.candidate import PERSON, Candidate
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import is_country, is_place
from dossier.analysis.given_names import given_gender
from dossier.analysis.lexicon import NOT_PERSON_WORDS, TITLES
from dossier.analysis.person_names import eastern_family
from dossier.domain.analysis import Role

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.tokens import Token

_PROPER = frozenset({"NNP", "NNPS"})
_COUNTRY_FIRST = re.compile(r"(?:U\.S\.|U\.S\.A\.|U\.K\.|U\.A\.E\.) (?=[A-Z])")
_FIGURES = re.compile(r"[\s(]+[\d(].*$")
_SYLLABLE = re.compile(r"-[A-Za-z]{1,6}\b(?!-)")
_SHORT = 3
"""Letters of a syllable that the model may take for any word, such as `in`."""
_WORD = r"[A-Z](?:[\w-]|[’'](?=[A-Z]))*\w"
_PARTICLES = re.compile(
    rf" (?:(?:al|el|ad|ar|as|ash|an|ul)-{_WORD}|(?:(?:bin|ibn|bint|van|von|der|den|ter) )+{_WORD})"
)
"""What goes on with a name, wherever it stands behind one: `el-Sissi`, `bin Salman`, `van der Berg`."""
_DOUBLE = re.compile(r"(?<=[a-z])-[A-Z][\w’']{2,}\b(?!-)")
"""The second half of a double surname: `Anna Holm-Berg`."""
_NICKNAMED = re.compile(
    rf"({_WORD})(?: [A-Z]\.)? (?:[\"“‘']{_WORD}(?: {_WORD}){{0,2}}[\"”’']|\({_WORD}\)) ({_WORD})"
)


def completed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The whole name of which the model marked a part, without what is no name any more."""
    text = reading.text
    end = _end(text, start, end)
    start = after_country(text, _with_given_name(reading, start, end), end)
    if goes_on := _PARTICLES.match(text, end) or _DOUBLE.match(text, end):
        end = goes_on.end()
    elif (further := _further_surname(reading, start, end)) is not None:
        end = further.end
    elif (syllable := _SYLLABLE.match(text, end)) and eastern_family(text[start : syllable.end()]):
        end = syllable.end() if _is_syllable(reading.token_at(syllable.start() + 1)) else end
    return start, end


def _further_surname(reading: Reading, start: int, end: int) -> Token | None:
    """The last surname, which the model took for a place or passed over: `Maria Helena Toledo said`."""
    words = reading.text[start:end].split(" ")
    if len(words) < 2 or len(words) > 3 or not given_gender(fold(words[0])):
        return None
    doc, at = reading.doc, reading.token_index(end - 1) + 1
    token, behind = doc[at : at + 1], doc[at + 1 : at + 2]
    if not token or token[0].idx != end + 1 or token[0].tag_ != "NNP" or not token[0].text.istitle():
        return None
    alone = token[0].ent_type_ in {"", "GPE", "LOC", "PERSON"} and not (behind and behind[0].tag_ in _PROPER)
    known = fold(token[0].text) in NOT_PERSON_WORDS or is_country(fold(token[0].text))
    return token[0] if alone and not known and len(token[0]) > _SHORT else None


def _is_syllable(token: Token) -> bool:
    """Whether what follows the hyphen belongs to the name: `Moon Jae-in`, but not `a Li Peng-led cabinet`."""
    return token.tag_ in _PROPER or (len(token) <= _SHORT and not token.tag_.startswith("V"))


def _end(text: str, start: int, end: int) -> int:
    """Without what is no name any more: "Jane Miller of Harbour Daily", "Jane Miller (Norway) 12.71"."""
    if (of := text.find(" of ", start, end)) > 0:
        end = of
    figures = _FIGURES.search(text, start, end)
    return figures.start() if figures else end


def _with_given_name(reading: Reading, start: int, end: int) -> int:
    """Where the name begins that the model cut short: `analyst Bill Meehan`, of which it took the last word."""
    if " " in reading.text[start:end]:
        return start
    token = reading.token_at(start)
    for before in token.doc[max(0, token.i - 1) : token.i]:
        alone = not before.ent_type_ or before.ent_type_ in {"ORG", "PERSON"}
        if before.tag_ == "NNP" and alone and before.end == start - 1 and given_gender(fold(before.text)):
            return before.idx
    return start


def after_country(text: str, start: int, end: int) -> int:
    """Where the next sentence begins, if what looks like initials ends one: `a plant in the U.S. Miller said`."""
    country = _COUNTRY_FIRST.match(text, start, end)
    return country.end() if country and text[:start].endswith(("the ", "The ")) else start


def ends_name(run: list[Token], token: Token) -> bool:
    """Whether a word that the model takes for a thing or place is the family name behind a given name that it passed
    over, as in `Cardinal Pietro Parolin`.
    """
    given = run[-1]
    titled = run[0].lower_ in TITLES and given.lower_ not in TITLES
    following = token.doc[token.i + 1 : token.i + 2]
    alone = token.ent_iob_ == "B" and not (following and following[0].ent_iob_ == "I")
    name, word = fold(given.text), fold(token.text)
    return (
        alone
        and token.idx == given.end + 1
        and token.tag_ == "NNP"
        and token.text.istitle()
        and (titled or bool(given_gender(name)))
        and not is_place(name)
        and not is_place(word)
    )


def nicknamed(text: str) -> Iterator[Candidate]:
    """`Dwayne "The Rock" Johnson`: one name, written without what he is called between."""
    for match in _NICKNAMED.finditer(text):
        if given_gender(fold(match[1])):
            yield Candidate(
                match.start(), match.end(), f"{match[1]} {match[2]}", PERSON, Role.STORY, "nickname"
            )
