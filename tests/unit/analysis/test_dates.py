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
    ("the third quarter of 2014", "the third quarter of 2014", "2014-Q3"),
    ("the second quarter", "the second quarter", "2015-Q2"),
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
    ("a half-hour talk", "half-hour", "PT30M"),
    ("last fiscal year", "last fiscal year", "FY2014"),
    ("later this fall", "later this fall", "2015-FA"),
    ("every other Friday", "every other Friday", "P2W"),
    ("overnight on Monday", "overnight on Monday", "2015-11-16TNI"),
    ("in the early hours of Sunday", "the early hours of Sunday", "2015-11-15TMO"),
    ("two years", "two years", "P2Y"),
    ("a two-year ban", "two-year", "P2Y"),
    ("a minute of silence", "a minute", "PT1M"),
    ("for half an hour", "half an hour", "PT30M"),
    ("for decades", "decades", "PXDE"),
    ("hours after the attacks", "hours after", "PTXH"),
    ("every Monday", "every Monday", "XXXX-WXX-1"),
    ("on Mondays", "Mondays", "XXXX-WXX-1"),
    ("twice a week", "twice a week", "P1W"),
    ("every two weeks", "every two weeks", "P2W"),
    ("the September 11 attacks", "September 11", "2001-09-11"),
    ("Christmas Day", "Christmas Day", "2015-12-25"),
    ("in recent years", "recent years", "PAST_REF"),
    ("currently", "currently", "PRESENT_REF"),
    ("in the near future", "the near future", "FUTURE_REF"),
    ("in the coming weeks", "the coming weeks", "PXW"),
    ("in the past few days", "the past few days", "PXD"),
    ("over the past year", "the past year", "P1Y"),
    ("over the next five years", "the next five years", "P5Y"),
    ("two and a half years", "two and a half years", "P2.5Y"),
    ("a year and a half in jail", "a year and a half", "P1.5Y"),
    ("a decades-long dispute", "decades-long", "PXDE"),
    ("a decade-long war", "decade-long", "P10Y"),
    ("three decades of war", "three decades", "P30Y"),
    ("a fortnight ago", "a fortnight ago", "2015-W45"),
    ("two decades ago", "two decades ago", "1995"),
    ("decades ago", "decades ago", "PAST_REF"),
    ("two weeks from now", "two weeks from now", "2015-W49"),
    ("in three months' time", "three months' time", "2016-02"),
    ("over the weekend", "the weekend", "2015-W46-WE"),
    ("a daily paper", "daily", "P1D"),
    ("the annual report", "annual", "P1Y"),
    ("every summer", "every summer", "XXXX-SU"),
    ("every March", "every March", "XXXX-03"),
    ("on a Monday, as ever", "a Monday", "XXXX-WXX-1"),
    ("a Wednesday speech", "Wednesday", "2015-11-11"),
    ("the latest quarter", "the latest quarter", "2015-Q3"),
    ("the first half of last year", "the first half of last year", "2014-H1"),
    ("the second half of 2014", "the second half of 2014", "2014-H2"),
    ("by year-end", "year-end", "2015"),
    ("the year-earlier quarter", "the year-earlier quarter", "2014-Q3"),
    ("in June last year", "June last year", "2014-06"),
    ("in the first week of May", "the first week of May", "2015-05"),
    ("the November election", "November", "2015-11"),
    ("a March report", "March", "2015-03"),
    ("in the winter of 1940-41", "winter of 1940-41", "1940-WI"),
    ("early in the '90s", "the '90s", "199"),
    ("in the nineties", "the nineties", "199"),
    ("the early twentieth century", "the early twentieth century", "19"),
    ("since '98 he has", "'98", "1998"),
    ("in 44 BC he", "44 BC", "BC0044"),
    ("AD 79", "79", "0079"),
    ("on 5/6/14 it", "5/6/14", "2014-06-05"),
    ("at 8 p.m. they", "8 p.m.", "2015-11-17T20:00"),
    ("at 8:30 a.m. GMT", "8:30 a.m. GMT", "2015-11-17T08:30"),
    ("about 0630 GMT", "0630 GMT", "2015-11-17T06:30"),
    ("at 3 o'clock", "3 o'clock", "2015-11-17T03:00"),
    ("at 17:45 they", "17:45", "2015-11-17T17:45"),
    ("until noon", "noon", "2015-11-17T12:00"),
    ("6:30 p.m. Tuesday", "6:30 p.m. Tuesday", "2015-11-17T18:30"),
    ("Good Friday", "Good Friday", "2016-03-25"),
    ("Easter Monday 2016", "Easter Monday 2016", "2016-03-28"),
    ("Thanksgiving morning", "Thanksgiving morning", "2015-11-26TMO"),
    ("Thanksgiving", "Thanksgiving", "2015-11-26"),
    ("Black Friday", "Black Friday", "2015-11-27"),
    ("Memorial Day 2014", "Memorial Day 2014", "2014-05-26"),
    ("the Fourth of July", "Fourth of July", "2015-07-04"),
    ("since 9/11", "9/11", "2001-09-11"),
]


