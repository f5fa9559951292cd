"""The whole desk as a state machine: PCs that type, lock, send, lose and decide in any order.

Two offices with two PCs each and a province, on real stores. Whatever they did: nothing that was
locked is lost; whoever has read the same files has the same heads and totals; every conflict waits
for a person or is decided. `python3 dev.py deep` tells many more stories.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bhxh_desktop import clock
from bhxh_desktop.bundles.writer import BundleInfo
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.heads import Heads
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.exporting import export, introduce
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.resolving import resolve, resolve_below
from bhxh_desktop.operations.reviews import review
from bhxh_desktop.operations.sealing import own_identity
from bhxh_desktop.operations.setups import accept, read_invitation, write_setup
from bhxh_desktop.operations.submissions import lock, reopen
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.conflicts import conflicted
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions, working
from tests.helpers.responding import respond_somehow
from tests.helpers.workspaces import (
    ATTENDEES,
    OFFICES,
    PROVINCE,
    REASON,
    RECEIVED_AT,
    Templates,
    key_of,
    total_of,
)

FEW, MANY, STEPS = 10, 200, 50
BANNERS = FigureKey("outreach", "banners", "value")
REFUSED = (Problem, Problems)
CELLS = (ATTENDEES, BANNERS)
UNITS = OFFICES[:2]
PCS = tuple((unit, number) for unit in UNITS for number in (1, 2))
PC = st.sampled_from(PCS)


class Stock:
    """The workspaces every run begins with: made once, copied for each."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> None:
        """Make offices that have sent a first report, their second PCs, and the province."""
        cls.folder = folder
        sample = folder / "sample"
        sample.mkdir()
        templates = Templates(sample)
        with clock.held(RECEIVED_AT), ExitStack() as stack:
            province = stack.enter_context(
                Session.open(templates.copy("filled", PROVINCE, folder / PROVINCE))
            )
            lock(province, key_of(PROVINCE), REASON)
            for unit in UNITS:
                templates.copy("filled", unit, folder / f"{unit}-1")
                second = folder / f"{unit}-2"
                path = write_setup(province, folder / f"{unit}.bhxh", unit).path
                accept(second, read_invitation(path), "Máy hai", confirmed=True)
                with Session.open(second) as session:
                    made = introduce(session, folder / f"{unit}-new.bhxh").path
                import_files(province, [made], enrol=True)
            for unit in UNITS:
                with Session.open(folder / f"{unit}-1") as session:
                    made = introduce(session, folder / f"{unit}-first.bhxh").path
                import_files(province, [made])
            for unit in UNITS:  # both PCs learn of each other from the province
                path = write_setup(province, folder / f"{unit}-keys.bhxh", unit).path
                with Session.open(folder / f"{unit}-1") as session:
                    import_files(session, [path])
                    lock(session, key_of(unit), REASON)
                    sent = export(session, folder / f"{unit}-sent.bhxh").path
                with Session.open(folder / f"{unit}-2") as session:
                    import_files(session, [path, sent])
                import_files(province, [sent])


@pytest.fixture(scope="module", autouse=True)
def _stock(tmp_path_factory: pytest.TempPathFactory) -> None:
    Stock.make(tmp_path_factory.mktemp("stock"))


def heads_in(known: History, unit: str) -> Heads:
    """What stands of a unit's report."""
    return known.heads_at(key_of(unit))


def session_has(session: Session, unit: str) -> bool:
    """Whether a unit's report was ever locked here."""
    return bool(heads_in(history(session), unit).ids)


def same(one: Heads, two: Heads) -> bool:
    """Whether two stores see the same."""
    return (one.ids, one.equal, one.waiting, one.missing) == (
        two.ids,
        two.equal,
        two.waiting,
        two.missing,
    )


