"""Limits that are not kept: of public money, emissions and the like; and what is the same breach in other words."""

import pytest

from dossier.domain.analysis import Analysis, Chain, EventStatus
from tests.unit.analysis.models import needs_good_model


def breaches(analysis: Analysis) -> list[Chain]:
    return [chain for chain in analysis.chains if chain.event and chain.event.what == "limit broken"]


def told(analysis: Analysis) -> list[int]:
    """How many words tell of each."""
    return [
        sum(m.chain == n for m in analysis.mentions)
        for n, c in enumerate(analysis.chains)
        if c.event and c.event.what == "limit broken"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Italy breached the deficit limits in May.", "Breach of the deficit limits by Italy"),
        ("Greece missed its deficit target in 2014.", "Breach of the deficit limit by Greece"),
        pytest.param(
            "Canada exceeded the ceiling on public debt.",
            "Breach of the ceiling on public debt by Canada",
            marks=needs_good_model,
        ),
        ("The plant was fined for violations of emissions limits.", "Breaches of emissions limits"),
        ("Poland's carbon emissions surpassed the cap in 2012.", "Breach of the cap"),
    ],
)
def test_more_than_a_limit_allows(read, text, name):
    assert [chain.name for chain in breaches(read(text))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "She missed the target twice.",
        "He exceeded the speed limit in Leeds.",
        "The firm exceeded its sales target.",
        "The emissions of the plant broke a record.",
        "Ministers set a target for emissions.",
        "Higher pay pushed up its deficit.",
    ],
)
def test_other_targets_and_limits(read, text):
    assert not breaches(read(text))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Anna Rossi said Italy would breach the deficit limits.", EventStatus.PLANNED),
        ("The plan was bound to breach the deficit limits.", EventStatus.PLANNED),
        ("Italy would breach the deficit limits if rates rose.", EventStatus.HYPOTHETICAL),
        ("Anna Rossi said Italy would breach the deficit limits if rates rose.", EventStatus.HYPOTHETICAL),
        ("Italy did not breach the deficit limits.", EventStatus.DENIED),
    ],
)
def test_what_is_announced_will_come(read, text, status):
    (chain,) = breaches(read(text))
    assert chain.event is not None
    assert chain.event.status is status


def test_a_gerund_is_done_by_whoever_the_clause_above_is_of(read):
    analysis = read(
        "Anna Rossi said Italy would cut taxes, even though that involved breaching the deficit limits."
    )
    (chain,) = breaches(analysis)
    assert chain.event is not None
    assert [analysis.chains[p.chain].name for p in chain.event.participants] == ["Italy"]


@pytest.mark.parametrize(
    ("then", "counts"),
    [
        pytest.param("The bank would help if pensions pushed up its deficit.", [2], id="what made it grow"),
        pytest.param("The bank would help if pensions pushed up Spain's deficit.", [1], id="another's"),
        pytest.param("The bank would help if pensions pushed up its debt.", [1], id="another measure"),
        pytest.param("It had breached the deficit limits in 2003.", [1, 1], id="an earlier one"),
        pytest.param("Spain breached the deficit limits, too.", [1, 1], id="another did as well"),
    ],
)
def test_what_grows_after_its_limit_was_broken(read, then, counts):
    assert told(read(f"Italy will breach the deficit limits.\n\n{then}")) == counts
