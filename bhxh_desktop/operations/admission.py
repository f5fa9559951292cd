"""Which bundles of a call are taken: judged together, by everything all of them say about keys.

A bundle whose parts stand in doubt is kept all the same and waits, for trust may come later
(model.md §5). Refused are only bundles that say nothing this workspace could ever use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bhxh_desktop.bundles.package import heads_within
from bhxh_desktop.bundles.reader import Bundle
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.consolidation import overlap
from bhxh_desktop.domain.regime import Definition, from_plain
from bhxh_desktop.domain.revision import DefinitionRef, HeadRecord, Statement
from bhxh_desktop.domain.setup import Setup, is_for
from bhxh_desktop.domain.trust import Standing, Trust
from bhxh_desktop.errors import Problem
from bhxh_desktop.session import Session
from bhxh_desktop.store import definitions, trust

Named = tuple[Path, Bundle]
"""A bundle and where it was read."""


def admit(
    session: Session, bundles: Sequence[Named], *, enrol: bool
) -> tuple[list[Named], dict[Path, Problem], Mapping[str, str]]:
    """Return the bundles to keep, the refused ones, and the senders' keys to confirm.

    Refusing a bundle takes back what it said of keys, so the others are judged again without it.
    """
    left = list(bundles)
    refused: dict[Path, Problem] = {}
    while True:
        claims = _claims(session, left) if enrol else {}
        settled = _settled(session, left, claims)
        judged = [(named, _foreign(session, settled, named[1])) for named in left]
        refused |= {path: fault for (path, _), fault in judged if fault is not None}
        if all(fault is None for _, fault in judged):
            return left, refused, claims
        left = [named for named, fault in judged if fault is None]


def check(session: Session, bundle: Bundle) -> None:
    """Refuse what can never count here, whoever is trusted.

    A definition inside a submission only serves to read it and is never installed (model.md §3),
    so the revisions must have been filled with one this program or workspace has. Raises Problem
    ``bundle_sample``, ``bundle_unit_unknown``, ``regime_version_unknown``, ``definition_doubled``,
    ``totals_overlap``, ``setup_for_others``, ``setup_form``.
    """
    header, records = bundle.contents.header, bundle.contents.records.values()
    if header.sample and not session.is_sample:
        raise Problem("bundle_sample")
    for unit in (header.sender, *(record.unit for record in records)):
        if unit not in session.tree:
            raise Problem("bundle_unit_unknown", unit=unit)
    for said in dict.fromkeys(record.definition for record in records):
        _check_definition(session, said)
    _check_totals(session, bundle)
    for setup in bundle.contents.decisions.values():
        _check_setup(session, bundle, setup)


def _check_setup(session: Session, bundle: Bundle, setup: Setup) -> None:
    """Refuse a setup for others, and one with a faulty form: nothing in it is taken unseen.

    Raises Problem ``setup_for_others``, ``definition_doubled``, ``setup_form``.
    """
    from bhxh_desktop.definitions.sent import setup_faults  # noqa: PLC0415 -- brings the parser

    if not is_for(setup, session.unit.code):
        raise Problem("setup_for_others", home=session.unit.short_name)
    forms = [form_of(bundle, digest) for digest in setup.definitions]
    for form in forms:
        _check_same(session, form)
    faults = setup_faults(forms, session.installed)
    if faults:
        raise Problem("setup_form", count=len(faults), fault=faults[0])


def form_of(bundle: Bundle, digest: str) -> Definition:
    """Return a form that travels in a bundle, which was found to be one."""
    return Definition(from_plain(canonical.decode(bundle.contents.definitions[digest])))


def _check_same(session: Session, form: Definition) -> None:
    """Raise Problem ``definition_doubled`` where this version has another content here."""
    regime = form.regime
    here = _hash_here(session, regime.code, regime.version)
    if here is not None and here != form.hash:
        raise Problem("definition_doubled", regime=regime.code, version=regime.version)


def _check_totals(session: Session, bundle: Bundle) -> None:
    """Refuse totals of one period that count a unit twice, naming the unit (model.md §7).

    A total that went into another one, or that follows one that did, is no second count.
    """
    records = bundle.contents.records
    taken = {s.revision for record in records.values() for s in record.sources.values()}
    inner = {record.key for i, record in records.items() if i in taken}
    tops: dict[tuple[str, str], dict[str, HeadRecord]] = {}
    for revision in heads_within(records):
        record = records[revision]
        if record.scope == "total" and record.key not in inner:
            tops.setdefault((record.regime, record.period), {})[record.unit] = record
    for totals in tops.values():
        unit = overlap(totals.values())
        if unit is not None:
            name = session.tree[unit].short_name if unit in session.tree else unit
            raise Problem("totals_overlap", unit=name)


def _check_definition(session: Session, said: DefinitionRef) -> None:
    here = _hash_here(session, said.code, said.version)
    if here is None:
        raise Problem("regime_version_unknown", regime=said.code, version=said.version)
    if here != said.hash:
        raise Problem("definition_doubled", regime=said.code, version=said.version)


def _hash_here(session: Session, code: str, version: int) -> str | None:
    versions = {(d.regime.code, d.regime.version): d.hash for d in session.installed}
    return definitions.hash_of(session.connection, code, version) or versions.get((code, version))


def _claims(session: Session, bundles: Iterable[Named]) -> dict[str, str]:
    """Return the sender of each bundle's unknown key; of two senders the first."""
    settled = _settled(session, bundles, {})
    claims: dict[str, str] = {}
    for _, bundle in bundles:
        header = bundle.contents.header
        if not settled.units_of(header.signer):
            claims.setdefault(header.signer, header.sender)
    return claims


def _settled(session: Session, bundles: Iterable[Named], claims: Mapping[str, str]) -> Trust:
    """Return the trust there would be with these bundles kept and these keys confirmed."""
    said: list[Statement] = []
    for _, bundle in bundles:
        said += [signed.statement for signed in bundle.contents.about_keys.values()]
    confirmed = [(unit, key) for key, unit in claims.items()]
    return trust.load(session.connection, session.tree, said, confirmed)


def _foreign(session: Session, settled: Trust, bundle: Bundle) -> Problem | None:
    """Return why the whole bundle is refused: its sender's key and every revision are foreign."""
    header, records = bundle.contents.header, bundle.contents.records.values()
    units = [record.unit for record in records] or [header.sender]
    owners = settled.units_of(header.signer)
    if not owners or any(owners & session.tree.may_sign_for(unit) for unit in units):
        return None
    for record in records:
        may = session.tree.may_sign_for(record.unit)
        if settled.standing(record.signer, may, record.id) is not Standing.FOREIGN:
            return None
    signer = ", ".join(session.tree[owner].short_name for owner in sorted(owners))
    unit = session.tree[units[0]].short_name
    return Problem("bundle_foreign_signature", unit=unit, signer=signer)
