"""The analyser as a whole: pure, ordered, consistent, and honest where it cannot read."""

import subprocess
import sys
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.analysis import ANALYSER_NAME, ANALYSER_VERSION, Analyser, model_name
from dossier.domain.analysis import Analysis
from dossier.domain.documents import Metadata

ENGLISH = (
    "Anna Holm opened the bridge in Oslo on Friday. She thanked the engineers, and Holm's party cheered."
)
GERMAN = (
    "Die Bürgermeisterin eröffnete am Freitag die neue Brücke in der Stadt und dankte den Ingenieuren, die "
    "sechs Jahre lang daran gearbeitet hatten, trotz zweier Überschwemmungen und einer Insolvenz."
)


def test_importing_the_package_loads_no_spacy() -> None:
    code = "import sys, dossier.analysis; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_analysis_says_what_made_it(analyser: Analyser) -> None:
    (analysis,) = analyser.analyse([(ENGLISH, Metadata())])
    assert (analysis.analyser, analysis.version) == (ANALYSER_NAME, ANALYSER_VERSION)
    assert analysis.model == model_name() == analyser.model
    assert analysis.language == "en"


def test_a_language_without_a_model_bears_a_notice(analyser: Analyser) -> None:
    texts = [(GERMAN, Metadata()), (ENGLISH, Metadata()), (ENGLISH, Metadata(language="sv"))]
    german, english, swedish = analyser.analyse(texts)
    assert (german.language, german.mentions) == ("de", ())
    assert "de" in german.notice
    assert english.mentions
    assert not english.notice
    assert swedish.notice
    assert not swedish.mentions


def test_neighbours_in_a_batch_change_nothing(analyser: Analyser) -> None:
    alone = next(analyser.analyse([(ENGLISH, Metadata())]))
    other = "Peter Berg left. He was tired."
    together = list(analyser.analyse([(other, Metadata()), (ENGLISH, Metadata()), ("", Metadata())]))
    assert together[1] == alone
    assert together[2].chains == ()


def test_a_long_text_is_read_in_pieces(analyser: Analyser) -> None:
    text = "\n".join([ENGLISH] * 1200)
    analysis = next(analyser.analyse([(text, Metadata(language="en"))]))
    assert len([c for c in analysis.chains if c.name == "Anna Holm"]) == 1
    assert consistent(text, analysis)


PIECES = ["Anna Holm", "'s", "“", "”", " said", " he ", ". ", "IS", "\n", "\n\n", "\t", "/", " | "]
PIECES += [
    "(",
    ")",
    "-",
    "🙂",
    "1.",
    " on Friday ",
    "REUTERS",
    "\u2028",
    "é",
    "12",
    "Oslo",
    " arrested ",
    ",",
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_a_consistent_analysis(read: Callable[..., Analysis], text: str) -> None:
    assert consistent(text, read(text))


def consistent(text: str, analysis: Analysis) -> bool:
    spans = [
        *analysis.mentions,
        *analysis.quotes,
        *analysis.dates,
        *analysis.statements,
        *analysis.boilerplate,
    ]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    chains, dates = len(analysis.chains), len(analysis.dates)
    assert {m.chain for m in analysis.mentions} == set(range(chains))
    for found in (analysis.mentions, analysis.quotes, analysis.dates, analysis.statements):
        assert [s.start for s in found] == sorted(s.start for s in found)
    for statement in analysis.statements:
        assert all(0 <= c < chains for c in (*statement.subjects, *statement.others))
        assert statement.date is None or 0 <= statement.date < dates
    for chain in analysis.chains:
        if chain.event is not None:
            assert all(0 <= c < chains for c in chain.event.places)
            assert all(0 <= p.chain < chains for p in chain.event.participants)
            assert chain.event.date is None or 0 <= chain.event.date < dates
    return True
