"""What a mark of a timeline says of itself, in one line."""

from dossier.domain.date_words import ENGLISH, Names, in_words
from dossier.domain.time_marks import TimeMark


def line_of(mark: TimeMark, names: Names = ENGLISH) -> str:
    """All that a mark says: when, what, who, in which source, reported when."""
    cited = mark.citation
    parts = [
        in_words(mark.value, mark.vague, names),
        " ".join(mark.words.split()),
        mark.who,
        "sources differ" if mark.disputed else "",
        f"{cited.publisher or cited.title or cited.file}, {cited.place}" if cited else "",
        f"reported {in_words(cited.published[:10], names=names)}" if cited and cited.published else "",
    ]
    return " · ".join(part for part in parts if part)
