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
from bhxh_desktop.reports.document import Run
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import default_sentences, fill, own_text, suggested
from tests.helpers.report import a_source

ONLINE, COUNTER, UNKNOWN = (
    FigureKey("channels", row, "value") for row in ("online", "counter", "unknown")
)


def _told(sentence: str, inputs: dict[FigureKey, Cell]) -> list[str]:
    section = Section(code="x", number="1", heading="X", level=1, sentences=(sentence,))
    return [each.text for each in default_sentences(Quoter(a_source(inputs)), section)]


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
    found = [(p.bullet, p.text) for p in own_text([text, "năm"], None)]
    assert [
        ("", "Một."),
        ("-", "hai"),
        ("+", "ba"),
        ("-", "bốn"),
        ("", "-5 là số"),
        ("", "năm"),
    ] == found


def _own(stored: str, inputs: dict[FigureKey, Cell] | None = None) -> tuple[Run, ...]:
    quoter = None if inputs is None else Quoter(a_source(inputs))
    (paragraph,) = own_text([stored], quoter)
    return paragraph.runs


def test_own_text_follows_what_it_quotes() -> None:
    """The figure of now, "…" where it is not known; what is locked or typed by hand stays."""
    stored = "Nhận <q channels.online>12</q> hồ sơ, ghi <t channels.online>12</t>."
    now = {ONLINE: number_cell(1234)}
    assert (Run(text="Nhận 1.234 hồ sơ, ghi 12."),) == _own(stored, now)
    assert (Run(text="Nhận … hồ sơ, ghi 12."),) == _own(stored, {})
    assert (Run(text="Nhận 12 hồ sơ, ghi 12."),) == _own(stored)
    gone = "Theo <q document:5 · KH · 2023 · A>Kế hoạch số 5/KH</q>."
    assert (Run(text="Theo Kế hoạch số 5/KH."),) == _own(gone, now)


def test_own_text_in_several_hands() -> None:
    """Bold and italic words, over the bullet and over a quotation."""
    stored = "<b>- Nhận <q channels.online>12</q></b> hồ <i>sơ</i>"
    (paragraph,) = own_text([stored], Quoter(a_source({ONLINE: number_cell(34)})))
    assert "-" == paragraph.bullet
    assert (
        Run(text="Nhận 34", bold=True),
        Run(text=" hồ "),
        Run(text="sơ", italic=True),
    ) == paragraph.runs


def test_a_sentence_gives_way_to_own_text_that_quotes_the_same() -> None:
    """Nobody wants to read one figure twice; by hand typed figures take nothing over."""
    sentences = ("Nhận {channels.online}.", "Trả {channels.counter}.")
    section = Section(code="x", number="1", heading="X", level=1, sentences=sentences)
    quoter = Quoter(a_source({ONLINE: number_cell(34), COUNTER: number_cell(56)}))
    own = ["Đã nhận <q channels.online.value>34</q>, trả <t channels.counter>56</t>."]
    assert ["Trả 56."] == [each.text for each in default_sentences(quoter, section, own)]
    assert ["Nhận <q channels.online>34</q>.", "Trả <q channels.counter>56</q>."] == list(
        suggested(quoter, section)
    )


def test_fill_knows_its_words() -> None:
    """A placeholder nobody fills is our own fault."""
    assert "a {B} c" == fill("a {B} {c}", {"c": "c"})
    with pytest.raises(Bug):
        fill("{d}", {"c": "c"})
