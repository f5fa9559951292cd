"""The paragraphs of a section as people edit them: ids stay with what was only reworded.

Merging and comparing go by these ids (model.md §6), while an editor only knows lines of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from bhxh_desktop.domain.parts import Paragraph

ALIKE = 0.5
"""Share of the words two texts must have in common to be one paragraph, reworded."""


def reworded(
    before: Sequence[Paragraph], texts: Sequence[str], new_id: Callable[[], str]
) -> tuple[Paragraph, ...]:
    """Return *texts* as paragraphs: those that stood *before* keep their ids, others get new ones.

    Blank texts are left out. Unchanged texts are matched first, also where they moved; then what
    stands between two of them, the most alike first, and a single one with a single one always.
    """
    kept = [text.strip() for text in texts if text.strip()]
    ids: dict[int, str] = {}
    free = dict(enumerate(before))
    gaps: list[tuple[range, range]] = []
    matched = SequenceMatcher(None, [p.text for p in before], kept, autojunk=False)
    for tag, a1, a2, b1, b2 in matched.get_opcodes():
        if tag == "equal":
            ids.update({b1 + step: free.pop(a1 + step).id for step in range(a2 - a1)})
        else:
            gaps.append((range(a1, a2), range(b1, b2)))
    for place in (place for _, gap in gaps for place in gap):
        moved = next((i for i, paragraph in free.items() if paragraph.text == kept[place]), None)
        if moved is not None:
            ids[place] = free.pop(moved).id
    for olds, news in gaps:
        left = {i: free[i].text for i in olds if i in free}
        for i, place in _pairs(left, {n: kept[n] for n in news if n not in ids}):
            ids[place] = free.pop(i).id
    return tuple(Paragraph(ids.get(n) or new_id(), text) for n, text in enumerate(kept))


def _pairs(old: dict[int, str], new: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Yield which old text became which new one, each once."""
    if len(old) == len(new) == 1:
        yield next(iter(old)), next(iter(new))
        return
    ranked = sorted(
        ((_alike(text, other), -i, -n) for i, text in old.items() for n, other in new.items()),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for share, i, n in ranked:
        if share >= ALIKE and taken.isdisjoint({("old", -i), ("new", -n)}):
            taken |= {("old", -i), ("new", -n)}
            yield -i, -n


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
