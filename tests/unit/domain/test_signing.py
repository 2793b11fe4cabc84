"""What a signature is over, and how people compare keys."""

import pytest

from dossier.domain.commands import MarkKey, PublishKey
from dossier.domain.entries import KeyMarked, KeyPublished
from dossier.domain.errors import CommandRefused
from dossier.domain.signing import fingerprint, is_fingerprint_of, message
from tests.unit.domain.world import World

KEY, OTHER = "0f" * 32, "1e" * 32


def test_the_message_never_changes() -> None:
    """Signatures that exist are over bytes like these."""
    assert message("c", "r", "h") == b"dossier chain 1\nc\nr\nh\n"


def test_a_fingerprint_is_read_in_groups_and_typed_in_any_way() -> None:
    print_ = fingerprint(KEY)
    assert len(print_.split()) == 8
    assert is_fingerprint_of(print_, KEY)
    assert is_fingerprint_of(print_.upper().replace(" ", ":"), KEY)
    assert not is_fingerprint_of(print_[:-1], KEY)
    assert not is_fingerprint_of("", KEY)
    assert not is_fingerprint_of(print_, OTHER)


def test_a_strangers_key_that_is_none_has_a_fingerprint_too() -> None:
    assert len(fingerprint("no hex")) == len(fingerprint(KEY))


def test_a_key_is_published_once() -> None:
    world = World()
    assert world.do(PublishKey(KEY)) == [KeyPublished("ada", KEY, "Ed25519")]
    assert world.do(PublishKey(KEY)) == []
    assert world.do(PublishKey(OTHER)) == [KeyPublished("ada", OTHER, "Ed25519")]


def test_marking_a_key_names_what_it_replaces() -> None:
    world = World()
    world.do(PublishKey(KEY), "ben")
    assert world.do(MarkKey("ben", fingerprint(KEY))) == [KeyMarked(KEY, "ben", "ada", True)]
    marked = world.entries[-1][0]
    assert world.do(MarkKey("ben", fingerprint(KEY))) == []
    assert world.do(MarkKey("ben", fingerprint(KEY), False)) == [KeyMarked(KEY, "ben", "ada", False, marked)]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (MarkKey("ada", fingerprint(KEY)), "Your own keys"),
        (MarkKey("zoe", fingerprint(KEY)), "published no key"),
        (MarkKey("ben", fingerprint(OTHER)), fingerprint(KEY)),
        (MarkKey("ben", fingerprint(KEY)[:9]), "Compare all of it"),
    ],
)
def test_what_cannot_be_marked(command: MarkKey, words: str) -> None:
    world = World()
    world.do(PublishKey(KEY), "ben")
    with pytest.raises(CommandRefused, match=words):
        world.do(command)
