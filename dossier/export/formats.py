"""Every format, in the order in which they are offered. Whoever imports this imports them all, and what they are made
with."""

from dossier.export import (
    bagit,
    bibliography,
    custody,
    follow_the_money,
    graphs,
    happenings,
    html,
    jsonl,
    markdown,
    office,
    pdf,
    prov,
    refi_qda,
    snapshot,
    spreadsheets,
    web_annotation,
)
from dossier.export.connections import svg as connections
from dossier.export.exporter import Exporter
from dossier.export.timeline import export as timeline

EXPORTERS: tuple[Exporter, ...] = (
    html.EXPORTER,
    pdf.EXPORTER,
    office.DOCX,
    office.ODT,
    markdown.EXPORTER,
    jsonl.EXPORTER,
    spreadsheets.CSV,
    spreadsheets.XLSX,
    bibliography.CSL_JSON,
    bibliography.BIBTEX,
    bibliography.RIS,
    happenings.ICALENDAR,
    happenings.TIMELINEJS,
    graphs.GRAPHML,
    graphs.GEXF,
    web_annotation.EXPORTER,
    follow_the_money.EXPORTER,
    follow_the_money.STATEMENTS,
    refi_qda.EXPORTER,
    prov.EXPORTER,
    snapshot.EXPORTER,
    bagit.EXPORTER,
    custody.HTML,
    custody.TEXT,
    timeline.SVG,
    connections.SVG,
)
LISTS = spreadsheets.NAMES
