"""The tables of the read model. Numbers (`no`) are local to one file and mean nothing outside it.

A file whose tables are others, or were filled by another `PROJECTION`, is made anew from the journal, never migrated.
"""

from hashlib import sha256

PROJECTION = 8
"""Bump it when the same tables would be filled otherwise than before."""

META = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"

TABLES: dict[str, str] = {
    # `family` says which reducer an entry belongs to; empty: kept, and without effect. `payload` is JSON.
    "journal": """position INTEGER PRIMARY KEY, id TEXT, clock INTEGER, kind TEXT, analyst TEXT,
        family TEXT, subject TEXT, payload TEXT, act TEXT""",
    # The entities and statements that an entry speaks of, besides its subject.
    "concern": "target TEXT, position INTEGER, PRIMARY KEY (target, position)",
    # An empty value: nothing is decided (any more).
    "register": """family TEXT, target TEXT, field TEXT, value TEXT, entry TEXT, clock INTEGER, analyst TEXT,
        PRIMARY KEY (family, target, field)""",
    # The registers that speak of an entity while they hold what they hold: as long as there are any, it stays adopted.
    "stake": "entity TEXT, family TEXT, target TEXT, field TEXT, PRIMARY KEY (entity, family, target, field)",
    # Entities that analysts made or adopted, with the name and kind that they had then. (clock, entry) is when.
    "hand": "entity TEXT PRIMARY KEY, kind TEXT, name TEXT, created INTEGER, clock INTEGER, entry TEXT",
    # The passages by which an adopted entity is found again, and the chain that stands there now.
    "anchor": """entity TEXT, ord INTEGER, source TEXT, start INTEGER, end INTEGER, kind TEXT, chain INTEGER,
        PRIMARY KEY (entity, ord)""",
    # Writes that another, concurrent one only just beats.
    "conflict": """family TEXT, target TEXT, field TEXT, winner TEXT, entry TEXT, value TEXT, analyst TEXT,
    clock INTEGER,
        PRIMARY KEY (family, target, field, entry)""",
    "analyst": "id TEXT PRIMARY KEY, name TEXT, initials TEXT",
    # (ingested, tie) is the order of ingest: the clock of the first SourceIngested, then digits of its id.
    # `folded` is what a text filter looks through; `basis` and `text_basis` say what the rows below were made
    # from. `pages` is a JSON array of where they begin, `origin` one of [address, moment, headers]; empty: none.
    "source": """no INTEGER PRIMARY KEY, id TEXT, text TEXT, file TEXT, title TEXT, publisher TEXT, authors
    TEXT,
        published TEXT, language TEXT, url TEXT, media_type TEXT, size INTEGER, characters INTEGER,
        undecodable INTEGER, ingested INTEGER, tie INTEGER, ingested_by TEXT, analyser TEXT,
        analyser_version INTEGER, model TEXT, read_as TEXT, notice TEXT, withdrawn INTEGER, changed INTEGER,
        folded TEXT, grade TEXT, basis TEXT, text_basis TEXT, told_basis TEXT, pages TEXT, origin TEXT""",
    # Keys under which alike paragraphs of sources meet (`domain.shingles`), each once for a source.
    "print": "key INTEGER, source INTEGER",
    # What two sources are to each other, in both directions; `share`: how much of `source` stands in `beside`.
    "kin": "source INTEGER, beside INTEGER, relation TEXT, share INTEGER, PRIMARY KEY (source, beside)",
    # Paragraphs that stand in two sources, in both directions.
    "copied": """source INTEGER, paragraph INTEGER, beside INTEGER, theirs INTEGER,
        PRIMARY KEY (source, paragraph, beside, theirs)""",
    # The sources in use: what their address comes to, how many keys they have, and the least id of those
    # with which they have one origin; empty: none.
    "family": "source INTEGER PRIMARY KEY, address TEXT, keys INTEGER, family TEXT",
    # The named persons and organisations of a source: a JSON array of [index of the chain, name].
    "company": "source INTEGER PRIMARY KEY, names TEXT",
    # The text in stretches, each from the start of one paragraph to the start of the next: joined, they are
    # the text.
    "paragraph": "no INTEGER PRIMARY KEY, source INTEGER, number INTEGER, start INTEGER, body TEXT",
    # What the machine read: `block` is NULL for a chain that has no dossier, `event` what is known of an event's
    # chain, as JSON, `called` a person's titles, trades and ages between spaces, `mentions` how many it found,
    # `cluster` what the resolver made it a member of. What is told once analysts have judged passages: `held` mentions,
    # `quotes`, and whether it is `live`. `pin` is the entity that an analyst tied the chain to, whatever the cluster;
    # chains without a block and with a pin are made by hand.
    "chain": """no INTEGER PRIMARY KEY, source INTEGER, idx INTEGER, kind TEXT, name TEXT, names TEXT, gender
    TEXT,
        role TEXT, mentions INTEGER, anchor INTEGER, event TEXT, called TEXT, block TEXT, cluster INTEGER, held INTEGER,
        quotes INTEGER, live INTEGER, pin TEXT, entity INTEGER""",
    # `read` is the chain as the machine read it, `chain` that which the mention belongs to now; NULL: none.
    "mention": """source INTEGER, ord INTEGER, chain INTEGER, read INTEGER, start INTEGER, end INTEGER, form TEXT,
        score INTEGER, rule TEXT, exact TEXT, paragraph INTEGER, reference TEXT, PRIMARY KEY (source, ord)""",
    "quote": """no INTEGER PRIMARY KEY, id TEXT, source INTEGER, start INTEGER, end INTEGER, form TEXT, exact
    TEXT,
        paragraph INTEGER, speaker TEXT, speaker_start INTEGER, speaker_end INTEGER, speaker_chain INTEGER,
        addressee_chain INTEGER, cue_start INTEGER, cue_end INTEGER, parts TEXT, score INTEGER""",
    "time_expression": """source INTEGER, ord INTEGER, start INTEGER, end INTEGER, type TEXT, value TEXT, score INTEGER,
        PRIMARY KEY (source, ord)""",
    # `kind` is the rank of the kind (see `ranks.py`), `moment` the key under which a list sorts the date, [`first`,
    # `until`) the minutes that it may mean (`domain.timespans`), `via` a JSON array of [start, end, chain]; `parts` of
    # a quote one of [start, end].
    "statement": """no INTEGER PRIMARY KEY, id TEXT, source INTEGER, start INTEGER, end INTEGER, kind INTEGER,
        exact TEXT, paragraph INTEGER, attribution TEXT, attribution_start INTEGER, attribution_end INTEGER,
        via TEXT, predicate_start INTEGER, predicate_end INTEGER, hedge_start INTEGER, hedge_end INTEGER,
        hedged INTEGER, negated INTEGER, date TEXT, date_text TEXT, moment TEXT, first INTEGER, until INTEGER,
        vague TEXT, score INTEGER, rule TEXT,
        status TEXT, grade TEXT, adopted INTEGER, written INTEGER, edited TEXT, grounded INTEGER, worth INTEGER""",
    "statement_chain": """statement INTEGER, ord INTEGER, chain INTEGER, role TEXT,
        PRIMARY KEY (statement, ord)""",
    "boilerplate": """source INTEGER, ord INTEGER, start INTEGER, end INTEGER, kind TEXT,
        PRIMARY KEY (source, ord)""",
    # A figure as the machine read it: `start` and `end` are the number, `clause` the passage; `chain` is that of its
    # happening, `places` a JSON array of names, `filed` whether it can be compared across articles.
    "figure": """source INTEGER, ord INTEGER, start INTEGER, end INTEGER, low INTEGER, high INTEGER, hedge TEXT,
        what TEXT, filed INTEGER, party TEXT, places TEXT, date TEXT, chain INTEGER, clause_start INTEGER,
        clause_end INTEGER, paragraph INTEGER, clause TEXT, score INTEGER, rule TEXT, PRIMARY KEY (source, ord)""",
    # By what figures of other sources are found that may be of the same occasion (`accounts.aliases`).
    "figure_alias": "source INTEGER, ord INTEGER, alias TEXT, PRIMARY KEY (source, ord, alias)",
    # The places (role empty) and participants of an event's chain.
    "event_part": "chain INTEGER, ord INTEGER, other INTEGER, role TEXT, PRIMARY KEY (chain, ord)",
    # What the resolver holds for one. `claim` is the id that it gives, `owner` the one in use: they differ where two
    # blocks claim the same, and where an adopted entity is anchored in it.
    "cluster": """no INTEGER PRIMARY KEY, claim TEXT, block TEXT, kind TEXT, name TEXT, aliases TEXT, role TEXT,
        score INTEGER, reason TEXT, event TEXT, owner TEXT""",
    # What is shown: clusters and what analysts decided, put together. `worth` orders the review queue; NULL: decided.
    "entity": """no INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, aliases TEXT, role TEXT, score INTEGER,
        reason TEXT, event TEXT, date TEXT, first INTEGER, until INTEGER,
        mentions INTEGER, quotes INTEGER, sources INTEGER, changed INTEGER,
        anchor INTEGER, status TEXT, created INTEGER, grounded INTEGER, worth INTEGER, folded TEXT, names TEXT,
        folded_names TEXT""",
    # One row for each entity and each statement that it takes part in, as a dossier pages through them.
    "appearance": """entity INTEGER, kind INTEGER, published TEXT, ingested INTEGER, tie INTEGER,
        start INTEGER, statement INTEGER, moment TEXT,
        PRIMARY KEY (entity, kind, published, ingested, tie, start, statement)""",
}

