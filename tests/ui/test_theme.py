"""Colours: the contrasts the look promises, computed by WCAG 2; fonts with Vietnamese letters."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont

from ui import icons, theme
from ui.app import application
from ui.wrapping import wrapped

TEXTS = [
    (text, ground)
    for text in ("text", "text2", "text3")
    for ground in ("surface", "canvas", "rail", "head", "derived")
]
TEXTS += [("accent", "surface"), ("accent", "accent_s"), ("on_accent", "accent")]
TEXTS += [(name, f"{name}_s") for name in ("error", "warn", "ok", "carry", "fork")]
TEXTS += [(name, "surface") for name in ("error", "warn", "ok", "carry", "fork")]


def luminance(name: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(theme.COLOURS[name][i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two tokens."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_texts_can_be_read(text, ground):
    """AA for every pair of text and ground."""
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("mark", ["edge", "accent", "error"])
def test_marks_can_be_seen(mark):
    """Fields, focus and marks reach three."""
    assert contrast(mark, "surface") >= 3


def test_style_sheet_is_complete():
    """Every token is filled in and Qt reads it without a word."""
    sheet = theme.style_sheet()
    assert "$" not in sheet
    application().setStyleSheet(sheet)


def test_font_of_the_screens(qapp):
    """One of the wanted families is there, with digits of one width and whole Vietnamese marks."""
    theme.apply(application())
    assert QFontInfo(theme.font()).family() in theme.FAMILIES
    metrics = QFontMetrics(theme.font())
    assert 1 == len({metrics.horizontalAdvance(digit) for digit in "0123456789"})
    raw = QRawFont.fromFont(theme.font())
    assert all(raw.supportsCharacter(ord(letter)) for letter in "ẰẲẴẶẦẨẪẬỄỆỖỘỠỢỮỰđơưự")


@pytest.mark.parametrize("name", sorted(icons.GLYPHS))
def test_every_icon_is_drawn(qapp, name):
    """Each meaning has a glyph of its own font; outlined and filled."""
    for filled in (False, True):
        picture = icons.pixmap(name, 20, "text", filled=filled).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


@pytest.mark.parametrize("text", ["", "Cải cách", "Kiểm soát thủ tục hành chính"])
def test_a_heading_is_wrapped_once(text):
    """Two lines at most, whole where they have room."""
    application()
    metrics = QFontMetrics(theme.font())
    width = metrics.horizontalAdvance(text) * 2 // 3 + metrics.horizontalAdvance("chính")
    lines = wrapped(text, theme.font(), width)
    assert text == " ".join(lines)
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert (text,) == wrapped(text, theme.font(), 1000) or not text


def test_what_needs_more_lines_ends_in_dots():
    """The last line says that there is more."""
    application()
    first, last = wrapped("Kiểm soát thủ tục hành chính của ngành", theme.font(), 90)
    assert "Kiểm soát thủ tục hành chính".startswith(first)
    assert last.endswith("…")


def test_every_line_begins_where_the_last_one_ended():
    """More lines than two hold the words once, in their order."""
    application()
    text = "Kế hoạch kiểm soát thủ tục hành chính của Bảo hiểm xã hội tỉnh"
    lines = wrapped(text, theme.font(), 120, most=9)
    assert len(lines) > 2
    assert text == " ".join(lines)
