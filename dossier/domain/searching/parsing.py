"""From what a person typed to the tree of it; or where it cannot be read, and the nearest query that can.

or:   and (OR and)…           and:  not ([AND] not)…
not:  NOT not | near          near: one (NEAR one)…
one:  ( or ) | word | "phrase" | field:value | NEAR(one one…, number)
"""

from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from dossier.domain.errors import DossierError
from dossier.domain.searching import fields, likeness
from dossier.domain.searching.tokens import Sort, Token, cleaned, has_word, tokens
from dossier.domain.searching.tree import NEARNESS, Field, Near, Node, Not, Phrase, Word, all_of, any_of

MOST_TERMS, DEEPEST, LONGEST = 64, 24, 4000
_TRIES = 80


class QueryError(DossierError):
    """A query that cannot be read. `position` is where, in code points; `repair` the nearest query that can be read,
    empty where there is none."""

    def __init__(self, why: str, query: str, position: int, repair: str) -> None:
        super().__init__(f"{why} (at character {position + 1}).")
        self.why, self.query, self.position, self.repair = why, query, position, repair

    @property
    def caret(self) -> str:
        """The query, and a mark below the place; a window of it where it is long."""
        start = max(0, self.position - 60)
        shown = self.query[start : start + 120]
        return f"{shown}\n{' ' * (self.position - start)}^"


class _Broken(Exception):
    """What is wrong where, and the edit that would mend it: `[start, end)` replaced by `instead`."""

    def __init__(self, why: str, at: int, start: int, end: int, instead: str) -> None:
        super().__init__(why)
        self.why, self.at, self.start, self.end, self.instead = why, at, start, end, instead


def parse(query: str) -> Node | None:
    """The tree of a query, None where nothing is asked for. Raises QueryError."""
    plain = cleaned(query)
    try:
        return _parsed(plain)
    except _Broken as broken:
        raise QueryError(broken.why, plain, broken.at, _mended(plain, broken)) from None


def readable(query: str) -> str:
    """The query itself where it can be read, else the nearest that can."""
    try:
        parse(query)
    except QueryError as error:
        return error.repair
    return query


def _mended(query: str, broken: _Broken) -> str:
    for _ in range(_TRIES):
        query = query[: broken.start] + broken.instead + query[broken.end :]
        try:
            _parsed(query)
        except _Broken as again:
            broken = again
        else:
            return " ".join(query.split())
    return ""


def _parsed(query: str) -> Node | None:
    if len(query) > LONGEST:
        cut = query.rfind(" ", 0, LONGEST) if " " in query[:LONGEST] else LONGEST
        raise _Broken("The query is too long", cut, max(cut, 0), len(query), "")
    found = list(tokens(query))
    terms = [t for t in found if t.sort in (Sort.WORD, Sort.PHRASE, Sort.FIELD)]
    if len(terms) > MOST_TERMS:
        at = terms[MOST_TERMS].start
        raise _Broken(f"More than {MOST_TERMS} words are too many", at, at, len(query), "")
    return _Parser(query, found).query()


class _Place(NamedTuple):
    start: int
    end: int


