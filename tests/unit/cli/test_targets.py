"""What a person means by a TARGET."""

from argparse import ArgumentTypeError

import pytest

from dossier.cli import targets
from dossier.cli.call import UsageError
from dossier.cli.targets import NAMED, passage, resolve
from dossier.domain.errors import NotFound
from tests.unit.cli.fake_case import Views
from tests.unit.export.rows import SOURCE


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("case", "case"),
        ("Maria Sandoval", "entity:person-1"),
        ("person-1", "entity:person-1"),
        ("entity:Petrov", "entity:person-2"),
        ("story.txt", f"source:{SOURCE}"),
        (SOURCE[:12], f"source:{SOURCE}"),
        ("source:minister resigns", f"source:{SOURCE}"),
        ("entity:minister resigns", "entity:event-1"),
        ("resigns", "ambiguous"),
        ("minister resigns", "ambiguous"),
        ("statement-1", "statement:statement-1"),
        ("statement:statement-1", "statement:statement-1"),
        ("story.txt:3-9", f"passage:{SOURCE}:3-9"),
        ("passage:story.txt:3-9", f"passage:{SOURCE}:3-9"),
        (f"source:{SOURCE}", f"source:{SOURCE}"),
    ],
)
def test_names_ids_and_prefixes(text: str, means: str) -> None:
    if means != "ambiguous":
        assert resolve(Views(), text).id == means  # type: ignore[arg-type]
        return
    with pytest.raises(NotFound, match=r"entity:event-1.*source:"):
        resolve(Views(), text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "nothing", "entity:nothing", "source:x", "statement:x", "case:x", "none.txt:1-2"]
)
def test_what_means_nothing_is_said_so(text: str) -> None:
    with pytest.raises(NotFound):
        resolve(Views(), text)  # type: ignore[arg-type]


def test_only_what_fits_is_looked_for() -> None:
    with pytest.raises(NotFound):
        resolve(Views(), "case", NAMED)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        resolve(Views(), "Maria Sandoval", (targets.targets.SOURCE,))  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        resolve(Views(), "story.txt:9-3")  # type: ignore[arg-type]


def test_a_passage_is_read_from_its_end_for_names_hold_anything() -> None:
    assert passage("a:1-2:b - c.txt:10–20") == ("a:1-2:b - c.txt", 10, 20)
    for text in (
        "a.txt",
        "a.txt:1",
        "a.txt:1-",
        "a.txt:٣-٩",
        "a.txt:5-5",
        "a.txt:5-4",
        "a.txt:1-2 ",
        ":1-2",
        "",
    ):
        with pytest.raises(ArgumentTypeError, match="no passage"):
            passage(text)
