"""What was found in one Word file: the changed figures, then errors, warnings and hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bhxh_desktop.layout.finding import LayoutFinding
from bhxh_desktop.queries.layout_check import LayoutChecked
from ui import icons
from ui.models.checked_files import CheckedFile
from ui.texts import layout_texts as texts
from ui.widgets.basics import Elided, button, card, label, rule

MOST_PLACES = 4
LOOKS = {"error": ("error", "error"), "warning": ("warning", "warn"), "info": ("info", "accent")}


class LayoutFindings(QFrame):
    """Shows one checked file. Attributes: ``title``, its name; ``acts``, the row for buttons."""

    def __init__(self, compare: Callable[[], object]) -> None:
        """Make an empty panel; *compare* compares the file with the report in view."""
        super().__init__()
        self._compare = button("", compare, link=True)
        self.title = Elided("cardTitle")
        frame, column = card()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        head.addLayout(self.acts)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._standing = label("", "secondary", wraps=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 8)
        foot.addWidget(self._standing, 1)
        foot.addWidget(self._compare)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)

    def show_file(self, row: CheckedFile, offer: str) -> None:
        """Show *row*; *offer* names the locked report it may be compared with, "" for none."""
        self.title.setText(row.title)
        self._standing.setText(_standing(row.checked))
        can = row.checked is not None and row.checked.compared is None and not row.name
        self._compare.setText(offer)
        self._compare.setVisible(bool(offer) and can)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in _parts(row):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(inside)


def as_text(row: CheckedFile) -> str:
    """Return all that is shown of a file as plain text, to be sent to whoever mends it."""
    if row.checked is None:
        return f"{row.title}\n{row.fault}"
    lines = [row.title, row.result]
    if row.checked.compared:
        lines += [f"- {words}" for words in row.checked.compared.sentences]
    for level, found in _by_level(row.checked):
        for finding in found:
            words = " ".join([finding.sentence, _places(finding), _mend(finding)])
            lines.append(texts.COPIED_LINE.format(level=texts.GROUPS[level], words=words))
    return "\n".join([*lines, _standing(row.checked)]).strip()


def _standing(checked: LayoutChecked | None) -> str:
    if checked is None:
        return ""
    if checked.compared is None:
        return texts.NOT_HERE.format(code=checked.code) if checked.code else texts.NO_CODE
    record = checked.compared.record
    count = len(checked.compared.sentences)
    words = texts.CHANGED_FOOT if count else texts.SAME
    return words.format(number=record.number, code=record.verification_code, count=count)


def _parts(row: CheckedFile) -> Iterator[QWidget]:
    if row.checked is None:
        yield _line("error", "error", row.fault)
        return
    compared = row.checked.compared
    if compared is not None and compared.sentences:
        record = compared.record
        said = {"number": record.number, "code": record.verification_code}
        yield _group(texts.CHANGED_GROUP.format(**said))
        for change in compared.changes:
            yield _line("edit", "error", compared.words(change))
        for words in compared.text_sentences:
            yield _line("edit", "warn", words)
    for level, found in _by_level(row.checked):
        yield _group(texts.GROUPS[level])
        for finding in found:
            yield _finding(finding)
    if not row.checked.findings:
        yield _line("approved", "ok", texts.SOUND_WORDS.format(decree=row.checked.decree))


def _by_level(checked: LayoutChecked) -> Iterator[tuple[str, list[LayoutFinding]]]:
    for level in texts.GROUPS:
        found = [finding for finding in checked.findings if finding.level == level]
        if found:
            yield level, found


def _finding(found: LayoutFinding) -> QWidget:
    made, column = QFrame(), QVBoxLayout()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 9, 16, 9)
    row.setSpacing(10)
    row.addWidget(_picture(*LOOKS[found.level]), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    column.setSpacing(3)
    column.addWidget(label(found.sentence, "strong", wraps=True))
    for words, name in (
        (_mend(found), ""),
        (_places(found), "secondary"),
        (texts.SOURCE.format(source=found.source), "smallWords"),
    ):
        column.addWidget(label(words, name, wraps=True))
    return made


def _places(found: LayoutFinding) -> str:
    words = [place.words for place in found.places[:MOST_PLACES]]
    left = len(found.places) - MOST_PLACES
    words += [texts.MORE.format(count=left)] if left > 0 else []
    return texts.AT.format(places=texts.SEPARATOR.join(words))


def _mend(found: LayoutFinding) -> str:
    return texts.MEND.format(mend=found.mend)


def _line(icon: str, colour: str, words: str) -> QWidget:
    made = QFrame()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 9, 16, 9)
    row.setSpacing(10)
    row.addWidget(_picture(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wraps=True), 1)
    return made


def _group(words: str) -> QLabel:
    made = label(words, "groupTitle")
    made.setContentsMargins(16, 5, 16, 5)
    return made


def _picture(icon: str, colour: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, 16, colour, filled=icon in LOOKS))
    return made
