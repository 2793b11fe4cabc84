"""Lemmas of English words on demand, by the tables of the model's own lemmatizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from spacy.language import Language

    from dossier.analysis.tokens import Token


class Lemmas:
    """Lemmas on demand, by the rules and exceptions of the model's own lemmatizer, each word and tag once."""

    _WORD_CLASS: ClassVar = {"VBD": "verb", "VBN": "verb", "VBG": "verb", "VBZ": "verb",
                             "NNS": "noun", "NNPS": "noun", "JJR": "adj",
                             "JJS": "adj", "RBR": "adv", "RBS": "adv", "MD": "aux"}  # fmt: skip
    """Other tags stand on base forms."""
    _SHORT: ClassVar = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "would", "'ll": "will",
                        "n't": "not", "ca": "can", "wo": "will", "sha": "shall"}  # fmt: skip
    _BE: ClassVar = {
        "am": "be",
        "are": "be",
        "is": "be",
        "was": "be",
        "were": "be",
        "been": "be",
        "being": "be",
    }

    def __init__(self, nlp: Language) -> None:
        lookups: Any = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.pipe_names else None  # type: ignore[attr-defined]

        def table(name: str) -> Any:
            return lookups.get_table(name, {}) if lookups is not None else {}

        self._rules, self._exceptions = table("lemma_rules"), table("lemma_exc")
        # Lists in the model, of tens of thousands of words: looking one up there costs more than all rules.
        index = table("lemma_index")
        self._index = {name: frozenset(index.get(name, ())) for name in set(self._WORD_CLASS.values())}
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, token: Token) -> str:
        key = (token.lower_, token.tag_)
        if key not in self._known:
            self._known[key] = self._lemma(*key)
        return self._known[key]

    def _lemma(self, word: str, tag: str) -> str:
        if word in self._SHORT and tag != "POS":
            return self._SHORT[word]
        if word in self._BE:
            return self._BE[word]
        word_class = self._WORD_CLASS.get(tag)
        if word_class is None:
            return word
        if found := self._exceptions.get(word_class, {}).get(word):
            return str(found[0])
        index = self._index.get(word_class, ())
        forms = [
            word.removesuffix(old) + new for old, new in self._rules.get(word_class, ()) if word.endswith(old)
        ]
        known = [form for form in forms if form in index]
        return str((known or [f for f in forms if f] or [word])[0])