@pytest.mark.parametrize(("text", "words", "value"), ALONE)
def test_what_the_words_alone_say(text, words, value):
    found = [(text[f.start : f.end], resolve(f.time, PUBLISHED)) for f in rules(text)]
    assert (words, value) in found
    assert len(found) == 1


NONE = [
    "a 26-year-old man",
    "a second man",
    "ten dollars a day",
    "he may come",
    "5,1990 people",
    "The Sunday Telegraph said so",
    "the film Bloody Sunday",
    "a woman in her thirties",
    "a man in his early 20s",
    "the fall of the regime",
    "a first half without goals",
    "the time has come",
    "at the time of writing",
    "it rose 2.30 percent",
    "the Daily Mail",
    "the 24 Hours of Le Mans",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text):
    assert rules(text) == []


def test_a_range_with_the_month_first_is_its_two_days():
    found = [resolve(f.time, PUBLISHED) for f in rules("on Nov. 12-14")]
    assert found == ["2015-11-12", "2015-11-14"]


def test_a_year_with_its_circa_is_one_though_early():
    assert [f.time.value for f in rules("the saint (c. 314 – 368)")] == ["0314", "0368"]


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
    ("Five years after it opened the shop closed.", "Five years after", "P5Y"),
    ("Elections are scheduled for Sunday.", "Sunday", "2015-11-22"),
    ("Elections scheduled for Dec. 6 were postponed.", "Dec. 6", "2015-12-06"),
    ("Voters go to the polls on Sunday.", "Sunday", "2015-11-22"),
    ("The final is on Saturday.", "Saturday", "2015-11-21"),
    ("Talks could resume on Monday.", "Monday", "2015-11-23"),
    ("He spoke ahead of Sunday's vote.", "Sunday", "2015-11-22"),
    ("They will meet over the weekend.", "the weekend", "2015-W47-WE"),
    ("Profit fell in the third quarter from a year earlier.", "a year earlier", "2014-Q3"),
    ("Sales rose in October from a year ago.", "a year ago", "2014-10"),
    ("The company was founded a year ago.", "a year ago", "2014"),
    ("In the quarter ended Sept. 30 it lost money.", "the quarter", "2015-Q3"),
    ("In May 2010 he left. The previous month he had quit.", "The previous month", "2010-04"),
    ("In March he left. The following month he was back.", "The following month", "2015-04"),
    ("He rose in early 2011. That January he had won.", "That January", "2011-01"),
    ("She came in 1929. In October of that year she left.", "October of that year", "1929-10"),
    ("She came in 1929. The following spring she left.", "The following spring", "1930-SP"),
    ("On Monday he left. That night he was back.", "That night", "2015-11-16TNI"),
    ("On 3 March 2014 he left. At 8 p.m. he was back.", "8 p.m.", "2014-03-03T20:00"),
    ("He stayed from Monday to Wednesday.", "Monday", "2015-11-09"),
    ("He stayed from Monday to Wednesday.", "Wednesday", "2015-11-11"),
    ("She sang there from October to April 1997.", "October", "1996-10"),
    ("On Monday, two days after the vote, he spoke.", "two days after", "2015-11-14"),
    ("The shop opened in 2007 and as of February sells music.", "February", "2015-02"),
    ("The 2012 Games were held in London.", "2012", "2012"),
    ("They will soon decide.", "soon", "FUTURE_REF"),
    ("A year before, sales were flat.", "A year before", "2014"),
    ("The firm will report third-quarter results.", "third-quarter", "2015-Q3"),
    ("The firm expects a loss in the first quarter.", "the first quarter", "2016-Q1"),
    ("He broke the record set on Friday.", "Friday", "2015-11-13"),
    ("He could stay several more days.", "several more days", "PXD"),
    ("They soon gave up.", "soon", None),
    ("They vote every five years from now on.", "every five years", "P5Y"),
    ("He said that Friday's vote was a fraud.", "Friday", "2015-11-13"),
    ("On that Friday, he stayed home.", "that Friday", "2015-11-13"),
    ("The airline laid off 300 people until the end of January.", "the end of January", "2016-01"),
    ("By the end of October, 300 people had died.", "the end of October", "2015-10"),
    (
        "He left on 3 May 2014 after the flood of 1962. The next day he was back.",
        "The next day",
        "2014-05-04",
    ),
    ("It was passed nearly four years later, in May 1997.", "four years later", "PAST_REF"),
    (
        "Two bombs went off on Sunday.\n\nThe first blast came at 2:50 p.m. and the second later.",
        "2:50 p.m.",
        "2015-11-15T14:50",
    ),
    ("The bank fell on Monday.\n\nIts shares rose 2 percent by 0930 GMT.", "0930 GMT", "2015-11-17T09:30"),
    ("The bombs that tore through the crowd two days earlier held nails.", "two days earlier", "2015-11-15"),
    ("It was the third vote in as many years.", "many years", None),
    ("The talk lasted less than 40 minutes.", "40 minutes", "PT40M"),
    ("Between March and June 2012, they met.", "March", "2012-03"),
    pytest.param("The hospital treated 1709 pupils.", "1709", None, marks=needs_good_model),
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