class ExchangeMachine(RuleBasedStateMachine):
    """Five PCs and the files between them."""

    def __init__(self) -> None:
        """Begin with no PC switched on."""
        super().__init__()
        self._stack = ExitStack()
        self.files: list[Path] = []
        self.opens: dict[Path, tuple[str, ...]] = {}
        """By file the keys it is sealed to; none where anybody reads it."""
        self.read: list[Path] = []
        self.locked: dict[str, set[str]] = {}
        self.sessions: dict[str, Session] = {}
        self.now = RECEIVED_AT

    @initialize()
    def switch_on(self) -> None:
        """Copy the workspaces and open them."""
        self.folder = Path(tempfile.mkdtemp(prefix="machine"))
        self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        names = [PROVINCE, *(f"{unit}-{number}" for unit, number in PCS)]
        for name in names:
            shutil.copytree(Stock.folder / name, self.folder / name)
            self._open(name)
        self.pool = self.folder / "pool"
        self.pool.mkdir()

    @rule(pc=PC, cell=st.sampled_from(CELLS), number=st.integers(0, 9))
    def type_in(self, pc: tuple[str, int], cell: FigureKey, number: int) -> None:
        """Type a number; where the report is locked that is refused."""
        with self._at(pc) as session, suppress(*REFUSED):
            fill(session, key_of(pc[0]), {cell: (number_cell(number), None)})

    @rule(pc=PC, cell=st.sampled_from(CELLS), number=st.integers(0, 9))
    def revise(self, pc: tuple[str, int], cell: FigureKey, number: int) -> None:
        """Reopen where it is locked, type, lock: what an office does in one sitting."""
        key = key_of(pc[0])
        with self._at(pc) as session, suppress(*REFUSED):
            if working.load(session.connection, key) is None and session_has(session, pc[0]):
                reopen(session, key)
            fill(session, key, {cell: (number_cell(number), None)})
            self._keep(pc, lock(session, key, REASON).id)

    @rule(
        unit=st.sampled_from(UNITS),
        said=st.lists(st.tuples(st.sampled_from(CELLS), st.integers(0, 9)), min_size=2, max_size=2),
        above=st.booleans(),
    )
    def cross(self, unit: str, said: list[tuple[FigureKey, int]], *, above: bool) -> None:
        """Both PCs of a unit go on without each other, then hear of it, the province too."""
        for number, (cell, value) in enumerate(said, 1):
            self.revise((unit, number), cell, value)
        for number in (1, 2):
            self.send_and_receive((unit, number), "province" if above else "the other PC")

    @rule(pc=PC, to=st.sampled_from(["province", "the other PC"]))
    def send_and_receive(self, pc: tuple[str, int], to: str) -> None:
        """A stick is carried over at once."""
        there = None if to == "province" else (pc[0], 3 - pc[1])
        with self._at(pc) as session, suppress(*REFUSED):
            self._sent(export(session, self.pool, plain=there is not None))
            self._receive(there, self.files[-1:])

    @rule(pc=PC)
    def lock(self, pc: tuple[str, int]) -> None:
        """Lock what is typed."""
        with self._at(pc) as session, suppress(*REFUSED):
            self._keep(pc, lock(session, key_of(pc[0]), REASON).id)

    @rule(pc=PC, discard=st.booleans())
    def reopen(self, pc: tuple[str, int], *, discard: bool) -> None:
        """Go on from the locked head."""
        with self._at(pc) as session, suppress(*REFUSED):
            reopen(session, key_of(pc[0]), discard=discard)

    @rule(pc=PC, plain=st.booleans())
    def send(self, pc: tuple[str, int], *, plain: bool) -> None:
        """Write a bundle, sealed where the keys are known or as it is."""
        with self._at(pc) as session, suppress(*REFUSED):
            self._sent(export(session, self.pool, plain=plain))

    @precondition(lambda self: self.files)
    @rule(data=st.data(), pc=st.sampled_from([None, *PCS]))
    def receive(self, data: st.DataObject, pc: tuple[str, int] | None) -> None:
        """Read any files, in any order, some of them again."""
        chosen = data.draw(st.lists(st.sampled_from(self.files), min_size=1, max_size=4))
        self._receive(pc, chosen)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        """A stick is lost: nobody will ever read that file."""
        self.files.remove(data.draw(st.sampled_from(self.files)))

    @rule(unit=st.sampled_from(UNITS), verdict=st.sampled_from(["approve", "return"]))
    def judge(self, unit: str, verdict: str) -> None:
        """The province judges a head of a unit."""
        with self._at(None) as session:
            known = history(session)
            for head in heads_in(known, unit).ids[:1]:
                with suppress(*REFUSED):
                    review(session, known.records[head], verdict, "Lý do.")  # type: ignore[arg-type]

    @rule()
    def answer(self) -> None:
        """The province writes its responses."""
        with self._at(None) as session, suppress(*REFUSED):
            self._sent(*respond_somehow(session, self.pool))

    @rule(side=st.sampled_from(["left", "right"]))
    def decide(self, side: str) -> None:
        """People at the offices decide what waits, or merge what came."""
        for pc in PCS:
            self._decide(pc, side)

    def _decide(self, pc: tuple[str, int], side: str) -> None:
        key = key_of(pc[0])
        with self._at(pc) as session, suppress(*REFUSED):
            shown = conflicted(session, key)
            resolve(session, shown, [side] * len(shown.between.questions))  # type: ignore[list-item]
            self._keep(pc, lock(session, key, REASON).id)
            event("brought onto what came" if shown.is_rebase else "decided at the office")

    @rule(side=st.sampled_from(["left", "right"]))
    def decide_above(self, side: str) -> None:
        """The province decides for the units whose reports wait."""
        for unit in UNITS:
            self._decide_above(unit, side)

    def _decide_above(self, unit: str, side: str) -> None:
        with self._at(None) as session, suppress(*REFUSED):
            shown = conflicted(session, key_of(unit))
            choices = [side] * len(shown.between.questions)
            record = resolve_below(session, shown, choices, "Đã hỏi.")  # type: ignore[arg-type]
            self._keep(None, record.id)
            event("decided above")

    @rule(unit=st.sampled_from(UNITS), past=st.booleans())
    def lose_a_pc(self, unit: str, *, past: bool) -> None:
        """The second PC of a unit is stolen: its key is revoked, its files still turn up."""
        with Session.open(Stock.folder / f"{unit}-2", beside=True) as stolen:
            key = stolen.key.public
        with self._at(None) as session:
            if key not in session.trust.revoked:
                revoke_key(session, key, "Mất máy.", past=past)

    @rule(unit=st.sampled_from(UNITS))
    def set_up_anew(self, unit: str) -> None:
        """The province sends what it decided."""
        with self._at(None) as session:
            self._sent(write_setup(session, self.pool, unit))

    def teardown(self) -> None:
        """Let everybody read everything in an order of their own, and compare."""
        with self._stack:
            if self.sessions:
                self._check_nothing_lost()
                self._bring_together()
                self._bring_offices_together()

    def _check_nothing_lost(self) -> None:
        for name, ids in self.locked.items():
            here = revisions.records(self.sessions[name].connection, ids=sorted(ids))
            assert ids == here.keys(), f"{name} has lost a revision"

    def _bring_together(self) -> None:
        """Read all files at the province twice over, and at PCs of one unit: all see the same."""
        other = self.folder / "other"
        shutil.copytree(Stock.folder / PROVINCE, other)
        self._said_here(PROVINCE, "spoken.bhxh")
        first = list(self.files)
        again = sorted({*first, *self.read})
        random.Random(len(again)).shuffle(again)  # noqa: S311 -- an order, no secret
        with self._at(None) as province, Session.open(other) as second:
            import_files(province, first)
            for path in [*again, *again[:3]]:
                import_files(second, [path])
            for unit in UNITS:
                self._compare(province, second, unit)
            assert _totals(province) == _totals(second)
            self._check_conflicts(province)

    def _bring_offices_together(self) -> None:
        """Let the PCs send what they may and read all there is: those of a unit see the same."""
        for pc in PCS:
            with self._at(pc) as session, suppress(*REFUSED):
                self._sent(export(session, self.pool))
        for unit in UNITS:
            seen = []
            for number in (1, 2):
                with self._at((unit, number)) as session:
                    import_files(session, self.files)
                    self._check_conflicts(session)
                    known = history(session)
                    seen.append((known.groups.get(key_of(unit), {}).keys(), heads_in(known, unit)))
            (mine, one), (theirs, two) = seen
            assert mine != theirs or same(one, two), unit

    def _said_here(self, name: str, file: str) -> None:
        """Add to the files what the province itself has said: its revocations, verdicts, decisions.

        A setup carries what it says of keys, a response what it says of reports.
        """
        with self._at(None) as session:
            self._sent(write_setup(session, self.pool / f"{name}-{file}", UNITS[0]))
            with suppress(*REFUSED):
                self._sent(*respond_somehow(session, self.pool))

    def _compare(self, one: Session, two: Session, unit: str) -> None:
        mine, theirs = history(one), history(two)
        assert same(heads_in(mine, unit), heads_in(theirs, unit)), unit

    def _check_conflicts(self, session: Session) -> None:
        known = history(session)
        for unit in UNITS:
            heads = heads_in(known, unit)
            typed = working.load(session.connection, key_of(unit))
            if heads.in_conflict and typed is None:
                assert conflicted(session, key_of(unit)).follows
                event("a conflict waits")
            elif len(heads.ids) == 1 and typed is None:
                with pytest.raises(Problem, match="nothing_to_resolve"):
                    conflicted(session, key_of(unit))

    def _receive(self, pc: tuple[str, int] | None, chosen: list[Path]) -> None:
        with self._at(pc) as session:
            result = import_files(session, chosen)
            own = own_identity(session).recipient
            others = {path for path in chosen if self.opens[path] and own not in self.opens[path]}
            assert dict.fromkeys(others, "sealed_for_others") == {
                path: fault.code for path, fault in result.refused.items()
            }
        if pc is None:
            self.read += chosen

    def _sent(self, *made: BundleInfo) -> None:
        self.files += [each.path for each in made]
        self.opens |= {each.path: each.sealing.recipients for each in made}

    def _keep(self, pc: tuple[str, int] | None, revision: str) -> None:
        self.locked.setdefault(_name(pc), set()).add(revision)

    @contextmanager
    def _at(self, pc: tuple[str, int] | None) -> Iterator[Session]:
        """Give the session of a PC, a minute later than the last step anywhere."""
        self.now += timedelta(minutes=1)
        with clock.held(self.now):
            yield self.sessions[_name(pc)]

    def _open(self, name: str) -> None:
        self.sessions[name] = self._stack.enter_context(Session.open(self.folder / name))


def _name(pc: tuple[str, int] | None) -> str:
    return PROVINCE if pc is None else f"{pc[0]}-{pc[1]}"


def _totals(session: Session) -> object:
    with suppress(*REFUSED):
        total = total_of(session, unapproved=True)
        return total.total.cells[ATTENDEES], total.total.cells[BANNERS], total.plan.sources
    return None


def runs(count: int) -> settings:
    """So many runs of the machine, each a new story."""
    checks = list(HealthCheck)
    return settings(
        max_examples=count, stateful_step_count=STEPS, deadline=None, suppress_health_check=checks
    )


class TestExchange(ExchangeMachine.TestCase):  # type: ignore[misc,name-defined]
    """Some stories, the same ones each time."""

    settings = runs(FEW)


@pytest.mark.slow
class TestManyExchanges(ExchangeMachine.TestCase):  # type: ignore[misc,name-defined]
    """As many as the promise asks for."""

    settings = runs(MANY)
