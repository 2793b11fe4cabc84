"""Whatever the bytes, each reader and container answers with texts or with sentences, and raises nothing else."""

import io
from collections.abc import Callable, Mapping
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.domain.errors import SourceError
from dossier.ingest import READERS, members, read
from tests.unit.ingest import files

FUZZED = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

_SMALL = "Two men were held in Brussels.\nThe raid – on Monday – was over by nine."


@cache
def good(name: str) -> bytes:
    return files.LEAVES[name](_SMALL) if name in files.LEAVES else files.CONTAINERS[name]([_SMALL, "More."])


def outcomes(content: bytes, name: str) -> list[str]:
    """The texts, or the sentences, that a file comes to, and all that is in it."""
    found = [_outcome(content, name)]
    for member in members(io.BytesIO(content), name):
        found.append(member.problem or _outcome(member.content, member.name))
    return found


def _sentence(refused: SourceError) -> str:
    assert str(refused).endswith(".")
    return str(refused)


def _outcome(content: bytes, name: str) -> str:
    try:
        document = read(content, name)
    except SourceError as refused:
        return _sentence(refused)
    assert document.text.strip()
    assert "\r" not in document.text
    assert "\x00" not in document.text
    document.text.encode()
    assert list(document.pages) == sorted(document.pages)
    assert all(0 <= page <= len(document.text) for page in document.pages)
    return document.text


Change = Callable[[bytes], bytes]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Some bytes overwritten, cut out, doubled or put in; or the end lost."""
    edits = draw(
        st.lists(
            st.tuples(st.floats(0, 1), st.sampled_from("ocdie"), st.binary(max_size=12), st.integers(1, 40)),
            min_size=1,
            max_size=6,
        )
    )

    def change(content: bytes) -> bytes:
        for place, kind, new, length in edits:
            at = int(place * len(content))
            content = {
                "o": content[:at] + new + content[at + len(new) :],
                "c": content[:at] + content[at + length :],
                "d": content[: at + length] + content[at:],
                "i": content[:at] + new + content[at:],
                "e": content[:at] if place > 0.2 else content,
            }[kind]
        return content

    return change


@pytest.mark.parametrize("name", [*files.LEAVES, *files.CONTAINERS])
@FUZZED
@given(change=changes())
def test_damaged_files(name: str, change: Change) -> None:
    assert outcomes(change(good(name)), name)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@FUZZED
@given(content=st.binary(max_size=300))
def test_any_bytes_handed_to_each_reader(reader: object, content: bytes) -> None:
    """Even where it is not recognised: no reader relies on having been asked rightly."""
    try:
        reader.read(content, "a.x")  # type: ignore[attr-defined]
    except SourceError as refused:
        _sentence(refused)


@pytest.mark.parametrize("name", [*files.LEAVES, *files.CONTAINERS])
@FUZZED
@given(content=st.binary(max_size=200))
def test_the_right_start_and_then_anything(name: str, content: bytes) -> None:
    assert outcomes(good(name)[:60] + content, name)


_XML = st.text(st.sampled_from("<>/&;\"'= abpstw:x!-[]\x00\ud800é\n"), max_size=60).map(
    lambda text: text.encode("utf-8", "replace").decode()
)
_PACKED: Mapping[str, Callable[[str], bytes]] = {
    "a.docx": lambda xml: files.docx(body=f"<w:p><w:r><w:t>x</w:t>{xml}</w:r></w:p>", core=xml),
    "a.odt": lambda xml: files.odt(body=f"<text:p>x{xml}</text:p>", meta=xml),
    "a.epub": lambda xml: files.epub(meta=xml, more={"META-INF/encryption.xml": f"<e>{xml}</e>"}),
    "a.rss": lambda xml: f"<rss><channel><item><title>{xml}</title>{xml}</item></channel></rss>".encode(),
    "a.rtf": lambda xml: ("{\\rtf1 x" + xml.replace("<", "{\\").replace(">", "}") + "}").encode(),
    "a.eml": lambda xml: (
        f"From: {xml}\nDate: {xml}\nMIME-Version: {xml}\nContent-Type: {xml}\n\nx{xml}".encode()
    ),
    "a.csv": lambda xml: f"title,text\n{xml},x\n".encode(),
    "a.json": lambda xml: f'{{"text": "x", {xml}}}'.encode(),
    "a.md": lambda xml: f"---\ntitle: {xml}\n---\n# x{xml}\n* [{xml}]({xml})".encode(),
}


@pytest.mark.parametrize("name", _PACKED)
@FUZZED
@given(xml=_XML)
def test_strange_markup_in_sound_files(name: str, xml: str) -> None:
    assert outcomes(_PACKED[name](xml), name)
