"""What two versions of a submission say differently, for a person to decide (model.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bhxh_desktop.domain.compiled import compiled
from bhxh_desktop.domain.divergence import Choice, Divergence, Spoken, diverge
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.tailored import spared_cells
from bhxh_desktop.errors import Problem
from bhxh_desktop.queries.figures import Contents, of_revision, of_working_copy
from bhxh_desktop.queries.history import History, history
from bhxh_desktop.queries.versions import moved, version_path
from bhxh_desktop.session import Session
from bhxh_desktop.store import working
from bhxh_desktop.store.working import WorkingCopy


@dataclass(frozen=True)
class Conflicted:
    """Two sides of a submission, with all that stands between them.

    Either two heads, or the working copy (left) and the head that came after it was begun.
    """

    key: SubmissionKey
    definition: Definition
    """The later of their versions, in which both are read."""
    left: Contents
    right: Contents
    between: Divergence
    follows: tuple[str, ...]
    """The revisions that a decision follows."""
    further: int
    """Heads beside these, to be decided after them."""

    @property
    def as_of(self) -> str:
        """Up to which day figures run: the later one."""
        return max(self.left.as_of, self.right.as_of)

    @property
    def is_rebase(self) -> bool:
        """Tell whether one side is what is being typed."""
        return self.left.revision is None


def conflicted(session: Session, key: SubmissionKey) -> Conflicted:
    """Return what waits for a decision: of several heads the first two, in order of id.

    Raises Problem ``nothing_to_resolve`` where there is at most one head that the working copy, if
    any, was begun on; ``part_withheld`` where what a side says is not here.
    """
    known = history(session, key.regime, key.period)
    heads = known.heads_at(key)
    copy = working.load(session.connection, key)
    if copy is not None and known.followed(key, copy.base) is None:
        said = of_working_copy(session, copy)
        return _between(session, known, said, heads.ids[0], copy.base, heads.ids[1:])
    if copy is not None or not heads.in_conflict:
        raise Problem("nothing_to_resolve", unit=session.tree[key.unit].short_name)
    left, right, *further = heads.ids
    return _between(session, known, of_revision(session, left), right, (left,), further)


def copy_of(shown: Conflicted, said: Spoken) -> WorkingCopy:
    """Return *said* as a working copy that follows both sides."""
    return WorkingCopy(
        key=shown.key,
        base=shown.follows,
        definition=shown.definition.hash,
        as_of=shown.as_of,
        cells=said.cells,
        notes=said.notes,
        progress=said.progress,
        narrative=said.narrative,
        documents=said.documents,
    )


def outcome(session: Session, shown: Conflicted, choices: Sequence[Choice]) -> Contents:
    """Return what the answers given so far come to, computed; unanswered places are blank."""
    return of_working_copy(session, copy_of(shown, shown.between.so_far(choices)))


def _between(
    session: Session,
    known: History,
    left: Contents,
    head: str,
    begun_on: Iterable[str],
    further: Iterable[str],
) -> Conflicted:
    right = of_revision(session, head)
    definition = max((left.definition, right.definition), key=lambda each: each.regime.version)
    graph = known.graph(left.key)
    bases = {base for revision in begun_on for base in graph.merge_bases(revision, head)}
    were = (_if_here(session, base) for base in sorted(bases))
    old = [spoken(session, said, definition) for said in were if said is not None]
    ours, theirs = (spoken(session, said, definition) for said in (left, right))
    follows = (head,) if left.revision is None else (left.revision.id, head)
    return Conflicted(
        key=left.key,
        definition=definition,
        left=left,
        right=right,
        between=diverge(old, ours, theirs),
        follows=follows,
        further=len(list(further)),
    )


def spoken(session: Session, said: Contents, definition: Definition) -> Spoken:
    """Return what people typed in a submission, in the cells of *definition*."""
    program = compiled(definition).program
    read = moved(session, said.definition, definition, said.cells)
    cells = read.figures if read is not None else said.cells
    spared = spared_cells(definition)
    path = version_path(session, said.definition, definition)
    places = {key: path.arrival(key) if path else key for key in said.notes}
    return Spoken(
        cells={k: c for k, c in cells.items() if program.is_input(k) and k not in spared},
        notes={to: said.notes[key] for key, to in places.items() if to is not None},
        progress=said.progress,
        narrative=said.narrative,
        documents=said.documents,
    )


def _if_here(session: Session, revision: str) -> Contents | None:
    try:
        return of_revision(session, revision)
    except Problem:  # its parts were withheld or pruned: every difference is asked
        return None
