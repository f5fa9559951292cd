"""Formatting in force, as Word resolves it, and text as Word shows it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bhxh_desktop.layout.paper import Line, Paper
from bhxh_desktop.layout.reading import read_paper

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "settings", "theme", "header1", "header2", "footer1")
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>
</w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Next"><w:name w:val="Next one"/><w:basedOn w:val="Base"/>
<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>
</w:style>
<w:style w:type="table" w:styleId="Grid"><w:pPr><w:spacing w:after="0" w:line="240"/></w:pPr>
<w:rPr><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
THEME = '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'


def level(number: int, kind: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="720" w:hanging="360"/>{more}</w:pPr></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "upperRoman", "%1.")}'
    f"{level(1, 'decimal', '%1.%2.')}{level(2, 'lowerLetter', '%3)')}"
    f"{level(3, 'bullet', chr(0xF0B7))}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def paper(folder: Path, body: str, **parts: str) -> Paper:
    """The paper of a document with this body."""
    given = {"styles": STYLES, "numbering": NUMBERING, "theme": THEME, **parts}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{TYPE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name in given
    )
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        made.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}">{relations}</Relationships>',
        )
        for name, text in given.items():
            made.writestr(f"word/{name}.xml", f"<w:root {NAMES}>{text}</w:root>")
    return read_paper(path)


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(runs: str = "", properties: str = "", style: str = "") -> str:
    """A paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def one(folder: Path, *args: str) -> Line:
    """The only paragraph of a document."""
    (line,) = paper(folder, para(*args)).lines
    return line


def test_defaults_and_theme(tmp_path):
    """What nobody set comes from the defaults of the document; its fonts from the theme."""
    line = one(tmp_path, run("Chữ"))
    hand, shape = line.pieces[0].hand, line.shape
    assert ("Calibri", "Calibri", 11.0, False) == (hand.font, hand.other_font, hand.size, hand.bold)
    assert (160, 259, "auto", "left") == (shape.after, shape.line, shape.line_kind, shape.align)


def test_styles_build_on_each_other(tmp_path):
    """Each style hides what it sets of the one below, and only that."""
    line = one(tmp_path, run("Chữ"), "", "Next")
    hand, shape = line.pieces[0].hand, line.shape
    assert (14.0, True, True) == (hand.size, hand.bold, hand.italic)
    assert (567, "both", 0, 259) == (shape.first, shape.align, shape.after, shape.line)
    assert "Next one" == line.style


def test_styles_in_a_circle(tmp_path):
    """A circle ends somewhere."""
    hand = one(tmp_path, run("Chữ"), "", "A").pieces[0].hand
    assert (True, True) == (hand.bold, hand.italic)


@pytest.mark.parametrize(
    ("properties", "bold", "colour"),
    [
        ("", True, ""),
        ('<w:rStyle w:val="Strong"/>', False, "FF0000"),  # twice switched
        ('<w:rStyle w:val="Strong"/><w:b/>', True, "FF0000"),
        ('<w:b w:val="0"/>', False, ""),
        ('<w:color w:val="auto"/>', True, ""),
    ],
)
def test_letters(tmp_path, properties, bold, colour):
    """What stands at the letters hides everything; two styles that switch cancel out."""
    hand = one(tmp_path, run("Chữ", properties), "", "Base").pieces[0].hand
    assert (bold, colour) == (hand.bold, hand.colour)


def test_fonts_of_two_kinds_of_letters(tmp_path):
    """A font at the run hides that of the theme, for the letters it is set for."""
    hand = one(tmp_path, run("Chữ", '<w:rFonts w:ascii="Arial"/>')).pieces[0].hand
    assert ("Arial", "Calibri") == (hand.font, hand.other_font)


def test_hidden_and_deleted_text(tmp_path):
    """What is not printed is not read; what was inserted is."""
    runs = run("a", "<w:vanish/>") + run("b")
    runs += f"<w:del>{run('c')}</w:del><w:ins>{run('d')}</w:ins>"
    assert "bd" == one(tmp_path, runs).text


