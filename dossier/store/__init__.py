"""The only package that knows SQL: the case file (the truth) and the read model (a view of it).

Each name is imported once it is asked for: a worker process that does nothing but write analyses down would otherwise
spend half a second on a database that it never opens.
"""

from typing import TYPE_CHECKING

from dossier.store.on_demand import on_demand

if TYPE_CHECKING:
    from dossier.store.bundling import bundle
    from dossier.store.casefile import CaseFile
    from dossier.store.codec import decode_analysis, encode_analysis
    from dossier.store.files import beside, free_name
    from dossier.store.journal import Writer
    from dossier.store.merging import Union, lacking, merge, require_kin, stored_entries
    from dossier.store.readmodel import ReadModel, looking_ahead, looking_back
    from dossier.store.recovery import recover
    from dossier.store.verifying import verify

__all__ = [
    "CaseFile",
    "ReadModel",
    "Union",
    "Writer",
    "beside",
    "bundle",
    "decode_analysis",
    "encode_analysis",
    "free_name",
    "lacking",
    "looking_ahead",
    "looking_back",
    "merge",
    "recover",
    "require_kin",
    "stored_entries",
    "verify",
]


__getattr__ = on_demand(
    __name__,
    {
        "bundling": ("bundle",),
        "casefile": ("CaseFile",),
        "codec": ("decode_analysis", "encode_analysis"),
        "files": ("beside", "free_name"),
        "journal": ("Writer",),
        "merging": ("Union", "lacking", "merge", "require_kin", "stored_entries"),
        "readmodel": ("ReadModel", "looking_ahead", "looking_back"),
        "recovery": ("recover",),
        "verifying": ("verify",),
    },
)
