"""What is done in public by words: plans laid before others, common fronts, causes found, talks, joint decisions."""

import pytest

from dossier.domain.analysis import Analysis, Chain, EventStatus
from tests.unit.analysis.models import needs_good_model


def of_class(analysis: Analysis, what: str) -> list[Chain]:
    return [chain for chain in analysis.chains if chain.event and chain.event.what == what]


TOLD = [
    ("Jane Miller presented a budget to parliament.", "proposal", "Proposal by Jane Miller"),
    ("Jane Miller set out a strategy for growth.", "proposal", "Proposal by Jane Miller for growth"),
    pytest.param(
        "Jane Miller made the case for a tax on sugar.",
        "proposal",
        "Proposal by Jane Miller for a tax on sugar",
        marks=needs_good_model,
    ),
    ("Jane Miller laid out a plan for saving the whales.", "proposal", "Proposal by Jane Miller for saving the whales"),
    ("Italy called for a united front against the mafia.", "common front", "United front against the mafia"),
    ("Investigators concluded that pilot error had caused the crash in Leeds.", "finding",
     "Finding on the cause of the crash in Leeds"),
    ("Officials said the jet was destroyed by a missile.", "finding", "Finding on the cause of the downing"),
    ("Jane Miller and John Berg agreed to cut tariffs.", "call", "Talks between Jane Miller and John Berg"),
    ("Jane Miller discussed Ukraine with John Berg.", "call", "Talks between Jane Miller and John Berg"),
    ("Jane Miller spoke to John Berg by telephone.", "call", "Telephone call between Jane Miller and John Berg"),
    ("NATO foreign ministers met in Oslo.", "meeting", "Meeting of NATO foreign ministers in Oslo"),
    ("NATO ministers unanimously backed the request.", "meeting", "Meeting of NATO ministers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "name"), TOLD)
def test_what_stands_beside_the_word_says_which_act_it_is(read, text, what, name):
    assert [c.name for c in of_class(read(text), what)] == [name]


OTHERS = [
    ("Jane Miller presented a prize to the winners.", "proposal"),
    ("Jane Miller made a cake for the case.", "proposal"),
    ("Jane Miller set the strategy aside.", "proposal"),
    ("The army began a campaign against the rebels.", "common front"),
    ("A united front won the election.", "common front"),
    ("Officials said the crash had caused delays.", "finding"),
    ("Officials denied that a bomb had caused the crash.", "finding"),
    ("Officials said a bomb had not caused the crash.", "finding"),
    ("Jane Miller and John Berg agreed that the film was poor.", "call"),
    ("Jane Miller agreed with John Berg.", "call"),
    ("Jane Miller and John Berg agreed.", "call"),
    ("Jane Miller and John Berg agreed that taxes should be cut.", "call"),
    ("NATO ministers backed their teams.", "meeting"),
    ("The plan was approved by the minister.", "meeting"),
]


@pytest.mark.parametrize(("text", "what"), OTHERS)
def test_other_company_tells_of_something_else(read, text, what):
    assert not of_class(read(text), what)


def test_calls_for_one_front_are_one_event_whoever_calls(read):
    text = (
        "Jane Miller called for a global campaign against the Red Army.\n\n"
        "John Berg also backed a united front against the militants.\n\n"
        "Jane Miller pushed for a common front against the smugglers."
    )
    fronts = of_class(read(text), "common front")
    assert [c.name for c in fronts] == ["Common front against Red Army", "Common front against the smugglers"]
    (again,) = of_class(read("Jane Miller called for a joint effort against the smugglers."), "common front")
    assert again.event
    assert again.event.status is EventStatus.PLANNED


def test_what_two_agreed_when_they_met_is_told_of_their_meeting(read):
    text = "Jane Miller met John Berg in Oslo on Monday. Jane Miller and John Berg agreed to cut tariffs."
    analysis = read(text)
    assert not of_class(analysis, "call")
    (meeting,) = of_class(analysis, "meeting")
    index = analysis.chains.index(meeting)
    assert [text[m.start : m.end] for m in analysis.mentions if m.chain == index] == ["met", "agreed"]


def test_a_finding_is_told_apart_by_where_the_harm_was(read):
    text = (
        "A jet was shot down over Iceland on Sunday.\n\n"
        "In Oslo, officials acknowledged that a missile had destroyed the jet."
    )
    analysis = read(text)
    (finding,) = of_class(analysis, "finding")
    assert finding.event
    assert [analysis.chains[place].name for place in finding.event.places] == ["Iceland"]


FUTURES = [
    ("Jane Miller said she would resign.", EventStatus.PLANNED),
    ("Jane Miller said she would resign if the vote failed.", EventStatus.HYPOTHETICAL),
    ("Jane Miller would resign.", EventStatus.HYPOTHETICAL),
    ("Jane Miller said the mayor would resign.", EventStatus.HYPOTHETICAL),
]


@pytest.mark.parametrize(("text", "status"), FUTURES)
def test_what_somebody_said_he_would_do_is_planned(read, text, status):
    (resignation,) = of_class(read(text), "resignation")
    assert resignation.event
    assert resignation.event.status is status
