"""Locking and reopening: a working copy becomes a signed revision, and a head a working copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from bhxh_desktop import clock
from bhxh_desktop.bundles.trust import sign
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.consolidation import Plan
from bhxh_desktop.domain.document import in_order
from bhxh_desktop.domain.figure import LONGEST_TEXT, CellState
from bhxh_desktop.domain.journal import journal_part
from bhxh_desktop.domain.naming import cell_name, place_name
from bhxh_desktop.domain.parts import (
    AttachmentsPart,
    DocumentsPart,
    ExplanationsPart,
    LockReason,
    NarrativePart,
    check_figures,
    encode_part,
    figures_to_part,
    tasks_part,
)
from bhxh_desktop.domain.revision import (
    DefinitionRef,
    HeadRecord,
    PartName,
    Source,
    SubmissionKey,
)
from bhxh_desktop.domain.rules import Finding
from bhxh_desktop.domain.tailored import spared_cells
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import check_ours, save
from bhxh_desktop.queries.consolidation import Consolidated, as_contents, consolidated
from bhxh_desktop.queries.figures import Contents, contents, of_revision
from bhxh_desktop.queries.findings import Checked, counted, findings
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.journal import lines_of
from bhxh_desktop.queries.report_source import source_of, source_of_total
from bhxh_desktop.queries.restored import check_caught_up
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import settled, without_signed
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments, definitions, journal, revisions, working
from bhxh_desktop.store.working import WorkingCopy
from bhxh_desktop.vietnamese.text import plain_text


def lock(session: Session, key: SubmissionKey, reason: str = "") -> HeadRecord:
    """Lock the working copy of a submission into a signed revision.

    What is locked already with just this content, reasons and all, is not locked again: the copy
    gives way and its revision is returned, as a total's is.

    What was typed on behalf of a unit below is signed here and counts as approved. Raises Problem
    ``nothing_to_lock``, ``head_moved``; Problems for every required cell that is blank or out of
    range; Problem ``lock_needs_reason`` where errors or warnings stand and no *reason* is given,
    ``behalf_needs_reason`` where it is another unit's.
    """
    with session.writing():
        if working.load(session.connection, key) is None:
            raise Problem("nothing_to_lock", period=key.period)
        record = locked(session, contents(session, key), reason)
        if key.unit == session.unit.code:
            journal.lock(session.connection, key.regime, key.period)
        working.delete(session.connection, key)
        session.record(Changes("lock", " ".join(key), {}, {"revision": record.id}))
        return record


def locked(session: Session, said: Contents, reason: str) -> HeadRecord:
    """Check and seal what is said, inside the caller's transaction; raises as :func:`lock`."""
    found = findings(session, said)
    blocking = [checked.finding for checked in found if checked.finding.blocks]
    if blocking:
        raise Problems(_blocked(said, blocking))
    said = replace(said, narrative=settled(said.narrative, Quoter(source_of(session, said))))
    ours = said.key.unit == session.unit.code
    given = () if ours else (_on_behalf(session, reason),)
    reasons = _reasons(found, reason, session.author)
    parts = _parts(said, (*reasons, *given)) | (_journal(session, said.key) if ours else {})
    followed = _followed(session, said)
    if len(said.base) == 1:
        (base,) = revisions.records(session.connection, ids=said.base).values()
        about = (base.as_of, base.definition.hash, base.parts)
        if about == (said.as_of, said.definition.hash, _digests(parts)):
            return base
    return seal(session, said, parts, parents=followed)


def lock_total(session: Session, total: Consolidated, reason: str = "") -> HeadRecord:
    """Lock a total into a signed revision that names its sources.

    A total that is locked already with just this content stays as it is: its revision is returned.
    Raises Problem ``total_incomplete`` where a unit is missing that was not left out on purpose;
    Problem ``lock_needs_reason`` as `lock`, ``total_needs_reason`` where cells are blank too:
    nobody can fill a total's.
    """
    with session.writing():
        return _locked_total(session, total, reason)


def lock_shown(
    session: Session, shown: Consolidated, reason: str = "", *, unapproved: bool = False
) -> HeadRecord:
    """Lock the total people were asked about; units missing in it are left out with the reason.

    *unapproved* as *shown* was made with. Raises Problem ``total_moved`` where the total is another
    by now, and what :func:`consolidated` and :func:`lock_total` raise.
    """
    key, plan = shown.key, shown.plan
    make = partial(consolidated, session, key.regime, key.period, unapproved=unapproved)
    with session.writing():
        total = make(excluded=plan.excluded)
        if not _is_same(total, shown):
            raise Problem("total_moved", period=key.period)
        if plan.missing:
            total = make(excluded={**plan.excluded, **dict.fromkeys(plan.missing, reason)})
        return _locked_total(session, total, reason)


