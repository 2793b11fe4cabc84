"""What entries name: sources, texts and analyses that must be there, and passages that must lie in them."""

import sqlite3
import zlib
from functools import singledispatchmethod

from dossier.domain.entries import Fact, SourceAnalysed, SourceIngested
from dossier.store.codec import MALFORMED, decode_analysis
from dossier.store.content import unpacked
from dossier.store.proof.findings import Findings
from dossier.store.proof.passages import indexes, spans
from dossier.store.proof.quoting import Quoting, sources


class References:
    """Follows what the facts of a journal name, and collects it for the search for orphans."""

    def __init__(self, connection: sqlite3.Connection, found: Findings) -> None:
        self._connection = connection
        self._found = found
        self._quoting = Quoting(found, self._text_if_there)
        self._text: tuple[str, str | None] = ("", None)
        """The text read last: an analysis mostly follows the ingest of its source."""

    def prove(self, name: str, fact: Fact) -> None:
        """Check what `fact`, of the entry called `name`, says about sources and blobs."""
        self._prove(fact, name)

    def finish(self, *, certain: bool) -> None:
        """Check what could only be checked once the whole journal was read. `certain`: every entry could say what it
        names."""
        self._quoting.finish(certain=certain)

    @singledispatchmethod
    def _prove(self, fact: object, name: str) -> None:
        """Decisions name sources and quote passages; facts about the case and its analysts name nothing."""
        for source in sorted(sources(fact)):
            self._source(name, source)
        self._quoting.add(name, fact)

    @_prove.register
    def _(self, fact: SourceIngested, name: str) -> None:
        size = self._source(name, fact.source)
        if size is not None and size != fact.size:
            self._found.problem(f"The {name} says that its source has {fact.size} bytes; it has {size}.")
        self._quoting.ingested(fact.source, fact.text)
        text = self._read_text(name, fact.text)
        if text is not None and len(text) != fact.characters:
            self._found.problem(
                f"The {name} says that its text has {fact.characters} characters; it has {len(text)}."
            )

    @_prove.register
    def _(self, fact: SourceAnalysed, name: str) -> None:
        self._source(name, fact.source)
        text = self._read_text(name, fact.text)
        content = self._blob(name, "analysis", fact.analysis)
        if content is None:
            return
        try:
            analysis = decode_analysis(content)
        except MALFORMED as error:
            self._found.problem(f"The analysis {fact.analysis[:12]}… of the {name} cannot be read: {error}.")
            return
        if (analysis.analyser, analysis.version, analysis.model) != (
            fact.analyser,
            fact.analyser_version,
            fact.model,
        ):
            self._found.problem(
                f"The {name} names another analyser than its analysis {fact.analysis[:12]}… does."
            )
        for what, index, length in indexes(analysis):
            if not 0 <= index < length:
                self._found.problem(
                    f"The analysis {fact.analysis[:12]}… of the {name} has {what} that points nowhere."
                )
        if text is None:
            return
        for what, start, end in spans(analysis):
            self._found.passages += 1
            if not (0 <= start < end <= len(text) and len(text[start:end]) == end - start):
                self._found.problem(
                    f"The analysis {fact.analysis[:12]}… of the {name} has {what} at [{start}, {end}),"
                    f" outside its text of {len(text)} characters."
                )

    def _source(self, name: str, source: str) -> int | None:
        """The size of a source, or None when it is missing, which is a problem."""
        key = content_key(source)
        size = self._found.sources.get(key)
        if size is None:
            self._found.problem(f"The {name} names the source {source[:12]}…, which is missing.")
        self._found.named_sources.add(key)
        return size

    def _blob(self, name: str, what: str, blob: str) -> bytes | None:
        key = content_key(blob)
        self._found.named_blobs.add(key)
        if key not in self._found.blobs:
            self._found.problem(f"The {name} names the {what} {blob[:12]}…, which is missing.")
            return None
        row = self._connection.execute("SELECT content, size FROM blob WHERE id = ?", (key,)).fetchone()
        try:
            return unpacked(*row)
        except (zlib.error, ValueError, TypeError):
            return None  # named when the blobs were walked

    def _read_text(self, name: str, text: str) -> str | None:
        if self._text[0] != text:
            self._text = (text, None)
            content = self._blob(name, "text", text)
            try:
                self._text = (text, None if content is None else content.decode())
            except UnicodeDecodeError:
                self._found.problem(f"The text {text[:12]}… of the {name} is no UTF-8.")
        return self._text[1]

    def _text_if_there(self, name: str, text: str) -> str | None:
        return self._read_text(name, text) if content_key(text) in self._found.blobs else None


def content_key(id: str) -> bytes:
    """The id as the tables hold it; what is no id is one that nothing has."""
    try:
        return bytes.fromhex(id)
    except ValueError:
        return b""
