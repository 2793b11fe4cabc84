"""What a sidecar says, and that a bad one never costs the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.documents import Document, Metadata
from dossier.ingest import read
from dossier.ingest.sidecars import read_sidecar

ARTICLE = b"Raid in Brussels\n\n18 November 2015\n\nTwo men were held on Monday."


def ingest(sidecar: bytes, name: str = "a.json") -> Document:
    return read(ARTICLE, "a.txt", sidecar, name)


def test_it_overrides_what_the_document_says() -> None:
    document = ingest(
        b'{"title": " A  raid ", "published": "2015-11-17T09:30:00+01:00", "authors": "Jane Doe"}'
    )
    assert document.metadata.title == "A raid"
    assert document.metadata.published == "2015-11-17T09:30:00+01:00"
    assert document.metadata.authors == ("Jane Doe",)
    assert document.sidecar == ("title", "authors", "published")
    assert document.notices == ()


def test_yaml_knows_dates_and_norwegian() -> None:
    content = b"publisher: NRK\nauthors:\n  - Jane Doe\n  - John Smith\npublished: 2015-11-17\nlanguage: no\n"
    stated = read_sidecar(content, "a.yaml", "a.txt").metadata
    assert stated == Metadata(
        publisher="NRK", authors=("Jane Doe", "John Smith"), published="2015-11-17", language="no"
    )
    timed = read_sidecar(b"published: 2015-11-17T09:30:00Z", "a.yml", "a.txt").metadata
    assert timed.published == "2015-11-17T09:30:00+00:00"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"{", "a.json", "not well formed"),
        (b"[1]", "a.json", "keys and values"),
        (b"", "a.yaml", "keys and values"),
        (b"a: [", "a.yaml", "not well formed"),
        (b"\xff\xfe{}", "a.json", "UTF-8"),
        (b"[" * 60_000, "a.json", "not well formed"),
        (b"[" * 20_000, "a.yaml", "nested too deeply"),
        (b"{" + b" " * 70_000 + b"}", "a.json", "larger than"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "a.yaml", "aliases"),
        (b"title: !!python/object/apply:os.system [ls]", "a.yaml", "not well formed"),
        (b'{"published": 1' + b"0" * 5_000 + b"}", "a.json", "not well formed"),
    ],
)
def test_a_broken_one_is_named_and_the_article_stays(content: bytes, name: str, said: str) -> None:
    document = ingest(content, name)
    assert document.text
    assert document.sidecar == ()
    assert name in document.notices[0]
    assert said in document.notices[0]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b'{"title": 5}', "title"),
        (b'{"authors": {"name": "x"}}', "authors"),
        (b'{"authors": ["x", 1]}', "authors"),
        (b'{"published": "last week"}', "published"),
        (b'{"published": "2015-02-30"}', "published"),
        (b'{"published": "2015-11-17T25:00"}', "published"),
        (b'{"language": "the English tongue"}', "language"),
        (b'{"url": "javascript:alert(1)"}', "url"),
        (b'{"title": "' + b"x" * 3_000 + b'"}', "title"),
        (b'{"headline": "x"}', "headline"),
    ],
)
def test_a_wrong_value_is_passed_over_with_a_notice(content: bytes, key: str) -> None:
    document = ingest(content)
    assert key in document.notices[0]
    assert "a.json" in document.notices[0]
    assert document.metadata.published == "2015-11-18"
    assert document.sidecar == ()


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.yaml"]))
def test_any_bytes_are_a_sidecar_or_a_notice(content: bytes, name: str) -> None:
    stated = read_sidecar(content, name, "a.txt")
    assert stated.fields or stated.notices or stated.metadata == Metadata()


@given(st.dictionaries(st.sampled_from(["title", "authors", "published", "url", "x"]),
                       st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20),
                                    lambda inner: st.lists(inner, max_size=3), max_leaves=5)))  # fmt: skip
def test_any_json_is_a_sidecar_or_a_notice(stated: dict[str, object]) -> None:
    import json

    document = ingest(json.dumps(stated).encode())
    assert document.text.startswith("Raid")
