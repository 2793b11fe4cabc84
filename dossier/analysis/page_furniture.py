"""What a web page carries along when its text is copied: prompts, forms, lists of links, and who the author is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.domain.analysis import Boilerplate
from dossier.domain.passages import Span

_NETWORK = (
    r"(?:facebook|twitter|x|instagram|tiktok|whatsapp|youtube|threads|bluesky|mastodon|linkedin|telegram)\b"
)
PROMPT = re.compile(
    rf"(?:follow .{{2,60}}?(?:\bon (?:{_NETWORK})|\b(?:at|here:?) https?://)|"
    r"(?:send|share|submit) (?:us )?your (?:story|stories|views|comments|questions|news)\b|"
    r"(?:listen to|catch up (?:with|on)|watch) .{3,80}\bon (?:bbc \w+|spotify|apple|iplayer|our \w+|youtube)\b|"
    r"have you been affected\b|are you affected\b|(?:do you have|got) (?:a|any) (?:story|tip|news|information)\b|"
    r"if you (?:have|know) .{2,80}(?:\b(?:e-?mail|contact|call|write to|get in touch|message)\b.*)(?:@|\d{4}|us\b)|"
    r"(?:please )?(?:enter|type in) your e-?mail\b|allow .{3,40} content\b|this (?:video|content) can ?not be\b|"
    r"(?:log ?in|sign in|register) to (?:comment|continue|read|join)\b|(?:leave|post|add) a comment\b)",
    re.IGNORECASE,
)
"""What a page asks of its reader, in a line of its own."""
NOTICE = re.compile(
    r"(?:privacy (?:notice|policy)(?::|$)|we use (?:\w+ ){0,2}(?:cookies|recaptcha)\b|this site is protected by\b|"
    r"purchase licen[sc]ing rights|this is a (?:developing|breaking)(?: news)? story\b|"
    r"(?:the )?(?:views|opinions) expressed (?:in this|here|are (?:those|solely|his|her|their|my|the authors?))\b|"
    r".{2,40} is not responsible for (?:the )?(?:content|external)\b|"
    r"source: .{2,60}\bagenc(?:y|ies)\.?$|reuse this content)",
    re.IGNORECASE,
)
"""What a publisher says of its page, its rights and its sources."""
LIST_END = re.compile(r"end of list$", re.IGNORECASE)

_NAME = r"[^\W\d_a-z][\w.'-]+(?: [\w.'-]+){0,2} [^\W\d_a-z][\w.'-]+"
AUTHOR_LINE = re.compile(
    rf"(?:{_NAME})(?:(?:, | and | & ){_NAME}){{0,3}}(?: in [A-Z][\w.'-]*(?: [A-Z][\w'-]*)*)?$"
)
"""A line of names alone, and perhaps where they are."""
DESK_LINE = re.compile(
    r"(?:(?:BBC|CNN|NPR|ITV|Sky|ABC|CBS|NBC|Fox)(?: News| Sport)?(?:[,@] ?.{0,40}| [A-Z][\w-]*(?: [A-Z][\w-]*){0,2})?|"
    r"Thomson Reuters|The Associated Press|Associated Press|"
    r"(?i:(?:[\w'&-]+ ){0,5}(?:correspondent|reporter|editor|staff writer|columnist)(?:(?:,| in| at| for) .{2,40})?))$"
)
"""The line below the author's: for whom, or as what, they write."""
CLOCK_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|modified|posted)(?: on| at)?:? )?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?\d{1,2} "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[a-z.]{2,5})?){0,2}\.?$",
    re.IGNORECASE,
)
"""When the page was written or changed: `Tue 12 Mar 2024 14.05 GMT`."""
_TOLD_OF_AUTHORS = re.compile(
    r"(?: \S+){0,3}? (?:(?:is|was) (?:an?|the|our|\S+['’]s?) .{0,80}?\b(?:correspondent|reporter|editor|writer|"
    r"journalist|columnist|contributor|author|fellow|producer|chief|head)\b|"
    r"(?:covers|reports|writes|edits|has (?:covered|reported|written)) |(?:joined|is based in|works for) )"
)


def of_authors(text: str, lines: Sequence[Span], bylines: Sequence[str]) -> Iterator[Boilerplate]:
    """What stands below an article about those who signed it: their names again, for whom they write, and their lives.

    Only names of a byline count: an article may itself end with a reporter's life.
    """
    named = {word for line in bylines for word in re.findall(r"[^\W\d_a-z][\w'-]{2,}", line)}
    if not named:
        return
    above = False
    for line in lines[max(4, len(lines) // 2) :]:
        words = text[line.start : line.end]
        first = re.match(r"[\w'-]+", words)
        known = first is not None and first[0] in named
        if known and AUTHOR_LINE.match(words):
            yield Boilerplate(line.start, line.end, "byline")
            above = True
        elif above and DESK_LINE.match(words):
            yield Boilerplate(line.start, line.end, "notice")
        elif known and _TOLD_OF_AUTHORS.match(words, first.end() if first else 0):
            yield Boilerplate(line.start, line.end, "notice")
            above = True
        else:
            above = False
