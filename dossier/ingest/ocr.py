"""Words in pictures of pages, by the program Tesseract: only where it is installed and the analyst wants it."""

import os
import shutil
import subprocess
from typing import Any

SWITCH = "DOSSIER_OCR"
"""Set in a worker's environment to the languages to look for ("eng", "eng+fra") when the analyst wants OCR."""

HOW_TO = (
    "To have such pages read, install Tesseract and switch on text recognition in the settings, "
    "or ingest a text of it."
)
_DOTS_PER_INCH = 300
_MOST_DOTS = 40_000_000
_SECONDS = 60


def wanted() -> bool:
    """Whether the analyst asked for text recognition and the program is there."""
    return bool(os.environ.get(SWITCH)) and shutil.which("tesseract") is not None


def page_words(page: Any) -> str:
    """The words on a page of pypdfium2; nothing where the program fails on it."""
    width, height = page.get_size()
    scale = _DOTS_PER_INCH / 72
    if width * height * scale * scale > _MOST_DOTS:
        scale = (_MOST_DOTS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    grey = bytes(memoryview(bitmap.buffer))
    rows = (grey[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    picture = f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(rows)
    return _paragraphs(_recognised(picture))


def _recognised(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "--dpi", str(_DOTS_PER_INCH), "-l", os.environ[SWITCH]]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\f", "")


def _paragraphs(text: str) -> str:
    """Tesseract breaks lines as the page does and leaves a blank line between paragraphs."""
    paragraphs = (" ".join(part.split()) for part in text.replace("-\n", "").split("\n\n"))
    return "\n".join(filter(None, paragraphs))
