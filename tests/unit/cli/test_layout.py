"""Plain text for people."""

import pytest

from dossier.cli.layout import HEADINGS, counted, flat, harmless, passage, table
from dossier.domain.analysis import StatementKind


def test_columns_line_up_whatever_the_script() -> None:
    assert table([("1", "Ab", "x"), ("1,204", "日本", "y"), ("12", "cafe\u0301", "z")], right=(0,)) == [
        "    1  Ab    x",
        "1,204  日本  y",
        "   12  cafe\u0301  z",
    ]
    assert table([]) == []
    assert table([("a\nb", "c")]) == ["a b  c"]


def test_a_passage_is_wrapped_and_loses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    text = "A long passage of well-known words\nthat goes on and on, " * 3
    lines = passage(text, "  ")
    assert all(line.startswith("  ") and len(line) <= 50 for line in lines)
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    assert passage("", "  ") == [""]


def test_an_article_cannot_steer_the_terminal() -> None:
    assert harmless("a\x1b]0;title\x07b\x9b2Jc\rd\x08") == "a\ufffd]0;title\ufffdb\ufffd2Jc\ufffdd\ufffd"
    assert harmless("tab\tline\nété 😀") == "tab\tline\nété 😀"


def test_numbers_and_their_words() -> None:
    assert [counted(n, "entry", "entries") for n in (0, 1, 1204)] == ["0 entries", "1 entry", "1,204 entries"]
    assert counted(2, "source") == "2 sources"


def test_every_kind_has_its_heading() -> None:
    assert set(HEADINGS) == set(StatementKind)


def test_a_file_name_stays_on_its_line_and_in_its_order() -> None:
    assert flat("a\nproven: all\u202etxt.exe\u2028\x1b") == "a\ufffdproven: all\ufffdtxt.exe\ufffd\ufffd"
    assert flat("été 日本.txt") == "été 日本.txt"
    assert harmless("a\u202eb") == "a\ufffdb"
