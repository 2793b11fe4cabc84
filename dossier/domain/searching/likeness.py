"""How like two words are: typing errors, and spellings of one name."""

from collections.abc import Iterable


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change, or swap with the next, to make one word of the other; `most` + 1 where it takes
    more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        last, row, two_before = row, [n], before
        for m, there in enumerate(other, 1):
            cost = min(last[m] + 1, row[m - 1] + 1, last[m - 1] + (letter != there))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == there:
                cost = min(cost, two_before[m - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return min(row[-1], most + 1)


def allowed(word: str) -> int:
    """Letters that may be wrong in a word before it is another."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def nearest(word: str, words: Iterable[str]) -> str | None:
    """That of the words that is most like `word`; None where none is like it."""
    ranked = sorted((distance(word, each, 2), each) for each in words)
    return ranked[0][1] if ranked and ranked[0][0] <= 2 else None


_VOWELS = str.maketrans("", "", "aeiouyhw'’-")
_ALIKE = str.maketrans({"q": "k", "c": "k", "v": "f", "z": "s", "x": "s", "j": "g"})


def are_spellings(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two spellings: nearly the same letters, or the same consonants in
    the same order, as transcriptions from other scripts have them (`gaddafi`, `qadhafi`)."""
    if min(len(one), len(other)) < 3 or one.isdigit() or other.isdigit():
        return False
    most = allowed(min(one, other, key=len))
    return distance(one, other, most) <= most or (len(_bones(one)) > 1 and _bones(one) == _bones(other))


def _bones(word: str) -> str:
    """The consonants, those that transcriptions confuse made one."""
    bare = word.replace("kh", "k").replace("gh", "k").replace("ph", "f").replace("dh", "d").translate(_VOWELS)
    bare = bare.translate(_ALIKE)
    bare = ("k" if bare[:1] == "g" else bare[:1]) + bare[1:]
    return "".join(c for n, c in enumerate(bare) if c != bare[n - 1 : n])
