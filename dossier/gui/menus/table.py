"""Everything that can be done from a menu or by a key: one table. Menus, keys, key table of the help and palette are
drawn from it (`actions.py`). What an analyst decides is in `decisions.py`."""

from PySide6.QtGui import QKeySequence

from dossier.gui import phrases
from dossier.gui.desk import Need
from dossier.gui.menus.action import Action
from dossier.gui.menus.decisions import ALL_NOTES, CASE, DECISIONS, TIMELINE
from dossier.gui.menus.differences import COMPARING, CONTRADICTIONS
from dossier.gui.operations import (
    bringing_in,
    case,
    chrome,
    exporting,
    going,
    handing_over,
    overview,
    printing,
    reviewing,
    searching,
    settling,
    share,
    signing,
    sources,
    superseding,
    taking_out,
    time_travel,
    undoing,
    upkeep,
)

MENUS: tuple[tuple[str, str], ...] = (
    ("case", "&Case"),
    ("edit", "&Edit"),
    ("view", "&View"),
    ("go", "&Go"),
    ("passage", "&Passage"),
    ("statement", "St&atement"),
    ("entity", "E&ntity"),
    ("source", "&Source"),
    ("differences", "&Differences"),
    ("tools", "&Tools"),
    ("help", "&Help"),
)