_CLUSTERED = (
    "concern", "register", "stake", "anchor", "conflict", "mention", "time_expression", "statement_chain",
    "boilerplate", "figure", "figure_alias", "event_part", "appearance", "kin", "copied",
)  # fmt: skip

KEPT = "status <> 'rejected'"
"""The condition under which an entity is listed and counted."""

UNDO_KNOWS = """kind NOT IN ('CaseCreated', 'AnalystNamed', 'SourceIngested', 'SourceAnalysed', 'KeyPublished',
    'ChainSigned')"""
"""The condition under which an entry is of account for undo."""

TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"
"""How full-text indexes cut texts into words; `spelling.py` folds names alike."""

FULL_TEXT = (
    # Whole sources, by number: AND and NOT mean a source. In which paragraphs the words stand is found in those few
    # that are shown (`searching/passages.py`).
    f"CREATE VIRTUAL TABLE source_index USING fts5(words, content = '', {TOKENS})",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(source_index, row)",
    f"""CREATE VIRTUAL TABLE title_index
    USING fts5(title, file, publisher, authors, content = 'source', content_rowid = 'no', {TOKENS})""",
    f"""CREATE VIRTUAL TABLE name_index
    USING fts5(names, content = 'entity', content_rowid = 'no', {TOKENS})""",
    f"CREATE VIRTUAL TABLE note_index USING fts5(note UNINDEXED, target UNINDEXED, words, {TOKENS})",
)

