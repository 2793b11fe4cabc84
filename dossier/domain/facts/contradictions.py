"""Facts about what two passages say against each other."""

from dataclasses import dataclass
from typing import ClassVar

from dossier.domain.judgements import Verdict


@dataclass(frozen=True, slots=True)
class ContradictionSettled:
    """What an analyst makes of two passages that seem to contradict each other, `one` and `other` as `targets.py`
    writes passages, the lesser first, with their exact words. `verdict` None: nothing is decided (any more)."""

    VERSION: ClassVar[int] = 1
    one: str
    other: str
    one_exact: str
    other_exact: str
    verdict: Verdict | None
    note: str = ""
    replaces: str | None = None
