"""Between which states something is: a head or minister, a capital and a seat of government stand for theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.analysis.candidates import before
from dossier.analysis.forms import fold
from dossier.analysis.gazetteer import country
from dossier.analysis.lexicon import OFFICES
from dossier.domain.analysis import EntityKind, Form

if TYPE_CHECKING:
    from dossier.analysis.reading import Reading
    from dossier.analysis.trigger import Trigger

DIPLOMATIC = frozenset({"cooperation"})
"""Classes of what states do with each other."""
_BEFORE = 5
"""Words before a name in which its office stands: "French Defence Minister"."""
_OFFICES = OFFICES | {"counterpart", "colleague"}


def _seats(table: str) -> dict[str, str]:
    rows = (row.strip().partition(":") for row in table.replace("\n", "|").split("|"))
    return {
        seat.strip(): country(state) for state, _, seats in rows for seat in seats.split(",") if seat.strip()
    }


SEATS = _seats("""
afghanistan: kabul | algeria: algiers | argentina: buenos aires | armenia: yerevan | australia: canberra
austria: vienna | azerbaijan: baku | bangladesh: dhaka | belarus: minsk | bosnia: sarajevo | brazil: brasilia
bulgaria: sofia | cambodia: phnom penh | canada: ottawa | chile: santiago | china: beijing | colombia: bogota
croatia: zagreb | cuba: havana | cyprus: nicosia | czech republic: prague | denmark: copenhagen | egypt: cairo
estonia: tallinn | ethiopia: addis ababa | finland: helsinki | france: paris, elysee, elysee palace | georgia: tbilisi
germany: berlin | ghana: accra | greece: athens | hungary: budapest | india: new delhi, delhi | indonesia: jakarta
iran: tehran | iraq: baghdad | ireland: dublin | israel: jerusalem | italy: rome | japan: tokyo | jordan: amman
kazakhstan: astana | kenya: nairobi | latvia: riga | lebanon: beirut | libya: tripoli | lithuania: vilnius
malaysia: kuala lumpur | mexico: mexico city | morocco: rabat | netherlands: the hague | nigeria: abuja
north korea: pyongyang | norway: oslo | pakistan: islamabad | peru: lima | philippines: manila | poland: warsaw
portugal: lisbon | qatar: doha | romania: bucharest | russia: moscow, kremlin | saudi arabia: riyadh | serbia: belgrade
slovakia: bratislava | slovenia: ljubljana | south africa: pretoria | south korea: seoul | spain: madrid
sudan: khartoum | sweden: stockholm | syria: damascus | taiwan: taipei | thailand: bangkok | tunisia: tunis
turkey: ankara | ukraine: kiev, kyiv | united kingdom: london, downing street, whitehall
united states: washington, white house, pentagon | venezuela: caracas | vietnam: hanoi | zimbabwe: harare
""")
"""By seat of government, folded, the state it stands for."""


def fill_states(reading: Reading, trigger: Trigger) -> None:
    """Say between which states it is, where that is known."""
    if trigger.what in DIPLOMATIC:
        found = (_state(reading, p.chain) for p in trigger.participants)
        trigger.sides = frozenset(state for state in found if state)


def _state(reading: Reading, index: int) -> str:
    chain = reading.chains[index]
    if chain.kind is EntityKind.PERSON:
        names = (m for m in reading.mentions if m.chain == index and m.form is Form.NAME)
        return next((state for m in names if (state := _served(reading, m.start))), "")
    return country(fold(chain.name)) or SEATS.get(fold(chain.name), "")


def _served(reading: Reading, start: int) -> str:
    """Whose office the words before a name tell: "French Defence Minister", "his Turkish counterpart"."""
    office = False
    following = ""
    for token in before(reading, start, _BEFORE):
        if token.tag_ not in {"NN", "NNP", "NNPS", "JJ"}:
            break
        office = office or token.lower_ in _OFFICES
        word = fold(token.text)
        if office and (state := country(f"{word} {following}".strip()) or country(word)):
            return state
        following = word
    return ""
