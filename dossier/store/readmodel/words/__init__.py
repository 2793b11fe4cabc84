"""Entries in words, by what they are about; `summaries.py` brings them together."""
