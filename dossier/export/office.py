"""One dossier for word processors, with real footnotes: DOCX (ECMA-376) and ODT (OpenDocument 1.3).

Both are ZIP files of XML; each part is a template that users can change. No library for these formats writes footnotes
in DOCX, and none gives the same bytes twice.
"""

from collections.abc import Iterator

from dossier.export import report
from dossier.export.exporter import Exporter, Material, Scope
from dossier.export.zipping import Archive

_DOCX = (
    ("[Content_Types].xml", "docx/content-types.xml"),
    ("_rels/.rels", "docx/package-relations.xml"),
    ("word/document.xml", "docx/document.xml.j2"),
    ("word/footnotes.xml", "docx/footnotes.xml.j2"),
    ("word/footer.xml", "docx/footer.xml.j2"),
    ("word/styles.xml", "docx/styles.xml"),
    ("word/settings.xml", "docx/settings.xml"),
    ("word/_rels/document.xml.rels", "docx/document-relations.xml"),
    ("docProps/core.xml", "docx/core.xml.j2"),
)
_ODT = (
    ("content.xml", "odt/content.xml.j2"),
    ("styles.xml", "odt/styles.xml.j2"),
    ("meta.xml", "odt/meta.xml.j2"),
    ("META-INF/manifest.xml", "odt/manifest.xml"),
)
"""(the part, its template)"""


def write_docx(material: Material) -> Iterator[bytes]:
    """Raises DossierError when the material holds no dossier."""
    archive = Archive()
    yield from _parts(archive, material, _DOCX)
    yield from archive.close()


def write_odt(material: Material) -> Iterator[bytes]:
    """Raises DossierError when the material holds no dossier."""
    archive = Archive()
    # First, and as it is: by it the format is known without unpacking (OpenDocument 1.3, part 2, 3.3).
    yield from archive.add("mimetype", [b"application/vnd.oasis.opendocument.text"], stored=True)
    yield from _parts(archive, material, _ODT)
    yield from archive.close()


def _parts(archive: Archive, material: Material, parts: tuple[tuple[str, str], ...]) -> Iterator[bytes]:
    names = report.context(material)
    names["notes"] = {note.number: note for note in names["page"].footnotes}
    environment = report.environment(material)
    for part, template in parts:
        yield from archive.add(part, report.rendered(material, environment, template, names))


DOCX = Exporter("docx", "Cited dossier for Word (DOCX)", ".docx", Scope.DOSSIER, write_docx)
ODT = Exporter("odt", "Cited dossier for LibreOffice (ODT)", ".odt", Scope.DOSSIER, write_odt)
