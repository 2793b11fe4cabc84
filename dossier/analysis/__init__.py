"""Text to analysis: names, chains, quotes, dates, events, statements. The only package that knows spaCy.

Importing it is fast: the language model and spaCy load with `load_analyser`.
"""

from dossier.analysis.analyser import ANALYSER_NAME, ANALYSER_VERSION, Analyser, load_analyser
from dossier.analysis.languages import DEFAULT as DEFAULT_LANGUAGE
from dossier.analysis.model import model_name, models
from dossier.analysis.resolver import CaseResolver, resolver

__all__ = [
    "ANALYSER_NAME",
    "ANALYSER_VERSION",
    "DEFAULT_LANGUAGE",
    "Analyser",
    "CaseResolver",
    "load_analyser",
    "model_name",
    "models",
    "resolver",
]
