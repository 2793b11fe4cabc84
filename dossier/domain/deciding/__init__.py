"""The rules of `decide.py`, by what they are about."""
