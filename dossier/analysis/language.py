"""Which language a text is in: what the metadata says, else what its script and its words look like.

Where the two ways that are tried here disagree or see too little, a text counts as of the default language:
a wrong language finds nothing, and hides that.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from dossier.analysis.languages import DEFAULT
from dossier.domain.documents import Metadata

SAMPLE = 1_500
"""Characters that are looked at, at the start and in the middle; more changes no answer and costs time."""
ENOUGH_LETTERS = 40
"""Below this, a classifier by letters is often wrong."""
SURE = 0.95
_ENOUGH_WORDS = 60
"""Words in which shares mean something."""
_FEW = 3
"""So many small words of one language and none of another tell even of a short text."""

_SCRIPTS = {"GREEK": "el", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th",
            "ARMENIAN": "hy", "GEORGIAN": "ka", "CJK": "zh"}  # fmt: skip
"""Scripts that one language is written in, by the first word of their letters' names in Unicode."""

_SMALL_WORDS = {
    "en": """the and of to that with for from was were is are has have had by at this it its his her they not
        be been who which after said would will about""",
    "fr": """le les des et est dans une du au aux qui sur pour par pas avec son ses plus sont ont été cette ces
        mais ou où selon après leur elle il être fait même l' d' qu' n' s' c'""",
    "de": """der die das und den dem des ein eine einen einem einer ist nicht mit von auf für im zu zum zur sich
        auch als wurde werden nach bei aus hat sind dass oder wie über""",
    "es": """el los las y del que una por con para es su al lo más como pero sus fue este ha sobre también entre
        sin muy ya está han según después""",
    "it": """il lo gli di che è della del dei delle nel nella per con non sono una un al alla dal dalla anche come
        più ha ma sul sulla questo stato dopo ed l' dell' nell' all'""",
    "nl": """de het een en van is dat niet op te zijn voor met aan door ook naar bij werd wordt heeft hij zij maar
        om uit over nog na er deze dit als""",
    "pt": """o os e do da dos das em um uma que não no na nos nas ao com por para foi mais mas como seu sua são
        está pela pelo após também já ter""",
}
_WORD = re.compile(r"[^\W\d_]+['’]?")


def _telling() -> dict[str, str]:
    """Each small word that only one of the languages has, and that language."""
    homes: dict[str, list[str]] = {}
    for tag, words in _SMALL_WORDS.items():
        for word in words.split():
            homes.setdefault(word, []).append(tag)
    return {word: tags[0] for word, tags in homes.items() if len(tags) == 1}


_TELLING = _telling()


def of(text: str, metadata: Metadata) -> str:
    """The primary language tag of a text."""
    if metadata.language:
        return metadata.language.split("-")[0].lower()
    sample = _sample(text)
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return DEFAULT
    if sum(c > "\u024f" and not "\u1e00" <= c <= "\u1eff" for c in letters) * 2 > len(letters):
        return _by_script(letters) or _classified(sample)[0]
    return _of_latin(sample, len(letters))


def _sample(text: str) -> str:
    """The start and the middle: a text may begin with another language's notices or headings."""
    if len(text) <= 2 * SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"


def _by_script(letters: list[str]) -> str:
    """The language of a script that only one is written in, or an empty string."""
    scripts = Counter(unicodedata.name(c, "").split(" ")[0] for c in letters[:500])
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > scripts["CJK"] // 10:
        return "ja" if scripts["HIRAGANA"] + scripts["KATAKANA"] else ""
    return _SCRIPTS.get(scripts.most_common(1)[0][0], "")


def _of_latin(sample: str, letters: int) -> str:
    words = [word.replace("’", "'") for word in _WORD.findall(sample.lower())]
    votes = Counter(_TELLING[word] for word in words if word in _TELLING)
    (best, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    clear = most >= _FEW and most >= 3 * next_most
    if clear and best == DEFAULT and (len(words) < _ENOUGH_WORDS or most * 10 >= len(words)):
        return best  # most texts by far, and the classifier takes time to load
    if letters >= ENOUGH_LETTERS:
        tag, sure = _classified(sample)
        if sure >= SURE and (tag == best or not (votes[DEFAULT] and votes[DEFAULT] * 2 >= most)):
            return tag
    return best if clear else DEFAULT


def _classified(sample: str) -> tuple[str, float]:
    tag, sure = _identifier().classify(sample)
    return str(tag), float(sure)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # brings a model: only for texts that need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
