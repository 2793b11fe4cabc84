"""Marks made by hand and by chance, for tests of the timeline as a picture."""

from dataclasses import replace

from hypothesis import strategies as st

from dossier.domain.citations import Citation
from dossier.domain.time_marks import EVENT, TimeMark
from dossier.domain.timespans import Edge, TimeSpan, minute, span_of

NARROW = 7.0


def measure(text: str) -> float:
    return NARROW * len(text)


def mark(
    value: str, words: str = "Ada left", kind: str = "action", *, vague: str = "", **changes: object
) -> TimeMark:
    span = span_of(value, vague)
    assert span is not None
    cited = Citation("s" * 64, "a.txt", "A title", "The Paper", "2015-11-17", 0, 8, 3, words)
    target = f"{'entity' if kind == EVENT else 'statement'}:{words} {value}"
    made = TimeMark(target, kind, span, value, vague, words, "Ada", cited, span_of("2015-11-17"))
    return replace(made, **changes)  # type: ignore[arg-type]


_YEARS = st.integers(-3000, 9999)
_DAYS = st.builds(lambda y, m, d: minute(y, m, d), _YEARS, st.integers(1, 12), st.integers(1, 28))
_NEAR = st.integers(minute(2015, 11, 1), minute(2015, 12, 1))
_LENGTHS = st.sampled_from([1, 60, 660, 1440, 10_080, 44_640, 525_600, 5_259_600, 52_594_920])


@st.composite
def by_chance(draw: st.DrawFn) -> TimeMark:
    first = draw(st.one_of(_NEAR, _NEAR, _DAYS))
    kind = draw(st.sampled_from([EVENT, "action", "speech", "plan"]))
    edges = [draw(st.sampled_from(list(Edge))) for _ in range(2)]
    span = TimeSpan(first, first + draw(_LENGTHS), *edges)
    words = draw(
        st.sampled_from(["Ada", "A long line of words that will hardly fit anywhere at all", "Été 🏔"])
    )
    target = draw(st.sampled_from([f"{kind}:{n}" for n in range(20)] if kind == EVENT else [f"s:{first}"]))
    return mark("2015-11-14", words, kind, target=target, span=span, disputed=draw(st.booleans()))


many = st.lists(by_chance(), max_size=120)
