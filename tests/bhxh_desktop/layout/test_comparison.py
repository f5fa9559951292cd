"""A document beside the revision it was printed from: only what was changed is told."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.layout.comparison import Changed, compare
from bhxh_desktop.layout.package import read_package
from bhxh_desktop.layout.paper import Paper
from bhxh_desktop.layout.reading import paper_of, read_paper
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.docx_writer import write_docx
from bhxh_desktop.reports.printed_forms import printed_forms
from tests.helpers.report import OPEN_ROW, a_source
from tests.helpers.sample import total_source
from tests.helpers.sound import find, take_out

SOURCE = a_source()
FORMS = tuple(printed_forms(SOURCE))
DRAFT = write_docx(compose(SOURCE))
TOTAL = total_source()
TOTAL_FORMS = tuple(printed_forms(TOTAL))
TOTAL_DRAFT = write_docx(compose(TOTAL))
Change = Callable[[Docx], object]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where documents are written."""
    return tmp_path_factory.mktemp("papers")


def paper(folder, change: Change, data: bytes = DRAFT) -> Paper:
    """The paper of a draft that somebody went on with in Word."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    path = folder / "a.docx"
    document.save(str(path))
    return read_paper(path)


def told(folder, change: Change) -> tuple[Changed, ...]:
    """What is told of a changed draft."""
    return compare(paper(folder, change), FORMS)


def table(document: Docx, text: str):
    """The table that holds a text."""
    return next(
        each
        for each in document.tables
        if any(text in (node.text or "") for node in each._tbl.iter(qn("w:t")))
    )


def typed(text: str, new: str, column: int) -> Change:
    """Type over a cell of the row that begins with a caption."""

    def change(document: Docx) -> None:
        cells = next(
            r for r in table(document, text).rows if text in [c.text for c in r.cells]
        ).cells
        (run,) = cells[column].paragraphs[0].runs
        run.text = new

    return change


def test_nothing_changed(folder):
    """Our own draft says what the revision says, whatever stands in its cells."""
    assert () == told(folder, lambda document: None)
    assert () == compare(paper(folder, lambda document: None, TOTAL_DRAFT), TOTAL_FORMS)


def test_every_figure_is_looked_at():
    """All that the report prints of its forms has its place in the comparison."""
    keys = {key for form in FORMS for row in form.rows for key in row.keys if key}
    assert {form.form.code for form in FORMS} == {"dossiers", "channels", "targets", "classes"}
    assert len(keys) == len([k for form in FORMS for row in form.rows for k in row.keys if k]) > 40


@pytest.mark.parametrize(
    ("new", "changed"),
    [
        ("453.150", True),
        ("453149", False),
        ("453,149", False),
        (" 453.149 ", False),
        ("453.149 hồ sơ", True),
        ("", True),
    ],
)
def test_a_cell(folder, new, changed):
    """The cell, the locked value, the value in the file; how it is written does not matter."""
    key = FigureKey("dossiers", "collection", "new")
    found = told(folder, typed("Lĩnh vực thu", new, 4))
    expected = Changed("figure", "dossiers", key, "453.149", new.strip())
    assert ([expected] if changed else []) == list(found)


def test_a_sign(folder):
    """A hyphen for our dash is no change, a nought is one."""
    assert () == told(folder, typed("Lĩnh vực chi trả", "-", 3))
    (found,) = told(folder, typed("Lĩnh vực chi trả", "0", 3))
    assert ("–", "0") == (found.locked, found.found)


def test_a_line_of_a_list(folder):
    """Short forms are printed as lines; their figures are looked at too."""

    def change(document):
        run = next(r for r in find(document, "Bộ phận một cửa").runs if "22.631" in r.text)
        run.text = run.text.replace("22.631", "22.613")

    (found,) = told(folder, change)
    key = FigureKey("channels", "counter", "value")
    assert ("figure", key, "22.631 hồ sơ", "22.613 hồ sơ") == (
        found.what,
        found.key,
        found.locked,
        found.found,
    )


def test_a_list_told_in_other_words(folder):
    """What nobody can find again is not said to be changed."""
    assert () == told(folder, lambda document: take_out(find(document, "Bộ phận một cửa")))


def test_rows(folder):
    """A line put in, one taken out: the others are compared all the same."""

    def taken_out(document):
        held = table(document, "Lĩnh vực thu")
        held._tbl.remove(next(r for r in held.rows if "Lĩnh vực chi trả" in r.cells[1].text)._tr)

    (found,) = told(folder, taken_out)
    assert ("row_missing", "dossiers") == (found.what, found.form)
    assert found.row.startswith("4 Lĩnh vực chi trả")

    def put_in(document):
        cells = table(document, "Lĩnh vực thu").add_row().cells
        cells[1].text = "Lĩnh vực khác"

    (found,) = told(folder, put_in)
    assert ("row_added", "Lĩnh vực khác") == (found.what, found.row)


def test_tables(folder):
    """One that is gone, one with another column, one that was moved."""

    def gone(document):
        held = table(document, "Lĩnh vực thu")._tbl
        held.getparent().remove(held)

    def moved(document):
        first = table(document, "Lĩnh vực thu")._tbl
        table(document, "Khu vực đô thị")._tbl.addnext(first)

    def widened(document):
        held = table(document, "Lĩnh vực thu")
        held.add_column(500)

    assert [("table_missing", "dossiers")] == [(f.what, f.form) for f in told(folder, gone)]
    assert () == told(folder, moved)
    assert [("columns", "dossiers")] == [(f.what, f.form) for f in told(folder, widened)]


def test_added_rows(folder):
    """Rows a unit added are cells of their own."""
    (found,) = told(folder, typed("=HYPERLINK(1)", "48", 3))
    assert (FigureKey("classes", OPEN_ROW, "heads"), "47", "48") == (
        found.key,
        found.locked,
        found.found,
    )


CELLS = [
    (number, at, key)
    for number, form in enumerate(TOTAL_FORMS)
    if not form.listed
    for at, row in enumerate(form.rows)
    for key in row.keys
    if key is not None
]


@given(cell=st.sampled_from(CELLS), digits=st.integers(1, 10**6))
@settings(max_examples=25, deadline=None)
def test_any_cell_of_the_total(folder, cell, digits):
    """Wherever a number is typed over, just that cell is told, with both values."""
    number, at, key = cell
    form = TOTAL_FORMS[number]
    row = form.rows[at]
    locked = row.cells[row.keys.index(key)]
    new = f"9{digits}"
    with io.BytesIO(TOTAL_DRAFT) as data:
        document = docx.Document(data)
    for held in document.tables:
        lines = [[cell.text for cell in line.cells] for line in held.rows]
        if all(list(each.cells) in lines for each in form.rows):
            line = lines.index(list(row.cells))
            text = held.rows[line].cells[row.keys.index(key)].paragraphs[0]
            (run,) = text.runs
            run.text = new
            break
    path = folder / "b.docx"
    document.save(str(path))
    found = compare(paper_of(read_package(path)), TOTAL_FORMS)
    assert [("figure", key, locked, new)] == [(f.what, f.key, f.locked, f.found) for f in found]
