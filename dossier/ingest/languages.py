"""The language of a text that does not say: only where the detector is sure, else nothing."""

import re
from functools import cache
from typing import Any

from dossier.domain.small_words import votes

_MOST = "en"
"""What most texts are in: where their small words say so, the detector, which takes long to load, need not be asked."""
_SURE = 0.95
_ENOUGH_LETTERS = 200
_SAMPLE = 5_000


def detect_language(text: str) -> str:
    """A BCP 47 primary tag (`en`), or an empty string where the text is short or the detector unsure."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return ""
    if (found := votes(sample)).plain and found.best == _MOST:
        return _MOST
    tag, probability = likeliest_language(sample)
    return tag if probability >= _SURE else ""


def likeliest_language(text: str) -> tuple[str, float]:
    """The best guess at the language of `text`, and how sure the detector is, from 0 to 1."""
    tag, probability = _identifier().classify(text[:_SAMPLE])
    return str(tag), float(probability)


def is_language(tag: str) -> bool:
    """Whether `tag` has the form of a BCP 47 primary tag; `und` and `mul` name no language."""
    return re.fullmatch(r"[a-z]{2,3}", tag) is not None and tag not in ("und", "mul", "zxx", "mis")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # brings NumPy and a model: 0.3 s

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
