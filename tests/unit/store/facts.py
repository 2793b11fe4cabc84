"""Hypothesis strategies for anything that a journal can hold."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dossier.domain.entries import FACTS, Header

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.binary(min_size=32, max_size=32).map(bytes.hex)
numbers = st.integers(0, 2**53)


def any_of(kind: type) -> st.SearchStrategy:
    """Instances of the dataclass `kind` with any values that its annotations allow."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _values(hints[field.name]) for field in fields(kind)})


def _values(hint: object) -> st.SearchStrategy:
    if hint is str:
        return texts
    if hint is int:
        return numbers
    if hint is bool:
        return st.booleans()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return any_of(hint)
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    if type(None) in get_args(hint):
        (other,) = (each for each in get_args(hint) if each is not type(None))
        return st.none() | (ids | texts if other is str else _values(other))
    raise TypeError(f"no values for {hint}")


facts = st.one_of([any_of(kind) for kind in FACTS])
headers = any_of(Header)
