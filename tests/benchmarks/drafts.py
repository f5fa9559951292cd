"""A report of twenty pages on paper, against docxtpl and LibreOffice, and how soon it is seen.

docxtpl renders a template that holds the layout of our own .docx already, with the texts handed to
it, and both say the same words. LibreOffice converts our .docx headless, as offices script it. The
preview is timed in a real window: from the key pressed in the editor until the pages that show it
are drawn; then keys come faster than previews are made.
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import msgspec
from _timing import median_of, report
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from bhxh_desktop.domain.paragraphs import reworded
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.operations.demo import create_workspaces, fill_unit, read_sample, sample_units
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.layout_check import check_layout
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.queries.sections import narrative
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Document, Heading, Paragraph, Row, Run, Table
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.typst_writer import pdf_bytes
from bhxh_desktop.session import Session

KEY = SubmissionKey("KH-CR", "own", "cchc", "2023")
RUNS, KEYS, TYPING_MS = 9, 40, 60
PARAGRAPHS = 3  # of each section: twenty pages
SENTENCE = (
    "Cơ quan phối hợp với các xã, phường, đại lý thu và đơn vị sử dụng lao động rà soát người tham "
    "gia, đối chiếu dữ liệu, hướng dẫn lập hồ sơ điện tử và trả kết quả đúng hẹn cho người dân. "
)
COLD = """
import sys, time, msgspec
from bhxh_desktop.reports.document import Document
document = msgspec.json.decode(sys.stdin.buffer.read(), type=Document)
start = time.perf_counter()
from bhxh_desktop.reports.typst_writer import pdf_bytes
pdf_bytes(document)
print(time.perf_counter() - start)
"""


def main() -> None:
    """Make the report, then time each way to paper and the preview."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = _office(Path(name))
        with Session.open(folder) as session:
            document = compose(source_of(session, contents(session, KEY)))
        _word(document)
        _pdf(document, Path(name))
        _checked(document, Path(name))
        _preview(folder)


def _office(folder: Path) -> Path:
    """Return the workspace of an office whose report has at least so many pages."""
    create_workspaces(folder / "sample")
    units = sample_units(read_sample(), folder / "sample")
    unit = next(unit for unit in units if unit.code == KEY.unit)
    with Session.open(unit.workspace) as session:
        fill_unit(session, unit)
        titles = [row for row in narrative(session, KEY).rows if not row.is_title]
        for number, row in enumerate(titles):
            said = tuple(
                f"{number}.{n}. {SENTENCE * (2 + n % 3)}".strip() for n in range(PARAGRAPHS)
            )
            ids = iter(f"{number:08x}{n:08x}" for n in range(len(said)))
            made = reworded(row.paragraphs, said, lambda ids=ids: next(ids))
            set_narrative(session, KEY, {row.section.code: made})
    return unit.workspace


def _word(document: Document) -> None:
    template, context = _template(document)

    def peer() -> bytes:
        out = io.BytesIO()
        rendered = DocxTemplate(io.BytesIO(template))
        rendered.render(context, autoescape=True)
        rendered.save(out)
        return out.getvalue()

    ours = write_docx(document)
    if _words(ours) != _words(peer()):
        sys.exit("docxtpl says something else than we do")
    took, theirs = median_of(lambda: write_docx(document), RUNS), median_of(peer, RUNS)
    report(f"a .docx of {len(ours) >> 10} KiB", took, docxtpl=(theirs, "promised ≤ 1"))


def _template(document: Document) -> tuple[bytes, dict[str, Any]]:
    """Return our .docx with docxtpl's marks for every text of the body, and these texts."""
    texts: list[str] = []
    tables: list[list[list[str]]] = []
    blocks: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            tables.append([list(row.cells) for row in block.rows])
            blocks.append(msgspec.structs.replace(block, rows=_loop(block, len(tables) - 1)))
            continue
        mark = Run(text=f"{{{{ t[{len(texts)}] }}}}")
        texts.append(block.text)
        heading = isinstance(block, Heading)
        change = {"text": mark.text} if heading else {"runs": (mark,)}
        blocks.append(msgspec.structs.replace(block, **change))
    made = msgspec.structs.replace(document, blocks=tuple(blocks))
    return write_docx(made), {"t": texts, "tables": tables}


def _loop(table: Table, number: int) -> Iterator[Row]:
    """Return three rows in place of all: docxtpl drops the first and last and repeats the other."""
    rest = ("",) * (len(table.columns) - 1)
    cells = (f"{{{{ r[{n}] }}}}" for n in range(len(table.columns)))
    return (
        Row(cells=(f"{{%tr for r in tables[{number}] %}}", *rest)),
        Row(cells=tuple(cells)),
        Row(cells=("{%tr endfor %}", *rest)),
    )


