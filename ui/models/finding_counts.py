"""Counts of findings as every page shows them: lỗi, cảnh báo, ô trống."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ui.texts import shell_texts as texts

if TYPE_CHECKING:
    from bhxh_desktop.queries.findings import Counts


class CountShown(NamedTuple):
    """One count with its look."""

    words: str
    icon: str
    colour: str
    filled: bool


def shown_counts(counts: Counts) -> Iterator[CountShown]:
    """Yield the counts above zero; all grey where each finding has its written reason."""
    explained = not counts.unexplained
    for count, words, icon, colour in (
        (counts.errors, texts.ERRORS, "error", "error"),
        (counts.warnings, texts.WARNINGS, "warning", "warn"),
        (counts.blanks, texts.BLANKS, "blank", "text2"),
    ):
        if count:
            quiet = explained or icon == "blank"
            colour_now = "text2" if quiet else colour
            yield CountShown(words.format(count=count), icon, colour_now, not quiet)


def said_counts(counts: Counts) -> str:
    """Return ``0 lỗi, 1 cảnh báo, đủ lý do``."""
    said = [texts.ERRORS.format(count=counts.errors)]
    said.append(texts.WARNINGS.format(count=counts.warnings))
    if counts.blanks:
        said.append(texts.BLANKS.format(count=counts.blanks))
    if counts.errors or counts.warnings:
        words = texts.UNEXPLAINED if counts.unexplained else texts.ALL_EXPLAINED
        said.append(words.format(count=counts.unexplained))
    return texts.AND.join(said)
