"""Spellings of one name in Latin letters: what other scripts, umlauts and short forms make of it.

Only differences that transcription makes are levelled (`Gaddafi`, `Qadhafi`, `Kadhafi`; `Yeltsin`, `Eltsin`; `Müller`,
`Mueller`): `Hansen` and `Hanson` are two families.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^(?:ye|je(?=[^a-z]*lts)|ie)", "e"),
        (r"^(?:you|yu|iou|ju(?=[rs]))", "u"),
        (r"^(?:ya|ia)", "ja"),
        (r"^(?:gh|qh|kh|q|g(?=[aeou]d+h?a))", "k"),
        (r"(?:sch|sz(?=[aeiou]))", "sh"),
        (r"(?:tch|tsch|cz)", "ch"),
        (r"(?:zh|dzh|dj|dj?h(?=[i]))", "j"),
        (r"(?:sky|skii|skiy|skij)$", "ski"),
        (r"(?:itch|ich|ic|its)$", "ich"),
        (r"(?:eff|ieff|yev|iev|jev)$", "ev"),
        (r"(?:off|ow|ov)$(?<=[a-z]{5})", "ov"),
        (r"ine$", "in"),
        (r"ck|cq|q|kh|c(?=[aoulrkt]|$)", "k"),
        (r"dh|dd", "d"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"tz", "ts"),
        (r"ae|ai(?=n|$)|ei|ey|ay", "e"),
        (r"oe", "o"),
        (r"ou|oo|ue|u", "o"),
        (r"ee|iy|ij|ii|y|i", "e"),
        (r"w", "v"),
        (r"(?<=[aeo])h(?![aeo])", ""),
        (r"(.)\1+", r"\1"),
    )
)
_SHORTEST = 4
"""Shorter words say too little to be levelled: `Li` and `Lee` are two names."""


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """What all transcriptions of a folded word come to: `rouhani`, `rohani` -> `rohane`."""
    letters = re.sub(r"[^\w]", "", word)
    if len(letters) < _SHORTEST:
        return letters
    for pattern, plain in _RULES:
        letters = pattern.sub(plain, letters)
    return letters


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of the sound behind a mark for a vowel at the front; of short ones all letters: a coarse key."""
    letters = sound(word)
    consonants = re.sub(r"^[aeo]+", "a", letters)
    consonants = consonants[:1] + re.sub(r"[aeoj]|h", "", consonants[1:])
    squeezed = re.sub(r"(.)\1+", r"\1", consonants.replace("z", "s"))
    return squeezed if len(squeezed) > 2 else letters


def _groups(text: str) -> dict[str, str]:
    return {form: row.split()[0] for row in text.strip().split("|") for form in row.split()}


_ONE_NAME = _groups("""
    mohamed mohammed muhammad mohammad muhammed mohamad muhamad mahomed mehmed mohamet | ahmed ahmad achmed akhmed
    | hussein hussain husain husayn hosein hossein husein houssein | hassan hasan hassen | omar umar omer
    | osama usama oussama | yasser yasir yaser | muammar moammar moamar muammer mouammar | ali aly
    | said saeed sayed saied sa'id | khaled khalid haled | tareq tariq tarek tarik
    | yusuf youssef yousef yussef yousuf yousif yusef youssouf | ibrahim ibraheem brahim | ismail ismael esmail
    | mustafa moustafa mostafa mustapha | mahmoud mahmud mahmood | hafez hafiz hafes | jamal gamal djamel
    | hosni husni | faisal faysal feisal | abdullah abdallah abdulla | rashid rachid rasheed | hamid hameed
    | karim kareem | sheikh shaikh | nasser nasir naser | saleh salih | suleiman sulaiman sleiman suleyman soliman
    | alexander aleksandr alexandr aleksander alexandre | sergei sergey serguei sergej | andrei andrey andrej
    | alexei alexey aleksei aleksey alexej | dmitry dmitri dimitri dmitrii dmitriy dimitry
    | yuri yury iouri yuriy jurij | yevgeny evgeny yevgeni evgeni yevgeniy evgenii | mikhail michail mihail
    | nikolai nikolay nicolai nikolaj | vladimir wladimir volodymyr | viktor victor | anatoly anatoli anatolii
    | vasily vassily vasili vassili | gennady gennadi guennadi gennadiy | grigory grigori | arkady arkadi
    | yegor egor | yelena elena jelena | yekaterina ekaterina | natalya natalia nataliya | tatyana tatiana
    | svetlana svjetlana | ludmila lyudmila | steven stephen stephan | eric erik | carl karl
    | philip phillip philippe filip | marc mark | jeffrey jeffery | catherine katherine kathryn katharine
    | sara sarah | teresa theresa | hanna hannah | elisabeth elizabeth | deborah debra | brian bryan
    | alan allan allen | lawrence laurence | frederick frederic | nicholas nicolas nikolas | thorsten torsten
    | walther walter | isaac yitzhak itzhak yitzchak | binyamin benjamin | zinedine zineddine
""")  # fmt: skip

