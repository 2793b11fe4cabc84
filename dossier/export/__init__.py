"""Views in, bytes out: `EXPORTERS` lists every format. No Qt, no database, and no clock of its own."""

from dossier.export import bagit, custody, html, jsonl
from dossier.export.exporter import Exporter, Material
from dossier.export.saving import save, save_unpacked

EXPORTERS: tuple[Exporter, ...] = (
    jsonl.EXPORTER,
    html.EXPORTER,
    bagit.EXPORTER,
    custody.HTML,
    custody.TEXT,
)

__all__ = ["EXPORTERS", "Exporter", "Material", "save", "save_unpacked"]
