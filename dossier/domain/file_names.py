"""Names for files that are made from words that somebody else wrote."""

import re


def file_name(words: str, *, otherwise: str = "source") -> str:
    """`words` as a file name that means nothing special anywhere; `otherwise` where nothing of them is left."""
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+', "_", words).strip(". ")[:120] or otherwise
