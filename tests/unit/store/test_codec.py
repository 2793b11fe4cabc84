"""Facts, headers and analyses as bytes: a promise to every case file that is out there."""

import json
from dataclasses import FrozenInstanceError, dataclass, replace
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.analysis import (
    Analysis,
    Attribution,
    Chain,
    EntityKind,
    Form,
    Mention,
    Quote,
    Statement,
    StatementKind,
)
from dossier.domain.documents import Metadata
from dossier.domain.entries import (
    FACTS,
    CaseCreated,
    CasePropertySet,
    Header,
    SourceIngested,
    SourceMetadataSet,
    SourceWithdrawn,
    UnknownFact,
    WithheldFact,
)
from dossier.domain.passages import Span
from dossier.store.codec import (
    CODEC,
    MALFORMED,
    FactCodec,
    HeaderRecord,
    decode_analysis,
    decode_header,
    encode_analysis,
    encode_header,
    entry_hash,
    read_fact,
)
from tests.unit.store.facts import facts, headers

HEADER = Header("CaseCreated", 1, "c" * 32, "r", "a", 7 << 16, None, "t")


@given(facts)
def test_any_fact_comes_back_as_it_was(fact: Any) -> None:
    kind, version, payload = CODEC.encode(fact)
    assert (kind, version) == (type(fact).__name__, type(fact).VERSION)
    assert CODEC.decode(kind, version, payload) == fact
    assert CODEC.encode(fact)[2] == payload


@given(facts)
def test_payloads_hold_no_floats_and_name_the_fields_as_declared(fact: Any) -> None:
    values = json.loads(CODEC.encode(fact)[2], parse_float=lambda text: pytest.fail(f"a float: {text}"))
    assert tuple(values) == type(fact).__match_args__


@given(headers)
def test_a_header_is_written_as_its_record_and_comes_back(header: Header) -> None:
    record = HeaderRecord(*(getattr(header, name) for name in Header.__match_args__))
    assert encode_header(record) == encode_header(header)
    assert decode_header(encode_header(header)) == header


def test_the_bytes_of_the_first_version_stay_what_they_are() -> None:
    """Never to be changed: ids in case files that exist are hashes of bytes like these."""
    assert encode_header(HEADER) == (
        b'{"kind":"CaseCreated","version":1,"case":"cccccccccccccccccccccccccccccccc","replica":"r","analyst":"a",'
        b'"clock":458752,"previous":null,"act":"t"}'
    )
    fact = SourceMetadataSet("s" * 4, "title", "Café “9”\n", None)
    payload = CODEC.encode(fact)[2]
    assert payload == ('{"source":"ssss","field":"title","value":"Café “9”\\n","replaces":null}'.encode())
    assert entry_hash(b"header", bytes(32)).hex() == (
        "208d7c34ee3011de6d4754fdc2ef1e9c3ce64300aacae9f32cd48c03b14ae100"
    )


def test_a_float_is_not_recorded() -> None:
    fact = SourceIngested("s", "t", "f", "text/plain", 1.5, 1, "r", 1, "utf-8", 0, Metadata())  # type: ignore[arg-type]
    for wrong in (fact, replace(fact, size=1.0), CaseCreated(0.5)):  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="float"):
            CODEC.encode(wrong)


def test_half_a_character_is_not_recorded() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        CODEC.encode(CaseCreated("\udc80"))


def test_what_is_no_fact_is_not_recorded() -> None:
    for wrong in (UnknownFact(b"{}"), WithheldFact(""), "text", HEADER):
        with pytest.raises(TypeError, match="no fact"):
            CODEC.encode(wrong)


def test_every_fact_of_the_domain_has_a_kind() -> None:
    assert len({fact.__name__ for fact in FACTS}) == len(FACTS)


def test_unknown_kinds_and_newer_versions_are_kept() -> None:
    payload = b'{"anything":[1,2]}'
    for kind, version in (("EntityAbducted", 1), ("CaseCreated", 2), ("CaseCreated", 0), ("", -1)):
        assert CODEC.decode(kind, version, payload) == UnknownFact(payload)


