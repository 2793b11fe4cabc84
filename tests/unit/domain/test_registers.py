"""Causes beat clocks; what is concurrent is settled by the clock, and shown."""

from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.registers import Write, settle


def test_nothing_written_settles_nothing() -> None:
    assert settle([]) is None


def test_a_write_beats_what_it_replaces_whatever_the_clocks_say() -> None:
    fast_clock = Write("a", 9_000, None, "first")
    later = Write("b", 10, "a", "second")
    settled = settle([fast_clock, later])
    assert settled is not None
    assert settled.winner == later
    assert settled.rivals == ()


def test_two_first_writes_conflict_and_the_later_wins_for_the_moment() -> None:
    ours, theirs = Write("a", 5, None, "x"), Write("b", 6, None, "y")
    settled = settle([theirs, ours])
    assert settled is not None
    assert (settled.winner, settled.rivals) == (theirs, (ours,))


@st.composite
def histories(draw: st.DrawFn) -> list[Write[int]]:
    writes: list[Write[int]] = []
    for n in range(draw(st.integers(1, 12))):
        replaces = draw(st.sampled_from([None, *(w.entry for w in writes)]))
        writes.append(Write(f"{n:02}", draw(st.integers(0, 5)), replaces, n))
    return writes


@given(histories(), st.randoms())
def test_the_result_is_that_of_the_set(writes: list[Write[int]], random: object) -> None:
    shuffled = [*writes, *writes[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(shuffled) == settle(writes)


@given(histories())
def test_nobody_wins_whom_another_replaces_and_nobody_is_lost(writes: list[Write[int]]) -> None:
    settled = settle(writes)
    assert settled is not None
    replaced = {w.replaces for w in writes}
    heads = {settled.winner.entry, *(w.entry for w in settled.rivals)}
    assert heads == {w.entry for w in writes} - replaced


@given(histories(), st.data(), st.randoms())
def test_dropped_heads_do_not_count_unless_all_of_them_were(
    writes: list[Write[int]], data: st.DataObject, random: object
) -> None:
    heads = {w.entry for w in writes} - {w.replaces for w in writes}
    dropped = data.draw(st.sets(st.sampled_from([*(w.entry for w in writes), "unknown"])))
    settled = settle(writes, dropped)
    assert settled is not None
    left = {settled.winner.entry, *(w.entry for w in settled.rivals)}
    assert left == (heads - dropped or heads)
    shuffled = [*writes, *writes[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(shuffled, frozenset(dropped)) == settled
