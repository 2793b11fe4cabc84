"""Every kind of fact, by what it is about; `entries.py` lists them all."""