def _words(data: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        text
        for p in body.xpath(".//w:p")
        if (text := "".join(t.text or "" for t in p.iter(qn("w:t"))))
    ]


def _pdf(document: Document, folder: Path) -> None:
    soffice = shutil.which("soffice")
    plain = msgspec.json.encode(document)
    fresh = iter([_altered(document, n) for n in range(RUNS + 1)])
    ours = median_of(lambda: pdf_bytes(next(fresh)), RUNS)
    cold = statistics.median(_cold(plain) for _ in range(RUNS))
    if soffice is None:
        report("a PDF of a report not seen before", ours)
        report("the first PDF of a process", cold)
        print("    LibreOffice is not installed here: no ratio")
        return
    path = folder / "report.docx"
    path.write_bytes(write_docx(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    theirs = median_of(lambda: subprocess.run(command, check=True, capture_output=True), 3)
    report("a PDF of a report not seen before", ours, LibreOffice=(theirs, "promised ≤ 0.1"))
    report("the first PDF of a process, loading included", cold, LibreOffice=(theirs, "no promise"))


def _checked(document: Document, folder: Path) -> None:
    """Time the layout check of the report, reading it included."""
    path = folder / "checked.docx"
    path.write_bytes(write_docx(document))
    took = median_of(lambda: check_layout(path))
    opened = median_of(lambda: docx.Document(str(path)))
    report("the layout check of its .docx", took, opening_it=(opened, "promised: below a second"))


def _altered(document: Document, number: int) -> Document:
    """Return *document* with other words in every paragraph, so that nothing kept serves it."""
    blocks = (
        msgspec.structs.replace(block, runs=(Run(text=f"{number} {block.text}"),))
        if isinstance(block, Paragraph)
        else block
        for block in document.blocks
    )
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _cold(plain: bytes) -> float:
    command = [sys.executable, "-c", COLD]
    return float(subprocess.run(command, input=plain, check=True, capture_output=True).stdout)


def _preview(folder: Path) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415 -- after paper was timed

    from ui.app import application, joined, opened  # noqa: PLC0415

    application()
    with Session.open(folder) as session:
        window = opened(joined(session))
        window.show()
        window.show_page("draft")
        window.current.go_to("direction")
        QTest.qWait(2000)
        print(f"a report of {window.current.preview.document.pageCount()} pages in the window")
        _edits(window.current)
        _typing(window.current)
        window.close()


def _edits(page: Any) -> None:
    """Press a key, wait until the pages that show it are drawn, rest, and so on."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 -- as above
    from PySide6.QtTest import QTest  # noqa: PLC0415 -- as above

    waiting, tick = QEventLoop(), QTimer()
    tick.start(5)  # qWait would sleep for ten milliseconds at a time
    pages, made, times = _paints(page.preview.view.viewport()), [], []
    page._live.shown.connect(lambda _made: made.append(time.perf_counter()))
    for _ in range(KEYS):
        made.clear()
        start = time.perf_counter()
        QTest.keyClick(page.writing.editor, "a")
        while not made or page.preview._still.isVisible() or pages[-1] < made[0]:
            waiting.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append(pages[-1] - start)
        QTest.qWait(KEYS)
    report("edit to preview", statistics.median(times))
    print(f"    the slowest of {KEYS}: {max(times) * 1000:.0f} ms (promised ≤ 150 ms)")


def _typing(page: Any) -> None:
    """Type faster than previews are made; time each key from press to paint."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 -- as above

    words, held = _paints(page.writing.editor.viewport()), []
    for _ in range(4 * KEYS):
        start = time.perf_counter()
        QTest.keyClick(page.writing.editor, "b")
        QTest.qWait(TYPING_MS)
        held.append(next((at - start for at in words if at > start), TYPING_MS / 1000))
    report("key to letter while previews are made", statistics.median(held))
    print(f"    the slowest of {len(held)}: {max(held) * 1000:.0f} ms (promised: never held up)")


def _paints(widget: Any) -> list[float]:
    """Return a list to which the time of each paint of *widget* is added."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 -- as above

    times = [0.0]

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
            if event.type() == QEvent.Type.Paint:
                times.append(time.perf_counter())
            return False

    widget.installEventFilter(Watch(widget))
    return times


if __name__ == "__main__":
    main()
