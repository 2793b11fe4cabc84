"""Time expressions: text to value, in an article published on Tuesday, 17 November 2015."""

import pytest

from dossier.analysis.date_rules import Found
from dossier.analysis.date_scan import scan
from dossier.domain.dates import resolve
from tests.unit.analysis.models import needs_good_model

PUBLISHED = "2015-11-17"


def rules(text: str) -> list[Found]:
    return [one for group in scan(text) for one in group]


ALONE = [
    ("on 13 November 2015", "13 November 2015", "2015-11-13"),
    ("November 13, 2015", "November 13, 2015", "2015-11-13"),
    ("November 16. 2015", "November 16. 2015", "2015-11-16"),
    ("Friday, August 21, 2015", "Friday, August 21, 2015", "2015-08-21"),
    ("the 3rd of May 1999", "3rd of May 1999", "1999-05-03"),
    ("17.11.2015", "17.11.2015", "2015-11-17"),
    ("2015-11-17", "2015-11-17", "2015-11-17"),
    ("31/12/2014", "31/12/2014", "2014-12-31"),
    ("12/31/2014", "12/31/2014", "2014-12-31"),
    ("31 October", "31 October", "2015-10-31"),
    ("Oct. 31", "Oct. 31", "2015-10-31"),
    ("November 13, 2015 at 9:20 p.m.", "November 13, 2015 at 9:20 p.m.", "2015-11-13T21:20"),
    ("in August 2013", "August 2013", "2013-08"),
    ("the end of September", "the end of September", "2015-09"),
    ("the 1980s", "the 1980s", "198"),
    ("the 19th century", "the 19th century", "18"),
    ("the third quarter of 2014", "third quarter of 2014", "2014-Q3"),
    ("the second quarter", "second quarter", "2015-Q2"),
    ("fiscal 2007", "fiscal 2007", "FY2007"),
    ("the summer of 2010", "the summer of 2010", "2010-SU"),
    ("last summer", "last summer", "2015-SU"),
    ("late on Monday", "late on Monday", "2015-11-16"),
    ("5am on Saturday morning", "5am on Saturday morning", "2015-11-14T05:00"),
    ("early on Saturday", "early on Saturday", "2015-11-14TMO"),
    ("Tuesday evening", "Tuesday evening", "2015-11-17TEV"),
    ("last Friday", "last Friday", "2015-11-13"),
    ("next Friday", "next Friday", "2015-11-20"),
    ("yesterday morning", "yesterday morning", "2015-11-16TMO"),
    ("overnight", "overnight", "2015-11-16TNI"),
    ("last night", "last night", "2015-11-16TNI"),
    ("the day before yesterday", "the day before yesterday", "2015-11-15"),
    ("tomorrow", "tomorrow", "2015-11-18"),
    ("last week", "last week", "2015-W46"),
    ("next month", "next month", "2015-12"),
    ("earlier this year", "earlier this year", "2015"),
    ("early next year", "early next year", "2016"),
    ("three days ago", "three days ago", "2015-11-14"),
    ("two weeks ago", "two weeks ago", "2015-W45"),
    ("a year ago", "a year ago", "2014"),
    ("within 48 hours", "48 hours", "PT48H"),
    ("two years", "two years", "P2Y"),
    ("a two-year ban", "two-year", "P2Y"),
    ("a minute of silence", "a minute", "PT1M"),
    ("for half an hour", "half an hour", "PT30M"),
    ("for decades", "decades", "PXE"),
    ("hours after the attacks", "hours after", "PTXH"),
    ("every Monday", "every Monday", "XXXX-WXX-1"),
    ("on Mondays", "Mondays", "XXXX-WXX-1"),
    ("twice a week", "twice a week", "P1W"),
    ("every two weeks", "every two weeks", "P2W"),
    ("the September 11 attacks", "September 11", "2001-09-11"),
    ("Christmas Day", "Christmas Day", "2015-12-25"),
    ("in recent years", "in recent years", "PAST_REF"),
    ("currently", "currently", "PRESENT_REF"),
    ("in the near future", "in the near future", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), ALONE)
def test_what_the_words_alone_say(text, words, value):
    found = [(text[f.start : f.end], resolve(f.time, PUBLISHED)) for f in rules(text)]
    assert (words, value) in found
    assert len(found) == 1


NONE = ["a 26-year-old man", "a second man", "ten dollars a day", "he may come", "5,1990 people"]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text):
    assert rules(text) == []


def test_a_range_is_its_two_days():
    text = "from 13-15 November 2015"
    assert [resolve(f.time, PUBLISHED) for f in rules(text)] == ["2015-11-13", "2015-11-15"]


IN_SENTENCES = [
    ("Police arrested two men on Tuesday.", "Tuesday", "2015-11-17"),
    ("Police arrested two men on Friday.", "Friday", "2015-11-13"),
    ("The president will visit Moscow on Friday.", "Friday", "2015-11-20"),
    ("The president is due to visit Moscow on Thursday.", "Thursday", "2015-11-19"),
    ("The minister will speak on 26 November.", "26 November", "2015-11-26"),
    ("The minister spoke on 26 November.", "26 November", "2014-11-26"),
    ("Voters will elect a parliament in March.", "March", "2016-03"),
    ("The ministers must decide by Friday.", "Friday", "2015-11-20"),
    ("The treaty was signed in 1992.", "1992", "1992"),
    ("He began on Monday and resigned two days later.", "two days later", "2015-11-18"),
    ("He was born in 1950 and left in June.", "June", "1950-06"),
    ("On November 26, two days after he meets the king, he will fly home.", "two days after", "2015-11-24"),
    ("Five years after its launch the shop closed.", "Five years after", "P5Y"),
]


@pytest.mark.parametrize(("text", "words", "value"), IN_SENTENCES)
def test_what_the_sentence_adds(read, text, words, value):
    analysis = read(text)
    found = {text[d.start : d.end]: resolve(d.time, PUBLISHED) for d in analysis.dates}
    assert found.get(words) == value


@needs_good_model
def test_numbers_and_names_are_no_years(read):
    text = "The army counted 1,950 men and 2015 boats. He reads Windows 2000 manuals."
    assert read(text).dates == ()


def test_a_caption_counts_from_its_own_day(read):
    caption = (
        "Police stand guard near the theatre after the attacks on Friday in Paris, "
        "France, November 15, 2015. "
        "REUTERS/Jane Doe"
    )
    text = f"{caption}\n\nThe minister spoke to reporters in Paris on Thursday about the case.\n"
    found = {text[d.start : d.end]: resolve(d.time, "2015-12-01") for d in read(text).dates}
    assert found["Friday"] == "2015-11-13"
    assert found["Thursday"] == "2015-11-26"


def test_without_publication_a_weekday_stays_open(read):
    analysis = read("Police arrested two men on Tuesday.")
    assert [resolve(d.time, "") for d in analysis.dates] == [None]
