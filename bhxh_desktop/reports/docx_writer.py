"""The neutral document as .docx: real styles, so that people go on editing it in Word."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Mm, Twips
from docx.text.parfmt import ParagraphFormat

from bhxh_desktop.reports import page, texts
from bhxh_desktop.reports.document import Annex, Block, Document, Heading, Marks, Paragraph, Table
from bhxh_desktop.reports.docx_frame import annex_head, letterhead, sign_off, title
from bhxh_desktop.reports.docx_styles import (
    BODY,
    DASH,
    FOOTER,
    HEADER,
    HEADINGS,
    PLUS,
    TABLE_NOTE,
    replace_styles,
)
from bhxh_desktop.reports.docx_table import table_elements
from bhxh_desktop.reports.docx_watermark import watermark_run
from bhxh_desktop.reports.fixed_zip import core_properties, fixed_zip
from bhxh_desktop.reports.ooxml import field_run, paragraph, text_run, w

_QR_SIDE = Mm(13)
_QR_SCALE = 8
_UNNEEDED = (
    *("/theme", "/fontTable", "/numbering", "/webSettings", "/stylesWithEffects"),
    *("/customXml", "/thumbnail"),
)
"""Parts of python-docx's template that bring other fonts, or nothing."""
_BULLETS = {"": BODY, "-": DASH, "+": PLUS}


def write_docx(document: Document) -> bytes:
    """Return the file; the same document always gives the same bytes."""
    file = _empty()
    section = file.sections[0]
    _set_page(section, page.UPRIGHT)
    section.different_first_page_header_footer = True
    _number_pages(section, document.marks)
    for footer in (section.footer, section.first_page_footer):
        _mark_pages(footer, document.marks, page.UPRIGHT)
    _append(file, letterhead(document))
    _append(file, title(document))
    _write_blocks(file, document)
    _append(file, sign_off(document))
    _append(file, iter([paragraph(TABLE_NOTE, ())]))  # Word wants one after the last table
    for annex in document.annexes:
        _write_annex(file, annex, document.marks)
    _flatten_end(file)
    out = io.BytesIO()
    file.save(out)
    subject = f"{document.title.kind} {document.title.subject}"
    properties = core_properties(subject, document.letterhead.body)
    return fixed_zip(out.getvalue(), {"docProps/core.xml": properties})


def _empty() -> DocxDocument:
    """Return a document without the theme, fonts and pictures of python-docx's template."""
    file = docx.Document()
    for part in (file.part, file.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(_UNNEEDED):
                del part.rels[key]
    replace_styles(file.styles.element)
    settings = file.settings.element
    for child in list(settings):
        settings.remove(child)
    word = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=word, val="15")
    settings.extend([w("defaultTabStop", val=page.FIRST_LINE), w("compat", mode)])
    settings.extend([w("decimalSymbol", val=","), w("listSeparator", val=";")])
    return file


def _set_page(section: Section, sheet: page.Page) -> None:
    landscape = sheet.width > sheet.height
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(sheet.width), Twips(sheet.height)
    section.top_margin, section.bottom_margin = Twips(sheet.top), Twips(sheet.bottom)
    section.left_margin, section.right_margin = Twips(sheet.left), Twips(sheet.right)
    section.header_distance = Twips(page.HEADER_DISTANCE)
    section.footer_distance = Twips(page.FOOTER_DISTANCE)


def _number_pages(section: Section, marks: Marks) -> None:
    """Put the page number into the top margin, from page 2 (I.7); draw the word of a draft."""
    headers = (section.header, field_run("PAGE")), (section.first_page_header, ())
    for number, (header, runs) in enumerate(headers, 1):
        header.is_linked_to_previous = False
        content = paragraph(HEADER, runs)
        if texts.DRAFT in marks.boxes:
            content.append(watermark_run(texts.DRAFT, number))
        _fill(header._element, [content])  # noqa: SLF001 -- python-docx has no API for fields


