"""Pages of a source as pictures with the passage marked, drawn by a worker: a PDF is hostile until shown otherwise."""

import multiprocessing
from concurrent.futures import TimeoutError as JobTimeout
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from dossier.app.workers import limit_memory
from dossier.domain.errors import DossierError, SourceError
from dossier.domain.passages import page_at
from dossier.ingest.pdf_picture import PagePicture, page_picture

if TYPE_CHECKING:
    from dossier.app.workspace import Workspace

__all__ = ["PagePicture", "PagePictures"]

_SECONDS = 30
_MEMORY = 2_000_000_000


class PagePictures:
    """The pages of one source of `workspace`; `close` ends the worker. Safe to use from one thread at a time."""

    def __init__(self, workspace: "Workspace", source: str) -> None:
        reading = workspace.views.reading(source)
        self._name, self._text, self._pages = reading.source.file, reading.text, reading.pages
        self._workspace, self._source = workspace, source
        self._content: bytes | None = None
        self._pool: ProcessPool | None = None

    @property
    def count(self) -> int:
        return len(self._pages)

    def page_of(self, offset: int) -> int:
        return page_at(self._pages, offset)

    def picture(self, page: int, start: int, end: int, dots_per_inch: float) -> PagePicture:
        """A page, and on it what of the passage `[start, end)` stands there. Raises DossierError."""
        begins = self._pages[page - 1]
        ends = self._pages[page] if page < self.count else len(self._text)
        words = self._text[max(start, begins) : min(end, ends)].rstrip("\n ") if start < ends else ""
        place = max(start - begins, 0)
        if self._content is None:
            self._content = self._workspace.original(self._source)
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(1, context=context, initializer=limit_memory, initargs=(_MEMORY,))
        job = (self._content, self._name, page, place, words, dots_per_inch)
        try:
            return self._pool.schedule(page_picture, args=job, timeout=_SECONDS).result()
        except SourceError as error:
            raise DossierError(str(error), details=error.details) from error
        except (JobTimeout, ProcessExpired, Exception) as failure:
            raise DossierError(
                f"Page {page} of {self._name} cannot be drawn. Save the original and open it elsewhere.",
                details=repr(failure),
            ) from failure

    def close(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None