def _is_same(total: Consolidated, shown: Consolidated) -> bool:
    """Tell whether a total is made of, and says, what another one does."""
    one, other = (
        (t.definition.hash, t.plan, t.total, t.tasks, t.progress, t.narrative, t.documents)
        for t in (total, shown)
    )
    return one == other


def _locked_total(session: Session, total: Consolidated, reason: str) -> HeadRecord:
    if total.plan.missing:
        names = ", ".join(session.tree[unit].short_name for unit in total.plan.missing)
        raise Problem("total_incomplete", units=names)
    quoter = Quoter(source_of_total(session, total, None))
    said = as_contents(replace(total, narrative=settled(total.narrative, quoter)))
    known = history(session, total.key.regime, total.key.period)
    heads = known.heads_at(total.key)
    for head in () if heads.in_conflict else heads.ids:
        if _says_the_same(known.records[head], said, total.plan):
            return known.records[head]
    reasons = _reasons(findings(session, said), reason, session.author)
    parents = [revision for same in (heads.equal or {}).values() for revision in same]
    record = seal(session, said, _parts(said, reasons), parents, total.plan)
    session.record(Changes("lock_total", " ".join(total.key), {}, {"revision": record.id}))
    return record


def _says_the_same(record: HeadRecord, said: Contents, plan: Plan) -> bool:
    """Tell whether a locked total holds *said*, whatever reasons it was locked with."""
    parts = _digests(_parts(said, ()))
    held = {name: hash_ for name, hash_ in record.parts.items() if name != "explanations"}
    about = (record.as_of, record.definition.hash, record.sources)
    return held == parts and about == (said.as_of, said.definition.hash, plan.sources)


def reopen(session: Session, key: SubmissionKey, *, discard: bool = False) -> Changes:
    """Begin a working copy on the locked head; nothing is unlocked.

    With *discard* the one there is gives way; what stood in it stays in the audit.
    Raises Problem ``not_ours``, ``already_open``, ``nothing_to_reopen``, ``heads_in_conflict``.
    """
    with session.writing():
        check_ours(session, key)
        if not discard and working.load(session.connection, key) is not None:
            raise Problem("already_open", period=key.period)
        return reopened(session, key)


def reopened(session: Session, key: SubmissionKey) -> Changes:
    """Begin a working copy on the locked head, inside the caller's transaction.

    Raises Problem ``nothing_to_reopen``, ``heads_in_conflict``.
    """
    heads = history(session, key.regime, key.period).heads_at(key)
    if not heads.ids:
        raise Problem("nothing_to_reopen", period=key.period)
    if len(heads.ids) > 1:
        raise Problem("heads_in_conflict", unit=session.tree[key.unit].short_name)
    said = of_revision(session, heads.ids[0])
    attachments.put(session.connection, said.attachments)
    return save(session, "reopen", _copy_of(said))


def seal(
    session: Session,
    said: Contents,
    parts: Mapping[PartName, bytes],
    parents: Iterable[str],
    plan: Plan | None = None,
) -> HeadRecord:
    """Sign and keep a revision, inside the caller's transaction; return its head record.

    Raises Problem ``restored_behind``.
    """
    check_caught_up(session)
    sources: dict[str, Source] = plan.sources if plan else {}
    before = tuple(sorted(parents))
    regime = said.definition.regime
    record = HeadRecord(
        unit=said.key.unit,
        scope=said.key.scope,
        regime=said.key.regime,
        period=said.key.period,
        as_of=said.as_of,
        parents=before,
        author=session.author,
        locked_at=clock.stamp(),
        definition=DefinitionRef(regime.code, regime.version, said.definition.hash),
        number=_number(session, before),
        sources=sources,
        parts=_digests(parts),
        signer=session.key.public,
    )
    check_figures(parts["figures"], said.cells, said.definition, said.by_unit)
    definitions.keep(session.connection, said.definition)
    revisions.add_parts(session.connection, {digest(data): data for data in parts.values()})
    revisions.add(session.connection, [sign(session.key, record)], clock.stamp())
    return record


def _followed(session: Session, said: Contents) -> frozenset[str]:
    """Return what a lock follows.

    Raises Problem ``head_moved`` where the base is no longer a head: locked all the same, it would
    be a second one in silence.
    """
    known = history(session, said.key.regime, said.key.period)
    followed = known.followed(said.key, said.base)
    if followed is None:
        code = known.records[known.heads_at(said.key).ids[0]].verification_code
        raise Problem("head_moved", period=said.key.period, code=code)
    return followed


