"""The report as it will print: pages in view, the place kept when a fresher one comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout

from bhxh_desktop.errors import Bug
from ui import icons, theme
from ui.texts import draft_texts as texts
from ui.widgets.basics import Segments, empty_state, label, rule
from ui.widgets.pdf_file import read_pdf

HEADER, FOOTER = 40, 28
ABOVE_HEADING, POINTS = 24, 72
STILL_MS = 400
"""How long at most the last picture stays while the pages of the next are drawn."""
_MODES = (QPdfView.ZoomMode.FitToWidth, QPdfView.ZoomMode.FitInView, QPdfView.ZoomMode.Custom)


class PdfPreview(QFrame):
    """Shows one PDF at a time, read only."""

    def __init__(self) -> None:
        """Make a preview without a document."""
        super().__init__()
        self.setObjectName("pane")
        self.setMinimumWidth(300)
        self._document: QPdfDocument | None = None
        self._last: QPdfDocument | None = None
        self.fresh = label("", "small")
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(_MODES[0])
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        desk = self.view.palette()
        desk.setColor(QPalette.ColorRole.Dark, theme.colour("line"))  # what it lays pages on
        self.view.setPalette(desk)
        self._still = QLabel(self.view)
        self._still.hide()
        self._still_timer = QTimer(self)
        self._still_timer.setSingleShot(True)
        self._still_timer.setInterval(STILL_MS)
        self._still_timer.timeout.connect(self._still.hide)
        self._undrawn: set[int] = set()
        drawer = self.view.findChild(QPdfPageRenderer)
        if drawer is None:
            raise Bug("the view of PDFs draws no pages")
        drawer.pageRendered.connect(self._drawn)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        self.warning = label("", "warnWords", wraps=True)
        self.warning.setContentsMargins(16, 6, 12, 6)
        self.warning.hide()
        column.addWidget(self.warning)
        column.addWidget(self._footer())
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)
        self._show_page()

    @property
    def document(self) -> QPdfDocument | None:
        """What is in view, None before the first and where there is nothing to show."""
        return self._document

    def show_pdf(self, data: bytes) -> None:
        """Show a document in place of the last at the same place."""
        self._swap(read_pdf(data, self))
        self._stack.setCurrentIndex(0)

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Say below the pages what is to be known of them."""
        self.warning.setText("\n".join(sentences))
        self.warning.setVisible(bool(sentences))

    def show_reason(self, reason: str) -> None:
        """Say why there is nothing to show."""
        self._document = None  # the view keeps the last one out of sight: it cannot do without
        last = self._stack.widget(1)
        if last is not None:
            self._stack.removeWidget(last)
            last.deleteLater()
        self._stack.addWidget(empty_state("draft", texts.NO_PREVIEW, reason))
        self._stack.setCurrentIndex(1)
        self._show_page()

    def show_heading(self, number: str, heading: str) -> None:
        """Bring a heading of the report into view, if it is printed."""
        if self._document is None:
            return
        words = r"\s+".join(map(re.escape, heading.split()))
        wanted = re.compile(rf"^{re.escape(number)}\s+{words}", re.IGNORECASE | re.MULTILINE)
        for page in range(self._document.pageCount()):
            found = wanted.search(self._document.getAllText(page).text())
            if found:
                spot = self._document.getSelectionAtIndex(page, found.start(), len(number))
                down = spot.boundingRectangle().top() * self._scale(page)
                bar = self.view.verticalScrollBar()
                bar.setValue(round(self._top(page) + down) - ABOVE_HEADING)
                return

    def turn(self, pages: int) -> None:
        """Go so many pages on, or back."""
        navigator = self.view.pageNavigator()
        wanted = navigator.currentPage() + pages
        if self._document is not None and 0 <= wanted < self._document.pageCount():
            navigator.jump(wanted, QPointF(), navigator.currentZoom())

    def _swap(self, document: QPdfDocument) -> None:
        """Put *document* into view where the last one stood, without a blink."""
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        if self._document is not None and self.view.isVisible():
            self._still.setPixmap(self.view.viewport().grab())
            self._still.setGeometry(self.view.viewport().geometry())
            self._still.show()
            self._still_timer.start()
        last, self._last = self._last, document
        self._document = document
        self.view.setDocument(document)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        self._undrawn = set(self._in_view())
        if last is not None:
            last.deleteLater()
        self._show_page()

    def _drawn(self, page: int) -> None:
        """Take the last picture away as soon as all pages in view are drawn."""
        self._undrawn.discard(page)
        if not self._undrawn:
            self._still.hide()

    def _in_view(self) -> Iterator[int]:
        pages = self._document.pageCount() if self._document else 0
        top = self.view.verticalScrollBar().value()
        bottom = top + self.view.viewport().height()
        for page in range(pages):
            if self._top(page) < bottom and self._top(page + 1) > top:
                yield page

    def _show_page(self) -> None:
        pages = self._document.pageCount() if self._document else 0
        page = self.view.pageNavigator().currentPage() + 1 if pages else 0
        self.place.setText(texts.PAGE.format(page=page, pages=pages))
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < pages)

    def _top(self, page: int) -> float:
        """Return how far down a page begins, as the view lays pages out."""
        if self._document is None:
            return 0
        heights = [
            round(self._document.pagePointSize(each).height() * self._scale(each))
            for each in range(page)
        ]
        spacing = self.view.pageSpacing() * page
        return self.view.documentMargins().top() + sum(heights) + spacing

    def _scale(self, page: int) -> float:
        """Return the pixels of one point of a page."""
        if self._document is None:
            return 1
        size, room = self._document.pagePointSize(page), self.view.viewport().size()
        margins = self.view.documentMargins()
        across = (room.width() - margins.left() - margins.right()) / size.width()
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            return across
        if self.view.zoomMode() is QPdfView.ZoomMode.FitInView:
            return min(across, (room.height() - self.view.pageSpacing()) / size.height())
        return self.logicalDpiX() / POINTS

    def _zoom(self, choice: int) -> None:
        page = self.view.pageNavigator().currentPage()
        self.view.setZoomFactor(1.0)
        self.view.setZoomMode(_MODES[choice])
        self.view.verticalScrollBar().setValue(round(self._top(page)))

    def _header(self) -> QFrame:
        made = QFrame()
        made.setFixedHeight(HEADER)
        self.previous = _arrow("left", texts.PREVIOUS_PAGE)
        self.next = _arrow("right", texts.NEXT_PAGE)
        self.previous.clicked.connect(lambda _checked: self.turn(-1))
        self.next.clicked.connect(lambda _checked: self.turn(1))
        self.place = label("")
        self.zooms = Segments(texts.ZOOMS)
        self.zooms.chosen.connect(self._zoom)
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        for part in (self.previous, self.place, self.next):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.zooms)
        return made

    def _footer(self) -> QFrame:
        made = QFrame()
        made.setFixedHeight(FOOTER)
        words = label(texts.WORD_DIFFERS, "small")
        words.setMinimumWidth(40)
        words.setToolTip(texts.WORD_DIFFERS)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(words, 1)
        row.addWidget(self.fresh, 0, Qt.AlignmentFlag.AlignRight)
        return made


def _arrow(icon: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon(icon, "text2"))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
