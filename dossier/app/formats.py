"""The export formats, for the screens to offer: they do not reach into `export` themselves."""

from dossier.export import EXPORTERS, Exporter

__all__ = ["EXPORTERS", "Exporter"]
