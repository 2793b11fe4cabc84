"""A local, disposable SQLite file that answers the screens' questions; made from the journal, and made anew
at will."""

from dossier.store.readmodel.model import ReadModel

__all__ = ["ReadModel"]
