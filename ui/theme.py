"""Colours, sizes and the style sheet: the tokens of the look, in one place.

Light tokens only for now. Every pair of text and ground reaches a contrast of 4.5, fields, focus
and marks reach 3 (WCAG 2); tests/ui/test_theme.py computes them.
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from bhxh_desktop import paths

COLOURS = {
    "canvas": "#F3F5F8",
    "rail": "#EAEEF3",
    "surface": "#FFFFFF",
    "head": "#E9EEF4",
    "derived": "#EFF3F7",
    "hover": "#E6EBF1",
    "line": "#DCE2E9",
    "line2": "#C5CED9",
    "edge": "#7F8B9B",
    "sel": "#D3E4F6",
    "hatch": "#C9D1DB",
    "text": "#18212D",
    "text2": "#475567",
    "text3": "#5F6C7D",
    "accent": "#0B5CAD",
    "on_accent": "#FFFFFF",
    "accent_h": "#094A8C",
    "accent_s": "#E4EFFA",
    "accent_l": "#8FBBE6",
    "error": "#B3261E",
    "error_s": "#FDECEA",
    "error_l": "#E59A93",
    "warn": "#8A4B00",
    "warn_s": "#FFF3DA",
    "warn_l": "#E0AE5A",
    "ok": "#1A6B41",
    "ok_s": "#E3F4EA",
    "ok_l": "#8CC7A4",
    "carry": "#0A6870",
    "carry_s": "#E0F2F3",
    "carry_l": "#86C2C7",
    "fork": "#6A3D9E",
    "fork_s": "#F0E9F9",
    "fork_l": "#BDA3DC",
}
FAMILIES = ("Segoe UI", "Noto Sans", "Open Sans")
BODY = 13
"""Pixels; the sizes of the look: 18 page title, 16 panel, 14 card, 13 body, 12 and 11 small."""

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
}


def apply(app: QApplication) -> None:
    """Dress the whole program."""
    app.setStyle("Fusion")
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, colour(name))
    off = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(off, role, colour("text3"))
    app.setPalette(palette)
    app.setFont(font())
    app.setStyleSheet(style_sheet())


def colour(name: str) -> QColor:
    """Return a colour by its token."""
    return QColor(COLOURS[name])


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """Return the font of the screens at *size* pixels, digits all of one width."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def style_sheet() -> str:
    """Return the style sheet with the tokens filled in."""
    source = paths.resources() / "styles" / "app.qss"
    return Template(source.read_text("utf-8")).substitute(COLOURS)
