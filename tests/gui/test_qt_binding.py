"""What the locked PySide6 must not do: give back None once too often, which ends a Python that counts references."""

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_without_an_answer_leave_none_alone() -> None:
    something = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        something.setObjectName("x")
    assert before - sys.getrefcount(None) < CALLS // 2