def test_the_year_before_is_that_of_the_quarter_that_figures_are_set_beside(read):
    text = (
        "The firm's third-quarter profit rose, it said on Tuesday.\n\n"
        "Sales were $12.6 billion, up from $11.9 billion a year ago.\n\n"
        "Income grew 3 percent in the same quarter last year.\n"
    )
    found = {text[d.start : d.end]: resolve(d.time, PUBLISHED) for d in read(text).dates}
    assert found["a year ago"] == "2014-Q3"
    assert found["the same quarter last year"] == "2014-Q3"


def test_a_text_without_publication_counts_from_the_year_it_told(read):
    text = "In 1933 she left Berlin. She married in October, and in the spring she had moved on."
    found = {text[d.start : d.end]: resolve(d.time, "") for d in read(text, "").dates}
    assert found["October"] == "1933-10"
    assert found["spring"] == "1933-SP"


def test_the_order_of_bare_digits_is_that_of_the_text(read):
    american = "The case of March 14 was heard again. It closed on 5/6/2014."
    british = "The case of 14 March was heard again. It closed on 5/6/2014."
    for text, value in ((american, "2014-05-06"), (british, "2014-06-05")):
        assert value in [resolve(d.time, PUBLISHED) for d in read(text).dates]


def test_three_digits_are_a_year_only_in_a_text_of_early_times(read):
    early = "The abbot (c. 331 – 374) was a Greek. In 352 Anselm died."
    late = "The flat in 352 Park Avenue was sold in 2011."
    assert "0352" in [d.time.value for d in read(early).dates]
    assert [d.time.value for d in read(late).dates] == ["2011"]


def test_without_publication_a_weekday_stays_open(read):
    analysis = read("Police arrested two men on Tuesday.")
    assert [resolve(d.time, "") for d in analysis.dates] == [None]
