"""What is said before a body, and the words by which accounts of one speech are known to be of one."""

import pytest

from dossier.analysis.event_resolver import block, resolve
from dossier.domain.analysis import Analysis, Chain, EntityKind, EventStatus, Role
from dossier.domain.resolution import Candidate, ChainRef, Decisions, Happening


def sayings(analysis: Analysis) -> list[Chain]:
    return [c for c in analysis.chains if c.event and c.event.what in {"say", "address to a body"} and c.name]


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("Prime Minister Anna Rossi told lawmakers that taxes should fall.",
         "Statement by Anna Rossi to lawmakers", ("parliament",)),
        ("Anna Rossi said in parliament that taxes should fall.",
         "Statement by Anna Rossi to parliament", ("parliament",)),
        ("Anna Rossi told the House of Lords that taxes should fall.",
         "Statement by Anna Rossi to the House of Lords", ("parliament",)),
        ("Anna Rossi told the UN General Assembly that taxes should fall.",
         "Statement by Anna Rossi to the UN General Assembly", ("assembly",)),
        ("Anna Rossi told MPs that taxes were “a stone around our necks”.",
         "Statement by Anna Rossi to MPs", ("parliament", "a_stone_around_our_necks")),
        ("“Taxes are a stone around our necks,” Anna Rossi said.",
         "Statement by Anna Rossi", ("taxes_are_a_stone_around_our_necks",)),
        ("“Growth is slow this year,” Anna Rossi said on Monday.\n\n“Taxes are a stone around our necks.”",
         "Statement by Anna Rossi", ("growth_is_slow_this_year", "taxes_are_a_stone_around_our_necks")),
    ],
)  # fmt: skip
def test_an_act_of_speech_has_a_speaker_a_body_and_words(read, text, name, called):
    assert [(chain.name, chain.called) for chain in sayings(read(text))] == [(name, called)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Rossi told the house that taxes should fall.",
        "Anna Rossi told reporters that taxes should fall.",
        "Anna Rossi said taxes were “too high”.",
        "The ministry said taxes should fall.",
        "Anna Rossi said parliament should meet.",
    ],
)
def test_what_has_neither_is_told_of_in_one_article_alone(read, text):
    assert not sayings(read(text))


def account(
    source: str,
    *called: str,
    body: str = "",
    who: str = "Anna Rossi",
    published: str = "2019-05-07",
    when: str = "",
    where: tuple[str, ...] = (),
) -> Candidate:
    name = f"Statement by {who} to {body}" if body else f"Statement by {who}"
    happening = Happening(
        "address to a body" if body else "say", when, where, (who,), EventStatus.OCCURRED, notable=False
    )
    return Candidate(
        ChainRef(source, 0), EntityKind.EVENT, name, (name,), "", Role.STORY, 1, 0, published, (), happening,
        (body, *called) if body else called,
    )  # fmt: skip


def dossiers(*accounts: Candidate) -> list[list[str]]:
    """The sources of each dossier."""
    (one,) = {block(each) for each in accounts}
    return [[ref.source for ref in each.members] for each in resolve(one, accounts, Decisions())]


PART = "a_stone_around_our_necks"
WHOLE = "taxes_are_a_stone_around_our_necks_and_we_shall_cut_them"
TO_MPS = account("a", PART, body="parliament")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(TO_MPS, account("b", WHOLE), id="all that the one quotes is within the other"),
        pytest.param(
            account("a", WHOLE, body="parliament"), account("b", f"we_know_{WHOLE}"), id="a long run"
        ),
        pytest.param(TO_MPS, account("b", WHOLE, published="2019-05-08"), id="told the day after"),
        pytest.param(
            account("a", body="parliament", when="2019-05-07"),
            account("b", body="parliament", when="2019-05-07"),
            id="no words, but the same day before the same body",
        ),
    ],
)
def test_two_accounts_of_one_speech(one, other):
    assert dossiers(one, other) == dossiers(other, one) == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            TO_MPS, account("b", "we_shall_cut_them_all_next_year"), id="other words on the same day"
        ),
        pytest.param(TO_MPS, account("b", WHOLE, published="2019-05-17"), id="the same words days later"),
        pytest.param(TO_MPS, account("b", WHOLE, published=""), id="nobody knows when"),
        pytest.param(TO_MPS, account("b", WHOLE, who="Marco Rossi"), id="another of that surname"),
        pytest.param(TO_MPS, account("b", WHOLE, body="conference"), id="before another body"),
        pytest.param(
            account("a", PART, body="parliament", where=("Rome",)),
            account("b", WHOLE, where=("Milan",)),
            id="in another town",
        ),
        pytest.param(account("a", PART), account("b", WHOLE), id="nobody says that a body was addressed"),
        pytest.param(
            account("a", "one_of_the_all", body="parliament"),
            account("b", "he_was_one_of_the_all"),
            id="words that anybody uses",
        ),
    ],
)
def test_two_speeches(one, other):
    assert dossiers(one, other) == dossiers(other, one) == []


def test_a_speech_is_called_by_what_tells_most():
    (found,) = resolve("event:say:rossi", [TO_MPS, account("b", WHOLE)], Decisions())
    assert found.name == "Statement by Anna Rossi to parliament"
    assert found.event is not None
    assert found.event.what == "address to a body"
