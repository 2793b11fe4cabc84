"""Three articles for the fake case, one of them full of letters beyond the basic plane; people, events and places are
found by their names."""

import re
from dataclasses import dataclass, field

from dossier.domain.analysis import EntityKind, Form, StatementKind
from dossier.domain.documents import sha256_hex
from dossier.domain.passages import paragraphs
from dossier.domain.views import (
    Citation,
    EntityRef,
    Mark,
    QuoteRow,
    SourceRow,
    StatementRow,
    Status,
)

PARIS = """The hunt for Salah Abdeslam
Salah Abdeslam drove three attackers to the Bataclan in Paris on Friday, police said.
"Turn yourself in," his brother Mohamed Abdeslam told reporters on Tuesday.
Two men reportedly drove Abdeslam to Belgium hours after the Paris attacks.
Abdeslam, 26, is a Belgian-based Frenchman.
Sign up for our newsletter."""

EMOJI = """😀😀 A live blog 🇫🇷
🚨🚨🚨 Breaking: Salah Abdeslam was not in the house in Molenbeek 🏠, Belgium said.
𝔖𝔞𝔩𝔞𝔥 is how one reader wrote the name; Mohamed Abdeslam spelt it plainly."""

PLAN = """France to extend its state of emergency
Francois Hollande will ask parliament on Wednesday to extend the emergency after the Paris attacks.
"France is at war," said Francois Hollande in Paris."""

ENTITIES: tuple[tuple[str, EntityKind, str, tuple[str, ...]], ...] = (
    ("p-salah", EntityKind.PERSON, "Salah Abdeslam", ("Abdeslam",)),
    ("p-mohamed", EntityKind.PERSON, "Mohamed Abdeslam", ()),
    ("p-hollande", EntityKind.PERSON, "Francois Hollande", ("Hollande",)),
    ("e-paris", EntityKind.EVENT, "Paris attacks", ()),
    ("o-police", EntityKind.ORGANISATION, "police", ()),
    ("l-paris", EntityKind.PLACE, "Paris", ()),
    ("l-belgium", EntityKind.PLACE, "Belgium", ()),
    ("l-molenbeek", EntityKind.PLACE, "Molenbeek", ()),
)


@dataclass
class FakeSource:
    row: SourceRow
    text: str
    marks: list[Mark] = field(default_factory=list)
    statements: list[StatementRow] = field(default_factory=list)
    quotes: list[QuoteRow] = field(default_factory=list)


def make_source(
    number: int, text: str, title: str, publisher: str, published: str, *, statements: bool = True
) -> FakeSource:
    name = f"{number:03d}.txt"
    row = SourceRow(
        id=sha256_hex(text.encode()),
        file=name,
        title=title,
        publisher=publisher,
        authors=(),
        published=published,
        language="en",
        url="",
        media_type="text/plain",
        bytes=len(text.encode()),
        characters=len(text),
        undecodable=0,
        ingested="2026-11-20T14:00:00.000Z",
        ingested_by="Ada",
        analyser="fake",
        model="none",
        notice="",
        withdrawn=False,
    )
    source = FakeSource(row, text)
    _find_marks(source)
    if statements:
        _find_statements(source)
    return source


def _find_marks(source: FakeSource) -> None:
    taken: set[int] = set()
    names = sorted(
        ((name, id_, kind) for id_, kind, full, more in ENTITIES for name in (full, *more)),
        key=lambda n: -len(n[0]),
    )
    for name, id_, kind in names:
        for match in re.finditer(re.escape(name), source.text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                source.marks.append(Mark(*match.span(), kind, Form.NAME, id_))
    source.marks.sort(key=lambda mark: mark.start)


def _find_statements(source: FakeSource) -> None:
    for number, span in enumerate(paragraphs(source.text), start=1):
        inside = [mark for mark in source.marks if span.start <= mark.start < span.end]
        if not inside or number == 1:
            continue
        refs = tuple({m.entity or "": ref(m.entity or "") for m in inside}.values())
        citation = cite(source, span.start, span.end, number)
        words = citation.exact
        kind = StatementKind.PLAN if " will " in words else StatementKind.ACTION
        kind = StatementKind.ROLE if " is a " in words else kind
        said = "police" if "police said" in words else None
        date = "2015-11-13" if "Friday" in words else None
        row = StatementRow(
            id=f"{source.row.id[:6]}-{number}",
            kind=kind,
            citation=citation,
            subjects=refs[:1],
            others=refs[1:],
            attribution=said,
            attributed_to=None,
            hedged="reportedly" in words,
            negated=" not " in words,
            date=date,
            date_text="Friday" if date else "",
            status=Status.UNREVIEWED,
            score=800,
        )
        source.statements.append(row)
        if words.startswith('"'):
            source.quotes.append(QuoteRow(f"q-{number}", "direct", citation, "he", refs[0], None, 900))


def cite(source: FakeSource, start: int, end: int, paragraph: int) -> Citation:
    row = source.row
    return Citation(
        row.id,
        row.file,
        row.title,
        row.publisher,
        row.published,
        start,
        end,
        paragraph,
        source.text[start:end],
    )


def ref(entity: str) -> EntityRef:
    id_, kind, name, _ = next(e for e in ENTITIES if e[0] == entity)
    return EntityRef(id_, kind, name)


def sample_sources() -> list[FakeSource]:
    return [
        make_source(0, PARIS, "The hunt for Salah Abdeslam", "Middle East Eye", "2015-11-17"),
        make_source(1, EMOJI, "A live blog", "", ""),
        make_source(2, PLAN, "France to extend its state of emergency", "Deutsche Welle", "2015-11-18"),
    ]
