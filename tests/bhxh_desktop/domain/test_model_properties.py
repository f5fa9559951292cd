"""The promises of the model over random histories of revisions, reviews and keys."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.domain.consolidation import consolidate, plan_total
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.heads import Graph, by_submission, heads_of
from bhxh_desktop.domain.review import Judge, standing, verdicts_from
from bhxh_desktop.domain.revision import HeadRecord, Review, SubmissionKey
from bhxh_desktop.domain.trust import Trust
from tests.helpers.model import (
    DAY,
    a_review,
    a_revision,
    by_id,
    key_of,
    small_program,
    small_tree,
    trust_all,
)

TREE = small_tree()
TRUST = trust_all("P", "A", "B", "C", "C-X", "C-Y")
PROGRAM = small_program()
WEIGHT = FigureKey("sheet", "staff_here", "value")
UNITS = ("P", "A", "B", "C", "C-X", "C-Y")
SIGNERS = (*UNITS, "stranger")


@dataclass(frozen=True)
class History:
    """Everything that was ever signed, and the figure each revision holds."""

    records: tuple[HeadRecord, ...]
    reviews: tuple[Review, ...]
    figures: dict[str, int]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Random histories: forks, merges, corrections, foreign signatures, reviews and retractions."""
    records: list[HeadRecord] = []
    figures: dict[str, int] = {}
    for _ in range(draw(st.integers(0, 14))):
        unit = draw(st.sampled_from(UNITS))
        scope = draw(st.sampled_from(["own", "own", "own", "total"]))
        mine = [r for r in records if (r.unit, r.scope) == (unit, scope)]
        parents = draw(st.lists(st.sampled_from(mine), max_size=2, unique=True)) if mine else []
        signer = draw(st.sampled_from([unit, unit, unit, *SIGNERS]))
        number = draw(st.integers(0, 5))
        record = a_revision(unit, *parents, figures=str(number), scope=scope, signer=key_of(signer))
        records.append(record)
        figures[record.id] = number
    reviews: list[Review] = []
    for _ in range(draw(st.integers(0, 10)) if records else 0):
        target = draw(st.sampled_from(records))
        earlier = [r.id for r in reviews if r.revision == target.id]
        by = draw(st.sampled_from(["P", "P", "P", "A"]))
        review = a_review(
            target,
            draw(st.sampled_from(["approve", "return"])),
            replaces=tuple(sorted(set(draw(st.lists(st.sampled_from(earlier), max_size=2)))))
            if earlier
            else (),
            unit=by,
            signer=key_of(draw(st.sampled_from([by, by, "stranger"]))),
        )
        reviews.append(review)
    return History(tuple(records), tuple(reviews), figures)


def outcome(records, reviews, figures, trust: Trust = TRUST):
    """Everything people see: heads, what counts, who is missing, the total."""
    known = by_id(*records)
    heads = heads_of(known, trust, TREE)
    groups = by_submission(known)
    judge = Judge(trust, TREE, verdicts_from(standing(by_id(*reviews), known, trust, TREE)), "P")

    def choose(unit, scope):
        return judge.choose(groups.get(SubmissionKey(unit, scope, "small", "2023"), {}))

    plan = plan_total(TREE, "P", DAY, choose)
    contributions = [
        Contribution(t.unit, "office", {WEIGHT: number_cell(figures[t.revision])})
        for t in plan.taken
    ]
    total = consolidate(PROGRAM, contributions, "P").cells.get(WEIGHT)
    # compared as values: the order in which a dictionary was filled must not show
    return {key: (h.ids, h.equal, h.waiting, h.missing) for key, h in heads.items()}, plan, total


@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(history: History, shuffler: random.Random):
    """The same set of statements in any order, any number of times: same heads, same totals."""
    records = [*history.records, *shuffler.sample(history.records, len(history.records) // 2)]
    reviews = [*history.reviews, *history.reviews]
    shuffler.shuffle(records)
    shuffler.shuffle(reviews)
    assert outcome(history.records, history.reviews, history.figures) == outcome(
        records, reviews, history.figures
    )


@given(histories())
def test_no_unit_is_counted_twice(history: History):
    """Each unit once, and nobody both by itself and in an ancestor's total."""
    _, plan, _ = outcome(history.records, history.reviews, history.figures)
    units = [taken.unit for taken in plan.taken]
    assert len(units) == len(set(units))
    in_totals = {t.unit for t in plan.taken if t.scope == "total"}
    assert not any(in_totals & set(TREE.ancestors(unit)) for unit in units)


@given(histories())
def test_the_total_is_the_sum_of_what_was_taken(history: History):
    """One revision per unit, added up and nothing else."""
    _, plan, total = outcome(history.records, history.reviews, history.figures)
    expected = sum(history.figures[taken.revision] for taken in plan.taken)
    assert expected == (total.number if total else 0)


@given(histories(), histories())
def test_no_approved_unit_ever_drops_out(before: History, more: History):
    """Further revisions and approvals may replace what counts of a unit, never remove the unit.

    What takes an approval back is only a return of the same revision.
    """
    approvals = [review for review in more.reviews if review.verdict == "approve"]
    figures = {**before.figures, **more.figures}
    _, plan, _ = outcome(before.records, before.reviews, figures)
    _, later, _ = outcome([*before.records, *more.records], [*before.reviews, *approvals], figures)
    stands = {t.unit for t in later.taken} | {
        unit
        for unit in UNITS
        for t in later.taken
        if t.scope == "total" and t.unit in TREE.ancestors(unit)
    }
    assert {taken.unit for taken in plan.taken} <= stands


def rightly_signed(record: HeadRecord) -> bool:
    """Tell whether the unit itself or one above it signed."""
    return record.signer in {key_of(unit) for unit in (record.unit, *TREE.ancestors(record.unit))}


@given(histories())
def test_no_signature_by_the_wrong_unit_counts(history: History):
    """Leaving out everything signed by somebody without a right over the unit changes nothing.

    What a rightful revision follows stays, whoever signed it: an id is a hash over the ids of the
    parents, so the line behind a revision is its own signer's statement.
    """
    known = by_id(*history.records)
    graph = Graph(known)
    rightful = {r.id for r in history.records if rightly_signed(r)}
    line = rightful | graph.ancestors(rightful)
    reviews = [r for r in history.reviews if r.unit == "P" and r.signer == key_of("P")]
    everything = outcome(history.records, history.reviews, history.figures)
    without = outcome([known[i] for i in sorted(line)], reviews, history.figures)
    assert {t.revision for t in everything[1].taken} <= rightful
    assert everything[1:] == without[1:]
