"""A person's name as parts that can be compared: given names, family name, generation, whatever their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dossier.analysis.forms import bare_family, fold, folded_words, given
from dossier.analysis.forms import family as with_particles
from dossier.analysis.given_names import given_gender
from dossier.analysis.transliteration import given_name, one_name, skeleton, sound
from dossier.analysis.word_list import words as word_set

_EASTERN_FAMILIES = word_set("""
    ahn bae bai bao cai cao chai chan chang chen cheng cheung chi chiang cho choe choi chow chu chun chung cui
    dai deng ding dong du duan fan fang feng fu gao ge goh gong gu guo han hao he ho hong hou hsu hu hua huang
    hui hwang hyun jang jeon jeong ji jia jian jiang jiao jin jo jung kang kao ke kim ko koh koo kwak kwan kwok
    kwon lai lam lau law lee lei leung li lian liang liao lien lim lin ling liu lo long lu luo lü ma mao meng
    min mo moon nam ng ni nie noh oh ong pan pang park peng pu qi qian qiao qin qiu qu quan ren roh ryu seo shao
    shen shi shin sim sin soh song soong su suh sun sung tan tang tao teng teo tian tong tsai tsang tseng tu
    tung wan wang wei wen wong woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeh yeo yi yim yin
    yoo yoon you yu yuan yue yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou zuo
""")
"""Chinese and Korean family names, which stand first in names that keep their own order."""

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|hs|ts|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u))"
)
_EASTERN_GIVEN = re.compile(rf"{_SYLLABLE}{{1,2}}|[a-z]{{1,6}}-[a-z]{{1,6}}")
_SERVANT = re.compile(r"abd[aeu]l?")
_GENERATIONS = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_KNOWN_BY_GIVEN_NAME = frozenset({"saddam", "uday", "qusay"})
"""Given names that news uses alone, so that their standing alone makes no family name of them."""

_LEVELLED = 6
"""Letters of a sound from which on it tells families apart by itself; shorter ones are compared as written."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """All parts folded. `first` is empty where only a family name is known, one letter where only that is."""

    first: str
    middles: tuple[str, ...]
    family: str
    generation: str

    @property
    def given(self) -> str:
        """The first name in the form that all its spellings share."""
        return self.first if self.is_initial else given_name(self.first)

    @property
    def is_initial(self) -> bool:
        return len(self.first) == 1

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in (self.first, *self.middles) if word)

    @property
    def tail(self) -> tuple[str, ...]:
        """The words of the name, as another name may end on them: `garcia marquez`."""
        return tuple(word for word in (self.first, *self.middles, self.family) if word)


@lru_cache(maxsize=65_536)
def parsed(name: str, others: tuple[str, ...] = ()) -> PersonName:
    """The parts of a name; `others` are what its bearer is called besides, which tells the family name apart."""
    words = folded_words(name)
    told = generation(name)
    if len(words) in (2, 3) and _family_first(words, name, others):
        return PersonName("-".join(words[1:]), (), words[0], told)
    if len(words) == 2 and name.startswith("Al "):
        return PersonName(
            "al", (), words[1], told
        )  # Al Gore; what is Arabic is written al- or found out later
    if len(words) < 2 or not given(" ".join(words)):
        return PersonName("", (), _last_part(bare_family(" ".join(words))), told)
    family = bare_family(" ".join(words))
    first, *middles = _initials_apart(words[: -len(with_particles(" ".join(words)).split())])
    if "-" in family:
        before, _, family = family.rpartition("-")
        middles += before.split("-")
    middles = [word for word in middles if not _SERVANT.fullmatch(word)]
    return PersonName(first, tuple(middles), family, told)


def generation(name: str) -> str:
    """`jr` of `John Hale Jr.`, or nothing."""
    return _GENERATIONS.get(fold(name).split(" ")[-1].strip(",."), "")


def _last_part(family: str) -> str:
    return family.rpartition("-")[2] or family


def _initials_apart(words: tuple[str, ...]) -> list[str]:
    """`george w.` -> `george`, `w`; `j.f.` -> `j`, `f`; `abdel`, `rahman` -> `abdel rahman`."""
    apart: list[str] = []
    for word in words:
        if apart and _SERVANT.fullmatch(apart[-1]):
            apart[-1] += f" {word}"
        elif re.fullmatch(r"(?:\w\.?-?)+", word) and "." in word and max(map(len, word.split("."))) == 1:
            apart += [letter for letter in word if letter.isalpha()]
        else:
            apart.append(word.strip(".") or word)
    return apart


def _family_first(words: tuple[str, ...], name: str, others: tuple[str, ...]) -> bool:
    raw = name.split()
    if raw[0].isalpha() and raw[0].isupper() and len(raw[0]) > 2 and not any(w.isupper() for w in raw[1:]):
        return True
    if given_gender(words[0]) and words[0] not in _EASTERN_FAMILIES:
        return False
    if words[0] in _EASTERN_FAMILIES:
        rest = words[1:]
        short = len(rest) == 1 or all(len(word) < 6 for word in rest)
        eastern = all(_EASTERN_GIVEN.fullmatch(word) or len(rest) == 2 for word in rest)
        return (
            short and eastern and not any(_western(words[0] if len(rest) == 1 else "", word) for word in rest)
        )
    alone = {fold(other) for other in others if " " not in other}
    reversed_ = len(words) == 2 and bool(given_gender(words[1])) and words[0] in alone
    return reversed_ and words[1] not in alone and words[0] not in _KNOWN_BY_GIVEN_NAME


def _western(first: str, second: str) -> bool:
    """Whether a second word makes the first one a given name (`Kim Lee`, `Lee Ann`, `Lee B.`)."""
    both = second in _EASTERN_FAMILIES and first in {"kim", "lee"}
    return both or "." in second or bool(given_gender(second))


@lru_cache(maxsize=65_536)
def eastern_family(name: str) -> str:
    """The folded family name where it stands first, as in `Xi Jinping`; else an empty string."""
    first = folded_words(name)[:1]
    return (
        first[0]
        if first and first[0] in _EASTERN_FAMILIES and parsed(name).family == first[0] and " " in name
        else ""
    )


def family_key(name: PersonName) -> str:
    """What spellings of one family name share. Long names are compared by sound, short ones letter by letter."""
    family = one_name(name.family)
    heard = sound(family)
    return heard if len(heard) >= _LEVELLED else re.sub(r"(.)\1+", r"\1", _umlauts(family))


def _umlauts(word: str) -> str:
    return re.sub(r"([aou])e(?=[^aeiou])", r"\1", word)


def block_key(name: PersonName) -> str:
    return skeleton(one_name(name.family))
