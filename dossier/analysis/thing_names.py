"""Names of organisations and places in the form that all their spellings share."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.analysis import exonyms, gazetteer, lexicon
from dossier.analysis.forms import fold
from dossier.analysis.word_list import words as word_set
from dossier.domain.analysis import EntityKind

_LEGAL = re.compile(
    r"(?:,? (?:inc|incorporated|corp|corporation|co|company|cos|companies|ltd|limited|llc|llp|lp|plc|ag|gmbh|kg"
    r"|se|nv|bv|sa|spa|srl|oy|oyj|ab|asa|as|pty|bhd|kk|sarl|group|holding|holdings)\.?"
    r"|,? (?:s\.a|n\.v|s\.p\.a|a\.g|l\.p|b\.v)\.?)+$"
)
_TRADES = word_set("""
    computer computers motor motors airline airlines airways industries systems technologies technology electronics
    pharmaceuticals pharma software communications telecommunications telecom entertainment petroleum oil energy gas
    steel chemical chemicals foods stores pictures records brewing breweries aerospace aircraft semiconductor
    semiconductors networks laboratories labs international worldwide enterprises insurance securities automotive
""")
"""What a company's name ends on and is left away in daily use: `Apple Computer`, `Ford Motor Co`."""
_GENERAL = word_set("""
    american british national international united general first new royal federal central state public global world
    european north south east west northern southern eastern western pacific atlantic standard universal advanced
    allied associated continental consolidated trans air euro great old best digital applied micro data us
""")
"""Words that are no name alone, so that nothing is left away after them: `General Motors`, `Air Products`."""
_SMALL = word_set("of the and for de du des la le in on to at a an")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 7

_OTHER_SPELLINGS = {
    form.strip(): row.partition(":")[0].strip()
    for row in """
    kyiv: kiev | mumbai: bombay | kolkata: calcutta | chennai: madras | beijing: peking | yangon: rangoon
    | tehran: teheran | tel aviv: tel-aviv, tel aviv-jaffa | sanaa: sana'a, sana | jakarta: djakarta
    | lyon: lyons | marseille: marseilles | munich: munchen | cologne: koln | vienna: wien | rome: roma | bern: berne
    | basel: basle, bale | geneva: geneve, genf | the hague: hague, den haag | brussels: bruxelles | antwerp: anvers
    | ghent: gent, gand | bruges: brugge | milan: milano | turin: torino | florence: firenze | venice: venezia
    | naples: napoli | prague: praha | warsaw: warszawa | krakow: cracow, krakau | moscow: moskva | lisbon: lisboa
    | seville: sevilla | zaragoza: saragossa | copenhagen: kobenhavn | gothenburg: goteborg | bucharest: bucuresti
    | belgrade: beograd | lviv: lvov, lemberg | kharkiv: kharkov | odesa: odessa | chisinau: kishinev | almaty: alma-ata
    | ho chi minh city: saigon | guangzhou: canton | nanjing: nanking | tianjin: tientsin | taipei: t'aipei
    | new york: new york city, nyc | washington: washington dc, washington d.c, washington d.c. | los angeles: la, l.a.
    | st petersburg: saint petersburg, leningrad | mexico city: ciudad de mexico | rio de janeiro: rio
    | gaza: gaza city | gaza strip: the gaza strip | mecca: makkah | medina: madinah | jeddah: jiddah, jidda
    | homs: hims | aleppo: halab | raqqa: ar-raqqah, raqqah, rakka | mosul: mawsil | erbil: arbil, irbil
    | fallujah: falluja | ramadi: ar-ramadi | basra: basrah | nablus: nabulus | latakia: lattakia | kobani: kobane
    | chechnya: chechenia, chechen republic | hanover: hannover | nuremberg: nurnberg | zurich: zuerich
    | bangalore: bengaluru | varanasi: benares | kathmandu: katmandu | kabul: caboul | kandahar: qandahar
    | sri lanka: ceylon
    """.replace("\n", " ").split("|")
    for form in row.partition(":")[2].split(",")
}
"""Other names of cities and regions, folded, to the one that stands for all."""


@lru_cache(maxsize=65_536)
def key(name: str, kind: EntityKind) -> str:
    """What all names of one thing fold to: `U.S.` -> `united states`, `Apple Inc.` -> `apple`."""
    folded = fold(name).removeprefix("the ").strip(" ,")
    if kind is EntityKind.PLACE:
        return _place(folded)
    folded = folded.replace(" & ", " and ")
    plain = folded.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?\.?", folded) else folded
    known = lexicon.ALIASES.get(folded) or lexicon.ALIASES.get(plain)
    return known or _LEGAL.sub("", plain).strip(" ,") or plain


def _place(folded: str) -> str:
    folded = exonyms.ENGLISH_OF.get(folded, folded)
    known = gazetteer.country(folded) or _OTHER_SPELLINGS.get(folded)
    if known:
        return known
    city, comma, _ = folded.partition(",")
    if comma and city in gazetteer.CITIES and city not in gazetteer.SHARED:
        return _OTHER_SPELLINGS.get(city, city)
    plain = re.sub(r"^(?:saint|st\.) ", "st ", folded).replace("mt. ", "mount ")
    return _OTHER_SPELLINGS.get(plain, plain)


def country(name: str) -> str:
    """The country that a name means, also where the text speaks of it as of an actor; else an empty string."""
    folded = fold(name).removeprefix("the ")
    return gazetteer.country(folded) if gazetteer.is_country(folded) else ""


@lru_cache(maxsize=65_536)
def head(spelled: str) -> str:
    """An organisation's key without the trade behind a name of its own: `apple computer` -> `apple`."""
    words = spelled.split()
    if len(words) < 2 or words[0] in _GENERAL or gazetteer.is_place(words[0]):
        return spelled
    return words[0] if all(word in _TRADES for word in words[1:]) else spelled


def is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalnum() and 1 < len(letters) <= _LONGEST_ACRONYM


def initials(spelled: str) -> str:
    """The first letters of a key's words, where they are enough for an acronym: `imf`; else an empty string."""
    words = [word for word in re.split(r"[\s-]+", spelled) if word not in _SMALL]
    letters = "".join(word[0] for word in words if word[0].isalnum())
    return letters if len(letters) >= _SHORTEST_ACRONYM else ""


def block_key(name: str) -> str:
    """An acronym and what it may stand for share it, and a company with and without its trade."""
    spelled = key(name, EntityKind.ORGANISATION)
    short = head(spelled)
    return short if " " not in short else initials(spelled) or spelled
