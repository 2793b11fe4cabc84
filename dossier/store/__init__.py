"""The only package that knows SQL: the case file (the truth) and the read model (a view of it)."""

from dossier.store.bundling import bundle
from dossier.store.casefile import CaseFile
from dossier.store.codec import decode_analysis, encode_analysis
from dossier.store.files import beside, free_name
from dossier.store.journal import Writer
from dossier.store.merging import Union, lacking, merge, require_kin, stored_entries
from dossier.store.readmodel import ReadModel, looking_ahead, looking_back
from dossier.store.recovery import recover
from dossier.store.verify import verify

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
