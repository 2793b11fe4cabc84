"""Addresses that the analyst asks to have fetched: one request each, by the site's own rules, within limits.

The only place in Dossier that reaches out. What a server answers is kept as it came, with its headers and the time;
nothing that a page refers to is fetched.
"""

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from dossier.domain.documents import Origin, writable
from dossier.domain.errors import SourceError

AGENT = "Dossier"
MAX_FETCHED = 50_000_000
"""The most bytes of one answer."""
SECONDS, SILENCE = 120, 20
"""How long one answer may take altogether, and how long its server may be silent."""
_MAX_ROBOTS = 500_000
_PIECE = 65_536
_MOST_HEADERS, _LONGEST = 100, 2_000
_FAULTS = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class Fetched:
    content: bytes
    name: str
    origin: Origin


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows an answer that sends elsewhere only within the web, and only where robots may go."""

    max_redirections = 5

    def __init__(self, admits: Callable[[str], None]) -> None:
        self._admits = admits

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        self._admits(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Fetcher:
    """Remembers each site's rules for one batch."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser] = {}
        self._opener = urllib.request.build_opener(_WebOnly(self._admit))

    def fetch(self, address: str) -> Fetched:
        """What the address answers. Raises SourceError where it may not or cannot be had."""
        self._admit(address)
        deadline = time.monotonic() + SECONDS
        try:
            with self._opener.open(_request(address), timeout=SILENCE) as answer:
                content = _bounded(answer, address, deadline)
                headers = tuple(
                    writable(f"{key}: {value}")[:_LONGEST] for key, value in answer.headers.items()
                )
                at = datetime.now(UTC).isoformat(timespec="seconds")
                origin = Origin(writable(answer.url), at, headers[:_MOST_HEADERS])
        except urllib.error.HTTPError as error:
            error.close()
            raise SourceError(
                f"{address} answered “{error.code} {error.reason}”. Check the address in a browser."
            ) from error
        except _FAULTS as error:
            raise _unreachable(address, error) from error
        return Fetched(content, _name(origin), origin)

    def _admit(self, address: str) -> None:
        """Raises SourceError for what is no address of the web, and where the site's rules keep robots out."""
        parts = _parts(address)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._rules:
            self._rules[site] = self._robots(site, address)
        if not self._rules[site].can_fetch(AGENT, address):
            raise SourceError(
                f"{address} may not be fetched by programs: the site says so in its robots.txt. "
                "Open it in a browser, save the page, and ingest that file."
            )

    def _robots(self, site: str, address: str) -> RobotFileParser:
        """A site without rules allows all; one that forbids to read them, or fails to show them, allows nothing."""
        rules = RobotFileParser()
        try:
            with urllib.request.urlopen(_request(f"{site}/robots.txt"), timeout=SILENCE) as answer:
                rules.parse(answer.read(_MAX_ROBOTS).decode("utf-8", "replace").splitlines())
        except urllib.error.HTTPError as error:
            error.close()
            allowed = 400 <= error.code < 500 and error.code not in (401, 403, 429)
            rules.parse([] if allowed else ["User-agent: *", "Disallow: /"])
        except _FAULTS as error:
            raise _unreachable(address, error) from error
        return rules


def _parts(address: str) -> Any:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or not address.isprintable() or " " in address:
        raise SourceError(f"{address} is no address of the web, such as https://example.org/article.")
    return parts


def _request(address: str) -> urllib.request.Request:
    headers = {"User-Agent": f"{AGENT} (reads single pages for a person)", "Accept-Encoding": "identity"}
    return urllib.request.Request(address, headers=headers)


def _bounded(answer: Any, address: str, deadline: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_FETCHED:
            raise SourceError(
                f"{address} answers with more than {MAX_FETCHED // 1_000_000} MB, too large to read."
            )
        if time.monotonic() > deadline:
            raise SourceError(f"{address} takes longer than {SECONDS} seconds to answer. Try it again later.")
    expected = str(answer.headers.get("Content-Length") or "")
    if expected.isascii() and expected.isdigit() and size < int(expected):
        raise SourceError(f"{address} broke off its answer in the middle. Try it again later.")
    return b"".join(pieces)


def _unreachable(address: str, error: Exception) -> SourceError:
    reason = getattr(error, "reason", None) or error
    said = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
    return SourceError(
        f"{address} cannot be reached ({said}). Check the address and your connection.", details=repr(error)
    )


_SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}


def _name(origin: Origin) -> str:
    """A file name for what came from there: the last part of the address, with the suffix that its kind has."""
    parts = urlsplit(origin.url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or (parts.hostname or "page")
    last = re.sub(r"[\x00-\x1f\x7f/\\]+", "_", writable(last))[:120]
    kinds = (line.partition(":")[2] for line in origin.headers if line.lower().startswith("content-type:"))
    suffix = _SUFFIX_OF.get(next(kinds, "").partition(";")[0].strip().lower(), "")
    return last if last.lower().endswith(suffix) else last + suffix
