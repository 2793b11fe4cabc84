"""Compressed content: never unpacked beyond what is promised."""

import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.store.content import MAX_CONTENT, packed, unpacked


@given(st.binary(max_size=2000))
def test_content_comes_back(content: bytes) -> None:
    assert unpacked(packed(content), len(content)) == content


@given(st.binary(max_size=200), st.integers(-300, 300))
def test_a_wrong_size_is_noticed(content: bytes, off: int) -> None:
    if off:
        with pytest.raises(ValueError, match=r"unpack|bounds"):
            unpacked(packed(content), len(content) + off)


def test_what_is_cut_or_followed_by_more_is_noticed() -> None:
    stored = packed(b"content" * 100)
    for wrong in (stored[:-1], stored[:5], b"", stored + b"x"):
        with pytest.raises(ValueError, match=r"unpack|follow"):
            unpacked(wrong, 700)
    with pytest.raises(zlib.error):
        unpacked(b"no zlib", 7)


def test_a_bomb_takes_no_more_memory_than_its_promise() -> None:
    bomb = packed(bytes(100 << 20))
    tracemalloc.start()
    with pytest.raises(ValueError, match="unpack"):
        unpacked(bomb, 1000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20


def test_a_promise_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="bounds"):
        unpacked(packed(b""), MAX_CONTENT + 1)
