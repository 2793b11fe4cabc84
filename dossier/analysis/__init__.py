"""Text to analysis: names, chains, quotes, dates, events, statements. The only package that knows spaCy.

Importing it is fast: the language model and spaCy load with `load_analyser`.
"""

from dossier.analysis.analyser import ANALYSER_NAME, ANALYSER_VERSION, Analyser, load_analyser
from dossier.analysis.model import model_name
from dossier.analysis.resolver import CaseResolver, resolver

__all__ = [
    "ANALYSER_NAME",
    "ANALYSER_VERSION",
    "Analyser",
    "CaseResolver",
    "load_analyser",
    "model_name",
    "resolver",
]
