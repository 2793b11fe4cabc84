"""The bytes of every kind of entry, as they were first written. Never to be changed: the ids in case files that exist
are hashes of bytes like these. A kind whose payload changes gets a new version, an upcaster, and a line of its own."""

from typing import Any

import pytest

from dossier.domain import entries as e
from dossier.domain.analysis import EntityKind, StatementKind
from dossier.domain.documents import Metadata, Origin
from dossier.domain.judgements import Comparison, Reference, Status, Verdict
from dossier.store.codec import CODEC

SAID = e.Assertion(
    3,
    9,
    "went “home”",
    StatementKind.ACTION,
    ("p-1", "p-2"),
    ("o-1",),
    "police",
    "o-2",
    "2015-11-13",
    True,
    False,
)

SAMPLES: list[tuple[Any, str]] = [
    (
        e.CaseCreated("Paris", "of 2015"),
        r'{"title":"Paris","description":"of 2015"}',
    ),
    (
        e.CasePropertySet("title", "Café “9”\n"),
        r'{"field":"title","value":"Café “9”\n","replaces":null}',
    ),
    (
        e.AnalystNamed("a1", "Ada L.", "AL", "e1"),
        r'{"analyst":"a1","name":"Ada L.","initials":"AL","replaces":"e1"}',
    ),
    (
        e.SourceIngested(
            "s1",
            "t1",
            "a.txt",
            "text/plain",
            9,
            7,
            "plain",
            1,
            "utf-8",
            0,
            Metadata("T", "P", ("A", "B"), "2015", "en", "http://x/"),
            ("title",),
            (0, 5),
            Origin("http://x/a", "2015-11-17T09:30:00+00:00", ("Server: x",)),
        ),
        r'{"source":"s1","text":"t1","file":"a.txt","media_type":"text/plain","size":9,"characters":7,'
        r'"reader":"plain","reader_version":1,"encoding":"utf-8","undecodable":0,"metadata":{"title":"T",'
        r'"publisher":"P","authors":["A","B"],"published":"2015","language":"en","url":"http://x/"},'
        r'"sidecar":["title"],"pages":[0,5],"origin":{"url":"http://x/a","at":"2015-11-17T09:30:00+00:00",'
        r'"headers":["Server: x"]}}',
    ),
    (
        e.SourceAnalysed("s1", "t1", "b1", "dossier", 1, "md"),
        r'{"source":"s1","text":"t1","analysis":"b1","analyser":"dossier","analyser_version":1,'
        r'"model":"md"}',
    ),
    (
        e.SourceMetadataSet("s1", "published", "2015-11-17", "e1"),
        r'{"source":"s1","field":"published","value":"2015-11-17","replaces":"e1"}',
    ),
    (
        e.SourceWithdrawn("s1", "a copy", "e1"),
        r'{"source":"s1","reason":"a copy","replaces":"e1"}',
    ),
    (
        e.SourceRestored("s1", "e1"),
        r'{"source":"s1","replaces":"e1"}',
    ),
    (
        e.SourceSupersedes("s2", "s1", "e1"),
        r'{"source":"s2","earlier":"s1","replaces":"e1"}',
    ),
    (
        e.SourceGraded("s1", "B2", "e1"),
        r'{"source":"s1","grade":"B2","replaces":"e1"}',
    ),
    (
        e.EntityCreated("p-1", EntityKind.PERSON, "Brahim"),
        r'{"entity":"p-1","kind":"person","name":"Brahim","replaces":null}',
    ),
    (
        e.EntityRemoved("p-1", "e1"),
        r'{"entity":"p-1","replaces":"e1"}',
    ),
    (
        e.EntityRestored("p-1", "e1"),
        r'{"entity":"p-1","replaces":"e1"}',
    ),
    (
        e.EntityAdopted("p-1", EntityKind.ORGANISATION, "Brahim", (e.Anchor("s1", 3, 9, "Brahim"),)),
        r'{"entity":"p-1","kind":"organisation","name":"Brahim","anchors":[{"source":"s1","start":3,'
        r'"end":9,"exact":"Brahim"}]}',
    ),
    (
        e.EntityRenamed("p-1", "Brahim A.", "e1"),
        r'{"entity":"p-1","name":"Brahim A.","replaces":"e1"}',
    ),
    (
        e.EntityKindSet("p-1", EntityKind.EVENT, "e1"),
        r'{"entity":"p-1","kind":"event","replaces":"e1"}',
    ),
    (
        e.EntityStatusSet("p-1", Status.CONFIRMED, "e1", ("e0",)),
        r'{"entity":"p-1","status":"confirmed","replaces":"e1","seen":["e0"]}',
    ),
    (
        e.AliasSet("p-1", "B. 🏔", True, "e1"),
        r'{"entity":"p-1","alias":"B. 🏔","held":true,"replaces":"e1"}',
    ),
    (
        e.EntityMerged("p-1", "p-2", "e1"),
        r'{"entity":"p-1","into":"p-2","replaces":"e1"}',
    ),
    (
        e.EntityUnmerged("p-1", "p-2", "e1"),
        r'{"entity":"p-1","out_of":"p-2","replaces":"e1"}',
    ),
    (
        e.EntitiesCompared("p-1", "p-2", Comparison.POSSIBLY_SAME, "brothers", "e1"),
        r'{"one":"p-1","other":"p-2","comparison":"possibly same","reason":"brothers","replaces":"e1"}',
    ),
    (
        e.EventDetailSet("v-1", "who", "suspect\tp-1\nvictim\tp-2", "e1"),
        r'{"entity":"v-1","detail":"who","value":"suspect\tp-1\nvictim\tp-2","replaces":"e1"}',
    ),
    (
        e.PassageJudged("s1", 3, 9, "Brahim", Reference.IS_NOT, "p-1", "e1"),
        r'{"source":"s1","start":3,"end":9,"exact":"Brahim","reference":"is not","entity":"p-1",'
        r'"replaces":"e1"}',
    ),
    (
        e.StatementAdopted("st-1", "s1", SAID),
        r'{"statement":"st-1","source":"s1","assertion":{"start":3,"end":9,"exact":"went “home”",'
        r'"kind":"action","subjects":["p-1","p-2"],"others":["o-1"],"attribution":"police",'
        r'"attributed_to":"o-2","date":"2015-11-13","hedged":true,"negated":false}}',
    ),
    (
        e.StatementWritten("st-1", "s1", SAID),
        r'{"statement":"st-1","source":"s1","assertion":{"start":3,"end":9,"exact":"went “home”",'
        r'"kind":"action","subjects":["p-1","p-2"],"others":["o-1"],"attribution":"police",'
        r'"attributed_to":"o-2","date":"2015-11-13","hedged":true,"negated":false},"replaces":null}',
    ),
    (
        e.StatementRemoved("st-1", "s1", "e1"),
        r'{"statement":"st-1","source":"s1","replaces":"e1"}',
    ),
    (
        e.StatementRestored("st-1", "s1", "e1"),
        r'{"statement":"st-1","source":"s1","replaces":"e1"}',
    ),
    (
        e.StatementEdited("st-1", "s1", "date", None, "e1"),
        r'{"statement":"st-1","source":"s1","field":"date","value":null,"replaces":"e1"}',
    ),
    (
        e.StatementStatusSet("st-1", "s1", Status.DISPUTED, "e1", ("e0",)),
        r'{"statement":"st-1","source":"s1","status":"disputed","replaces":"e1","seen":["e0"]}',
    ),
    (
        e.StatementGraded("st-1", "s1", "F6", "e1"),
        r'{"statement":"st-1","source":"s1","grade":"F6","replaces":"e1"}',
    ),
    (
        e.NoteWritten("n-1", "passage:s1:3-9", "ask", "Brahim", "e1"),
        r'{"note":"n-1","target":"passage:s1:3-9","text":"ask","exact":"Brahim","replaces":"e1"}',
    ),
    (
        e.Tagged("entity:p-1", "car", True, "e1"),
        r'{"target":"entity:p-1","tag":"car","held":true,"replaces":"e1"}',
    ),
    (
        e.SuggestionSkipped("statement:st-1", "a1", True, "e1"),
        r'{"target":"statement:st-1","analyst":"a1","skipped":true,"replaces":"e1"}',
    ),
    (
        e.RivalDropped("entity", "p-1", "name", "e1", True, "e2"),
        r'{"family":"entity","subject":"p-1","field":"name","rival":"e1","dropped":true,"replaces":"e2"}',
    ),
    (
        e.SearchSaved("q-1", "Raqqa", 'raqqa date:2015-11 "air strike"', "e1"),
        r'{"search":"q-1","name":"Raqqa","query":"raqqa date:2015-11 \"air strike\"","replaces":"e1"}',
    ),
    (
        e.SearchDropped("q-1", "e1"),
        r'{"search":"q-1","replaces":"e1"}',
    ),
    (
        e.ContradictionSettled(
            "passage:s1:3-4", "passage:s2:7-8", "5", "7", Verdict.EXPLAINED, "of two days", "e1"
        ),
        r'{"one":"passage:s1:3-4","other":"passage:s2:7-8","one_exact":"5","other_exact":"7",'
        r'"verdict":"explained","note":"of two days","replaces":"e1"}',
    ),
    (
        e.ActUndone("act-1"),
        r'{"act":"act-1"}',
    ),
    (
        e.ActRedone("act-1"),
        r'{"act":"act-1"}',
    ),
    (
        e.KeyPublished("a1", "0f", "Ed25519"),
        r'{"analyst":"a1","key":"0f","algorithm":"Ed25519"}',
    ),
    (
        e.ChainSigned("r1", "e1", "0f", "ab"),
        r'{"replica":"r1","head":"e1","key":"0f","signature":"ab"}',
    ),
    (
        e.KeyMarked("0f", "a1", "a2", True, "e1"),
        r'{"key":"0f","analyst":"a1","by":"a2","known":true,"replaces":"e1"}',
    ),
]
"""(what is meant, its payload)"""


