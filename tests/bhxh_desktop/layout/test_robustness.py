"""Whatever is done to a document, the check says something and never breaks; and it is quick."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bhxh_desktop.errors import Problem
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.messages import say
from tests.helpers.sound import BASES, PLACES

RULES = current_rules()
VALUES = ("", "-1", "0", "99999999999", "auto", "center", "none", "x", "٣", "\u0301", "2.5cm")
WORDS = ("", " ", "\n\t", "Phụ lục II", "Nơi nhận:", "KT.", "a)", "I.", "Số:", "./.", "\U0001f600")
CHANCE = st.randoms(use_true_random=True)


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> dict[str, bytes]:
    """The sound documents as files."""
    made = {}
    for name, make in BASES.items():
        out = io.BytesIO()
        make().save(out)
        made[name] = out.getvalue()
    return made


def checked(data: bytes, folder: Path) -> None:
    """Check a file: findings with all their words, or one sentence why not."""
    path = folder / "a.docx"
    path.write_bytes(data)
    try:
        found = check_paper(read_paper(path), RULES, PLACES)
    except Problem as problem:
        assert say(problem)
        return
    for finding in found:
        assert finding.sentence
        assert finding.mend
        assert all(place.words for place in finding.places)


def mutated(data: bytes, chance: Random) -> bytes:
    """The document with a few elements taken out, doubled, moved or changed at random."""
    document = docx.Document(io.BytesIO(data))
    roots = [document.element, document.styles.element]
    roots += [part.element for s in document.sections for part in (s.header.part, s.footer.part)]
    for _ in range(chance.randint(1, 12)):
        elements = [each for each in chance.choice(roots).iter() if each.getparent() is not None]
        one, other = chance.choice(elements), chance.choice(elements)
        deed = chance.randint(0, 5)
        if deed == 0:
            one.getparent().remove(one)
        elif deed == 1 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
        elif deed == 2:
            one.set(qn(f"w:{chance.choice(('val', 'w', 'type', 'start'))}"), chance.choice(VALUES))
        elif deed == 3 and other not in one.iterdescendants():
            other.addnext(one)
        elif deed == 4:
            one.text = chance.choice(WORDS)
        else:
            one.tag = other.tag
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@given(chance=CHANCE, base=st.sampled_from(sorted(BASES)))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_changed_elements(sound, tmp_path_factory, chance, base):
    """Elements in the wrong place, without their children, with odd values."""
    try:
        data = mutated(sound[base], chance)
    except Exception:  # noqa: BLE001 -- python-docx itself cannot write some of them
        return
    checked(data, tmp_path_factory.mktemp("a"))


@given(
    chance=CHANCE,
    part=st.sampled_from(("word/document.xml", "word/styles.xml", "word/header1.xml")),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_changed_bytes(sound, tmp_path_factory, chance, part):
    """Letters of the XML changed, cut off or doubled."""
    with zipfile.ZipFile(io.BytesIO(sound["decision"])) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    data = bytearray(entries[part])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 3)] = bytes(
            chance.choice(b"<>/w:x0 \"'&\xc3"),
        )
    entries[part] = bytes(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)
    checked(out.getvalue(), tmp_path_factory.mktemp("a"))


@given(data=st.binary(max_size=400), at=st.integers(0, 20000))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_changed_files(sound, tmp_path_factory, data, at):
    """The archive itself damaged anywhere."""
    whole = bytearray(sound["letter"])
    whole[at : at + len(data)] = data
    checked(bytes(whole), tmp_path_factory.mktemp("a"))


@given(length=st.integers(0, 40_000))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_files_cut_short(sound, tmp_path_factory, length):
    """Half a download, half a copy from a stick."""
    checked(sound["letter"][:length], tmp_path_factory.mktemp("a"))


HOSTILE = ("../../a.xml", "/etc/passwd", "word\\document.xml", "word/../word/document.xml", "C:a")


@given(chance=CHANCE)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_hostile_archives(sound, tmp_path_factory, chance):
    """Entries named to break out or named twice, bombs, sizes and sums that lie."""
    with zipfile.ZipFile(io.BytesIO(sound["decision"])) as old:
        entries = [(name, old.read(name)) for name in old.namelist()]
    for _ in range(chance.randint(1, 4)):
        name, data = chance.choice(entries)
        name = chance.choice((name, *HOSTILE))
        data = chance.choice((data, b"", data[: len(data) // 2], b" " * 2**22, b"<a>" * 2**16))
        entries.insert(chance.randint(0, len(entries)), (name, data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that are there twice
        for name, data in entries:
            made.writestr(name, data)
    whole = bytearray(out.getvalue())
    for _ in range(chance.randint(0, 3)):
        at = whole.find(b"PK\x01\x02", chance.randrange(len(whole)))
        if at >= 0:  # method, sum, sizes and place of an entry
            whole[at + chance.randint(8, 45)] = chance.randrange(256)
    folder = tmp_path_factory.mktemp("a")
    checked(bytes(whole), folder)
    assert [folder / "a.docx"] == list(folder.iterdir())


def test_tables_in_tables(tmp_path):
    """However deep; the XML library itself ends it."""
    inner = "<w:p/>"
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{inner}</w:body></w:document>"
        )
    checked(out.getvalue(), tmp_path)