def _mark_pages(footer: _Footer, marks: Marks, sheet: page.Page) -> None:
    """Say at the foot of a page that it is a draft, or by which code to check it.

    The QR code stands at the right margin of *sheet*.
    """
    footer.is_linked_to_previous = False
    stop = w("tab", val="right", pos=sheet.text_width)
    text = text_run("   ".join(marks.footer), bold=True)
    content = paragraph(FOOTER, (text,), w("tabs", stop))
    _fill(footer._element, [content])  # noqa: SLF001 -- as above
    if marks.code:
        import segno  # noqa: PLC0415 -- drafts have no code

        picture = io.BytesIO()
        segno.make(marks.code.upper(), error="m", micro=False).save(
            picture, kind="png", scale=_QR_SCALE, border=0
        )
        run = footer.paragraphs[0].add_run("\t")
        run.add_picture(picture, width=_QR_SIDE)


def _write_blocks(file: DocxDocument, document: Document) -> None:
    """Write the body, turning the sheet for tables that need it."""
    landscape = False
    for number, block in enumerate(document.blocks, 1):
        wanted = isinstance(block, Table) and block.landscape
        if wanted != landscape:
            section = file.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = False
            _flatten_break(file)
            sheet = page.LANDSCAPE if wanted else page.UPRIGHT
            _set_page(section, sheet)
            _mark_pages(section.footer, document.marks, sheet)
            landscape = wanted
        sheet = page.LANDSCAPE if landscape else page.UPRIGHT
        _append(file, _elements(block, sheet, last=number == len(document.blocks)))


def _write_annex(file: DocxDocument, annex: Annex, marks: Marks) -> None:
    """Write an annex in a section of its own, its pages numbered from 1 (III.1)."""
    sheet = page.LANDSCAPE if annex.landscape else page.UPRIGHT
    section = file.add_section(WD_SECTION.NEW_PAGE)
    _flatten_break(file)
    _set_page(section, sheet)
    section.different_first_page_header_footer = True
    properties = section._sectPr  # noqa: SLF001 -- python-docx has no API for page numbers
    properties.find(qn("w:pgMar")).addnext(w("pgNumType", start=1))
    for footer in (section.footer, section.first_page_footer):
        _mark_pages(footer, marks, sheet)
    _append(file, annex_head(annex, sheet.text_width))
    for block in annex.blocks:
        _append(file, _elements(block, sheet, last=False))


def _flatten_break(file: DocxDocument) -> None:
    """End a section in its last paragraph; below a table in one too low to spill onto a page."""
    ends = file.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
    above = ends.getprevious()
    if _is_blank(above):  # the room below a table
        above.getparent().remove(above)
        above = ends.getprevious()
    if above.tag != qn("w:p"):
        _lower(ends)
        return
    above.get_or_add_pPr().append(ends.pPr.find(qn("w:sectPr")))
    ends.getparent().remove(ends)


def _flatten_end(file: DocxDocument) -> None:
    """Make the blank paragraph below the last table too low to spill onto a page of its own."""
    last = file.element.body.xpath("./w:p | ./w:tbl")[-1]
    if _is_blank(last):
        _lower(last)


def _is_blank(element: BaseOxmlElement) -> bool:
    return element.tag == qn("w:p") and not element.xpath("./w:r")


def _lower(element: CT_P) -> None:
    room = ParagraphFormat(element)
    room.space_before = room.space_after = Twips(0)
    room.line_spacing = Twips(20)


def _elements(block: Block, sheet: page.Page, *, last: bool) -> Iterator[BaseOxmlElement]:
    if isinstance(block, Table):
        yield from table_elements(block, sheet.text_width)
    elif isinstance(block, Heading):
        run = text_run(f"{block.number} {block.text}".strip())
        lettered = block.number.endswith(")")  # a point is upright at any depth (B6)
        yield paragraph(HEADINGS[-1 if lettered else block.level - 1], (run,))
    else:
        yield _paragraph(block, keep=last)


def _paragraph(block: Paragraph, *, keep: bool) -> BaseOxmlElement:
    """Return a paragraph; the last stays with the signature, one that leads in with its list."""
    keep = keep or block.text.endswith(":")
    bullet = (text_run(f"{block.bullet} "),) if block.bullet else ()
    runs = (text_run(run.text, bold=run.bold, italic=run.italic) for run in block.runs)
    style = TABLE_NOTE if block.annotation else _BULLETS[block.bullet]
    return paragraph(style, (*bullet, *runs), *((w("keepNext"),) if keep else ()))


def _append(file: DocxDocument, elements: Iterator[BaseOxmlElement]) -> None:
    body = file.element.body
    for element in elements:
        body.insert_element_before(element, "w:sectPr")


def _fill(part: BaseOxmlElement, elements: list[BaseOxmlElement]) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(elements)
