"""Words for keys, and for what is signed with them."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.entries import ChainSigned, KeyMarked, KeyPublished
from dossier.domain.signing import fingerprint
from dossier.store.readmodel.words.naming import Names, Sentence


def _published(fact: KeyPublished, names: Names) -> str:
    return f"signs with the key {fingerprint(fact.key)}"


def _signed(fact: ChainSigned, names: Names) -> str:
    return f"signed everything up to here (key {fingerprint(fact.key)[:9]} …)"


def _marked(fact: KeyMarked, names: Names) -> str:
    key = f"the key {fingerprint(fact.key)} to be that of {names.analyst(fact.analyst)}"
    return f"knows {key}" if fact.known else f"does not know {key} any more"


SENTENCES: Mapping[type[Any], Sentence] = {
    KeyPublished: _published,
    ChainSigned: _signed,
    KeyMarked: _marked,
}
