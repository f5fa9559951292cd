"""The register of documents as people see it: what is in it, where it is printed, what is odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from bhxh_desktop import clock
from bhxh_desktop.citations.parsing import parse_citations
from bhxh_desktop.definitions.bodies import load_bodies
from bhxh_desktop.domain.attachment import document_of
from bhxh_desktop.domain.citation import Citation
from bhxh_desktop.domain.document import (
    DocumentKey,
    WrittenDocument,
    day_of,
    entry_of,
    key_of,
    lists_documents,
)
from bhxh_desktop.domain.document_findings import DocumentFinding, document_findings
from bhxh_desktop.domain.heads import Graph
from bhxh_desktop.domain.issuer import Issuers
from bhxh_desktop.domain.parts import (
    Attachment,
    AttachmentsPart,
    DocumentEntry,
    DocumentsPart,
    decode_part,
)
from bhxh_desktop.domain.period import Period, Window
from bhxh_desktop.domain.revision import HeadRecord, PartName, SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import entered
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments, register, revisions, working
from bhxh_desktop.store.register import Registered
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.text import refuse_legacy

LISTS: tuple[PartName, ...] = ("documents", "attachments")
Outcome = Literal["new", "known", "filled", "dated", "waits", "mentioned", "faulty"]
"""What a pasted line comes to: a new document; one that is there, perhaps to be completed, or with
another day; one whose issuer is not settled; one only mentioned in another's subject; nothing."""


class RegisterRow(NamedTuple):
    """One document."""

    entry: DocumentEntry
    other_days: tuple[str, ...]
    waits: bool
    """Nobody knows yet who its issuer is."""
    reports: tuple[tuple[str, str], ...]
    """Regime and period of the unit's reports that list it, begun or locked."""
    listed: bool
    """The report asked about lists it."""
    within: bool
    """Its day is one of the report asked about."""
    files: tuple[Attachment, ...] = ()
    """Kept with it."""
    unit: str = ""
    """Code of the unit whose report lists it; "" for those of the own register."""

    @property
    def key(self) -> DocumentKey:
        """What tells it from others."""
        return key_of(self.entry)


@dataclass(frozen=True)
class Register:
    """The register, beside one report where one was asked about."""

    rows: tuple[RegisterRow, ...]
    findings: tuple[DocumentFinding, ...]
    issuers: Issuers
    prints: bool = False
    """The report prints a list of documents."""
    locked: bool = False
    """The report is locked: what it lists changes only once it is reopened."""

    @property
    def by_key(self) -> dict[DocumentKey, RegisterRow]:
        """The rows by identity."""
        return {row.key: row for row in self.rows}


class PastedLine(NamedTuple):
    """A document found in a pasted text, and what would become of it."""

    row: int
    """The line of the text, from 1."""
    line: str
    entry: DocumentEntry | None
    """None where it cannot be read."""
    outcome: Outcome
    doubts: tuple[str, ...] = ()
    """What was odd about the writing: codes of `domain.citation.Doubt`, and ``issuer_ours``."""
    fault: Problem | None = None


def issuers_of(session: Session) -> Issuers:
    """Return who issues documents, as seen from the workspace's unit."""
    accepted = register.accepted(session.connection)
    return Issuers(load_bodies(), session.tree, session.unit.code, accepted)


def register_of(session: Session, key: SubmissionKey | None = None) -> Register:
    """Return the register; with *key* as it stands to a report of the unit.

    A document that only the report lists, since another PC added it, is shown too. Raises Problem
    ``heads_in_conflict``, ``regime_unknown``, ``regime_later``, ``period_not_owed``.
    """
    held = register.documents(session.connection)
    listing = _listing(session)
    said = entered(session, key) if key else None
    mine = dict(said.documents) if said else {}
    window = _window(session, key) if key else None
    issuers = issuers_of(session)
    files = attachments.of_documents(session.connection)
    for document, entry in mine.items():
        held.setdefault(document, Registered(entry))
    rows = [
        RegisterRow(
            entry=found.entry,
            other_days=found.other_days,
            waits=issuers.known(found.entry.issuer) is None,
            reports=tuple(listing.get(document, ())),
            listed=document in mine,
            within=_is_within(found.entry, window),
            files=files.get(document, ()),
        )
        for document, found in held.items()
    ]
    days = {document: found.other_days for document, found in held.items()}
    findings = document_findings((row.entry for row in rows), issuers, clock.today(), days)
    if window is not None:
        findings += tuple(_printed_oddly(rows, window))
    return Register(
        rows=tuple(sorted(rows, key=_by_day)),
        findings=findings,
        issuers=issuers,
        prints=key is not None and prints_documents(session, key),
        locked=said is not None and said.revision is not None,
    )


