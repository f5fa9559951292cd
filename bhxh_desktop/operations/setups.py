"""Setups: what a province sends so that an office can begin, and when it decides anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop import clock
from bhxh_desktop.bundles.package import Contents, Header, setup_name
from bhxh_desktop.bundles.reader import Bundle, Reader
from bhxh_desktop.bundles.trust import fingerprint, sign
from bhxh_desktop.bundles.writer import BundleInfo
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import Enrolment, Signed, Statement
from bhxh_desktop.domain.setup import Setup, is_for
from bhxh_desktop.domain.unit import Unit, UnitTree
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import exporting
from bhxh_desktop.operations.importing import ImportResult, import_files
from bhxh_desktop.operations.sealing import about_keys
from bhxh_desktop.operations.workspaces import create
from bhxh_desktop.session import SETUP, Session
from bhxh_desktop.store import assignments, setups, trust


@dataclass(frozen=True)
class Invitation:
    """A setup as a new office sees it, before anything is made."""

    path: Path
    bundle: Bundle
    setup: Setup
    unit: Unit
    """Whom the file is for."""
    sender: Unit
    fingerprint: str
    """Of the key it is signed with: compared over the telephone."""


def write_setup(session: Session, path: Path, unit: str, *, force: bool = False) -> BundleInfo:
    """Write what *unit* needs to begin: units, assignments, forms, keys.

    *path* may be a folder. Raises Problem ``unit_unknown``, ``setup_not_below``, ``file_exists``.
    """
    with session.writing():
        code = session.tree[unit].code
        if session.unit.code not in (code, *session.tree.ancestors(code)):
            raise Problem("setup_not_below", unit=session.tree[code].short_name)
        made = _setup(session)
        header = exporting.header_of(session, "setup", code)
        target = exporting.target_of(path, setup_name(header), force=force)
        written = exporting.noted(session, target, _contents(session, header, made))
    exporting.write_noted(session, [written])
    return written[0]


def write_setups(session: Session, folder: Path) -> list[BundleInfo]:
    """Write one file for each unit below that there is today; raise ``setup_nobody_below``."""
    below = session.tree.children(session.unit.code, clock.today())
    if not below:
        raise Problem("setup_nobody_below", unit=session.unit.short_name)
    return [write_setup(session, folder, unit.code) for unit in below]


def read_invitation(path: Path) -> Invitation:
    """Return what a setup file offers to a PC that has no workspace yet.

    Raises Problem ``setup_expected`` for a bundle of another use or for nobody in particular,
    ``setup_for_others``, and what reading any bundle raises.
    """
    reader = Reader({definition.hash: definition for definition in shipped().definitions})
    bundle = reader.read(path)
    header = bundle.contents.header
    decisions = list(bundle.contents.decisions.values())
    if header.addressee is None or len(decisions) != 1:
        raise Problem("setup_expected")
    (setup,) = decisions
    tree = UnitTree.of(setup.units)
    if not is_for(setup, header.addressee) or setup.signer != header.signer:
        raise Problem("setup_expected")
    unit, sender = tree[header.addressee], tree[setup.unit]
    return Invitation(path, bundle, setup, unit, sender, fingerprint(setup.signer))


def accept(folder: Path, said: Invitation, author: str, *, confirmed: bool) -> ImportResult:
    """Make the workspace an invitation is for, and import it there.

    *confirmed*: a person compared the fingerprint; without it the setup waits there until the key
    is confirmed. Raises Problem ``workspace_exists``, ``text_control``, ``text_long``.
    """
    pair = (said.setup.unit, said.setup.signer)
    create(
        folder,
        said.unit.code,
        author,
        sample=said.bundle.contents.header.sample,
        units=said.setup.units,
        confirmed=[pair] if confirmed else [],
    )
    with Session.open(folder) as session:
        return import_files(session, [said.path])


def _setup(session: Session) -> Signed:
    """Return the setup in force here where it says what holds now, else a new one."""
    known = setups.signed(session.connection)
    made = Setup(
        unit=session.unit.code,
        units=tuple(session.tree),
        assignments=assignments.load_all(session.connection),
        definitions=tuple(sorted(definition.hash for definition in session.installed)),
        replaces=tuple(sorted(known)),
        author=session.author,
        made_at=clock.stamp(),
        signer=session.key.public,
    )
    before = known.get(session.workspace.meta(SETUP) or "")
    if before is not None and _decided(before) == made.decided:
        return before
    signed = sign(session.key, made)
    setups.add(session.connection, [signed], _forms(session, made), made.made_at)
    session.workspace.set_meta(SETUP, made.id)
    session.record(Changes("setup", made.id, {}, {"replaces": list(made.replaces)}))
    return signed


def _decided(signed: Signed) -> tuple[object, ...]:
    return signed.statement.decided if isinstance(signed.statement, Setup) else ()


def _forms(session: Session, setup: Setup) -> dict[str, bytes]:
    return {digest: session.definition(digest).content for digest in setup.definitions}


def _contents(session: Session, header: Header, signed: Signed) -> Contents:
    setup = signed.statement
    assert isinstance(setup, Setup)  # noqa: S101 -- made or found just before
    trust.add(session.connection, _enrolments(session, header.addressee or ""), header.made_at)
    keys = about_keys(session, header)
    return Contents(
        header=header,
        setups={setup.id: signed},
        definitions=_forms(session, setup),
        enrolments=keys.enrolments,
        revocations=keys.revocations,
        sealing=keys.sealing,
    )


def _enrolments(session: Session, unit: str) -> Iterator[Signed]:
    """Yield a statement for each key confirmed here of *unit* and the units above it.

    What people confirmed on this PC is known on this PC only; signed, it is known to all.
    """
    said: list[Statement] = [s.statement for s in trust.statements(session.connection)]
    known = {(each.unit, each.key) for each in said if isinstance(each, Enrolment)}
    settled = session.trust
    home, tree = session.unit.code, session.tree
    for owner in tree.units:
        if not tree.concerns(unit, owner) or home not in (owner, *tree.ancestors(owner)):
            continue
        for key in sorted(settled.rings.get(owner, frozenset()) - settled.revoked.keys()):
            if (owner, key) not in known and key != session.key.public:
                made_at = clock.stamp()
                public = session.key.public
                yield sign(
                    session.key, Enrolment(unit=owner, key=key, made_at=made_at, signer=public)
                )
