"""Three-way merging: what one side changed is taken, what both changed waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bhxh_desktop.errors import Problem

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class Conflict(Generic[K, V]):
    """A place both sides changed differently; None stands for blank or deleted."""

    key: K
    base: V | None
    """None too where several merge bases differ."""
    left: V | None
    right: V | None


@dataclass(frozen=True)
class Merged(Generic[K, V]):
    """What a merge found; the keys in conflict have no value yet."""

    values: Mapping[K, V]
    conflicts: tuple[Conflict[K, V], ...]
    from_left: frozenset[K]
    """Places only the left side changed."""
    from_right: frozenset[K]


def merge(
    bases: Sequence[Mapping[K, V]],
    left: Mapping[K, V],
    right: Mapping[K, V],
    group: Callable[[K], Hashable | None] = lambda _key: None,
) -> Merged[K, V]:
    """Merge two mappings against their latest common ancestors.

    With no base the virtual blank root stands in, so blank → value is a one-sided change. Where
    several bases differ the place is asked unless both sides agree. Keys of one *group* (an open
    row) stand or fall together: deleting it against editing it is a conflict.
    """
    keys = _ordered([*bases, left, right])
    torn = _torn_groups(bases, left, right, keys, group)
    values: dict[K, V] = {}
    conflicts: list[Conflict[K, V]] = []
    taken: dict[str, set[K]] = {"left": set(), "right": set()}
    for key in keys:
        ours, theirs = left.get(key), right.get(key)
        olds = {base.get(key) for base in bases} or {None}
        old = next(iter(olds)) if len(olds) == 1 else None
        chosen = ours
        if ours != theirs:
            if len(olds) > 1 or group(key) in torn or old not in (ours, theirs):
                conflicts.append(Conflict(key, old, ours, theirs))
                continue
            side = "right" if old == ours else "left"
            taken[side].add(key)
            chosen = theirs if side == "right" else ours
        if chosen is not None:
            values[key] = chosen
    return Merged(values, tuple(conflicts), frozenset(taken["left"]), frozenset(taken["right"]))


def decide(merged: Merged[K, V], choices: Mapping[K, V | None]) -> dict[K, V]:
    """Return the values with every conflict decided.

    Raises Problem ``conflict_undecided`` with how many conflicts have no choice.
    """
    open_ones = [conflict.key for conflict in merged.conflicts if conflict.key not in choices]
    if open_ones:
        raise Problem("conflict_undecided", count=len(open_ones))
    decided = dict(merged.values)
    for conflict in merged.conflicts:
        chosen = choices[conflict.key]
        if chosen is not None:
            decided[conflict.key] = chosen
    return decided


def merge_order(left: Sequence[K], right: Sequence[K], kept: Iterable[K]) -> list[K]:
    """Return the order of merged paragraphs.

    The left's own; each new one of the right stands behind the nearest before it on the right.
    """
    keep = set(kept)
    order = [key for key in left if key in keep]
    previous: K | None = None
    for key in right:
        if key in keep and key not in order:
            order.insert(order.index(previous) + 1 if previous is not None else 0, key)
        if key in order:
            previous = key
    return order


def _ordered(mappings: Sequence[Mapping[K, Any]]) -> list[K]:
    """Return all keys, in the order they first appear."""
    return list(dict.fromkeys(key for mapping in mappings for key in mapping))


def _torn_groups(
    bases: Sequence[Mapping[K, V]],
    left: Mapping[K, V],
    right: Mapping[K, V],
    keys: Sequence[K],
    group: Callable[[K], Hashable | None],
) -> set[Hashable]:
    """Return the groups one side deleted whole while the other changed or kept part of them."""
    members: dict[Hashable, list[K]] = {}
    for key in keys:
        name = group(key)
        if name is not None:
            members.setdefault(name, []).append(key)
    return {
        name
        for name, own in members.items()
        if any(
            _deleted(own, bases, gone) and _changed(own, bases, other)
            for gone, other in ((left, right), (right, left))
        )
    }


def _deleted(keys: list[K], bases: Sequence[Mapping[K, V]], side: Mapping[K, V]) -> bool:
    was_there = any(key in base for base in bases for key in keys)
    return was_there and not any(key in side for key in keys)


def _changed(keys: list[K], bases: Sequence[Mapping[K, V]], side: Mapping[K, V]) -> bool:
    still_there = any(key in side for key in keys)
    return still_there and any(side.get(k) != base.get(k) for base in bases for k in keys)