LOAD_INDEXES = (
    # What folding asks for; made before a rebuild resolves names, the others after it.
    "CREATE INDEX journal_subject ON journal (subject, clock, id)",
    "CREATE UNIQUE INDEX source_id ON source (id)",
    "CREATE INDEX chain_block ON chain (block) WHERE block IS NOT NULL",
    "CREATE INDEX chain_source ON chain (source)",
    "CREATE INDEX chain_cluster ON chain (cluster) WHERE cluster IS NOT NULL",
    "CREATE INDEX chain_pin ON chain (pin) WHERE pin IS NOT NULL",
    "CREATE INDEX statement_source ON statement (source)",
    "CREATE INDEX cluster_claim ON cluster (claim)",
    "CREATE INDEX cluster_owner ON cluster (owner)",
    "CREATE INDEX anchor_source ON anchor (source)",
    "CREATE INDEX anchor_chain ON anchor (chain) WHERE chain IS NOT NULL",
    "CREATE INDEX register_into ON register (value) WHERE field = 'into' AND value <> ''",
)

INDEXES = (
    "CREATE INDEX cluster_block ON cluster (block)",
    "CREATE INDEX stake_register ON stake (family, target)",
    "CREATE INDEX register_rejected ON register (family, target, field, entry) WHERE value = 'rejected'",
    "CREATE INDEX register_mark ON register (field, target) WHERE family = 'mark'",
    "CREATE INDEX journal_order ON journal (clock, id)",
    "CREATE INDEX journal_analyst ON journal (analyst, clock, id)",
    f"CREATE INDEX journal_acts ON journal (analyst, clock, id) WHERE {UNDO_KNOWS}",
    f"CREATE INDEX journal_act ON journal (act) WHERE {UNDO_KNOWS}",
    "CREATE INDEX source_url ON source (url) WHERE url <> ''",
    "CREATE INDEX source_order ON source (ingested, tie, withdrawn, folded)",
    "CREATE INDEX source_withdrawn ON source (withdrawn)",
    # By what an overview and a search tell sources apart, each in the order in which they are listed.
    "CREATE INDEX source_by_day ON source (withdrawn, published, ingested, tie)",
    "CREATE INDEX source_by_publisher ON source (withdrawn, publisher, published, ingested, tie)",
    "CREATE INDEX source_by_format ON source (withdrawn, media_type, published, ingested, tie)",
    "CREATE INDEX source_graded ON source (grade) WHERE grade <> ''",
    "CREATE INDEX print_key ON print (key, source)",
    "CREATE INDEX family_address ON family (address) WHERE address <> ''",
    "CREATE INDEX family_family ON family (family) WHERE family <> ''",
    "CREATE INDEX paragraph_source ON paragraph (source, number)",
    "CREATE INDEX entity_whole ON entity (json_extract(event, '$.part_of')) WHERE event IS NOT NULL",
    # With the sources, so that a search for what an entity stands in reads nothing but the index.
    "CREATE INDEX chain_entity ON chain (entity, live, source) WHERE entity IS NOT NULL",
    "CREATE INDEX mention_chain ON mention (chain, start)",
    "CREATE INDEX quote_source ON quote (source)",
    "CREATE INDEX quote_speaker ON quote (speaker_chain) WHERE speaker_chain IS NOT NULL",
    "CREATE INDEX statement_id ON statement (id)",
    "CREATE INDEX statement_decided ON statement (status, source) WHERE status <> 'unreviewed'",
    "CREATE INDEX statement_graded ON statement (grade, source) WHERE grade <> ''",
    "CREATE INDEX statement_first ON statement (first, until) WHERE first IS NOT NULL",
    "CREATE INDEX statement_worth ON statement (worth DESC, id) WHERE worth IS NOT NULL",
    "CREATE INDEX statement_lost ON statement (id) WHERE NOT grounded",
    "CREATE INDEX figure_chain ON figure (chain) WHERE chain IS NOT NULL",
    "CREATE INDEX figure_alias_alias ON figure_alias (alias)",
    "CREATE INDEX statement_chain_chain ON statement_chain (chain)",
    "CREATE UNIQUE INDEX entity_id ON entity (id)",
    "CREATE INDEX entity_folded ON entity (folded)",
    "CREATE INDEX entity_kind ON entity (kind, status)",
    "CREATE INDEX entity_first ON entity (first, until) WHERE first IS NOT NULL",
    "CREATE INDEX entity_worth ON entity (worth DESC, id) WHERE worth IS NOT NULL",
    "CREATE INDEX entity_lost ON entity (id) WHERE NOT grounded",
    # With the names, so that a filter reads nothing but the index.
    f"CREATE INDEX entity_name ON entity (kind, role DESC, folded, id, folded_names) WHERE {KEPT}",
    f"CREATE INDEX entity_mentions ON entity (kind, role DESC, mentions DESC, folded, id, folded_names) WHERE {KEPT}",
    f"CREATE INDEX entity_changed ON entity (kind, role DESC, changed DESC, folded, id, folded_names) WHERE {KEPT}",
)

READ = ("company", "time_expression", "boilerplate", "figure", "figure_alias")
"""Tables whose rows belong to one source by a column `source`, and are made from its analysis; and chain."""
TOLD = ("mention", "quote", "statement")
"""Tables whose rows belong to one source in the same way, and hang on what analysts decided as well."""


def create_tables() -> tuple[str, ...]:
    """The statements that make every table, still without the indexes that a load would slow down."""
    tables = tuple(
        f"CREATE TABLE {name} ({columns}){' WITHOUT ROWID' if name in _CLUSTERED else ''}"
        for name, columns in TABLES.items()
    )
    return (*tables, *FULL_TEXT)


SCHEMA = sha256("\n".join((META, *create_tables(), *LOAD_INDEXES, *INDEXES)).encode()).hexdigest()[:12]
"""Names these tables, so that nobody need remember to count their versions."""

FORMAT = f"{SCHEMA}-{PROJECTION}"
"""For the name of the file, so that two versions of the program can keep files of their own."""
