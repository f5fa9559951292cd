"""What every page is given: the session, where the user is, and how to tell and ask things."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from bhxh_desktop.domain.changes import Changes
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all, say_os_error
from bhxh_desktop.session import Session
from ui.runner import Runner, Stopped
from ui.texts import shell_texts as texts
from ui.undo import UndoHistory

Level = Literal["info", "ok", "warning", "error"]
Remedy = tuple[str, Callable[[], object]]
"""What can be done at once: caption and deed."""


@dataclass(frozen=True)
class Notice:
    """One sentence for the message bar, with at most two things to do about it."""

    text: str
    level: Level = "info"
    actions: tuple[Remedy, ...] = ()
    about: Hashable = None
    """What it is about: it goes when that is put right, or told of anew."""


@dataclass(frozen=True)
class Place:
    """The submission the user works on, and within it what a page was asked to show."""

    regime: str
    period: str
    detail: str = ""
    """A cell, a section, a unit: the page knows its own."""
    unit: str = ""
    """The unit below for which figures are typed, while they are in view; "" for the own."""


class AppContext(QObject):
    """Everything a page may use; made once by the composition root.

    Signals: ``place_changed()``, ``changed(Changes)`` after each write, ``noticed(Notice)``,
    ``settled(things)`` when what was told about them is put right, ``page_wanted(key)``,
    ``selected(words)`` to say at the foot of the window.

    Attributes: ``may_leave`` finishes what is being typed in the page in view, and tells whether
    the place may be left; ``respond`` begins the answers to the offices; the window sets both.
    """

    place_changed = Signal()
    changed = Signal(object)
    noticed = Signal(object)
    settled = Signal(object)
    page_wanted = Signal(str)
    selected = Signal(str)

    def __init__(self, session: Session, runner: Runner, place: Place) -> None:
        """Join the session with the runner of long work, beginning at *place*."""
        super().__init__()
        self.session = session
        session.hurried = True  # the window stands still while its thread waits
        self.runner = runner
        self.undo = UndoHistory(self)
        self.remedies: dict[str, Remedy] = {}
        """By the code of a Problem."""
        self.respond: Callable[[], None] = lambda: None
        self.may_leave: Callable[[], bool] = lambda: True
        self.place = place

    @property
    def key(self) -> SubmissionKey:
        """The own submission of this workspace's unit at the place."""
        return SubmissionKey(self.session.unit.code, "own", self.place.regime, self.place.period)

    @property
    def typing_key(self) -> SubmissionKey:
        """The submission that is typed into: the own one, or that of a unit below."""
        return self.key._replace(unit=self.place.unit or self.key.unit)

    def go(
        self,
        page: str = "",
        *,
        regime: str | None = None,
        period: str | None = None,
        detail: str = "",
        unit: str | None = None,
    ) -> None:
        """Move to another submission, page or detail of one, after what is being typed is in.

        *unit* is the one whose figures are typed, "" for the own; the one before stays while the
        page does.
        """
        wanted = replace(
            self.place,
            regime=regime or self.place.regime,
            period=period or self.place.period,
            detail=detail,
            unit=(self.place.unit if not page else "") if unit is None else unit,
        )
        same = replace(wanted, detail="") == replace(self.place, detail="")
        if not same and not self.may_leave():
            return
        self.place = wanted
        if not same or detail:
            self.place_changed.emit()
        if page:
            self.page_wanted.emit(page)

    def forget_unit(self) -> None:
        """Be back at the own figures: the page that types for others is left."""
        self.place = replace(self.place, unit="")

    def tell(
        self,
        text: str,
        level: Level = "info",
        actions: tuple[Remedy, ...] = (),
        about: Hashable = None,
    ) -> None:
        """Show one sentence under the page head."""
        self.noticed.emit(Notice(text, level, actions, about))

    def tell_problem(self, error: Problem | Problems, about: Hashable = None) -> None:
        """Show what the core refused; several faults together, never one after another."""
        self.tell(say_all(error), "error", self.remedies_of(error), about)

    def remedies_of(self, error: Problem | Problems) -> tuple[Remedy, ...]:
        """Return what can be done at once about what the core refused."""
        faults = error.problems if isinstance(error, Problems) else (error,)
        codes = dict.fromkeys(fault.code for fault in faults)
        return tuple(self.remedies[code] for code in codes if code in self.remedies)

    def write(
        self, operation: Callable[[Session], Changes], about: Hashable = None
    ) -> Changes | None:
        """Run a short operation at once and tell all pages; None where the core refused."""
        try:
            done = operation(self.session)
        except (Problem, Problems) as error:
            self.tell_problem(error, about)
            return None
        self.changed.emit(done)
        return done

    @property
    def exports(self) -> Path:
        """The folder files are offered to be written to."""
        return self.session.workspace.folder / "exports"


def sentence(error: Exception) -> str:
    """Return what a work in the background ran into, in words; raise what nobody expected."""
    if isinstance(error, Stopped):
        return texts.STOPPED
    if isinstance(error, Problem | Problems):
        return say_all(error)
    if isinstance(error, OSError):
        return say_os_error(error)
    raise error