def count_held(session: Session) -> int:
    """Return how many documents the register holds."""
    return register.count(session.connection)


def files_of(session: Session, document: DocumentKey) -> tuple[Attachment, ...]:
    """Return the files kept with a document of the register."""
    return attachments.of_documents(session.connection).get(document, ())


def sent_documents(session: Session, regime: str, period: str) -> tuple[RegisterRow, ...]:
    """Return what the units below list in their reports of a period, with the files that came.

    Of two heads of a unit both count; what was withheld is left out.
    """
    known = history(session, regime, period)
    found: dict[tuple[str, DocumentKey], RegisterRow] = {}
    below = [key for key in sorted(known.heads) if _is_below(session, key)]
    for key in below:
        for revision in known.heads_at(key).ids:
            documents, files = _listed_in(session, known.records[revision])
            for entry in documents:
                name = key_of(entry)
                row = RegisterRow(
                    entry=entry,
                    other_days=(),
                    waits=False,
                    reports=((regime, period),),
                    listed=True,
                    within=True,
                    files=tuple(file for file in files if document_of(file) == name),
                    unit=key.unit,
                )
                found[key.unit, name] = row
    return tuple(found.values())


def _is_below(session: Session, key: SubmissionKey) -> bool:
    return key.scope == "own" and session.unit.code in session.tree.ancestors(key.unit)


def _listed_in(
    session: Session, record: HeadRecord
) -> tuple[tuple[DocumentEntry, ...], tuple[Attachment, ...]]:
    parts = revisions.parts_of(session.connection, record)
    read = {name: decode_part(name, parts[name]) for name in LISTS if name in parts}
    listed, files = read.get("documents"), read.get("attachments")
    return (
        listed.documents if isinstance(listed, DocumentsPart) else (),
        files.attachments if isinstance(files, AttachmentsPart) else (),
    )


def prints_documents(session: Session, key: SubmissionKey) -> bool:
    """Tell whether a report prints a list of documents."""
    period = Period.parse(key.period)
    definition = session.definition_for(key.regime, period)
    return lists_documents(definition, session.tree[key.unit].level, period)


def find_documents(session: Session, name: str, year: int | None, issuer: str) -> list[DocumentKey]:
    """Return the documents of the register called *name*, as "106/KH-BHXH"; the rest narrows."""
    wanted = "".join(name.split()).casefold().lstrip("0")
    return [
        key
        for key in register.documents(session.connection)
        if key.printed.casefold().lstrip("0") == wanted
        and year in (None, key.year)
        and issuer in ("", key.issuer)
    ]


def read_list(session: Session, text: str) -> tuple[PastedLine, ...]:
    """Return the documents cited in a pasted text and what each would come to; writes nothing.

    Raises Problem ``text_legacy`` where any line of it is in an old encoding.
    """
    for line in text.splitlines():
        refuse_legacy(line)
    known = register.documents(session.connection)
    issuers = issuers_of(session)
    found: list[PastedLine] = []
    for citation in parse_citations(text):
        read = _read(citation, issuers, known)
        found.append(read)
        if read.entry is not None and read.outcome == "new":
            known[key_of(read.entry)] = Registered(read.entry)
    return tuple(found)


def merged(old: Registered, new: DocumentEntry) -> tuple[Registered, Outcome]:
    """Return a document once it was written again, and what the second writing brought.

    What stands there stays; what is missing is filled in; another day is kept beside.
    """
    entry = DocumentEntry(
        *key_of(old.entry), old.entry.day or new.day, old.entry.subject or new.subject
    )
    days = set(old.other_days)
    if new.day and entry.day != new.day:
        days.add(new.day)
    made = Registered(entry, tuple(sorted(days)))
    if made.other_days != old.other_days:
        return made, "dated"
    return made, "known" if made == old else "filled"


