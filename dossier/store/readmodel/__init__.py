"""A local, disposable SQLite file that answers the screens' questions; made from the journal, and made anew
at will."""

from dossier.store.readmodel.ahead import looking_ahead
from dossier.store.readmodel.model import ReadModel
from dossier.store.readmodel.past import looking_back

__all__ = ["ReadModel", "looking_ahead", "looking_back"]
