"""The layout check of one Word file, and what was changed in it since its figures were locked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.naming import place_name
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.layout import texts
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.comparison import Changed, compare
from bhxh_desktop.layout.finding import LayoutFinding
from bhxh_desktop.layout.paper import Paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.rewording import Reworded, reworded
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.queries.frames import frame_said
from bhxh_desktop.queries.history import find_revision
from bhxh_desktop.queries.report_source import source_of_revision
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.printed_forms import printed_forms
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions

_LONGEST = 160
_CODE = re.compile(r"\b[A-Z2-7]{5}(?:-[A-Z2-7]{5}){3}\b")


@dataclass(frozen=True)
class Compared:
    """A document beside the revision it was printed from."""

    record: HeadRecord
    definition: Definition
    cells: Figures
    changes: tuple[Changed, ...]
    rewordings: tuple[Reworded, ...] = ()
    """Paragraphs outside tables that say something else."""

    @property
    def sentences(self) -> list[str]:
        """All that differs, figures first."""
        return [*map(self.words, self.changes), *self.text_sentences]

    @property
    def text_sentences(self) -> list[str]:
        """What differs in the text."""
        return [_reworded_words(said) for said in self.rewordings]

    def words(self, change: Changed) -> str:
        """Return a change in one sentence."""
        form = self.definition.forms[change.form].title
        key = change.key
        return texts.CHANGES[change.what].format(
            place=place_name(self.definition, key, self.cells) if key else "",
            form=form,
            row=change.row,
            locked=change.locked or texts.BLANK,
            found=change.found or texts.BLANK,
        )


@dataclass(frozen=True)
class LayoutChecked:
    """What is to be said of a file."""

    path: Path
    decree: str
    """The title of what the rules come from."""
    findings: tuple[LayoutFinding, ...]
    code: str = ""
    """The mã đối chiếu printed in it."""
    compared: Compared | None = None
    """None where its revision is not known here."""

    def count(self, level: str) -> int:
        """Return how many findings are of a level."""
        return sum(finding.level == level for finding in self.findings)

    @property
    def is_sound(self) -> bool:
        """Whether there is no error, and no figure was changed."""
        changed = self.compared is not None and self.compared.changes
        return not self.count("error") and not changed


def check_layout(path: Path, session: Session | None = None, revision: str = "") -> LayoutChecked:
    """Return what is wrong with the file at *path*.

    It is compared with *revision*, by id or mã đối chiếu, else with the one whose code it carries,
    if that is in the workspace of *session*. Raises as `layout.package.read_package` does, and
    Problem ``revision_unknown``, ``revision_ambiguous``, ``part_withheld``.
    """
    paper, rules = read_paper(path), current_rules()
    places = _places(session) if session else ()
    code = next(_codes(paper), "")
    record = _record(session, revision, code) if session is not None else None
    return LayoutChecked(
        path=path,
        decree=rules.title,
        findings=check_paper(paper, rules, places),
        code=code,
        compared=_compared(session, record, paper) if session and record else None,
    )


def _places(session: Session) -> list[str]:
    """Return where units sit: by the list of units, and as this one says it prints."""
    known = {unit.place for unit in session.tree}
    return sorted((known | {frame_said(session).place}) - {""})


def _codes(paper: Paper) -> Iterator[str]:
    """Yield every mã đối chiếu that stands in the document, those of its foot first."""
    for line in (*paper.marks, *paper.lines):
        yield from _CODE.findall(line.text)


def _record(session: Session, revision: str, code: str) -> HeadRecord | None:
    if revision:
        return find_revision(session, revision)
    known = revisions.records(session.connection).values() if code else ()
    return next((record for record in known if record.verification_code == code), None)


def _compared(session: Session, record: HeadRecord, paper: Paper) -> Compared:
    source = source_of_revision(session, record.id)
    changes = compare(paper, printed_forms(source))
    said = reworded(paper, compose(source))
    return Compared(record, source.program.definition, source.cells, changes, said)


def _reworded_words(said: Reworded) -> str:
    shown = {name: _cut(text) for name, text in (("locked", said.locked), ("found", said.found))}
    words = texts.REWORDED[said.what].format(**shown)
    if not said.under:
        return words
    small = words[0].lower() + words[1:]
    return texts.REWORDED_UNDER.format(under=_cut(said.under), words=small)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
