"""Which language a text is in: what the metadata says, else what its script and its words look like.

Where the two ways that are tried here disagree or see too little, a text counts as of the default language:
a wrong language finds nothing, and hides that.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from dossier.analysis.languages import DEFAULT
from dossier.domain.documents import Metadata
from dossier.domain.small_words import votes

SAMPLE = 1_500
"""Characters that are looked at, at the start and in the middle; more changes no answer and costs time."""
ENOUGH_LETTERS = 40
"""Below this, a classifier by letters is often wrong."""
SURE = 0.95

_SCRIPTS = {"GREEK": "el", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th",
            "ARMENIAN": "hy", "GEORGIAN": "ka", "CJK": "zh"}  # fmt: skip
"""Scripts that one language is written in, by the first word of their letters' names in Unicode."""


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
    found = votes(sample)
    best = found.best
    if found.plain and best == DEFAULT:
        return best  # most texts by far, and the classifier takes time to load
    if letters >= ENOUGH_LETTERS:
        tag, sure = _classified(sample)
        if sure >= SURE and (
            tag == best or not (found.of[DEFAULT] and found.of[DEFAULT] * 2 >= found.of[best])
        ):
            return tag
    return best if found.clear else DEFAULT


def _classified(sample: str) -> tuple[str, float]:
    tag, sure = _identifier().classify(sample)
    return str(tag), float(sure)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # brings a model: only for texts that need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
