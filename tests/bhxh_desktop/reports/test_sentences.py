"""Sentences with figures in them, and the office's own text."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.figure import (
    NONE_ARISING,
    NOT_APPLICABLE,
    Cell,
    FigureKey,
    number_cell,
)
from bhxh_desktop.domain.regime import Section
from bhxh_desktop.errors import Bug
from bhxh_desktop.reports.sentences import default_sentences, fill, own_text
from tests.helpers.report import a_source

ONLINE, COUNTER, UNKNOWN = (
    FigureKey("channels", row, "value") for row in ("online", "counter", "unknown")
)


def _told(sentence: str, inputs: dict[FigureKey, Cell]) -> list[str]:
    section = Section(code="x", number="1", heading="X", level=1, sentences=(sentence,))
    return [each.text for each in default_sentences(a_source(inputs), section)]


@pytest.mark.parametrize(
    ("sentence", "inputs", "expected"),
    [
        ("Có {channels.online}.", {ONLINE: number_cell(1234)}, ["Có 1.234."]),
        ("Có {channels.online.value}.", {ONLINE: number_cell(7)}, ["Có 07."]),
        ("Có {channels.online}.", {ONLINE: NONE_ARISING}, ["Có 00."]),
        ("Có {channels.online}.", {}, []),
        ("Có {channels.online}.", {ONLINE: NOT_APPLICABLE}, []),
        (
            "Có {channels.online}, trả {channels.unknown}.",
            {ONLINE: number_cell(12)},
            ["Có 12, trả …."],
        ),
        (
            "Có {channels.online}, trả {channels.unknown}.",
            {ONLINE: number_cell(12), UNKNOWN: NOT_APPLICABLE},
            [],
        ),
        # a ratio over nothing has no number to read out
        (
            "Có {channels.online}, đạt {channels.share}%.",
            {ONLINE: NONE_ARISING, COUNTER: NONE_ARISING},
            [],
        ),
        # a sum that lacks a part is not quoted as if it were whole
        ("Tổng {channels.all}.", {ONLINE: number_cell(12)}, []),
        ("Đã ban hành:", {}, ["Đã ban hành:"]),
    ],
)
def test_a_sentence_says_what_is_known(
    sentence: str, inputs: dict[FigureKey, Cell], expected: list[str]
) -> None:
    """Figures as printed; a sentence without any known figure is left out."""
    assert expected == _told(sentence, inputs)


def test_own_text_keeps_its_lines() -> None:
    """Each line is a paragraph; typed bullets become bullets, a minus in the text stays."""
    text = "Một.\n\n- hai\n  + ba\n– bốn\n-5 là số"
    found = [(p.bullet, p.text) for p in own_text([text, "năm"])]
    assert [
        ("", "Một."),
        ("-", "hai"),
        ("+", "ba"),
        ("-", "bốn"),
        ("", "-5 là số"),
        ("", "năm"),
    ] == found


def test_fill_knows_its_words() -> None:
    """A placeholder nobody fills is our own fault."""
    assert "a {B} c" == fill("a {B} {c}", {"c": "c"})
    with pytest.raises(Bug):
        fill("{d}", {"c": "c"})
