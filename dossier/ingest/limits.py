"""How much of a hostile file is read at all; each limit has a sentence in the report when it is hit."""

MAX_BYTES = 50_000_000
"""The largest file that is read. A book is one or two million bytes; what is larger is not an article."""

MAX_MARKUP = 10_000_000
"""The most characters of HTML that are parsed, once pictures inside the page are left out."""

MAX_TAGS = 60_000
"""The most tags that the article extractor sees: it takes 5 s for so many, and pages have under 5,000."""

MAX_ATTRIBUTES = 1_000
"""The most attributes of one tag: libxml2 compares each with each, so 20,000 take 5 s."""

MAX_SCHEMA_NODES = 2_000
"""The most objects of a page's schema.org data that are looked at."""

MAX_SIDECAR_BYTES = 64_000
"""The largest sidecar. Six fields never fill it."""

MAX_SIDECAR_VALUE = 2_000
"""The longest single value of a sidecar, in characters."""

MAX_AUTHORS = 100
"""The most authors of one article."""

HEAD_BYTES = 4_096
"""How much of a file its kind is recognised by."""

HEAD_LINES = 15
"""How many non-empty lines at the top of a plain text may speak of the article itself."""

MAX_XML = 20_000_000
"""The largest XML part of a document that is parsed; the longest novel takes a tenth of it."""

MAX_PAGES = 5_000
"""The most pages of a PDF whose text is read."""

MAX_PAGE_CHARACTERS = 200_000
"""The most characters of one page; a full newspaper page has 30,000."""

MAX_PARTS = 2_000
"""The most parts of a message, web archive or book that are looked at."""

MAX_NESTING = 4
"""How deep containers may lie in each other: a mail in a mailbox in an archive is two."""

MAX_MEMBERS = 200_000
"""The most sources that one container gives."""

MAX_EXPANDED = 20_000_000_000
"""The most bytes that all members of one container may have together."""

MAX_RATIO = 200
"""How many times its own size a container may expand to, once it is past RATIO_COUNTS_FROM; texts reach 20."""

RATIO_COUNTS_FROM = 200_000_000

MAX_FIELD = 10_000_000
"""The longest field of a table of articles, in characters."""
