"""The export formats and the lists that tables are of, for the screens to offer: they do not reach into `export`."""

from dossier.export import Exporter, Redaction, Scope
from dossier.export.formats import EXPORTERS, LISTS

__all__ = ["EXPORTERS", "LISTS", "TABLES", "Exporter", "Redaction", "Scope"]

TABLES = ("csv", "xlsx")
"""Formats that show a list of `LISTS`."""