ACTIONS: tuple[Action, ...] = (
    Action("new-case", "&New case…", "case", case.new_case, keys=("Ctrl+N",)),
    Action("open-case", "&Open case…", "case", case.open_case, keys=("Ctrl+O",)),
    Action("sample-case", "Open the sa&mple case", "case", case.open_sample),
    Action("add-files", "&Add files…", "case", sources.add_files, Need.WRITABLE, ("Ctrl+I",), begins=True),
    Action("add-folder", "Add &folder…", "case", sources.add_folder, Need.WRITABLE, ("Ctrl+Shift+I",)),
    Action("fetch", "Fetch b&y address…", "case", bringing_in.fetch, Need.WRITABLE),
    Action(
        "properties", "&Properties", "case", case.show_properties, Need.CASE, ("Alt+Return",), begins=True
    ),
    Action("set-title", "Change &title…", "case", case.set_title, Need.WRITABLE),
    Action("set-description", "Change &description…", "case", case.set_description, Need.WRITABLE),
    *CASE,
    Action("back-up", "&Back up…", "case", case.back_up, Need.CASE, ("Ctrl+B",), begins=True),
    Action("restore-backup", "&Restore a backup…", "case", case.restore_backup),
    Action("save-copy", "&Save a copy…", "case", case.save_copy, Need.CASE, ("Ctrl+Shift+S",), begins=True),
    Action("compare-copy", "&Compare with a copy…", "case", share.compare, Need.CASE, ("Ctrl+Shift+Y",)),
    Action(
        "copy-for-colleague",
        "Copy for a collea&gue…",
        "case",
        handing_over.copy_for_colleague,
        Need.CASE,
        ("Ctrl+Alt+S",),
    ),
    Action("export-bag", "&Hand-over bag…", "case", taking_out.export_bag, Need.CASE),
    Action("export-custody", "C&ustody report…", "case", taking_out.export_custody, Need.CASE),
    Action("export", "E&xport…", "case", exporting.export, Need.CASE, ("Ctrl+Alt+E",), begins=True),
    Action(
        "export-html",
        "Export this dossier as a &web page…",
        "case",
        taking_out.export_html,
        Need.ENTITY,
        ("Ctrl+E",),
    ),
    Action(
        "export-jsonl",
        "Export all findings as &JSON lines…",
        "case",
        taking_out.export_jsonl,
        Need.CASE,
        ("Ctrl+Shift+E",),
    ),
    Action("import", "&Import from another program…", "case", exporting.import_foreign, Need.WRITABLE),
    Action(
        "print",
        "Print this dossier, with pre&view…",
        "case",
        printing.print_dossier,
        Need.ENTITY,
        ("Ctrl+P",),
        begins=True,
    ),
    Action("close-case", "C&lose case", "case", case.close_case, Need.CASE, ("Ctrl+Shift+W",), begins=True),
    Action("quit", "&Quit", "case", case.leave, keys=("Ctrl+Q",)),
    Action("undo", "&Undo", "edit", undoing.undo, Need.UNDO, ("Ctrl+Z",)),
    Action("redo", "&Redo", "edit", undoing.redo, Need.REDO, ("Ctrl+Shift+Z", "Ctrl+Y")),
    Action("undo-list", "What undo &would take back", "edit", undoing.show_list, Need.CASE, ("Ctrl+Alt+Z",)),
    Action(
        "copy-citation",
        "Copy with &citation",
        "edit",
        taking_out.copy_citation,
        Need.CITATION,
        ("Ctrl+Shift+C",),
        begins=True,
    ),
    Action("paste", "P&aste as a source", "edit", bringing_in.paste, Need.WRITABLE, ("Ctrl+Shift+B",)),
    Action("search", "&Search everything", "edit", going.search, Need.CASE, ("Ctrl+K",), begins=True),
    Action("saved-searches", "Saved searc&hes", "edit", searching.saved_searches, Need.CASE, ("Ctrl+Alt+K",)),
    Action("filter", "&Filter the list", "edit", going.filter_list, Need.CASE, ("Ctrl+L",)),
    Action("find", "F&ind in this text", "edit", going.find_in_text, Need.TEXT, ("Ctrl+F",)),
    Action("find-next", "Find ne&xt", "edit", going.next_hit, Need.TEXT, ("F3",)),
    Action("find-previous", "Find pre&vious", "edit", going.previous_hit, Need.TEXT, ("Shift+F3",)),
    Action("preferences", "&Preferences…", "edit", chrome.preferences, keys=("Ctrl+,",), begins=True),
    Action("toggle-navigator", "&Navigator", "view", going.toggle_navigator, keys=("F9",)),
    Action("toggle-reader", "&Reader", "view", going.toggle_reader, keys=("Shift+F9",)),
    Action(
        "toggle-report", "Report of the last &batch", "view", going.toggle_report, Need.CASE, ("Ctrl+F9",)
    ),
    Action(
        "as-of",
        "&As of an earlier moment…",
        "view",
        time_travel.as_of,
        Need.CASE,
        ("Ctrl+Shift+T",),
        begins=True,
    ),
    Action("back-to-now", "Back to n&ow", "view", time_travel.back_to_now, Need.PAST, ("Ctrl+Shift+N",)),
    Action("next-pane", "N&ext pane", "view", going.next_pane, keys=("F6",), begins=True),
    Action("previous-pane", "Pre&vious pane", "view", going.previous_pane, keys=("Shift+F6",)),
    Action("back", "Bac&k", "go", going.back, Need.BACK, ("Alt+Left",)),
    Action("forward", "&Forward", "go", going.forward, Need.FORWARD, ("Alt+Right",)),
    Action("next-tab", "&Next tab", "go", going.next_tab, Need.TAB, ("Ctrl+Tab", "Ctrl+PgDown"), begins=True),
    Action(
        "previous-tab", "Previo&us tab", "go", going.previous_tab, Need.TAB, ("Ctrl+Shift+Tab", "Ctrl+PgUp")
    ),
    Action("close-tab", "Close ta&b", "go", going.close_tab, Need.TAB, ("Ctrl+W",)),
    Action(
        "next-mention",
        "Next &mention in the text",
        "go",
        going.next_mention,
        Need.TEXT,
        ("Ctrl+F3",),
        begins=True,
    ),
    Action(
        "previous-mention",
        "Previous mention in the te&xt",
        "go",
        going.previous_mention,
        Need.TEXT,
        ("Ctrl+Shift+F3",),
    ),
    Action("persons", "&People", "go", going.persons, Need.CASE, ("Ctrl+1",), begins=True),
    Action("events", "&Events", "go", going.events, Need.CASE, ("Ctrl+2",)),
    Action("organisations", "&Organisations", "go", going.organisations, Need.CASE, ("Ctrl+3",)),
    Action("places", "P&laces", "go", going.places, Need.CASE, ("Ctrl+4",)),
    Action("sources", "&Sources", "go", going.sources, Need.CASE, ("Ctrl+5",)),
    Action("overview", "O&verview", "go", overview.overview, Need.CASE, ("Ctrl+0",)),
    *TIMELINE,
    Action("review", "&Review", "go", reviewing.review, Need.CASE, ("Ctrl+7",)),
    *CONTRADICTIONS,
    Action("conflicts", "Confl&icts", "go", settling.conflicts, Need.CASE, ("Ctrl+9",)),
    Action("lost", "Lost &ground", "go", time_travel.lost, Need.CASE),
    Action("history", "&History", "go", going.history, Need.CASE, ("Ctrl+6", "Ctrl+H")),
    *ALL_NOTES,
    Action(
        "history-of-this",
        "Histor&y of this",
        "go",
        time_travel.history_of_this,
        Need.SUBJECT,
        ("Ctrl+Shift+H",),
        begins=True,
    ),
    Action(
        "changed-since",
        "&What changed since…",
        "go",
        time_travel.changed_since,
        Need.ENTITY,
        ("Ctrl+Shift+D",),
    ),
    Action(
        "source-details", "&Details of this source", "source", going.source_details, Need.SOURCE, ("Ctrl+D",)
    ),
    Action(
        "open-original",
        "&Open the original",
        "source",
        taking_out.open_original,
        Need.SOURCE,
        ("Ctrl+Shift+O",),
        begins=True,
    ),
    Action("show-page", "Show the &page", "source", bringing_in.show_page, Need.CITATION, ("Ctrl+Shift+G",)),
    Action("save-original", "&Save the original…", "source", taking_out.save_original, Need.SOURCE),
    Action("newer-version", "Newer &version of…", "source", superseding.newer, Need.HELD_SOURCE),
    Action("withdraw-source", "&Withdraw", "source", sources.withdraw, Need.HELD_SOURCE, begins=True),
    Action("restore-source", "&Restore", "source", sources.restore, Need.WITHDRAWN_SOURCE),
    *DECISIONS,
    *COMPARING,
    Action("palette", "&Command palette…", "tools", chrome.palette, keys=("Ctrl+Shift+P",)),
    Action("verify", "&Verify the case", "tools", upkeep.verify, Need.CASE, ("Ctrl+Shift+V",), begins=True),
    Action("signing", "&Signing…", "tools", signing.signing, Need.WRITABLE),
    Action("rebuild", "Re&build the views", "tools", upkeep.rebuild, Need.CASE),
    Action(
        "preview-reanalysis",
        "What a new analysis &would change…",
        "tools",
        upkeep.preview_reanalysis,
        Need.CASE,
    ),
    Action("reanalyse", "&Analyse the sources again", "tools", upkeep.reanalyse, Need.WRITABLE),
    Action("help", "&Help", "help", chrome.help_pages, keys=("F1",)),
    Action("key-table", "&Keys", "help", chrome.key_table, keys=("Ctrl+F1",)),
    Action("responsiveness", "&Responsiveness", "help", chrome.responsiveness),
    Action("show-log", "Show the &log", "help", chrome.show_log, begins=True),
    Action("about", "&About Dossier", "help", chrome.about),
)


def label(action: Action) -> str:
    """The action in the user's words, without the mark of its menu key."""
    return phrases.tr(action.text).replace("&", "").rstrip("…")


def key_text(action: Action) -> str:
    """Its first key as this desktop writes it; empty when it has none."""
    return (
        QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if action.keys else ""
    )
