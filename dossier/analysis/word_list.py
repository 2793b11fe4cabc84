"""Hand-written lists of words, as the sets that rules ask."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
