"""Views in, bytes out: `EXPORTERS` lists every format. No Qt, no database, and no clock of its own."""

from dossier.export import bagit, custody, html, jsonl
from dossier.export.exporter import Exporter, Material
from dossier.export.saving import save
from dossier.export.timeline import export as timeline

EXPORTERS: tuple[Exporter, ...] = (
    jsonl.EXPORTER,
    html.EXPORTER,
    bagit.EXPORTER,
    custody.HTML,
    custody.TEXT,
    timeline.SVG,
)

__all__ = ["EXPORTERS", "Exporter", "Material", "save"]