def test_a_withheld_payload_says_its_hash() -> None:
    assert read_fact(HEADER, None, bytes(32)) == WithheldFact("00" * 32)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b"[]",
        b'{"title":1}',
        b'{"title":"\xff"}',
        b'{"title":"a","z":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_a_payload_that_is_not_what_it_should_be_is_unknown_and_can_be_told(payload: bytes) -> None:
    assert read_fact(HEADER, payload, bytes(32)) == UnknownFact(payload)
    with pytest.raises(MALFORMED):
        CODEC.decode("CaseCreated", 1, payload)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_header_say_so(content: bytes) -> None:
    with pytest.raises(MALFORMED):
        decode_header(content)


def test_fields_that_a_later_writer_added_are_passed_over() -> None:
    assert CODEC.decode("CaseCreated", 1, b'{"title":"T","later":true}') == CaseCreated("T")


@dataclass(frozen=True, slots=True)
class Moved:
    VERSION: ClassVar[int] = 3
    what: str
    places: tuple[str, ...]
    by: str = ""


UPCASTERS = {
    ("Moved", 1): lambda old: {"what": old["thing"], "place": old["place"]},
    ("Moved", 2): lambda old: {"what": old["what"], "places": [old["place"]]},
}


def test_old_payloads_are_brought_up_to_date_step_by_step() -> None:
    codec = FactCodec([Moved], UPCASTERS)
    moved = Moved("desk", ("hall",))
    assert codec.decode("Moved", 1, b'{"thing":"desk","place":"hall"}') == moved
    assert codec.decode("Moved", 2, b'{"what":"desk","place":"hall"}') == moved
    assert codec.decode(*codec.encode(moved)) == moved
    assert codec.decode("Moved", 4, b"{}") == UnknownFact(b"{}")


def test_an_old_payload_that_is_not_what_it_should_be_can_be_told() -> None:
    codec = FactCodec([Moved], UPCASTERS)
    for payload in (b"{}", b"[]", b'{"thing":1,"place":"hall"}', b'{"thing":"desk","place":["hall"]}'):
        with pytest.raises(MALFORMED):
            codec.decode("Moved", 1, payload)


def test_a_version_without_an_upcaster_is_found_at_once() -> None:
    with pytest.raises(ValueError, match=r"Moved .* \[2\]"):
        FactCodec([Moved], {("Moved", 1): dict})


def test_an_analysis_comes_back_as_it_was() -> None:
    analysis = Analysis(
        "dossier", 1, "model", "en",
        chains=(Chain(EntityKind.PERSON, "Ann", ("Ann",), True, 900),),
        mentions=(Mention(0, 3, 0, Form.NAME, 900, "rule"),),
        quotes=(Quote(4, 9, "direct", Attribution(0, 3, 0), None, None, 800),),
    )  # fmt: skip
    assert decode_analysis(encode_analysis(analysis)) == analysis
    with pytest.raises(FrozenInstanceError):
        decode_analysis(encode_analysis(analysis)).model = ""  # type: ignore[misc]


def test_what_older_analysers_did_not_say_is_empty() -> None:
    quote = Quote(4, 9, "direct", None, None, None, 800, (Span(4, 5), Span(7, 9)))
    said = Statement(
        0, 9, StatementKind.ACTION, (), (), None, False, None, False, None, 700, "rule",
        Span(4, 5), None, (Attribution(0, 3, None),),
    )  # fmt: skip
    content = encode_analysis(Analysis("dossier", 1, "model", "en", quotes=(quote,), statements=(said,)))
    old = json.loads(content)
    del old["quotes"][0]["parts"]
    for name in ("predicate", "place", "via"):
        del old["statements"][0][name]
    assert decode_analysis(content).statements == (said,)
    read = decode_analysis(json.dumps(old).encode())
    assert read.quotes[0].parts == ()
    assert (read.statements[0].predicate, read.statements[0].place, read.statements[0].via) == (
        None,
        None,
        (),
    )


def test_an_analysis_from_before_there_were_figures_has_none() -> None:
    content = encode_analysis(Analysis("a", 1, "m", "en"))
    before = content.replace(b',"figures":[]', b"")
    assert before != content
    assert decode_analysis(before).figures == ()


def test_an_analysis_holds_no_floats() -> None:
    chain = Chain(EntityKind.PERSON, "Ann", ("Ann",), True, 0.9)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="float"):
        encode_analysis(Analysis("dossier", 1, "model", "en", chains=(chain,)))


def test_replacing_nothing_is_written_as_null() -> None:
    assert b'"replaces":null' in CODEC.encode(CasePropertySet("title", "T"))[2]
    assert b'"replaces":null' in CODEC.encode(SourceWithdrawn("s"))[2]
