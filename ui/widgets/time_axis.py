"""The time axis of the home page: five weeks, weekends shaded, a pin for each due date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui import icons, theme
from ui.texts import home_texts as texts

DAYS = 35
_LINE, _HEIGHT = 56, 92
_PIN = 24
_NOON = 0.5
"""Today and the pins stand in the middle of their days."""
_GRAVEST_FIRST = ("error", "warn", "accent", "ok")


@dataclass(frozen=True)
class Pin:
    """A due date: its words, its day, how it looks."""

    words: str
    day: date
    icon: str
    colour: str


class TimeAxis(QWidget):
    """Draws the weeks around *today* with pins; pins that would overlap stand on two levels."""

    def __init__(self) -> None:
        super().__init__()
        self._today, self._pins = date.min, tuple[Pin, ...]()
        self._first = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the height the axis needs."""
        return QSize(800, _HEIGHT)

    def show_days(self, today: date, pins: tuple[Pin, ...]) -> None:
        """Show the five weeks that begin on the Monday before last."""
        self._today, self._pins = today, tuple(_by_day(pins))
        self._first = today - timedelta(days=today.weekday() + 14)
        self.setAccessibleName(", ".join(f"{pin.words} {short_date(pin.day)}" for pin in pins))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        """Draw weekends, the line, the weeks, today and the pins."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_days(painter)
        taken: list[QRect] = [self._draw_today(painter)]
        for pin in self._pins:
            if self._first <= pin.day < self._first + timedelta(days=DAYS):
                taken.append(self._draw_pin(painter, pin, taken))
        painter.end()

    def _x(self, day: date, share: float = 0) -> int:
        """Return where a day begins, or where such a *share* of it has passed."""
        return round(((day - self._first).days + share) * self.width() / DAYS)

    def _draw_days(self, painter: QPainter) -> None:
        for number in range(DAYS):
            day = self._first + timedelta(days=number)
            left = self._x(day)
            if day.weekday() == 5:
                end = self._x(day + timedelta(days=2))
                painter.fillRect(left, 0, end - left, _LINE, theme.colour("canvas"))
            if day.weekday() == 0:
                painter.setPen(QPen(theme.colour("line2"), 1))
                painter.drawLine(left, _LINE, left, _HEIGHT - 8)
                painter.setFont(theme.font(11))
                painter.setPen(theme.colour("text3"))
                words = texts.WEEK.format(weekday=weekday_name(day), day=_day(day))
                painter.drawText(left + 7, _LINE + 18, words)
        painter.setPen(QPen(theme.colour("line2"), 1))
        painter.drawLine(0, _LINE, self.width(), _LINE)
        painter.setPen(QPen(theme.colour("line2"), 4))
        painter.drawLine(0, _LINE, self._x(self._today, _NOON), _LINE)

    def _draw_today(self, painter: QPainter) -> QRect:
        painter.setFont(theme.font(11, bold=True))
        words = texts.TODAY_PIN.format(weekday=weekday_name(self._today), day=_day(self._today))
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        x = self._x(self._today, _NOON)
        box = QRect(max(0, x + 1 - width), 2, width, 18)
        painter.fillRect(box, theme.colour("accent"))
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(x, 2, x, _LINE + 4)
        return box

    def _draw_pin(self, painter: QPainter, pin: Pin, taken: list[QRect]) -> QRect:
        painter.setFont(theme.font(12, bold=True))
        words = texts.PIN.format(title=pin.words, day=_day(pin.day))
        width = painter.fontMetrics().horizontalAdvance(words) + 34
        x = self._x(pin.day, _NOON)
        left = min(max(0, x - 12), self.width() - width)
        levels = [QRect(left, top, width, _PIN) for top in (0, 26)]
        box = next((b for b in levels if not any(b.intersects(t) for t in taken)), levels[-1])
        painter.setPen(QPen(theme.colour(f"{pin.colour}_l"), 1))
        painter.drawLine(x, box.bottom(), x, _LINE)
        painter.setBrush(theme.colour(f"{pin.colour}_s"))
        painter.drawRoundedRect(box, 4, 4)
        icons.draw(painter, QRect(box.left() + 7, box.top() + 4, 16, 16), pin.icon, pin.colour)
        painter.setPen(theme.colour(pin.colour))
        painter.drawText(
            box.adjusted(28, 0, -4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        painter.setBrush(theme.colour(pin.colour))
        painter.drawEllipse(QPoint(x, _LINE), 4, 4)
        return box


def _by_day(pins: Iterable[Pin]) -> Iterator[Pin]:
    """Yield one pin for each day, as grave as the gravest of the reports due on it."""
    in_order = sorted(pins, key=lambda pin: (pin.day, _GRAVEST_FIRST.index(pin.colour)))
    for day, group in groupby(in_order, key=lambda pin: pin.day):
        first, *others = group
        words = texts.MANY_DUE.format(count=len(others) + 1) if others else first.words
        yield Pin(words, day, first.icon, first.colour)


def _day(day: date) -> str:
    return short_date(day).rpartition("/")[0]