class _Parser:
    def __init__(self, query: str, found: Sequence[Token]) -> None:
        self._query, self._tokens, self._at, self._depth = query, found, 0, 0

    def query(self) -> Node | None:
        if not self._tokens:
            return None
        tree = self._either()
        if (left := self._next) is not None:
            if left.sort is Sort.CLOSE:
                self._fail("This bracket closes nothing", left)
            self._fail("This comma belongs inside NEAR( … )", left)
        return tree

    # -- the grammar

    def _either(self) -> Node:
        parts = [self._every()]
        while (operator := self._take(Sort.OR)) is not None:
            self._need_more(operator, "OR")
            parts.append(self._every())
        return any_of(parts)

    def _every(self) -> Node:
        token = self._next
        if token is not None and token.sort in (Sort.AND, Sort.OR, Sort.NEAR):
            self._fail(f"There is nothing before {token.sort.name}", token)
        parts = [self._without()]
        while (token := self._next) is not None and token.sort not in (Sort.OR, Sort.CLOSE, Sort.COMMA):
            if token.sort is Sort.AND:
                self._at += 1
                self._need_more(token, "AND")
            parts.append(self._without())
        return all_of(parts)

    def _without(self) -> Node:
        operator = self._take(Sort.NOT)
        if operator is None:
            return self._near()
        self._need_more(operator, "NOT")
        self._go_deeper(operator)
        tree = Not(self._without())
        self._depth -= 1
        return tree

    def _near(self) -> Node:
        first = self._next
        left = self._one()
        while (operator := self._take(Sort.NEAR)) is not None:
            self._need_more(operator, "NEAR")
            right_token = self._next
            right = self._one()
            for side, token in ((left, first), (right, right_token)):
                if not isinstance(side, (Word, Phrase, Near)) or (isinstance(right, Near)):
                    raise _Broken("NEAR joins words and phrases", (token or operator).start,
                                  operator.start, operator.end, "AND")  # fmt: skip
            within = int(operator.text) if operator.text else NEARNESS
            before = left.parts if isinstance(left, Near) else (left,)
            left = Near((*before, right), within)  # type: ignore[arg-type]
        return left

    def _one(self) -> Node:
        token = self._next
        assert token is not None, "whoever asks has looked"
        self._at += 1
        if token.sort is Sort.OPEN:
            return self._bracketed(token)
        if token.sort is Sort.NEAR_OPEN:
            return self._near_group(token)
        if token.sort in (Sort.WORD, Sort.PHRASE):
            return self._words(token)
        if token.sort is Sort.FIELD:
            return self._field(token)
        if token.sort is Sort.COMMA:
            self._fail("This comma belongs inside NEAR( … )", token)
        what = "this bracket" if token.sort is Sort.CLOSE else token.sort.name
        self._fail(f"There is nothing before {what}", token)

    def _bracketed(self, opened: Token) -> Node:
        if (closed := self._take(Sort.CLOSE)) is not None:
            raise _Broken("There is nothing in these brackets", opened.start, opened.start, closed.end, " ")
        self._need_more(opened, "this bracket")
        self._go_deeper(opened)
        tree = self._either()
        self._depth -= 1
        if self._take(Sort.CLOSE) is None:
            if (comma := self._next) is not None:
                self._fail("This comma belongs inside NEAR( … )", comma)
            self._insert("This bracket is not closed", opened.start, ")")
        return tree

    def _near_group(self, opened: Token) -> Node:
        parts: list[Word | Phrase] = []
        while (token := self._next) is not None and token.sort in (Sort.WORD, Sort.PHRASE):
            self._at += 1
            parts.append(self._words(token))
        within = self._take_number()
        if self._take(Sort.CLOSE) is None:
            if (token := self._next) is not None:
                self._fail("NEAR( … ) holds words and phrases, and a number behind a comma", token)
            self._insert("This bracket is not closed", opened.start, ")")
        if not parts:
            raise _Broken("There is nothing in NEAR( … )", opened.start, opened.start, self._last_end, " ")
        return Near(tuple(parts), within) if len(parts) > 1 else parts[0]

    def _take_number(self) -> int:
        comma = self._take(Sort.COMMA)
        if comma is None:
            return NEARNESS
        number = self._next
        if number is None or number.sort is not Sort.WORD or not _is_number(number.text):
            raise _Broken(
                "A number of words belongs behind this comma", comma.start, comma.start, comma.end, " "
            )
        self._at += 1
        return int(number.text)

    def _words(self, token: Token) -> Word | Phrase:
        if not token.closed:
            if has_word(token.text):
                self._insert("This quotation mark is not closed", token.start, '"')
            raise _Broken("This quotation mark is not closed", token.start, token.start, token.end, "")
        if token.sort is Sort.PHRASE:
            return Phrase(token.text, token.begins)
        return Word(token.text, token.begins)

    def _field(self, token: Token) -> Node:
        name = fields.SPELLINGS.get(token.name.lower())
        if name is None:
            near = likeness.nearest(token.name.lower(), fields.SPELLINGS)
            place = _Place(token.start, token.start + len(token.name))
            if near is not None:
                raise _Broken(f"There is no field “{token.name}:”", place.start, *place, near)
            words = self._query[token.start : token.end].replace('"', " ")
            raise _Broken(
                f"There is no field “{token.name}:”", place.start, token.start, token.end, f'"{words}"'
            )
        if not token.closed:
            self._insert("This quotation mark is not closed", token.start + len(token.name) + 1, '"')
        value = token.start + len(token.name) + 1
        if not token.text or (name not in _SIGNS_COUNT and not has_word(token.text)):
            raise _Broken(f"Nothing stands behind “{token.name}:”", value, token.start, token.end, " ")
        wrong = fields.problem(name, token.text)
        if wrong is not None:
            instead = f"{token.name}:{wrong.instead}" if wrong.instead else " "
            raise _Broken(wrong.why, value, token.start, token.end, instead)
        return Field(name, fields.tidy(name, token.text))

    # -- moving on

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    @property
    def _last_end(self) -> int:
        return self._tokens[self._at - 1].end

    def _take(self, sort: Sort) -> Token | None:
        token = self._next
        if token is None or token.sort is not sort:
            return None
        self._at += 1
        return token

    def _go_deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail("Brackets are nested too deeply", token)

    def _need_more(self, operator: Token, what: str) -> None:
        """Something must follow that an operator can stand before."""
        token = self._next
        if token is None or token.sort in (Sort.CLOSE, Sort.COMMA):
            self._fail(f"There is nothing behind {what}", operator)
        if token.sort in (Sort.AND, Sort.OR, Sort.NEAR):
            self._fail(f"{token.sort.name} stands where a word belongs", token)

    def _fail(self, why: str, token: Token) -> NoReturn:
        """What is wrong is this token: without it, the query may do."""
        raise _Broken(why, token.start, token.start, token.end, " ")

    def _insert(self, why: str, at: int, missing: str) -> NoReturn:
        end = len(self._query)
        raise _Broken(why, at, end, end, missing)


_SIGNS_COUNT = (fields.FieldName.DATE, fields.FieldName.GRADE)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3
