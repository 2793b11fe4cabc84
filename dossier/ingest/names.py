"""Which lines name people, publishers and agencies, and which name parts of a website."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SECTIONS = _words("""
    news opinion world politics business sport sports culture lifestyle home top stories analysis comment
    commentary editorial features feature europe africa asia americas germany international national local
    technology science health travel video photos pictures live blog blogs breaking latest more menu search
    navigation skip to content main english archive perspective interview report reports magazine nachrichten
    politik wirtschaft welt deutschland europa meinung kultur monde politique international culture opinions
    all and & the us uk usa eu middle east""")

_NOT_PEOPLE = _SECTIONS | _words("""
    times post eye guardian press agency daily mail independent telegraph journal herald tribune gazette
    chronicle observer broadcasting network media television tv radio online service services staff reporter
    reporters writer writers correspondent correspondents editor editors team desk newsroom associated reuters
    afp ap dpa bbc cnn dw north south west western eastern northern southern united states kingdom republic
    union city new government ministry council committee party group institute university street state
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december today yesterday tomorrow
    agencies of for on in at with after before from by as is are was were this that not""")

_PARTICLES = _words("de da di du des del della der den dos van von la le al el bin ibn ben abu y e zu ter")

_PERSON_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])|\.$)*")

_AGENCIES = {
    "reuters": "Reuters",
    "afp": "AFP",
    "ap": "AP",
    "associated press": "AP",
    "dpa": "dpa",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "ansa": "ANSA",
    "efe": "EFE",
    "pti": "PTI",
    "ians": "IANS",
    "cnn": "CNN",
    "bloomberg": "Bloomberg",
}

_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,60}\((?P<agency>[A-Za-z ]{2,20})\)\s*(?:[-–—]|--)\s*\S")
_CREDIT = re.compile(r"\b(?P<agency>REUTERS|AFP|AP|EPA|DPA)\s?/\s?[^\W\d_][^/.]{1,60}\.?$")
_CREDIT_NAMES = {"REUTERS": "Reuters", "AFP": "AFP", "AP": "AP", "EPA": "EPA", "DPA": "dpa"}
_FEWEST_CREDITS = 3


def is_section(text: str) -> bool:
    """Whether `text` names a part of a website (`News`, `World News`), not a publisher."""
    words = re.findall(r"[\w&]+", text.lower())
    return bool(words) and all(word in _SECTIONS for word in words)


def is_person(text: str) -> bool:
    """Whether `text` is written as a person's name is, and holds no word that people are not called."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(word.lower().strip(".") in _NOT_PEOPLE for word in words):
        return False
    capitalised = [word for word in words if word[0].isupper()]
    return (
        len(capitalised) >= 2
        and words[-1][0].isupper()
        and all(word[0].isupper() or word in _PARTICLES for word in words)
        and all(_PERSON_WORD.fullmatch(word) for word in words)
    )


def people(text: str) -> tuple[str, ...]:
    """The persons of a byline such as `Jane Doe, John Smith and Ann Lee in Paris`, its `By` left out.

    Nothing when any part is no person's name.
    """
    text = re.sub(r"\s+in\s+[^\W\d_].*", "", text)
    parts = [
        part.strip() for part in re.split(r"\s*[,;&]\s*(?:and\s+)?|\s+(?:and|und|et|y)\s+", text.strip())
    ]
    while len(parts) > 1 and _is_affiliation(parts[-1]):
        parts.pop()
    return tuple(dict.fromkeys(parts)) if parts and all(map(is_person, parts)) else ()


def _is_affiliation(text: str) -> bool:
    """What follows a name in a byline and is no name: `Reuters`, `staff writer`, `Foreign Editor`."""
    return bool(text) and (
        text.lower() in _AGENCIES or any(word.lower() in _NOT_PEOPLE for word in text.split())
    )


def agency_of(text: str) -> str:
    """The agency that `text` is the name of, or nothing."""
    return _AGENCIES.get(text.strip().lower(), "")


def dateline_agency(line: str) -> str:
    """The agency of `PARIS (Reuters) - …`, or nothing."""
    match = _DATELINE.match(line)
    return agency_of(match["agency"]) if match and line[:2].isupper() else ""


def credit_agency(line: str) -> str:
    """The agency that a caption's last words credit (`REUTERS/Eric Vidal`), or nothing."""
    match = _CREDIT.search(line)
    return _CREDIT_NAMES[match["agency"]] if match else ""


def majority_credit(lines: list[str]) -> str:
    """The agency whose pictures most of `lines` are, when they are several; else nothing."""
    credits = [agency for line in lines if (agency := credit_agency(line))]
    if len(credits) < max(_FEWEST_CREDITS, len(lines) / 2):
        return ""
    most = max(sorted(set(credits)), key=credits.count)
    return most if credits.count(most) > len(credits) / 2 else ""
