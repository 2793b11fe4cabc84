"""Companies and clubs that are called by one word, as persons are: what stands beside the name tells.

`the rail firm Thornton`, `Thornton, which`, `Thornton shares`, `Thornton chief executive Lucy Berg`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis import lexicon
from dossier.analysis.binding import SUBJECTS
from dossier.analysis.word_list import words

if TYPE_CHECKING:
    from dossier.analysis.tokens import Token

_CALLED = lexicon.ORGANISATION_NOUNS | words(
    "firm supermarket bookmaker brewer builder chain conglomerate developer insurer lender manufacturer maker"
    " miner operator producer publisher railway refiner shipbuilder steelmaker chipmaker carmaker supplier"
)
"""Right before a name: what bears it is a company."""
_PARTS = words(
    "shares stock shareholders investors chairman chairwoman ceo employees workers staff factory plant plants"
    " subsidiary shop shops store stores midfielder striker goalkeeper defender winger fullback supporters"
)
"""Right after a name that is said of them: what bears it has them."""
_CHIEFS = words("executive operating financial economist")


def signs(previous: list[Token], following: list[Token], head: Token) -> int:
    """How many words beside a name say that it is a company or a club (`previous`: the nearest first)."""
    found = 0
    if previous and previous[0].lower_ in _CALLED:
        found += head.head.dep_ != "relcl"  # "the group Thornton led"
    if len(following) > 1 and following[0].text == "," and following[1].lower_ == "which":
        found += head.dep_ in SUBJECTS  # behind an object it may be a ship, or take up the sentence
    if following and head.dep_ in {"compound", "nmod", "nsubj", "amod"}:
        second = following[1].lower_ if len(following) > 1 else ""
        found += following[0].lower_ in _PARTS or (following[0].lower_ == "chief" and second in _CHIEFS)
    return found
