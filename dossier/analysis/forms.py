"""Names as forms: folded for comparison, cut into given and family name, compared with tolerance."""

import re
import unicodedata
from functools import lru_cache

from dossier.analysis.given_names import given_gender
from dossier.analysis.lexicon import FAMILY_PARTICLES, PARTICLES

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "‐": "-",
        "‑": "-",
    }
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Without diacritics and case, one space between words: `François  Hollande` -> `francois hollande`."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@lru_cache(maxsize=65_536)
def folded_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without generational suffixes; `al-assad` stays one word."""
    words = [w.strip(",") for w in fold(name).split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def family(name: str) -> str:
    """The folded family name with its particles: `le drian`, `al-assad`; of one word, that word."""
    words = folded_words(name)
    for at in range(1, len(words) - 1):
        if words[at] in FAMILY_PARTICLES:
            return " ".join(words[at:])
    return words[-1] if words else ""


def family_endings(words: tuple[str, ...]) -> set[str]:
    """What of a long name may be a family name of several words: `prado de souza`, `figueroa lopez`.

    A known given name begins none: `maria lopez` may be somebody else than `ana maria lopez`; `ben ali` may not.
    """
    return {
        " ".join(words[at:])
        for at in range(1, len(words) - 1)
        if "." not in words[at] and (words[at] in FAMILY_PARTICLES or not given_gender(words[at]))
    }


def bare_family(name: str) -> str:
    """The family name without particles, so that `Bashar al-Assad` and `Assad` meet: `assad`."""
    word = family(name).split(" ")[-1]
    return re.sub(r"^(?:al|el|ad|ar|as|ash|az|ul)-(?=\w{3})", "", word)


def given(name: str) -> str:
    """The folded first name, or an empty string where the name has one word (or begins with a particle)."""
    words = folded_words(name)
    if len(words) < 2 or words[0] in PARTICLES:
        return ""
    return words[0]


def near(a: str, b: str) -> bool:
    """Whether two folded words differ by at most one letter: added, left out, changed or swapped."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or a[:1] != b[:1]:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
    )


def compatible_given(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial of the other, or not known."""
    if not a or not b or a == b:
        return True
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def middle_initials(name: str) -> str:
    """The first letters of what stands between given and family name: `George H.W. Bush` -> `hw`."""
    words = folded_words(name)
    middle = words[1 : len(words) - len(family(name).split(" "))]
    return "".join(w.replace(".", "") if "." in w else w[0] for w in middle if w not in PARTICLES)


def fit(a: str, b: str) -> bool:
    """Whether two full names of one family name can be one person's: by given name, and initials between.

    `George W. Bush` fits `George Bush` and `W. Bush`, not `George H.W. Bush`.
    """
    first, other = given(a), given(b)
    if not first or not other:
        return False
    middle_a, middle_b = middle_initials(a), middle_initials(b)
    if not compatible_given(first, other):
        short, middle = (first, middle_b) if len(first) < len(other) else (other, middle_a)
        return len(short.rstrip(".")) == 1 and short[0] == middle
    return middle_a.startswith(middle_b) or middle_b.startswith(middle_a)


def acronym_of(name: str) -> str:
    """The initials of the capitalised words of a name, in capitals: `European Union` -> `EU`."""
    initials = [w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper()]
    return "".join(initials) if len(initials) > 1 else ""
