"""The head of the figure grid: groups, captions, official column numbers with their formulas."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from bhxh_desktop.domain.formula import Name, Sum, parse
from bhxh_desktop.domain.regime import Form, FormColumn
from ui import theme
from ui.texts import figures_texts as texts

GROUP, CAPTION, NUMBER = 38, 62, 30
SIMPLE = 32
_WORDS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_SIGNS = {1: "+", -1: "−"}
_BREAK = "\u200b"
"""Lets a long formula go on below: nothing is seen of it."""


@dataclass(frozen=True)
class _Tier:
    """Where the tiers of a form's head stand."""

    group: int
    caption: int
    number: int

    @property
    def height(self) -> int:
        return self.group + self.caption + self.number


class FigureHeader(QHeaderView):
    """Painted whole: Qt's own header knows one tier only."""

    def __init__(self, form: Form, parent: QWidget) -> None:
        """Show the columns of *form*."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._form = form
        self._tier = _Tier(
            GROUP if any(c.group for c in form.columns) else 0,
            CAPTION if form.columns else SIMPLE,
            NUMBER if any(c.number for c in form.columns) else 0,
        )
        self._numbers = [number_words(form, column) for column in form.columns]
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the height of all tiers."""
        return QSize(0, self._tier.height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        """Draw the tiers of the columns in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("head"))
        current = self._current()
        if not self._form.columns:
            rect = QRect(self.sectionViewportPosition(0), 0, self.sectionSize(0), self._tier.height)
            self._write(painter, rect, texts.VALUE, bold=True)
        for number, column in enumerate(self._form.columns):
            self._draw_column(painter, number, column, current=number == current)
        if self._tier.group:
            self._draw_groups(painter)
        painter.setPen(QPen(theme.colour("line2"), 1))
        bottom = self.viewport().rect().bottom()
        painter.drawLine(0, bottom, self.viewport().width(), bottom)
        painter.end()

    def _current(self) -> int:
        view = self.parentWidget()
        return view.currentIndex().column() if isinstance(view, QTableView) else -1

    def _draw_column(
        self, painter: QPainter, number: int, column: FormColumn, *, current: bool
    ) -> None:
        left, width = self.sectionViewportPosition(number), self.sectionSize(number)
        top = self._tier.group if column.group else 0
        height = self._tier.height - self._tier.number - top
        caption = QRect(left, top, width, height)
        below = QRect(left, self._tier.height - self._tier.number, width, self._tier.number)
        if current:
            painter.fillRect(caption.united(below), theme.colour("sel"))
        self._write(painter, caption, column.caption)
        if self._tier.number:
            formula = self._numbers[number].replace("+", f"+{_BREAK}").replace("=", f"={_BREAK}")
            self._write(painter, below, formula, colour="text3")
            self._line(painter, below.left(), below.top(), below.right(), below.top())
        self._line(painter, caption.right(), top, caption.right(), self._tier.height)

    def _draw_groups(self, painter: QPainter) -> None:
        numbered = enumerate(self._form.columns)
        for group, run in groupby(numbered, key=lambda pair: pair[1].group):
            if not group:
                continue
            sections = [number for number, _ in run]
            left = self.sectionViewportPosition(sections[0])
            width = sum(self.sectionSize(number) for number in sections)
            rect = QRect(left, 0, width, self._tier.group)
            self._write(painter, rect, group, bold=True)
            self._line(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
            self._line(painter, rect.right(), 0, rect.right(), rect.bottom())

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        *,
        bold: bool = False,
        colour: str = "text",
    ) -> None:
        painter.setFont(theme.font(12 if bold else 11, bold=bold))
        painter.setPen(theme.colour(colour))
        painter.drawText(rect.adjusted(2, 0, -2, 0), int(_WORDS), words)

    @staticmethod
    def _line(painter: QPainter, left: int, top: int, right: int, bottom: int) -> None:
        painter.setPen(QPen(theme.colour("line2"), 1))
        painter.drawLine(left, top, right, bottom)


def number_words(form: Form, column: FormColumn) -> str:
    """Return ``1=2+3`` for a column that adds numbered ones up, else its number alone."""
    formula = column.item.formula if column.item else ""
    numbers: dict[tuple[str, ...], str] = {(c.code,): c.number for c in form.columns if c.number}
    node = parse(formula).node if formula else None
    if not isinstance(node, Sum):
        return column.number
    signed = [(sign, numbers.get(term.path)) for sign, term in node.terms if isinstance(term, Name)]
    if len(signed) < len(node.terms) or not all(number for _, number in signed):
        return column.number
    terms = "".join(f"{_SIGNS[sign]}{number}" for sign, number in signed).removeprefix("+")
    return texts.FORMULA.format(number=column.number, terms=terms)