_SHORT_FORMS = """
    abe: abraham | al: albert alan alfred alexander alfonse | alec: alexander
    | alex: alexander alexandra alexei alejandro | andy: andrew anders andreas | angie: angela | art: arthur
    | barb: barbara | barney: barnaby bernard | ben: benjamin benedict | bernie: bernard
    | bert: albert robert herbert | beth: elizabeth | betty: elizabeth | bill: william | billy: william
    | bob: robert | bobby: robert | brad: bradley | cathy: catherine | charlie: charles | chuck: charles
    | chris: christopher christian christine christina | cindy: cynthia | cliff: clifford | connie: constance
    | dan: daniel | danny: daniel | dave: david | deb: deborah | debbie: deborah | dick: richard | don: donald
    | doug: douglas | drew: andrew | ed: edward edwin edgar edmund | eddie: edward edwin edmund
    | fran: frances francis | frank: francis franklin | fred: frederick alfred | freddie: frederick alfred
    | gabe: gabriel | gene: eugene | gerry: gerald gerard | greg: gregory | gus: augustus gustav | hank: henry
    | harry: harold henry | herb: herbert | ike: dwight isaac | jack: john | jackie: jacqueline | jake: jacob
    | jan: janet janice | jeff: geoffrey | jen: jennifer | jenny: jennifer | jerry: gerald jerome jeremiah
    | jim: james | jimmy: james | jo: joanna josephine joanne | joe: joseph | johnny: john jonathan | josh: joshua
    | judy: judith | kate: catherine | kathy: catherine | katie: catherine | ken: kenneth | kit: christopher
    | larry: lawrence | len: leonard | leo: leonard leopold | les: leslie lester | liz: elizabeth
    | lou: louis louise | maggie: margaret | mandy: amanda | matt: matthew | max: maximilian maxwell
    | meg: margaret | mel: melvin melanie | mick: michael | mickey: michael | mike: michael | mitch: mitchell
    | nat: nathaniel | nate: nathan nathaniel | ned: edward | newt: newton | nick: nicholas | pam: pamela
    | pat: patrick patricia | patty: patricia | peggy: margaret | pete: peter | phil: philip | ray: raymond
    | rich: richard | rick: richard | rob: robert | robbie: robert | ron: ronald | ronnie: ronald | rudy: rudolph
    | russ: russell | sally: sarah | sam: samuel samantha | sandy: alexander sandra | sid: sidney | stan: stanley
    | steve: steven | sue: susan | ted: edward theodore | terry: terence theresa | theo: theodore | tim: timothy
    | toby: tobias | tom: thomas | tommy: thomas | tony: anthony antonio | vic: victor | vince: vincent
    | wally: walter | walt: walter | wes: wesley | will: william | willie: william | willy: william
    | bibi: benjamin | misha: mikhail | sasha: alexander | volodya: vladimir | kolya: nikolai | pepe: jose
    | paco: francisco | pancho: francisco | lula: luiz | hans: johannes | heinz: heinrich | fritz: friedrich
    | sepp: josef | toni: anton | uli: ulrich | jupp: josef | beppe: giuseppe
"""


def one_name(word: str) -> str:
    """The commonest spelling of a folded name that is borne in many countries: `husain` -> `hussein`."""
    return _ONE_NAME.get(word, word)


_ABD = re.compile(r"^abd(?:[aeou][lrsnd]?)?(?:[-' ](?:al|el|ar|ul)?-?|$)")


@lru_cache(maxsize=65_536)
def given_name(word: str) -> str:
    """One form for all spellings of a folded given name: `mohammed`, `muhammad` -> `mohamed`. Initials stay."""
    known = _ONE_NAME.get(word)
    if known is not None:
        return known
    if (servant := _ABD.match(word)) and len(word) > 3:
        return f"abd {sound(word[servant.end() :])}".rstrip()
    return sound(word)


def _short_forms() -> dict[str, frozenset[str]]:
    rows = (row.partition(":") for row in _SHORT_FORMS.strip().split("|"))
    return {
        given_name(short.strip()): frozenset(given_name(full) for full in names.split())
        for short, _, names in rows
    }


SHORT_FORMS = _short_forms()
"""Short given names, to the ones they stand for, each in the form that `given_name` gives."""
