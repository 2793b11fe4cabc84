"""Which language a text is in: what the metadata says, else what its words look like."""

from dossier.domain.documents import Metadata

SAMPLE = 2_000
"""Characters that are looked at; more changes no answer and costs time."""
SHORT = 120
"""Below this, guesses are often wrong: a text counts as the model's language unless its script differs."""


def of(text: str, metadata: Metadata, expected: str) -> str:
    """The primary language tag of a text; `expected` is the language that there is a model for."""
    if metadata.language:
        return metadata.language.split("-")[0].lower()
    letters = [c for c in text[:SAMPLE] if c.isalpha()]
    if not letters:
        return expected
    latin = sum(c < "\u0250" for c in letters)
    if len(letters) < SHORT and latin * 2 > len(letters):
        return expected
    import py3langid  # loads its own model: only for texts that do not say

    return str(py3langid.classify(text[:SAMPLE])[0])
