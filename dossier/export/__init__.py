"""Views in, bytes out: `formats` lists every format. No Qt, no clock, and no database but the snapshot's own."""

from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.redacted_findings import redacted
from dossier.export.redaction import EVERYTHING, Redacted, Redaction
from dossier.export.saving import save, save_unpacked

__all__ = [
    "EVERYTHING",
    "Exporter",
    "Material",
    "Redacted",
    "Redaction",
    "Scope",
    "redacted",
    "save",
    "save_unpacked",
]
