"""Passphrases: typed unseen on a terminal, or a line each on standard input."""

import getpass
import sys


def of_the_key() -> str | None:
    """The passphrase of one's own key; None where there is no terminal to ask at: then nobody is kept waiting."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return given("Passphrase of your signing key: ")


def given(prompt: str) -> str:
    """What is typed, or the next line of standard input where that is no terminal; empty at its end."""
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            return getpass.getpass(prompt)
        except EOFError:
            return ""
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
