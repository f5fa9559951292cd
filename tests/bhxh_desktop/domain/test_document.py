"""Documents in one form, however they are written, and who issued them."""

from __future__ import annotations

from datetime import date

import pytest

from bhxh_desktop import paths
from bhxh_desktop.definitions.bodies import load_bodies
from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.domain.document import WrittenDocument, entry_of, groups_of, key_of
from bhxh_desktop.domain.issuer import Issuers
from bhxh_desktop.domain.unit import Succession, UnitTree
from bhxh_desktop.errors import Problem

UNITS = load_units(paths.resources() / "units")
TREE = UnitTree.of(UNITS)
BODIES = load_bodies()
PROVINCE = Issuers(BODIES, TREE, "KH")
OFFICE = Issuers(BODIES, TREE, "KH-DK")


def written(number="106", symbol="KH-BHXH", day="19/01/2023", **more) -> WrittenDocument:
    """A document as people write it."""
    return WrittenDocument(number, symbol, day, **more)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (written(), "106/KH-BHXH"),
        (written("7"), "07/KH-BHXH"),
        (written("007"), "07/KH-BHXH"),
        (written(" 0106 "), "106/KH-BHXH"),
        (written("12a"), "12a/KH-BHXH"),
        (written(symbol="KH – BHXH"), "106/KH-BHXH"),
        (written(symbol="UBND KSTT"), "106/UBND-KSTT"),
        (written(symbol="Qđ-BHXH"), "106/QĐ-BHXH"),
        (written(symbol="HD-BHXH"), "106/HD-BHXH"),
        (written(symbol="CTR-UBND"), "106/CTr-UBND"),
        (written("30", "2020/NĐ-CP"), "30/2020/NĐ-CP"),
        (written("91", "KL/TU"), "91-KL/TU"),
    ],
)
def test_one_form(said, expected):
    """Zeros, dashes, spaces and capitals are put in order, so one document has one identity."""
    assert expected == key_of(entry_of(said, BODIES.types)).printed


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (written(""), "document_number"),
        (written("000"), "document_number"),
        (written("một"), "document_number"),
        (written(symbol=""), "document_symbol"),
        (written(symbol="-KH"), "document_symbol"),
        (written(day=""), "document_year"),
        (written(day="", year=12), "document_year"),
        (written(day="31/02/2023"), "date_impossible"),
        (written(day="hôm qua"), "date_form"),
        (written(subject="a" * 5000), "text_long"),
        (written(issuer="a\x00"), "text_control"),
    ],
)
def test_what_cannot_be_read(said, code):
    """One Problem each."""
    with pytest.raises(Problem) as caught:
        entry_of(said)
    assert code == caught.value.code


def test_a_year_is_enough():
    """The day may be missing; where it is said it gives the year."""
    assert 2022 == entry_of(written(day="", year=2022)).year
    assert (2023, "2023-01-19") == (entry_of(written(year=2022)).year, entry_of(written()).day)


def test_groups():
    """A leading year is no group."""
    assert ("NĐ", "CP") == groups_of("2020/NĐ-CP")
    assert ("KL", "TU") == groups_of("KL/TU")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BHXH tỉnh", "BHXH tỉnh Khánh Hòa"),
        ("BHXH Khánh Hoà", "BHXH tỉnh Khánh Hòa"),
        ("bhxh  tỉnh Khánh Hòa", "BHXH tỉnh Khánh Hòa"),
        ("Bảo hiểm xã hội tỉnh Khánh Hòa", "BHXH tỉnh Khánh Hòa"),
        ("Bảo hiểm xã hội tỉnh", "BHXH tỉnh Khánh Hòa"),
        ("Giám đốc BHXH tỉnh Khánh Hòa", "BHXH tỉnh Khánh Hòa"),
        ("BHXH Việt Nam", "BHXH Việt Nam"),
        ("BHXH VN", "BHXH Việt Nam"),
        ("BHXHVN", "BHXH Việt Nam"),
        ("Tổng Giám đốc BHXH Việt Nam", "BHXH Việt Nam"),
        ("BHXH TP. Cam Ranh", "BHXH Cam Ranh"),
        ("BHXH TP Cam Ranh", "BHXH Cam Ranh"),
        ("BHXH TP.Cam Ranh", "BHXH Cam Ranh"),
        ("BHXH thị xã Ninh Hòa", "BHXH Ninh Hòa"),
        ("Bảo hiểm xã hội huyện Diên Khánh", "BHXH Diên Khánh"),
        ("Chính Phủ", "Chính phủ"),
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("UBND tỉnh", "UBND tỉnh Khánh Hòa"),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh Khánh Hòa"),
        ("Ủy ban nhân dân tỉnh Khánh Hoà", "UBND tỉnh Khánh Hòa"),
        ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Khánh Hòa"),
        ("BHXH huyện", None),
        ("BHXH tỉnh Phú Yên", None),
        ("Giám đốc", None),
        ("", None),
    ],
)
def test_who_is_meant(text, expected):
    """All that people write for one body is one."""
    found = PROVINCE.resolve(text)
    assert expected == (found.name if found else None)
    if found:
        assert found == PROVINCE.known(found.name)
        assert PROVINCE.known(text) is None or text == found.name


def test_what_depends_on_who_asks():
    """A level alone is the office itself, or the province above it."""
    assert "BHXH Diên Khánh" == OFFICE.resolve("BHXH huyện").name
    assert "BHXH tỉnh Khánh Hòa" == OFFICE.resolve("BHXH tỉnh").name
    assert "BHXH Diên Khánh" == OFFICE.default("KH-BHXH").name
    assert OFFICE.default("QĐ-UBND") is None


def test_every_unit_is_known_by_its_names():
    """Of every unit that comes with the program."""
    for unit in UNITS:
        assert unit.short_name == PROVINCE.resolve(unit.name).name
        assert unit.short_name == PROVINCE.resolve(unit.short_name).name


def test_accepted_names():
    """A body that people know and the program does not."""
    known = Issuers(BODIES, TREE, "KH", ["Đoàn kiểm tra CCHC số 2"])
    assert "Đoàn kiểm tra CCHC số 2" == known.resolve("đoàn kiểm tra CCHC số 2").name


def test_two_of_one_name():
    """The day tells which of two units of one name is meant; without it nobody is."""
    old = next(unit for unit in UNITS if unit.code == "KH-DK")
    closed = {"valid_to": date(2023, 6, 30), "succession": Succession("rename", ("KH-DK2",))}
    units = [u for u in UNITS if u.code != "KH-DK"]
    units.append(type(old)(**{**_fields(old), **closed}))
    after = {
        "code": "KH-DK2",
        "valid_from": date(2023, 7, 1),
        "short_name": "BHXH cơ sở Diên Khánh",
    }
    units.append(type(old)(**{**_fields(old), **after}))
    known = Issuers(BODIES, UnitTree.of(units), "KH")
    text = "BHXH huyện Diên Khánh"
    assert known.resolve(text) is None
    assert "BHXH cơ sở Diên Khánh" == known.resolve(text, date(2023, 8, 1)).name
    assert "BHXH Diên Khánh" == known.resolve(text, date(2023, 3, 1)).name


def _fields(unit):
    return {name: getattr(unit, name) for name in unit.__struct_fields__}
