"""Shingles, signatures and what two texts are to each other."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.kinship import Kin, Shared, address, families, kin
from dossier.domain.shingles import BANDS, Shingled, jaccard, keys, shingles, signature, words

VOCABULARY = [f"word{n}" for n in range(400)]


def said(seed: int, length: int = 40) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=length))


def text(*paragraphs: str) -> Shingled:
    return Shingled.of(enumerate(paragraphs, 1))


def article(*seeds: int) -> Shingled:
    return text(*map(said, seeds))


def test_words_know_no_case_and_no_marks() -> None:
    assert words("François S’est-il TU? 16,000") == words("FRANCOIS s est il tu 16 000")
    assert words("“…” — ") == []


@given(st.integers(0, 10**6), st.integers(40, 300), st.integers(40, 300))
def test_equal_places_of_two_signatures_are_near_the_jaccard(seed: int, common: int, own: int) -> None:
    draw = random.Random(seed)
    both = {draw.getrandbits(64) for _ in range(common)}
    one = both | {draw.getrandbits(64) for _ in range(own)}
    other = both | {draw.getrandbits(64) for _ in range(own)}
    bins = 128
    equal = sum(a == b for a, b in zip(signature(one, bins), signature(other, bins), strict=True)) / bins
    assert abs(equal - jaccard(one, other)) < 0.2


@given(st.permutations(range(30)))
def test_a_signature_does_not_depend_on_the_order(order: list[int]) -> None:
    cut = sorted(shingles(words(said(1))))
    assert signature([cut[n] for n in order if n < len(cut)]) == signature(cut[: max(order) + 1])


def test_a_paragraph_with_one_word_changed_still_meets_itself() -> None:
    met = 0
    for seed in range(100):
        before = words(said(seed))
        after = [*before[:20], "another", *before[21:]]
        met += bool(set(keys(shingles(before))) & set(keys(shingles(after))))
    assert met >= 95
    assert len(keys(shingles(before))) == BANDS
    strangers = sum(
        bool(set(keys(shingles(words(said(n))))) & set(keys(shingles(words(said(n + 500))))))
        for n in range(100)
    )
    assert strangers == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (article(1, 2, 3, 4), article(1, 2, 3, 4), Kin.VERSIONS),
        (article(1, 2, 3, 4), article(4, 3, 2, 1), Kin.VERSIONS),
        (article(1, 2, 3, 4), article(1, 2, 3, 5, 6), Kin.DERIVED),
        (article(1, 2, 3, 4), article(1, 5, 6, 7), Kin.QUOTES),
        (article(1, 2), article(1, 2, *range(10, 30)), Kin.QUOTES),
        (text(said(1, 15)), text(said(1, 15), said(2, 20)), Kin.QUOTES),
        (article(1, 2), article(3, 4), None),
        (article(), article(), None),
    ],
)  # fmt: skip
def test_what_two_texts_are_to_each_other(one: Shingled, other: Shingled, expected: Kin | None) -> None:
    assert kin(Shared(one, other), one, same_address=False) is expected
    assert kin(Shared(other, one), other, same_address=False) is expected


def test_the_same_address_makes_versions_of_whatever_was_rewritten() -> None:
    one, other = article(1, 2), article(3, 4)
    assert kin(Shared(one, other), one, same_address=True) is Kin.VERSIONS


def test_a_paragraph_that_was_cut_in_two_is_still_found() -> None:
    whole = said(1, 60).split()
    found = Shared(text(" ".join(whole)), text(" ".join(whole[:30]), " ".join(whole[30:])))
    assert found.pairs == found.quoted == ((1, 1), (1, 2))
    assert found.one == found.other == 1000


@given(st.lists(st.integers(0, 12), max_size=6), st.lists(st.integers(0, 12), max_size=6))
def test_sharing_is_the_same_from_either_side(one: list[int], other: list[int]) -> None:
    there, back = Shared(article(*one), article(*other)), Shared(article(*other), article(*one))
    assert (there.one, there.other) == (back.other, back.one)
    assert {(b, a) for a, b in back.pairs} == set(there.pairs)
    assert {(b, a) for a, b in back.quoted} == set(there.quoted)


def test_sentences_that_differ_in_a_name_alone_are_no_quotation() -> None:
    one = text("Neighbours described Ada Lima as a quiet man who had never been seen with the others before.")
    other = text(
        "Neighbours described Hugo Roe as a quiet man who had never been seen with the others before."
    )
    found = Shared(one, other)
    assert found.pairs
    assert found.quoted == ()
    longer = (one, article(1, 2, 3)), (other, article(4, 5, 6))
    both = [Shingled(a.paragraphs | _later(b.paragraphs), a.length | _later(b.length)) for a, b in longer]
    assert kin(Shared(*both), both[0], same_address=False) is None


def _later(paragraphs):
    return {number + 10: value for number, value in paragraphs.items()}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.com/a/b?utm_source=x&id=7#top", "example.com/a/b?id=7"),
        ("http://example.com/a/b/?id=7", "example.com/a/b?id=7"),
        ("https://m.example.com/A/b?id=7&fbclid=9", "example.com/a/b?id=7"),
        ("https://example.com/", ""),
        ("https://example.com", ""),
        ("", ""),
        ("not an address", ""),
    ],
)
def test_addresses_without_what_differs_from_visit_to_visit(url: str, expected: str) -> None:
    assert address(url) == expected


@given(st.permutations([("a", "b"), ("c", "d"), ("b", "c"), ("e", "f")]))
def test_families_do_not_depend_on_the_order_of_links(links: list[tuple[str, str]]) -> None:
    assert families("abcdefg", links) == {**dict.fromkeys("abcd", "a"), "e": "e", "f": "e", "g": "g"}
