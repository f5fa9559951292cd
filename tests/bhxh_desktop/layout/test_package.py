"""Files that are no sound .docx: one sentence each, nothing unpacked beyond its limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.layout import package
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.package import read_package
from bhxh_desktop.layout.reading import paper_of, read_paper
from bhxh_desktop.layout.ruleset import current_rules, load_ruleset
from bhxh_desktop.messages import say
from tests.helpers.sound import report

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIN = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EMPTY = f"<w:document {W}><w:body/></w:document>"


def archive(path: Path, **entries: str | bytes) -> Path:
    """A zip of these entries, whose names have ``_`` for ``/``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def refused(path: Path) -> str:
    """The code a file is refused with; its sentence names the file."""
    with pytest.raises(Problem) as caught:
        read_paper(path)
    assert path.name in say(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "docx_not"),
        (b"%PDF-1.7 ...", "docx_not"),
        (b"{\\rtf1 ...}", "docx_not"),
        (OLE, "docx_old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx_sealed"),
    ],
)
def test_other_files(tmp_path: Path, data: bytes, code: str) -> None:
    """What is no archive is told by what it is."""
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert code == refused(path)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"content_xml": "<a/>"}, "docx_not"),
        ({"word__document_xml": "<w:document"}, "docx_damaged"),
        ({"word__document_xml": b"\xff\xfe\x00"}, "docx_damaged"),
        ({"word__document_xml": f"<!DOCTYPE a [<!ENTITY b 'c'>]>{EMPTY}"}, "docx_damaged"),
        ({"word__document_xml": "<w/>" * 2}, "docx_damaged"),
    ],
)
def test_broken_documents(tmp_path: Path, entries: dict[str, str], code: str) -> None:
    """A workbook or a damaged document is none."""
    assert code == refused(archive(tmp_path / "a.docx", **entries))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small it came: no more is taken out than a document may hold."""
    body = EMPTY.replace("<w:body/>", "<w:body>" + " " * (2 * package.MEBIBYTE) + "</w:body>")
    path = archive(tmp_path / "a.docx", word__document_xml=body)
    assert path.stat().st_size < 20_000
    assert () == read_paper(path).blocks
    monkeypatch.setattr(package, "LARGEST_TEXT", package.MEBIBYTE)
    assert "docx_large" == refused(path)
    monkeypatch.setattr(package, "LARGEST_FILE", 10)
    assert "docx_large" == refused(path)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of thousands of entries is refused before it is gone through."""
    monkeypatch.setattr(package, "MOST_PARTS", 2)
    entries = {"word__document_xml": EMPTY, "b": "", "c": ""}
    assert "docx_large" == refused(archive(tmp_path / "a.docx", **entries))


def test_an_encrypted_entry(tmp_path: Path) -> None:
    """An archive sealed as such is no damaged one."""
    path = archive(tmp_path / "a.docx", word__document_xml=EMPTY)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "docx_sealed" == refused(path)


def test_an_empty_document(tmp_path: Path) -> None:
    """It lacks everything, and is checked all the same."""
    path = archive(tmp_path / "a.docx", word__document_xml=EMPTY)
    found = {finding.rule for finding in check_paper(read_paper(path), current_rules())}
    assert {"G1", "G3", "H1", "H2", "H6", "H7", "H9", "T1", "S1", "N2", "N3"} == found


def test_links_outside_are_not_followed(tmp_path: Path) -> None:
    """A part named with dots, or standing elsewhere, is none."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="../../../etc/passwd"/>'
        '<Relationship Id="b" Type="x/header" Target="http://a/b" TargetMode="External"/>'
        "</Relationships>"
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr(MAIN, EMPTY)
        made.writestr("word/_rels/document.xml.rels", relations)
    found = read_package(tmp_path / "a.docx")
    assert (None, {}) == (found.styles, found.headers)


def test_the_strict_form_of_the_standard(tmp_path: Path) -> None:
    """Word can save with other names for the same; the paper is the same."""
    document = report()
    plain, strict = tmp_path / "a.docx", tmp_path / "b.docx"
    document.save(str(plain))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(strict, "w") as made:
        for entry in old.infolist():
            data = old.read(entry)
            for ours, theirs in package._STRICT:
                data = data.replace(theirs, ours) if entry.filename != "word/styles.xml" else data
            made.writestr(entry, data)
    assert b"purl.oclc.org" in zipfile.ZipFile(strict).read(MAIN)
    assert read_paper(plain) == read_paper(strict)


def test_parts_may_be_missing(tmp_path: Path) -> None:
    """Without styles, numbering and settings there is still text."""
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>A</w:t></w:r></w:p></w:body></w:document>"
    path = archive(tmp_path / "a.docx", word__document_xml=text)
    (line,) = paper_of(read_package(path)).lines
    assert ("A", 10.0, "Times New Roman") == (line.text, line.size, line.pieces[0].hand.font)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title = ",
        'title = "a"\nunknown = 1',
        '[[rules]]\nid = "G1"\nlevel = "error"\nelement = "x"\nexpect = { flying = true }',
    ],
)
def test_rules_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    """A file of rules somebody edited is told of by name."""
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="layout_rules"):
        load_ruleset(path)


def test_rules_name_what_there_is(tmp_path: Path) -> None:
    """An element without a name and an id used twice are faults of the file."""
    shipped = Path(__file__).parents[3] / "resources" / "layout" / "nd30-2020.toml"
    text = shipped.read_text(encoding="utf-8")
    for old, new in (('element = "motto"', 'element = "nobody"'), ('id = "G2"', 'id = "G1"')):
        path = tmp_path / "a.toml"
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(Problem, match="layout_rules") as caught:
            load_ruleset(path)
        assert new.split('"')[1] in say(caught.value)
