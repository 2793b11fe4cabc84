"""How names and queries are folded, so that "francois" finds "François"."""

import unicodedata

from dossier.domain.searching.tokens import has_word


def folded(text: str) -> str:
    """`text` without case and diacritics, blanks made single."""
    if text.isascii():  # most are, and need no tables
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def match_expression(query: str) -> str:
    """What a person typed, as an FTS5 query: plain words must all occur, "quoted words" in a row, `word*`
    begins one.

    Empty when nothing in it can be looked for. Whatever is typed, the result is valid.
    """
    terms = []
    for number, part in enumerate(query.replace("\0", " ").split('"')):
        is_phrase = number % 2 == 1
        for words in [part] if is_phrase else part.split():
            if has_word(words):
                begins = "*" if not is_phrase and words.endswith("*") else ""
                terms.append(f'"{words}"{begins}')
    return " AND ".join(terms)
