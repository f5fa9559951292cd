"""The time axis of the home page: five weeks, weekends shaded, a pin for each due date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, product

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhxh_desktop.vietnamese.dates import short_date, weekday_name
from ui import icons, theme
from ui.texts import home_texts as texts

DAYS = 35
_LINE, _HEIGHT = 56, 92
_PIN, _LEVELS, _GAP = 24, (0, 26), 2
_LONGEST = (0, 90, 150, 1000)
"""Widths of the names on the pins: first all tell their days, then some get names as room is."""
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


@dataclass(frozen=True)
class Placed:
    """A pin with the words there is room for, in their box; an empty one where there is none."""

    pin: Pin
    words: str
    box: QRect


class TimeAxis(QWidget):
    """Draws the weeks around *today* with pins.

    Pins that would overlap stand on two levels; where that is not enough some tell their days only,
    or are a bare dot. The tip tells all of them.
    """

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
        told = [f"{pin.words} {short_date(pin.day)}" for pin in pins]
        self.setAccessibleName(", ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 -- Qt's name
        """Draw weekends, the line, the weeks, today and the pins."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_days(painter)
        placed = self.placed()
        for each in placed:
            self._draw_stem(painter, each)
        self._draw_today(painter)
        for each in placed:
            self._draw_pin(painter, each)
        painter.end()

    def placed(self) -> list[Placed]:
        """Return the pins of the weeks in view, none over another or over today."""
        last = self._first + timedelta(days=DAYS)
        shown = [pin for pin in self._pins if self._first <= pin.day < last]
        boxes: dict[Pin, Placed] = {}
        for longest in _LONGEST:
            for pin in sorted(shown, key=lambda each: each.day < self._today):
                others = [each.box for other, each in boxes.items() if other != pin]
                found = self._place(pin, longest, [self._today_box(), *others])
                boxes[pin] = found if found.words else boxes.get(pin, found)
        return [boxes[pin] for pin in shown]

    def _place(self, pin: Pin, longest: int, taken: list[QRect]) -> Placed:
        """Return a pin with a name of at most *longest* pixels, none of the boxes *taken* met."""
        metrics, x = QFontMetrics(theme.font(12, bold=True)), self._x(pin.day, _NOON)
        words = _day(pin.day)
        if longest:
            title = metrics.elidedText(pin.words, Qt.TextElideMode.ElideRight, longest)
            words = texts.PIN.format(title=title, day=words)
        width = metrics.horizontalAdvance(words) + 34
        for top, before in product(_LEVELS, (12, 4, width - 12, width - 4)):
            box = QRect(min(max(0, x - before), self.width() - width), top, width, _PIN)
            if not any(box.adjusted(-_GAP, 0, _GAP, 0).intersects(each) for each in taken):
                return Placed(pin, words, box)
        return Placed(pin, "", QRect())

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

    def _today_words(self) -> str:
        return texts.TODAY_PIN.format(weekday=weekday_name(self._today), day=_day(self._today))

    def _today_box(self) -> QRect:
        words, x = self._today_words(), self._x(self._today, _NOON)
        width = QFontMetrics(theme.font(11, bold=True)).horizontalAdvance(words) + 12
        return QRect(max(0, x + 1 - width), 2, width, 18)

    def _draw_today(self, painter: QPainter) -> None:
        box, x = self._today_box(), self._x(self._today, _NOON)
        painter.setFont(theme.font(11, bold=True))
        painter.fillRect(box, theme.colour("accent"))
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._today_words())
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(x, 2, x, _LINE + 4)

    def _draw_stem(self, painter: QPainter, placed: Placed) -> None:
        """Draw the dot of a day and the line up to its box, behind what stands there."""
        colour, x = placed.pin.colour, self._x(placed.pin.day, _NOON)
        if placed.words:
            painter.setPen(QPen(theme.colour(f"{colour}_l"), 1))
            painter.drawLine(x, placed.box.bottom(), x, _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour))
        painter.drawEllipse(QPoint(x, _LINE), 4, 4)

    @staticmethod
    def _draw_pin(painter: QPainter, placed: Placed) -> None:
        if not placed.words:
            return
        box, pin = placed.box, placed.pin
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(QPen(theme.colour(f"{pin.colour}_l"), 1))
        painter.setBrush(theme.colour(f"{pin.colour}_s"))
        painter.drawRoundedRect(box, 4, 4)
        icons.draw(painter, QRect(box.left() + 7, box.top() + 4, 16, 16), pin.icon, pin.colour)
        painter.setPen(theme.colour(pin.colour))
        painter.drawText(
            box.adjusted(28, 0, -4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            placed.words,
        )


def _by_day(pins: Iterable[Pin]) -> Iterator[Pin]:
    """Yield one pin for each day, as grave as the gravest of the reports due on it."""
    in_order = sorted(pins, key=lambda pin: (pin.day, _GRAVEST_FIRST.index(pin.colour)))
    for day, group in groupby(in_order, key=lambda pin: pin.day):
        first, *others = group
        words = texts.MANY_DUE.format(count=len(others) + 1) if others else first.words
        yield Pin(words, day, first.icon, first.colour)


def _day(day: date) -> str:
    return short_date(day).rpartition("/")[0]
