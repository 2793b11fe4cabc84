"""Typefaces of a PDF: Source Serif, which comes as a package, and what the machine has for scripts that it lacks."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

SERIF, ITALIC, BOLD, BOLD_ITALIC = "Dossier-Serif", "Dossier-Italic", "Dossier-Bold", "Dossier-BoldItalic"
_FILES = {
    SERIF: "SourceSerifPro-Regular.ttf",
    ITALIC: "SourceSerifPro-It.ttf",
    BOLD: "SourceSerifPro-Bold.ttf",
    BOLD_ITALIC: "SourceSerifPro-BoldIt.ttf",
}

_OTHERS = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf", "arial.ttf", "segoeui.ttf", "Arial Unicode.ttf", "DroidSansFallbackFull.ttf",
    "msgothic.ttc", "simsun.ttc", "wqy-zenhei.ttc",
)  # fmt: skip
"""Widely installed faces with many scripts, those that look best beside ours first."""


class Typefaces:
    """The four cuts by their names in a PDF, and which face a letter needs."""

    serif, italic, bold, bold_italic = SERIF, ITALIC, BOLD, BOLD_ITALIC

    def __init__(self) -> None:
        self._letters = _registered()
        self._others = _other_faces()

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """`text` in runs of one face each: (its name, or empty for that of the paragraph, the letters)."""
        for face, letters in groupby(text, key=self._face):
            yield face, "".join(letters)

    def _face(self, letter: str) -> str:
        code = ord(letter)
        if code in self._letters or letter.isspace():
            return ""
        return next((name for name, letters in self._others if code in letters), "")


@cache
def _registered() -> frozenset[int]:
    """The letters of our own face, once it can be used."""
    import font_source_serif_pro
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(font_source_serif_pro.__file__).parent / "files"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return frozenset(pdfmetrics.getFont(SERIF).face.charToGlyph)


@cache
def _other_faces() -> tuple[tuple[str, frozenset[int]], ...]:
    """(name, letters) of what the machine has; a face that cannot be embedded is as good as none."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    found = []
    for path in _installed():
        name = f"Dossier-{path.stem.replace(' ', '')}"
        try:
            pdfmetrics.registerFont(TTFont(name, str(path)))
        except (TTFError, OSError):
            continue
        found.append((name, frozenset(pdfmetrics.getFont(name).face.charToGlyph)))
    return tuple(found)


def _installed() -> list[Path]:
    by_name: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*.tt[fc]")) if folder.is_dir() else ():
            by_name.setdefault(path.name, path)
    return [by_name[name] for name in _OTHERS if name in by_name]


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"]