def _number(session: Session, parents: tuple[str, ...]) -> int:
    """Return lần thứ n: as its parents count, one more than the exported revisions before it."""
    records = revisions.records(session.connection, ids=parents)
    exported = revisions.exported(session.connection, parents)
    return max((record.number + (i in exported) for i, record in records.items()), default=1)


def _reasons(found: tuple[Checked, ...], reason: str, author: str) -> tuple[LockReason, ...]:
    said = plain_text(reason, LONGEST_TEXT)
    if found and not said:
        counts = counted(found)
        errors, warnings, blanks = counts.errors, counts.warnings, counts.blanks
        if blanks:
            raise Problem("total_needs_reason", errors=errors, warnings=warnings, blanks=blanks)
        raise Problem("lock_needs_reason", errors=errors, warnings=warnings)
    given = (LockReason(each.finding.code, each.finding.row, said, author) for each in found)
    return tuple(dict.fromkeys(given))


ON_BEHALF = "on_behalf"
"""Stands in place of a rule where the reason is why another unit typed."""


def _on_behalf(session: Session, reason: str) -> LockReason:
    """Return why this unit signs for another; raise Problem ``behalf_needs_reason``."""
    said = plain_text(reason, LONGEST_TEXT)
    if not said:
        raise Problem("behalf_needs_reason")
    return LockReason(ON_BEHALF, "", said, session.author)


def _blocked(said: Contents, found: list[Finding]) -> Iterator[Problem]:
    """Yield what keeps from locking: blank cells listed by form, each other cell."""
    definition = said.definition
    cells = [finding.cells[0] for finding in found if finding.kind == "blank"]
    for form in dict.fromkeys(cell.form for cell in cells):
        names = [cell_name(definition, c, said.cells) for c in cells if c.form == form]
        yield Problem("lock_blank", form=definition.forms[form].title, count=len(names))
        yield from (Problem("lock_blank_cell", cell=name) for name in names)
    for finding in found:
        if finding.kind != "blank":
            yield Problem("lock_range", cell=place_name(definition, finding.cells[0], said.cells))


def _parts(said: Contents, reasons: tuple[LockReason, ...]) -> dict[PartName, bytes]:
    cells = {k: c for k, c in said.cells.items() if c.state is not CellState.BLANK or c.incomplete}
    parts: dict[PartName, bytes] = {"figures": figures_to_part(cells, said.by_unit)}
    if said.progress:
        parts["tasks"] = encode_part(tasks_part(said.progress))
    if any(said.narrative.values()):
        sections = {code: said.narrative[code] for code in said.narrative if said.narrative[code]}
        parts["narrative"] = encode_part(NarrativePart(sections=sections))
    if said.documents or any(said.unit_documents.values()):
        parts["documents"] = encode_part(_listed(said))
    if said.attachments:
        parts["attachments"] = encode_part(AttachmentsPart(attachments=said.attachments))
    if said.notes or reasons:
        notes = {".".join(place): note for place, note in said.notes.items()}
        parts["explanations"] = encode_part(ExplanationsPart(notes=notes, reasons=reasons))
    return parts


def _listed(said: Contents) -> DocumentsPart:
    units = {unit: in_order(said.unit_documents[unit]) for unit in sorted(said.unit_documents)}
    return DocumentsPart(
        documents=in_order(said.documents.values()),
        units={unit: listed for unit, listed in units.items() if listed},
    )


def _digests(parts: Mapping[PartName, bytes]) -> dict[PartName, str]:
    return {name: digest(data) for name, data in parts.items()}


def _journal(session: Session, key: SubmissionKey) -> dict[PartName, bytes]:
    """Return what is said of the lines: how many and their digest, never what they say."""
    lines = lines_of(session, key.regime, key.period)
    return {"journal": encode_part(journal_part(lines))} if lines else {}


def _copy_of(said: Contents) -> WorkingCopy:
    program, spared = compiled(said.definition).program, spared_cells(said.definition)
    typed = {place: cell for place, cell in said.cells.items() if program.is_input(place)}
    return WorkingCopy(
        key=said.key,
        base=(said.revision.id,) if said.revision else (),
        definition=said.definition.hash,
        as_of=said.as_of,
        cells={place: cell for place, cell in typed.items() if place not in spared},
        notes=said.notes,
        progress=said.progress,
        narrative=without_signed(said.narrative, said.definition.regime),
        documents=said.documents,
    )
