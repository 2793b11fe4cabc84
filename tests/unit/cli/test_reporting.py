"""The report of a batch: its lines, its sentence, its exit code."""

import json

import pytest

from dossier.cli.reporting import report_batch
from dossier.domain.views import IngestLine, IngestReport, Outcome

TAKEN = IngestLine("a.txt", "/in/a.txt", Outcome.INGESTED, "a" * 64, ("2 bytes stand for no character.",))
KNOWN = IngestLine("b.txt", "/in/b.txt", Outcome.DUPLICATE, "b" * 64)
BESIDE = IngestLine("a.yaml", "/in/a.yaml", Outcome.SIDECAR)
BAD = IngestLine("c.bin", "/in/c.bin", Outcome.FAILED, None, ("It is no text.",))


def test_duplicates_and_sidecars_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_batch(IngestReport((TAKEN, KNOWN, BESIDE)), as_json=False) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "ingested   a.txt: 2 bytes stand for no character.",
        "duplicate  b.txt",
        "sidecar    a.yaml",
        "1 source ingested, 1 duplicate of what the case has, 1 sidecar.",
    ]
    assert not shown.err


def test_a_failed_input_is_named_with_its_reason_and_the_code_is_3(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report_batch(IngestReport((TAKEN, BAD)), as_json=False) == 3
    assert "failed     /in/c.bin: It is no text." in capsys.readouterr().out


def test_as_json_each_line_is_an_object_and_failures_go_to_standard_error_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report_batch(IngestReport((TAKEN, BAD)), as_json=True) == 3
    shown = capsys.readouterr()
    assert [line["outcome"] for line in json.loads(shown.out)] == ["ingested", "failed"]
    assert shown.err.splitlines() == ["failed     /in/c.bin: It is no text."]


def test_a_cancelled_batch_says_that_it_can_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_batch(IngestReport((TAKEN,), cancelled=True), as_json=False) == 130
    assert "go on" in capsys.readouterr().err
