"""The schema's history, append-only: released migrations are never edited.

SQL and literals only; nothing of the program is imported but the library that applies them.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("bhxh")

M0001 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE units (
    code TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
    regime TEXT NOT NULL, year INTEGER NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (regime, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE definitions (
    hash TEXT PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL, content BLOB NOT NULL,
    UNIQUE (code, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE working_copies (
    unit TEXT NOT NULL, scope TEXT NOT NULL CHECK (scope IN ('own', 'total')),
    regime TEXT NOT NULL, period TEXT NOT NULL,
    base TEXT NOT NULL, -- ids of revisions, sorted, set off by spaces
    definition TEXT NOT NULL REFERENCES definitions (hash),
    as_of TEXT NOT NULL, updated_at TEXT NOT NULL,
    PRIMARY KEY (unit, scope, regime, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE working_items (
    unit TEXT NOT NULL, scope TEXT NOT NULL, regime TEXT NOT NULL, period TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cell', 'note', 'task', 'text')),
    place TEXT NOT NULL, -- form.row.column, a task's code, a section
    content TEXT NOT NULL, -- JSON
    PRIMARY KEY (unit, scope, regime, period, kind, place),
    FOREIGN KEY (unit, scope, regime, period)
        REFERENCES working_copies (unit, scope, regime, period) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
    id TEXT PRIMARY KEY,
    unit TEXT NOT NULL, scope TEXT NOT NULL, regime TEXT NOT NULL, period TEXT NOT NULL,
    envelope BLOB NOT NULL, received_at TEXT NOT NULL,
    exported INTEGER NOT NULL DEFAULT 0 CHECK (exported IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_by_period ON revisions (regime, period, unit, scope);

CREATE TABLE parts (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
    id TEXT PRIMARY KEY, revision TEXT NOT NULL, envelope BLOB NOT NULL, received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_by_revision ON reviews (revision);

CREATE TABLE trust_statements (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('enrolment', 'revocation')),
    envelope BLOB NOT NULL, received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmed_keys (
    unit TEXT NOT NULL, key TEXT NOT NULL, confirmed_at TEXT NOT NULL, who TEXT NOT NULL,
    PRIMARY KEY (unit, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    seq INTEGER PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    digest TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, at TEXT NOT NULL,
    summary TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, operation TEXT NOT NULL,
    subject TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
"""


@migrations()
def m0001_initial(database: Database) -> None:
    """The first schema."""
    _run(database, M0001)


M0002 = """
ALTER TABLE files ADD COLUMN sender TEXT NOT NULL DEFAULT '';
ALTER TABLE files ADD COLUMN signer TEXT NOT NULL DEFAULT '';
"""


@migrations()
def m0002_senders(database: Database) -> None:
    """Who sent a file that was read, and with which key: a key may sign nothing else."""
    _run(database, M0002)


M0003 = "CREATE INDEX audit_by_subject ON audit (subject);"


@migrations()
def m0003_audit_by_subject(database: Database) -> None:
    """The history of a cell is asked for at each step of the cursor."""
    _run(database, M0003)


M0004 = """
CREATE TABLE journal (
    id TEXT PRIMARY KEY, regime TEXT NOT NULL, period TEXT NOT NULL, -- the booked one
    place TEXT NOT NULL, -- form.row.column
    event_on TEXT NOT NULL, quantity TEXT NOT NULL, note TEXT NOT NULL,
    author TEXT NOT NULL, written_at TEXT NOT NULL,
    reverses TEXT NOT NULL DEFAULT '', -- the line it takes back
    locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_period ON journal (regime, period);
"""


@migrations()
def m0004_journal(database: Database) -> None:
    """Events from which figures are added up; they never leave the unit."""
    _run(database, M0004)


M0005 = """
CREATE TABLE transcribed (
    unit TEXT NOT NULL, scope TEXT NOT NULL, regime TEXT NOT NULL, period TEXT NOT NULL,
    place TEXT NOT NULL, -- form.row.column
    content TEXT NOT NULL, -- JSON
    PRIMARY KEY (unit, scope, regime, period, place)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0005_transcribed(database: Database) -> None:
    """Figures of old papers, typed in to compare with; they are never sent."""
    _run(database, M0005)


M0006 = """
CREATE TABLE setups (
    id TEXT PRIMARY KEY, envelope BLOB NOT NULL, received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setup_definitions (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0006_setups(database: Database) -> None:
    """What the unit above decided, whether it counts yet or not."""
    _run(database, M0006)


M0007 = """
CREATE TABLE wider_statements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('enrolment', 'revocation', 'sealingkey')),
    envelope BLOB NOT NULL, received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO wider_statements SELECT id, kind, envelope, received_at FROM trust_statements;
DROP TABLE trust_statements;
ALTER TABLE wider_statements RENAME TO trust_statements;
"""


@migrations()
def m0007_sealing_keys(database: Database) -> None:
    """Statements about the keys that bundles are sealed to."""
    _run(database, M0007)


M0008 = """
CREATE TABLE shared (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE mailbox_files (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0008_mailbox(database: Database) -> None:
    """What lies in the shared folder of the unit's PCs."""
    _run(database, M0008)


M0009 = """
CREATE TABLE annotations (
    id TEXT PRIMARY KEY, revision TEXT NOT NULL, envelope BLOB NOT NULL, received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0009_annotations(database: Database) -> None:
    """What became of revisions on paper."""
    _run(database, M0009)


M0010 = """
CREATE TABLE wider_items (
    unit TEXT NOT NULL, scope TEXT NOT NULL, regime TEXT NOT NULL, period TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cell', 'note', 'task', 'text', 'document')),
    place TEXT NOT NULL, -- form.row.column, a task's code, a section, identity of a document
    content TEXT NOT NULL, -- JSON
    PRIMARY KEY (unit, scope, regime, period, kind, place),
    FOREIGN KEY (unit, scope, regime, period)
        REFERENCES working_copies (unit, scope, regime, period) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO wider_items
    SELECT unit, scope, regime, period, kind, place, content FROM working_items;
DROP TABLE working_items;
ALTER TABLE wider_items RENAME TO working_items;

CREATE TABLE documents (
    issuer TEXT NOT NULL, -- as it is cited; as it was written while nobody knows who that is
    number TEXT NOT NULL, symbol TEXT NOT NULL, year INTEGER NOT NULL,
    day TEXT NOT NULL, -- ISO; empty where it is not known
    subject TEXT NOT NULL,
    other_days TEXT NOT NULL DEFAULT '', -- written for it too, set off by spaces
    PRIMARY KEY (issuer, number, symbol, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted_issuers (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE document_files (
    issuer TEXT NOT NULL, number TEXT NOT NULL, symbol TEXT NOT NULL, year INTEGER NOT NULL,
    hash TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (issuer, number, symbol, year, hash)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0010_documents(database: Database) -> None:
    """The register of documents, the files kept with them, and documents of reports begun."""
    _run(database, M0010)


M0011 = """
CREATE TABLE attachments (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0011_attachments(database: Database) -> None:
    """What is in the files kept with documents."""
    _run(database, M0011)


M0012 = """
CREATE TABLE answered (
    unit TEXT NOT NULL, name TEXT NOT NULL, -- id of a statement
    digest TEXT NOT NULL, -- of the bundle it went with; "" where the unit sent it itself
    PRIMARY KEY (unit, name)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0012_answered(database: Database) -> None:
    """What units below were told, so that what waits to be told can be shown."""
    _run(database, M0012)


def _run(database: Database, script: str) -> None:
    """Run a script statement by statement: executescript would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""
