"""Addresses are fetched by the site's own rules and within limits; tried with a server on this computer alone."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dossier.app import fetching
from dossier.app.fetching import Fetcher
from dossier.domain.errors import SourceError

PAGE = b"<!doctype html><html><body><p>Words.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    robots: tuple[int, bytes] = (200, b"User-agent: *\nDisallow: /private\n")
    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/robots.txt":
            self._answer(*self.server.robots)  # type: ignore[attr-defined]
        elif self.path == "/moved":
            self._answer(302, b"", Location="/article")
        elif self.path == "/moved-in":
            self._answer(302, b"", Location="/private/x")
        elif self.path == "/moved-out":
            self._answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/circle":
            self._answer(302, b"", Location="/circle")
        elif self.path == "/missing":
            self._answer(404, b"no")
        elif self.path == "/large":
            self._answer(200, bytes(3_000_000))
        elif self.path == "/half":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")
        else:
            self._answer(200, PAGE, **{"Content-Type": "text/html; charset=utf-8", "X-By": "a test"})

    def _answer(self, code: int, content: bytes, **headers: str) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.robots = [], Site.robots  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_port}{path}"


def refusal(url: str) -> str:
    with pytest.raises(SourceError) as refused:
        Fetcher().fetch(url)
    assert str(refused.value).startswith(url)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def test_the_bytes_are_kept_as_they_came_with_headers_and_time(site: ThreadingHTTPServer) -> None:
    fetched = Fetcher().fetch(address(site, "/2015/raid%20one?x=1"))
    assert fetched.content == PAGE
    assert fetched.name == "raid one.html"
    assert fetched.origin.url == address(site, "/2015/raid%20one?x=1")
    assert ("X-By", "a test") in fetched.origin.headers
    assert fetched.origin.at.endswith("+00:00")


def test_a_redirection_is_followed_and_its_end_is_the_address(site: ThreadingHTTPServer) -> None:
    assert Fetcher().fetch(address(site, "/moved")).origin.url == address(site, "/article")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/private/x", "robots.txt"),
        ("/missing", "404"),
        ("/circle", "answered"),
        ("/half", "broke off"),
    ],
)
def test_what_may_not_or_cannot_be_had_says_why(site: ThreadingHTTPServer, path: str, words: str) -> None:
    assert words in refusal(address(site, path))


@pytest.mark.parametrize(("path", "words"), [("/moved-in", "robots.txt"), ("/moved-out", "not allowed")])
def test_a_redirection_leads_nowhere_that_is_not_allowed(
    site: ThreadingHTTPServer, path: str, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        Fetcher().fetch(address(site, path))
    assert "/private/x" not in site.asked  # type: ignore[attr-defined]


def test_no_more_is_read_than_the_limit(site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    assert "more than 1 MB" in refusal(address(site, "/large"))


def test_a_slow_answer_is_given_up(site: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1)
    assert "takes longer" in refusal(address(site, "/large"))


@pytest.mark.parametrize(
    ("code", "allowed"), [(404, True), (410, True), (401, False), (403, False), (503, False)]
)
def test_a_site_without_rules_allows_and_one_that_hides_them_does_not(
    site: ThreadingHTTPServer, code: int, allowed: bool
) -> None:
    site.robots = (code, b"")  # type: ignore[attr-defined]
    if allowed:
        assert Fetcher().fetch(address(site, "/a")).content == PAGE
    else:
        assert "robots.txt" in refusal(address(site, "/a"))


def test_the_rules_are_asked_for_once(site: ThreadingHTTPServer) -> None:
    fetcher = Fetcher()
    for path in ("/a", "/b"):
        fetcher.fetch(address(site, path))
    assert site.asked == ["/robots.txt", "/a", "/b"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "example.org",
        "http://",
        "http://a b/",
        "http://[x",
        "javascript:x",
    ],
)
def test_only_the_web_is_fetched(url: str) -> None:
    assert "no address of the web" in refusal(url)


def test_a_site_that_is_not_there() -> None:
    assert "cannot be reached" in refusal("http://127.0.0.1:9/x")
