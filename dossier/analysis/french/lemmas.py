"""Lemmas of French words on demand, by the tables of the model's own lemmatizer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.analysis.french.grammar import part_of_speech

if TYPE_CHECKING:
    from spacy.language import Language

    from dossier.analysis.tokens import Token


class Lemmas:
    """Each word and part of speech once: exceptions first, then rules that lead to a known form, then the list
    of all forms."""

    def __init__(self, nlp: Language) -> None:
        lookups: Any = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.pipe_names else None  # type: ignore[attr-defined]

        def table(name: str) -> Any:
            return lookups.get_table(name, {}) if lookups is not None else {}

        self._rules, self._exceptions = table("lemma_rules"), table("lemma_exc")
        self._index, self._forms = table("lemma_index"), table("lemma_lookup")
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, token: Token) -> str:
        key = (token.lower_.lstrip("-"), part_of_speech(token).lower())
        if key not in self._known:
            self._known[key] = self._lemma(*key)
        return self._known[key]

    def _lemma(self, word: str, part: str) -> str:
        if found := self._exceptions.get(part, {}).get(word):
            return str(found[0])
        index = self._index.get(part, ())
        if word in index:
            return word
        for old, new in self._rules.get(part, ()):
            if word.endswith(old) and (form := word.removesuffix(old) + str(new)) in index:
                return form
        form = self._forms.get(word, word)
        return str(form if isinstance(form, str) else form[0])
