"""Which language a text is in: what the metadata says, else what its words look like."""

from dossier.domain.documents import Metadata

SAMPLE = 2_000
"""Characters that are looked at; more changes no answer and costs time."""
SHORT = 120
"""Below this, guesses are often wrong: a text counts as the model's language unless its script differs."""
_ENGLISH = ("the", "and", "of", "to", "that", "with", "for", "from", "was")
_ENOUGH = 60
"""Words in which shares mean something."""


def of(text: str, metadata: Metadata, expected: str) -> str:
    """The primary language tag of a text; `expected` is the language that there is a model for."""
    if metadata.language:
        return metadata.language.split("-")[0].lower()
    sample = text[:SAMPLE]
    if expected == "en" and _is_plain_english(sample):
        return expected
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return expected
    latin = sum(c < "\u0250" for c in letters)
    if len(letters) < SHORT and latin * 2 > len(letters):
        return expected
    import py3langid  # loads its own model: only for texts that do not say

    return str(py3langid.classify(sample)[0])


def _is_plain_english(sample: str) -> bool:
    """Whether its commonest words are as frequent as only English has them; a guess by all words costs more."""
    words = sample.lower().split()
    return len(words) >= _ENOUGH and sum(map(words.count, _ENGLISH)) * 10 >= len(words)
