"""From what a person types to the tree of it, back, and what is said of what cannot be read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.domain.searching import (
    And,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    QueryError,
    Word,
    for_kind,
    narrowed,
    parse,
    readable,
    wanted,
    words_alone,
    written,
)
from dossier.domain.searching.parsing import DEEPEST, MOST_TERMS
from dossier.domain.searching.tree import all_of, any_of

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a NOT b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("NOT (a b)", Not(And((A, B)))),
        ("stat*", Word("stat", begins=True)),
        ('"state of  emergency"', Phrase("state of emergency")),
        ("“Charlie” «Hebdo»", And((Phrase("Charlie"), Phrase("Hebdo")))),
        ('"state of emer"*', Phrase("state of emer", begins=True)),
        ("a NEAR b", Near((A, B), 10)),
        ("a NEAR/3 b NEAR c", Near((A, B, C), 10)),
        ('NEAR(a "b c", 5)', Near((A, Phrase("b c")), 5)),
        ("a near b", And((A, Word("near"), B))),
        ("person:Putin", Field(FieldName.PERSON, "Putin")),
        ('PERSON:"Salah Abdeslam"', Field(FieldName.PERSON, "Salah Abdeslam")),
        ("org:EU", Field(FieldName.ORGANISATION, "EU")),
        ("grade:b2+", Field(FieldName.GRADE, "B2+")),
        ("date:2015-11..2015-12", Field(FieldName.DATE, "2015-11..2015-12")),
        ("date:..2015", Field(FieldName.DATE, "..2015")),
        ("kind:Quote", Field(FieldName.KIND, "quote")),
        ("12:30 https://x.y/z", And((Word("12:30"), Word("https://x.y/z")))),
        ("(a), b; — c!", And((A, B, C))),
        ("— … !", None),
        ("", None),
        ('""', None),
    ],
)
def test_what_is_typed_is_read(query: str, tree: Node | None) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "why", "position", "repair"),
    [
        ("foo AND", "nothing behind AND", 4, "foo"),
        ("AND foo", "nothing before AND", 0, "foo"),
        (")", "nothing before this bracket", 0, ""),
        ("a OR OR b", "OR stands where a word belongs", 5, "a OR b"),
        ("NOT", "nothing behind NOT", 0, ""),
        ("(a b", "bracket is not closed", 0, "(a b)"),
        ("a) b", "closes nothing", 1, "a b"),
        ("a () b", "nothing in these brackets", 2, "a b"),
        ('a "b c', "quotation mark is not closed", 2, 'a "b c"'),
        ("persn:x", "no field “persn:”", 0, "person:x"),
        ("gobbledygook:x", "no field “gobbledygook:”", 0, '"gobbledygook:x"'),
        ("a person:", "Nothing stands behind", 9, "a"),
        ("date:2016..2015", "2016 comes after 2015", 5, "date:2015..2016"),
        ("date:2015-13", "no month 13", 5, "date:2015"),
        ("date:2015-02-30", "has no day 30", 5, "date:2015-02"),
        ("date:0000", "no year 0", 5, ""),
        ("date:2015-11..2015-99-99", "no month 99", 5, "date:2015-11..2015"),
        ("a date:yesterday", "is no date", 7, "a"),
        ("date:..", "A date is a year", 5, ""),
        ("grade:Z9", "is no grade", 6, ""),
        ("status:confirmd", "is no status", 7, "status:confirmed"),
        ("kind:sttement", "is no kind of hit", 5, "kind:statement"),
        ("NEAR(a b", "not closed", 0, "NEAR(a b)"),
        ("NEAR(a b, c)", "A number of words", 8, "NEAR(a b c)"),
        ("a NEAR (b c)", "NEAR joins words", 7, "a AND (b c)"),
        ("NEAR()", "nothing in NEAR", 0, ""),
    ],
)
def test_what_cannot_be_read_says_where_and_what_could(
    query: str, why: str, position: int, repair: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    error = caught.value
    assert why in error.why
    assert (error.position, error.repair) == (position, repair)
    shown, mark = error.caret.split("\n")
    assert shown[mark.index("^") : mark.index("^") + 1] == query[position : position + 1]
    parse(repair)


def test_a_caret_far_out_is_still_shown() -> None:
    with pytest.raises(QueryError) as caught:
        parse(f"{'word ' * 40}( b")
    shown, mark = caught.value.caret.split("\n")
    assert len(shown) <= 120
    assert shown[len(mark) - 1] == "("


def test_what_is_too_much_is_refused_with_what_would_do() -> None:
    for query in ("a " * (MOST_TERMS + 1), "(" * (DEEPEST + 5) + "a", "x" * 5000, "NOT " * 60 + "a"):
        with pytest.raises(QueryError) as caught:
            parse(query)
        parse(caught.value.repair)


# ---- properties

words = st.text("abé", min_size=1, max_size=4)
plain = st.builds(Word, words, st.booleans()) | st.builds(
    Phrase, st.lists(words, min_size=1, max_size=3).map(" ".join), st.booleans()
)
nears = st.builds(Near, st.lists(plain, min_size=2, max_size=3).map(tuple), st.integers(0, 99))
fields = st.builds(
    Field, st.sampled_from([FieldName.PERSON, FieldName.TAG, FieldName.BY]), words | words.map("a {}".format)
) | st.sampled_from(
    [
        Field(FieldName.DATE, "2015-11..2015-12"),
        Field(FieldName.GRADE, "B2+"),
        Field(FieldName.STATUS, "confirmed"),
        Field(FieldName.KIND, "quote"),
        Field(FieldName.KIND, "person"),
    ]
)
trees: st.SearchStrategy[Node] = st.recursive(
    plain | nears | fields,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3).map(all_of)
        | st.lists(inner, min_size=2, max_size=3).map(any_of)
        | inner.map(Not)
    ),
    max_leaves=12,
)
signs = st.text(' "()*:-,.AND OR NOT NEAR/person:date:2015 “”\x00\ud800é', max_size=60)


@given(trees)
def test_a_tree_that_is_written_is_read_as_itself(tree: Node) -> None:
    assert parse(written(tree)) == tree


def _error(query: str) -> QueryError | None:
    try:
        parse(query)
    except QueryError as error:
        return error
    return None


@given(st.text(max_size=60) | signs)
@example(":NOT")
@example(":AA:0")
@example("-:NEAR/3*")
def test_whatever_is_typed_is_read_or_mended(query: str) -> None:
    mended = readable(query)
    tree = parse(mended)
    assert tree is None or parse(written(tree)) == tree
    error = _error(query)
    assert error is None or (error.why and 0 <= error.position <= len(query))


@given(trees, st.sampled_from(["quote", "person", "note"]))
def test_a_tree_for_one_kind_of_hit_asks_for_no_kind(tree: Node, kind: str) -> None:
    left = for_kind(tree, kind)
    assert isinstance(left, bool) or "kind:" not in written(left)


@given(trees)
def test_the_words_alone_have_no_fields(tree: Node) -> None:
    alone = words_alone(tree)
    if alone is not None:
        assert not any(f"{name}:" in written(alone) for name in FieldName)
        assert list(wanted(alone)) == list(wanted(tree))


# ---- narrowing


@pytest.mark.parametrize("query", ["syria", "syria OR raqqa", '"air strike" date:2015', ""])
def test_a_search_is_narrowed_and_widened_again(query: str) -> None:
    value = "Middle East Eye"
    once = narrowed(query, FieldName.PUBLISHER, value)
    tree = parse(once)
    field = Field(FieldName.PUBLISHER, value)
    assert tree == field or (isinstance(tree, And) and field in tree.parts)
    again = narrowed(once, FieldName.PUBLISHER, value)
    assert parse(again) == parse(query)