def test_signs(tmp_path):
    """Tabs, line breaks and hyphens are text; the codes of fields are not."""
    field = "".join(
        f"<w:r>{each}</w:r>"
        for each in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGE \\* MERGEFORMAT</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>12</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    runs = f"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/></w:r>{field}"
    line = one(tmp_path, runs)
    assert ("a\tb\n-12", {"PAGE"}) == (line.typed, set(line.fields))
    simple = one(tmp_path, f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>')
    assert ("3", {"PAGE"}) == (simple.text, set(simple.fields))


def listed(key: int, depth: int) -> str:
    """A paragraph of a list."""
    return para(
        run("x"),
        f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>',
    )


def test_numbers_of_lists(tmp_path):
    """They are counted level by level, and begin anew below a new heading."""
    depths = (0, 1, 1, 2, 2, 3, 0, 1)
    found = paper(tmp_path, "".join(listed(1, depth) for depth in depths)).lines
    expected = ["I.", "I.1.", "I.2.", "a)", "b)", "•", "II.", "II.1."]
    assert expected == [line.label for line in found]
    assert "I. x" == found[0].text
    assert 360 == found[0].start


def test_a_list_that_begins_elsewhere(tmp_path):
    """A second list of one kind goes on, or begins where it is told to."""
    found = paper(tmp_path, listed(1, 0) + listed(2, 0) + listed(2, 0)).lines
    assert ["I.", "IV.", "V."] == [line.label for line in found]


def test_a_numbered_style(tmp_path):
    """The number may come from the style; a paragraph can put it off."""
    off = para(run("x"), '<w:numPr><w:numId w:val="0"/></w:numPr>', "Numbered")
    found = paper(tmp_path, para(run("x"), "", "Numbered") + off).lines
    assert ["I.", ""] == [line.label for line in found]


@pytest.mark.parametrize(
    ("properties", "text", "start"),
    [
        ('<w:ind w:firstLine="720"/>', "a", 720),
        ('<w:ind w:left="567"/>', "a", 567),
        ('<w:ind w:start="720" w:hanging="360"/>', "a", 360),
        ("", "\ta", 720),
        ('<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>', "\ta", 567),
        ('<w:ind w:firstLine="1cm"/>', "a", 567),
        ('<w:ind w:firstLine="x"/>', "a", 0),
    ],
)
def test_where_the_first_letter_stands(tmp_path, properties, text, start):
    """Indents, and tabs typed in their place."""
    tabs = text.count("\t") * "<w:r><w:tab/></w:r>"
    assert start == one(tmp_path, tabs + run(text.strip()), properties).start


def test_tables(tmp_path):
    """Cells take the style of the table, their room, their place in the grid."""
    cells = (
        '<w:tc><w:tcPr><w:tcW w:w="2000"/><w:gridSpan w:val="2"/></w:tcPr>'
        + para(run("a"))
        + "</w:tc>"
        "<w:tc><w:tcPr/>" + para(run("b")) + "</w:tc>"
    )
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/>'
        '<w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        + para(run("c"))
    )
    found = paper(tmp_path, body)
    (row,) = found.grids[0].rows
    assert (True, True, [0, 2]) == (row.repeated, row.whole, [cell.column for cell in row.cells])
    first, second, after = found.lines
    assert [(0, 0, 0), (0, 0, 2), None] == [first.spot, second.spot, after.spot]
    assert (10.0, 0, 2000 - 216, 3000 - 216) == (
        first.size, first.shape.after, first.room, second.room,
    )  # fmt: skip
    assert (0, 1) == (first.number, after.number)


DRAWN = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
    '<wp:extent cx="1270000" cy="0"/><a:prstGeom prst="line"/></wp:anchor></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:line from="0,0" to="300pt,0"/></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("drawn", "length"),
    [
        (DRAWN, 2000),
        ('<w:r><w:pict><v:shape type="#_x0000_t32" style="width:100pt"/></w:pict></w:r>', 2000),
        ('<w:r><w:pict><v:line from="10pt,0" to="110pt,0"/></w:pict></w:r>', 2000),
        (
            '<w:r><w:pict><v:rect o:hr="t" style="left:1pt;width:100pt"/></w:pict></w:r>',
            2000,
        ),
    ],
)
def test_lines_drawn(tmp_path, drawn, length):
    """A straight line in either drawing language; what Word passes over is not a second one."""
    assert (length,) == one(tmp_path, drawn).drawn


def test_text_boxes(tmp_path):
    """What stands in a box is read once, marked as such."""
    box = f"<w:txbxContent>{para(run('KHẨN'))}</w:txbxContent>"
    runs = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = paper(tmp_path, para(run("Chữ") + runs)).lines
    assert [("Chữ", False), ("KHẨN", True)] == [(line.text, line.boxed) for line in found]


def section(*, references: str = "", width: int = 11906, more: str = "") -> str:
    """The end of a section."""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="16838"/>'
        f'<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1417" w:gutter="284"/>{more}'
        "</w:sectPr>"
    )


def test_sections(tmp_path):
    """Each has its size; heads go on until others are named; the gutter belongs to the margin."""
    refers = '<w:headerReference w:type="default" r:id="header1"/>'
    body = (
        para(run("a"), section(references=refers))
        + para(run("b"), section(width=16838, more='<w:titlePg/><w:pgNumType w:start="1"/>'))
        + para(run("c"))
        + section()
    )
    number = para('<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    found = paper(tmp_path, body, header1=number)
    assert [11906, 16838, 11906] == [each.width for each in found.sections]
    assert [1701] * 3 == [each.left for each in found.sections]
    assert all(each.headers["default"].number_line for each in found.sections)
    assert [(False, None), (True, 1), (False, None)] == [
        (each.first_differs, each.start) for each in found.sections
    ]
    assert [0, 1, 2] == [line.section for line in found.lines]
    assert [True] == [line.on_margin for line in found.marks]


def test_things_around(tmp_path):
    """Content controls, links and smart tags stand around text without changing it."""
    runs = f"<w:hyperlink>{run('a')}<w:smartTag>{run('b')}</w:smartTag></w:hyperlink>"
    body = f"<w:sdt><w:sdtContent>{para(runs)}</w:sdtContent></w:sdt>"
    assert ["ab"] == [line.text for line in paper(tmp_path, body).lines]


@pytest.mark.parametrize("spoiled", ["-1", "9" * 30, "NaN", "", "1e9", "٣"])
def test_odd_numbers(tmp_path, spoiled):
    """Whatever stands where a number belongs, it is none or one within limits."""
    properties = f'<w:ind w:left="{spoiled}"/><w:spacing w:line="{spoiled}"/>'
    line = one(tmp_path, run("a", f'<w:sz w:val="{spoiled}"/>'), properties)
    assert 0 < line.size < 10**6
    assert abs(line.start) <= 10**6