@pytest.mark.parametrize(("fact", "payload"), SAMPLES, ids=[type(fact).__name__ for fact, _ in SAMPLES])
def test_the_bytes_of_every_kind_stay_what_they_are(fact: Any, payload: str) -> None:
    kind, version = type(fact).__name__, type(fact).VERSION
    assert CODEC.encode(fact) == (kind, version, payload.encode())
    assert CODEC.decode(kind, version, payload.encode()) == fact


FORMER: list[tuple[Any, int, str]] = [
    (
        e.SourceIngested(
            *("s1", "t1", "a.txt", "text/plain", 9, 7, "plain", 1, "utf-8", 0),
            Metadata("T", "P", ("A", "B"), "2015", "en", "http://x/"),
            ("title",),
        ),
        1,
        r'{"source":"s1","text":"t1","file":"a.txt","media_type":"text/plain","size":9,"characters":7,'
        r'"reader":"plain","reader_version":1,"encoding":"utf-8","undecodable":0,"metadata":{"title":"T",'
        r'"publisher":"P","authors":["A","B"],"published":"2015","language":"en","url":"http://x/"},'
        r'"sidecar":["title"]}',
    ),
    (
        e.EntityStatusSet("p-1", Status.CONFIRMED, "e1"),
        1,
        r'{"entity":"p-1","status":"confirmed","replaces":"e1"}',
    ),
    (
        e.StatementStatusSet("st-1", "s1", Status.DISPUTED, "e1"),
        1,
        r'{"statement":"st-1","source":"s1","status":"disputed","replaces":"e1"}',
    ),
]
"""(what is meant, the version that it was written in, its payload)"""


@pytest.mark.parametrize(("fact", "version", "payload"), FORMER)
def test_what_former_versions_wrote_is_read(fact: Any, version: int, payload: str) -> None:
    assert CODEC.decode(type(fact).__name__, version, payload.encode()) == fact


def test_there_is_a_sample_of_every_former_version() -> None:
    former = {(type(fact).__name__, version) for fact, version, _ in FORMER}
    assert former == {(kind.__name__, n) for kind in e.FACTS for n in range(1, kind.VERSION)}


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(fact) for fact, _ in SAMPLES} == set(e.FACTS)
