"""What the kinds of entries are called, for the history's filter."""

from dossier.domain.entries import FACTS
from dossier.gui.phrases import tr

NAMES: dict[str, str] = {
    "CaseCreated": "Case made",
    "CasePropertySet": "Case described",
    "AnalystNamed": "Analyst named",
    "SourceIngested": "Source taken in",
    "SourceAnalysed": "Source analysed",
    "SourceMetadataSet": "Source corrected",
    "SourceWithdrawn": "Source withdrawn",
    "SourceRestored": "Source restored",
    "SourceGraded": "Source graded",
    "SourceSupersedes": "Version tied",
    "EntityCreated": "Entity made",
    "EntityRemoved": "Entity taken away",
    "EntityRestored": "Entity restored",
    "EntityAdopted": "Entity kept as it was",
    "EntityRenamed": "Entity renamed",
    "EntityKindSet": "Kind of entity set",
    "EntityStatusSet": "Entity decided on",
    "AliasSet": "Other name set",
    "EntityMerged": "Entities merged",
    "EntityUnmerged": "Merge taken apart",
    "EntitiesCompared": "Entities compared",
    "EventDetailSet": "Event corrected",
    "PassageJudged": "Passage linked",
    "StatementAdopted": "Statement kept as it was",
    "StatementWritten": "Statement written",
    "StatementRemoved": "Statement taken away",
    "StatementRestored": "Statement restored",
    "StatementEdited": "Statement edited",
    "StatementStatusSet": "Statement decided on",
    "StatementGraded": "Statement graded",
    "NoteWritten": "Note written",
    "Tagged": "Tag set",
    "SuggestionSkipped": "Suggestion skipped",
    "RivalDropped": "Conflict settled",
    "SearchSaved": "Search saved",
    "SearchDropped": "Search dropped",
    "ContradictionSettled": "Contradiction settled",
    "ActUndone": "Undone",
    "ActRedone": "Done again",
    "KeyPublished": "Key published",
    "ChainSigned": "Work signed",
    "KeyMarked": "Key marked",
}


def kinds() -> list[tuple[str, str]]:
    """(kind, its name) of every entry that can be recorded, in the order of the domain."""
    return [(fact.__name__, tr(NAMES.get(fact.__name__, fact.__name__))) for fact in FACTS]
