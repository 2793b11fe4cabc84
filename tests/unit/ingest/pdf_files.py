"""PDF files made byte by byte, so that tests know what is in them."""

from collections.abc import Sequence

A4 = (595, 842)
Line = tuple[float, float, str]
"""(left, baseline, words) in points from the lower left."""


def pdf(pages: Sequence[Sequence[Line]], info: str = "", size: int = 11, more: str = "") -> bytes:
    """A file with one Helvetica text for each line; a page without lines shows a grey picture, as a scan does."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        drawn = "".join(
            f"BT /F {size} Tf 1 0 0 1 {left} {base} Tm ({_escaped(words)}) Tj ET\n"
            for left, base, words in lines
        )
        drawn = drawn or "q 400 0 0 600 90 120 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
        objects.append(f"<< /Length {len(drawn.encode('cp1252', 'replace'))} >>\nstream\n{drawn}endstream")
    return _file(objects, more)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[str], more: str) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1", "replace")
    start = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    content += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {more} >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return content


def column(*lines: str, left: float = 72, top: float = 770, pitch: float = 14) -> list[Line]:
    """Lines below each other; an empty one is a gap."""
    return [(left, top - n * pitch, words) for n, words in enumerate(lines) if words]