def settled(issuers: Issuers, entry: DocumentEntry) -> DocumentEntry:
    """Return a document under the name its issuer is cited by, where that is known."""
    found = issuers.resolve(entry.issuer, day_of(entry))
    if found is None:
        return entry
    return DocumentEntry(found.name, *key_of(entry)[1:], entry.day, entry.subject)


def _read(
    citation: Citation, issuers: Issuers, known: Mapping[DocumentKey, Registered]
) -> PastedLine:
    doubts: tuple[str, ...] = citation.doubts
    issuer = citation.issuer
    if not issuer:
        ours = issuers.default(citation.symbol)
        issuer = ours.name if ours else ""
        if ours:
            doubts = (*(each for each in doubts if each != "no_issuer"), "issuer_ours")
    written = WrittenDocument(
        number=citation.number,
        symbol=citation.symbol,
        day=citation.date.isoformat() if citation.date else "",
        issuer=issuer,
        subject=citation.subject,
        year=citation.year,
    )
    try:
        entry = settled(issuers, entry_of(written, issuers.bodies.types))
    except Problem as fault:
        return PastedLine(citation.row, citation.line, None, "faulty", doubts, fault)
    old = known.get(key_of(entry))
    outcome: Outcome = "new"
    if citation.within:
        outcome = "mentioned"
    elif old is not None:
        outcome = merged(old, entry)[1]
    elif issuers.known(entry.issuer) is None:
        outcome = "waits"
    return PastedLine(citation.row, citation.line, entry, outcome, doubts)


def _listing(session: Session) -> dict[DocumentKey, list[tuple[str, str]]]:
    """Return which of the unit's own reports list a document; a begun one instead of its head."""
    unit = session.unit.code
    found: dict[DocumentKey, list[tuple[str, str]]] = {}
    begun = {key for key in working.keys(session.connection) if _is_own(key, unit)}
    for key, document in working.listing(session.connection, unit):
        if _is_own(key, unit):
            found.setdefault(document, []).append((key.regime, key.period))
    for key in revisions.keys(session.connection) - begun:
        if _is_own(key, unit):
            for document in _locked_documents(session, key):
                found.setdefault(document, []).append((key.regime, key.period))
    return {document: sorted(set(reports)) for document, reports in found.items()}


def _locked_documents(session: Session, key: SubmissionKey) -> Iterable[DocumentKey]:
    ids = revisions.ids_at(session.connection, key)
    records = revisions.records(session.connection, ids=ids)
    heads = Graph(records).latest(records)
    hashes = [records[head].parts.get("documents", "") for head in heads]
    for data in revisions.parts(session.connection, hashes).values():
        part = decode_part("documents", data)
        if isinstance(part, DocumentsPart):
            yield from map(key_of, part.documents)


def _is_own(key: SubmissionKey, unit: str) -> bool:
    return (key.unit, key.scope) == (unit, "own")


def _window(session: Session, key: SubmissionKey) -> Window:
    period = Period.parse(key.period)
    return session.window(session.definition_for(key.regime, period), period)


def _is_within(entry: DocumentEntry, window: Window | None) -> bool:
    day = day_of(entry)
    return window is not None and day is not None and window.start <= day <= window.end


def _printed_oddly(rows: Iterable[RegisterRow], window: Window) -> Iterator[DocumentFinding]:
    """Yield the documents a report lists without a day, or although they are of another time."""
    for row in (each for each in rows if each.listed and not each.within):
        document, day = row.key.printed, day_of(row.entry)
        if day is not None:
            first, last = short_date(window.start), short_date(window.end)
            problem = Problem(
                "document_outside", document=document, day=short_date(day), first=first, last=last
            )
            yield DocumentFinding(problem, (row.key,))
        elif row.entry.day is None:
            yield DocumentFinding(Problem("document_undated", document=document), (row.key,))


def _by_day(row: RegisterRow) -> tuple[date, Sequence[object]]:
    return day_of(row.entry) or date(row.entry.year, 12, 31), row.key
