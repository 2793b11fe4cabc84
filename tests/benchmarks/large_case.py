"""Case files of thousands of sources with their analyses, made without reading anything: the same for the same seed.

As in a real case a few people are named in thousands of sources, and most in a handful. Entries are appended as the
program appends them, so the file is a case file like any other; nothing in it is anybody's text.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import accumulate, product
from pathlib import Path
from random import Random
from string import Formatter

from dossier.domain.analysis import (
    Analysis,
    Chain,
    DateExpression,
    EntityKind,
    EventDetails,
    EventStatus,
    Form,
    Mention,
    Participation,
    Quote,
    Statement,
    StatementKind,
)
from dossier.domain.analysis import Attribution as By
from dossier.domain.dates import TimeExpression, Unit
from dossier.domain.documents import Metadata
from dossier.domain.entries import Author, Fact, SourceAnalysed, SourceIngested
from dossier.store import CaseFile, Writer, encode_analysis
from tests.benchmarks.articles import DAYS, GIVEN

MIGRATIONS = Path(__file__).parents[2] / "migrations"
CHUNK = 20
"""Sources that are recorded in one act."""

PEOPLE, BODIES, PLACES = 6000, 900, 500
_SYLLABLES = "bar ke lin mo ta ris ven dol gra sun pel hok zim fer nas".split()
_HAPPENINGS = "attack raid arrest explosion trial election strike protest fire vote".split()
_DEEDS = (StatementKind.ACTION, StatementKind.SPEECH, StatementKind.ROLE, StatementKind.PLAN)

# p, q: people; o: an organisation; l: a place; e: a happening; d: a day of the week; n: a number.
_TEMPLATES = (
    "{p} met {q} in {l} on {d} and left after {n} minutes without a word.",
    "{p} told reporters that the inquiry would be over within {n} days.",
    '"We will not wait another {n} days for an answer to this," {p} said.',
    "{o} confirmed that {n} people had been questioned since the morning.",
    "Neighbours described {p} as a quiet man who had never been seen with the others.",
    "The {e} began at about {n} minutes past nine, when the market was full.",
    "{p} had worked as an accountant for {n} years before the company closed.",
    "Nobody in {l} wanted to say who had rented the flat on the third floor.",
    "According to {o} the letters were posted on {d} from three different offices.",
)


def make(
    path: Path, count: int, *, author: Author, sentences: int = 30, wall_ms: Callable[[], int] | None = None
) -> None:
    """A new case file at `path` with `count` sources of so many sentences each, about a statement a sentence."""
    clock = {"wall_ms": wall_ms} if wall_ms else {}
    with closing(
        CaseFile.create(
            path, title="Bench", author=author, name="Ada", initials="A", migrations=MIGRATIONS, **clock
        )
    ) as case:
        add(case, range(count), author=author, sentences=sentences)


def add(case: CaseFile, numbers: Sequence[int], *, author: Author, sentences: int = 30) -> None:
    """Append the sources with these numbers, each with its analysis."""
    for start in range(0, len(numbers), CHUNK):
        with case.writing(author) as writer:
            writer.append(
                [
                    fact
                    for number in numbers[start : start + CHUNK]
                    for fact in _facts(writer, number, sentences)
                ]
            )


def _facts(writer: Writer, number: int, sentences: int) -> Iterator[Fact]:
    draft = _Draft(number)
    for _ in range(sentences):
        draft.write_sentence()
    text, analysis = draft.text, draft.analysis()
    content, findings = text.encode(), encode_analysis(analysis)
    source, blob = writer.add_source(content), writer.add_blob(findings)
    text_id = writer.add_blob(content)
    published = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}"
    metadata = Metadata(
        f"What happened on day {number}", "The Daily Example", ("Ann Example",), published, "en"
    )
    file = f"article-{number:06}.txt"
    yield SourceIngested(
        source, text_id, file, "text/plain", len(content), len(text), "plain", 1, "utf-8", 0, metadata
    )
    yield SourceAnalysed(source, text_id, blob, analysis.analyser, analysis.version, analysis.model)


class _Draft:
    """An article that is being written, with what an analyser would find in it."""

    def __init__(self, number: int) -> None:
        self._chance = Random(f"large/{number}")
        self._words: list[str] = []
        self._length = 0
        self._written: set[int] = set()
        self._chains, self._slots = self._cast()
        self._mentions: list[Mention] = []
        self._statements: list[Statement] = []
        self._quotes: list[Quote] = []
        self._dates: list[DateExpression] = []
        self._put(f"What happened on day {number}\n\n")

    @property
    def text(self) -> str:
        return "".join(self._words)

    def analysis(self) -> Analysis:
        return Analysis(
            "made",
            1,
            "made",
            "en",
            chains=tuple(self._chains),
            mentions=tuple(self._mentions),
            quotes=tuple(self._quotes),
            dates=tuple(self._dates),
            statements=tuple(self._statements),
        )

    def write_sentence(self) -> None:
        start, first, dates = self._length, len(self._mentions), len(self._dates)
        template = self._chance.choice(_TEMPLATES)
        for words, slot, _, _ in Formatter().parse(template):
            self._put(words)
            if slot == "n":
                self._put(str(self._chance.randint(2, 90)))
            elif slot == "d":
                self._tell_day()
            elif slot:
                self._mention(self._chance.choice(self._slots[slot]), slot)
        date = dates if len(self._dates) > dates else None
        score, kind = self._chance.randint(500, 950), self._chance.choice(_DEEDS)
        told = list(dict.fromkeys(mention.chain for mention in self._mentions[first:]))
        hedged = self._chance.random() < 0.1
        self._statements.append(
            Statement(
                start=start,
                end=self._length,
                kind=kind,
                subjects=tuple(told[:1]),
                others=tuple(told[1:]),
                attribution=None,
                hedged=hedged,
                hedge=None,
                negated=False,
                date=date,
                score=score,
                rule=f"{kind}-clause",
            )
        )
        if template.startswith('"'):
            speaker = self._mentions[first]
            end = start + self.text[start:].index('"', 1) + 1
            by = By(speaker.start, speaker.end, speaker.chain)
            self._quotes.append(Quote(start, end, "direct", by, None, None, 900))
        self._put("\n\n" if self._chance.random() < 0.3 else " ")

    # -- inside

    def _put(self, words: str) -> None:
        self._words.append(words)
        self._length += len(words)

    def _mention(self, chain: int, slot: str) -> None:
        """By the whole name first, and people by the family name after that."""
        name = self._chains[chain].name
        shown = name.split()[-1] if slot in "pq" and chain in self._written else name
        self._written.add(chain)
        start = self._length
        self._put(shown)
        form = Form.NOMINAL if slot == "e" else Form.NAME
        self._mentions.append(
            Mention(start, self._length, chain, form, self._chance.randint(600, 990), "made")
        )

    def _tell_day(self) -> None:
        day, start = self._chance.randrange(7), self._length
        self._put(DAYS[day])
        self._dates.append(
            DateExpression(start, self._length, "DATE", TimeExpression(unit=Unit.WEEKDAY, day=day), 900)
        )

    def _cast(self) -> tuple[list[Chain], dict[str, list[int]]]:
        """Who and what the article is about: its chains, and which of them stand in which slot."""
        people = self._drawn(_people(), 6)
        bodies, places = self._drawn(_bodies(), 2), self._drawn(_places(), 3)
        named = [
            *((name, EntityKind.PERSON) for name in people),
            *((name, EntityKind.ORGANISATION) for name in bodies),
            *((name, EntityKind.PLACE) for name in places),
        ]
        chains = [Chain(kind, name, (name,), True, 900) for name, kind in named]
        half, bodies_at, places_at = len(people) // 2, len(people), len(people) + len(bodies)
        happening = self._chance.choice(_HAPPENINGS)
        details = EventDetails(
            happening, None, (places_at,), (Participation(0, "suspect"),), EventStatus.OCCURRED, True
        )
        chains.append(Chain(EntityKind.EVENT, happening, (happening,), False, 800, event=details))
        return chains, {
            "p": list(range(half)),
            "q": list(range(half, bodies_at)),
            "o": list(range(bodies_at, places_at)),
            "l": list(range(places_at, len(chains) - 1)),
            "e": [len(chains) - 1],
        }

    def _drawn(self, pool: tuple[Sequence[str], Sequence[float]], count: int) -> list[str]:
        """So many different ones, the first of the pool far more often than the last."""
        names, weights = pool
        found: dict[str, None] = {}
        while len(found) < count:
            found[self._chance.choices(names, cum_weights=weights)[0]] = None
        return list(found)


def _weighted(names: Sequence[str]) -> tuple[Sequence[str], Sequence[float]]:
    return names, list(accumulate((rank + 1) ** -0.9 for rank in range(len(names))))


def _made_up(seed: str) -> list[str]:
    """Words that are nobody's name, in the order of chance."""
    words = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]
    Random(seed).shuffle(words)
    return words


@lru_cache(1)
def _people() -> tuple[Sequence[str], Sequence[float]]:
    families = _made_up("families")[: PEOPLE // 3]
    chance = Random("people")
    names = [f"{chance.choice(GIVEN)} {families[n % len(families)]}" for n in range(PEOPLE)]
    return _weighted(list(dict.fromkeys(names)))


@lru_cache(1)
def _bodies() -> tuple[Sequence[str], Sequence[float]]:
    return _weighted([f"{word} Group" for word in _made_up("bodies")[:BODIES]])


@lru_cache(1)
def _places() -> tuple[Sequence[str], Sequence[float]]:
    return _weighted([f"{word}burg" for word in _made_up("places")[:PLACES]])
