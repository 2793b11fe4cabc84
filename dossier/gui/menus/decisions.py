"""What an analyst can decide, from a menu or by a key: the menus Passage, Statement and Entity, and what can be put on
a source."""

from dossier.gui.desk import Need
from dossier.gui.menus.action import MENTIONS, NOTES, STATEMENTS, TEXT, Action
from dossier.gui.operations import connections, entities, marks, merging, passages, statements, timelines

_WORDS = (TEXT, MENTIONS)
_LINES = (STATEMENTS,)

PASSAGE: tuple[Action, ...] = (
    Action("link-words", "&Link to…", "passage", passages.link, Need.WORDS, ("L",), where=_WORDS),
    Action(
        "new-person",
        "New &person",
        "passage",
        passages.new_person,
        Need.WORDS,
        ("P",),
        begins=True,
        where=_WORDS,
    ),
    Action(
        "new-organisation",
        "New &organisation",
        "passage",
        passages.new_organisation,
        Need.WORDS,
        ("O",),
        where=_WORDS,
    ),
    Action("new-place", "New pl&ace", "passage", passages.new_place, Need.WORDS, ("A",), where=_WORDS),
    Action("new-event", "New &event", "passage", passages.new_event, Need.WORDS, ("E",), where=_WORDS),
    Action(
        "write-statement",
        "Write a &statement…",
        "passage",
        passages.write_statement,
        Need.WORDS,
        ("S",),
        begins=True,
        where=_WORDS,
    ),
    Action("note-words", "&Note on these words…", "passage", passages.note, Need.WORDS, ("N",), where=_WORDS),
    Action(
        "no-name", "Not a na&me", "passage", passages.no_name, Need.WORDS, ("X",), begins=True, where=_WORDS
    ),
    Action(
        "not-this-one", "Not t&his one", "passage", passages.not_this_one, Need.MENTION, ("D",), where=_WORDS
    ),
)

STATEMENT: tuple[Action, ...] = (
    Action(
        "confirm-statement", "&Confirm", "statement", statements.confirm, Need.STATEMENT, ("C",), where=_LINES
    ),
    Action(
        "dispute-statement", "&Dispute", "statement", statements.dispute, Need.STATEMENT, ("D",), where=_LINES
    ),
    Action(
        "reject-statement", "&Reject", "statement", statements.reject, Need.STATEMENT, ("R",), where=_LINES
    ),
    Action(
        "restore-statement",
        "Back to &unreviewed",
        "statement",
        statements.restore,
        Need.STATEMENT,
        ("U",),
        where=_LINES,
    ),
    Action(
        "edit-statement",
        "&Edit…",
        "statement",
        statements.edit,
        Need.EDITABLE,
        ("E",),
        begins=True,
        where=(STATEMENTS, NOTES),
    ),
    Action(
        "grade-statement", "&Grade…", "statement", marks.grade_statement, Need.STATEMENT, ("G",), where=_LINES
    ),
    Action("note-statement", "&Note…", "statement", statements.note, Need.STATEMENT, ("N",), where=_LINES),
    Action("tag-statement", "&Tags…", "statement", statements.tag, Need.STATEMENT, ("T",), where=_LINES),
    Action(
        "erase",
        "Take &away",
        "statement",
        statements.erase,
        Need.ERASABLE,
        ("Del",),
        begins=True,
        where=(STATEMENTS, NOTES),
    ),
)

ENTITY: tuple[Action, ...] = (
    Action("confirm-entity", "&Confirm", "entity", entities.confirm, Need.DECIDABLE_ONES, ("Ctrl+J",)),
    Action("dispute-entity", "&Dispute", "entity", entities.dispute, Need.DECIDABLE_ONES, ("Ctrl+U",)),
    Action("reject-entity", "&Reject", "entity", entities.reject, Need.DECIDABLE_ONES, ("Ctrl+Shift+J",)),
    Action(
        "restore-entity",
        "Back to &unreviewed",
        "entity",
        entities.restore,
        Need.DECIDABLE_ONES,
        ("Ctrl+Shift+U",),
    ),
    Action("rename-entity", "Re&name…", "entity", entities.rename, Need.DECIDABLE, ("F2",), begins=True),
    Action("add-alias", "&Also called…", "entity", entities.add_alias, Need.DECIDABLE, ("Shift+F2",)),
    Action("remove-alias", "Not ca&lled…", "entity", entities.remove_alias, Need.ALIASED, ("Ctrl+F2",)),
    Action("set-kind", "&Kind…", "entity", entities.set_kind, Need.DECIDABLE, ("Ctrl+Shift+K",)),
    Action("event-details", "&When, where, who…", "entity", entities.event_details, Need.EVENT, ("F4",)),
    Action(
        "merge-entity",
        "&Merge with…",
        "entity",
        merging.merge,
        Need.DECIDABLE_ONES,
        ("Ctrl+M",),
        begins=True,
    ),
    Action("unmerge-entity", "Unmer&ge…", "entity", merging.unmerge, Need.MERGED, ("Ctrl+Shift+M",)),
    Action("split-entity", "&Split…", "entity", merging.split, Need.SPLITTABLE, ("Ctrl+Shift+X",)),
    Action("different", "Di&fferent from…", "entity", merging.different, Need.DECIDABLE, ("Ctrl+Shift+F",)),
    Action(
        "possibly-same",
        "&Possibly the same as…",
        "entity",
        merging.possibly_same,
        Need.DECIDABLE,
        ("Ctrl+Shift+A",),
    ),
    Action("tag-entity", "&Tags…", "entity", entities.tag, Need.DECIDABLE, ("F8",), begins=True),
    Action("note-entity", "N&ote…", "entity", entities.note, Need.DECIDABLE, ("F7",)),
)

SOURCE: tuple[Action, ...] = (
    Action(
        "grade-source", "&Grade…", "source", marks.grade_source, Need.ANY_SOURCE, ("Ctrl+G",), begins=True
    ),
    Action("tag-source", "&Tags…", "source", marks.tag_source, Need.ANY_SOURCE, ("Shift+F8",)),
    Action("note-source", "&Note…", "source", marks.note_source, Need.ANY_SOURCE, ("Shift+F7",)),
)

CASE: tuple[Action, ...] = (
    Action("note-case", "Note on the cas&e…", "case", marks.note_case, Need.WRITABLE, ("Ctrl+F7",)),
)

ALL_NOTES: tuple[Action, ...] = (
    Action("all-notes", "&All notes", "go", marks.all_notes, Need.CASE, ("Ctrl+8",)),
)

TIMELINE: tuple[Action, ...] = (
    Action("timeline", "&Timeline", "go", timelines.timeline, Need.CASE, ("Ctrl+Shift+L",)),
    Action("connections", "&Connections", "go", connections.connections, Need.CASE, ("Ctrl+Alt+C",)),
)

DECISIONS = (*PASSAGE, *STATEMENT, *ENTITY, *SOURCE)
