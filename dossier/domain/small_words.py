"""Small words that one language has and others have not: they tell at a glance what most texts are written in, without
a classifier, which takes half a second to load."""

import re
from collections import Counter
from dataclasses import dataclass

_SMALL_WORDS = {
    "en": """the and of to that with for from was were is are has have had by at this it its his her they not
        be been who which after said would will about""",
    "fr": """le les des et est dans une du au aux qui sur pour par pas avec son ses plus sont ont été cette ces
        mais ou où selon après leur elle il être fait même l' d' qu' n' s' c'""",
    "de": """der die das und den dem des ein eine einen einem einer ist nicht mit von auf für im zu zum zur sich
        auch als wurde werden nach bei aus hat sind dass oder wie über""",
    "es": """el los las y del que una por con para es su al lo más como pero sus fue este ha sobre también entre
        sin muy ya está han según después""",
    "it": """il lo gli di che è della del dei delle nel nella per con non sono una un al alla dal dalla anche come
        più ha ma sul sulla questo stato dopo ed l' dell' nell' all'""",
    "nl": """de het een en van is dat niet op te zijn voor met aan door ook naar bij werd wordt heeft hij zij maar
        om uit over nog na er deze dit als""",
    "pt": """o os e do da dos das em um uma que não no na nos nas ao com por para foi mais mas como seu sua são
        está pela pelo após também já ter""",
}
_WORD = re.compile(r"[^\W\d_]+['’]?")
_FEW = 3
"""So many small words of one language and none of another tell even of a short text."""
_ENOUGH_WORDS = 60
"""Words in which shares mean something."""


def _telling() -> dict[str, str]:
    """Each small word that only one of the languages has, and that language."""
    homes: dict[str, list[str]] = {}
    for tag, words in _SMALL_WORDS.items():
        for word in words.split():
            homes.setdefault(word, []).append(tag)
    return {word: tags[0] for word, tags in homes.items() if len(tags) == 1}


_TELLING = _telling()


@dataclass(frozen=True, slots=True)
class Votes:
    """How many small words of each language a text has, among how many words."""

    of: Counter[str]
    words: int

    @property
    def best(self) -> str:
        """The language with the most; empty where there are none."""
        return next((tag for tag, _ in self.of.most_common(1)), "")

    @property
    def clear(self) -> bool:
        """Whether no other language comes near the best."""
        (_, most), (_, next_most) = [*self.of.most_common(2), ("", 0), ("", 0)][:2]
        return most >= _FEW and most >= 3 * next_most

    @property
    def plain(self) -> bool:
        """Whether the best is clear, and as frequent as small words are in a text of its language; of a short text,
        that is not asked."""
        often = self.words < _ENOUGH_WORDS or self.of[self.best] * 10 >= self.words
        return self.clear and often


def votes(text: str) -> Votes:
    words = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    return Votes(Counter(_TELLING[word] for word in words if word in _TELLING), len(words))
