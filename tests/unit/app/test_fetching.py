"""Addresses are fetched by the site's own rules and within limits; tried with a server on this computer alone."""

from collections.abc import Iterator

import pytest

from dossier.app import fetching
from dossier.app.fetching import Fetcher
from dossier.domain.errors import SourceError
from tests.unit.app.site import PAGE, Server, address, running


@pytest.fixture
def site() -> Iterator[Server]:
    with running() as server:
        yield server


def refusal(url: str) -> str:
    with pytest.raises(SourceError) as refused:
        Fetcher().fetch(url)
    assert str(refused.value).startswith(url)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def test_the_bytes_are_kept_as_they_came_with_headers_and_time(site: Server) -> None:
    fetched = Fetcher().fetch(address(site, "/2015/raid%20one?x=1"))
    assert fetched.content == PAGE
    assert fetched.name == "raid one.html"
    assert fetched.origin.url == address(site, "/2015/raid%20one?x=1")
    assert "X-By: a test" in fetched.origin.headers
    assert fetched.origin.at.endswith("+00:00")


def test_a_redirection_is_followed_and_its_end_is_the_address(site: Server) -> None:
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
def test_what_may_not_or_cannot_be_had_says_why(site: Server, path: str, words: str) -> None:
    assert words in refusal(address(site, path))


@pytest.mark.parametrize(("path", "words"), [("/moved-in", "robots.txt"), ("/moved-out", "not allowed")])
def test_a_redirection_leads_nowhere_that_is_not_allowed(site: Server, path: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        Fetcher().fetch(address(site, path))
    assert "/private/x" not in site.asked


def test_no_more_is_read_than_the_limit(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    assert "more than 1 MB" in refusal(address(site, "/large"))


def test_a_slow_answer_is_given_up(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1)
    assert "takes longer" in refusal(address(site, "/large"))


@pytest.mark.parametrize(
    ("code", "allowed"), [(404, True), (410, True), (401, False), (403, False), (503, False)]
)
def test_a_site_without_rules_allows_and_one_that_hides_them_does_not(
    site: Server, code: int, allowed: bool
) -> None:
    site.robots = (code, b"")
    if allowed:
        assert Fetcher().fetch(address(site, "/a")).content == PAGE
    else:
        assert "robots.txt" in refusal(address(site, "/a"))


def test_the_rules_are_asked_for_once(site: Server) -> None:
    fetcher = Fetcher()
    for path in ("/a", "/b"):
        fetcher.fetch(address(site, path))
    assert site.asked == ["/robots.txt", "/a", "/b"]


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
