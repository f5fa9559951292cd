"""Annotations: what becomes of a revision on paper after it was locked (model.md §4).

They are signed like everything else and never change the id that is printed on the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from bhxh_desktop.domain.revision import LINE, Day, Hash, HeadRecord, Moment, Name, Statement, Words
from bhxh_desktop.domain.trust import Trust
from bhxh_desktop.domain.unit import UnitCode, UnitTree

Kind = Literal["issued", "received", "final"]
Number = Annotated[str, Meta(max_length=20, pattern=LINE)]

FileHash = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]


class Annotation(Statement, frozen=True, kw_only=True):
    """A statement about one revision: that it was issued, which file was signed, when it came."""

    TAG: ClassVar[str] = "bhxh-annotation-1"

    unit: UnitCode
    """Whose statement: the unit itself or one above it; of what was received, one above."""
    revision: Hash
    kind: Kind
    day: Day
    number: Number = ""
    """Of the report as it was issued: "123", without its symbol."""
    person: Annotated[str, Meta(max_length=120, pattern=LINE)] = ""
    """Who signed it."""
    note: Words = ""
    """By what way it came, why the day differs from that of the file."""
    file_hash: FileHash = ""
    """Of the signed file, which travels beside it."""
    file_name: Annotated[str, Meta(max_length=120, pattern=LINE)] = ""
    file_size: Annotated[int, Meta(ge=0, le=2**30)] = 0
    replaces: tuple[Hash, ...] = ()
    author: Name
    made_at: Moment


def standing(
    said: Iterable[Annotation], records: Mapping[str, HeadRecord], trust: Trust, tree: UnitTree
) -> dict[tuple[str, Kind], Annotation]:
    """Return what holds of each revision: said by whom it may be said, and replaced by nothing.

    Where two PCs said different things at once, the one with the smallest id holds everywhere.
    """
    counting = {
        each.id: each
        for each in said
        if each.revision in records and _may(each, records[each.revision], trust, tree)
    }
    replaced = {
        old
        for each in counting.values()
        for old in each.replaces
        if old in counting and _about(counting[old]) == _about(each)
    }
    found: dict[tuple[str, Kind], Annotation] = {}
    for name in sorted(counting.keys() - replaced):
        found.setdefault(_about(counting[name]), counting[name])
    return found


def _about(said: Annotation) -> tuple[str, Kind]:
    return said.revision, said.kind


def _may(said: Annotation, record: HeadRecord, trust: Trust, tree: UnitTree) -> bool:
    above = tree.ancestors(record.unit)
    units = above if said.kind == "received" else (record.unit, *above)
    return said.unit in units and trust.speaks(said.signer, (said.unit,), said.id)
