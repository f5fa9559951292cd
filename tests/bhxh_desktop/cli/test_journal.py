"""The journal by command."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.commands import Bhxh, done, refused

PLACE = "dossiers.policy.electronic"


def test_a_journal(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Lines by word and by file; what they come to is in the report; one is removed again."""
    home = offices / "kh-cr"
    assert "Chưa có dòng" in done(bhxh("journal", "list", "kstthc", data=home))
    said = done(bhxh("journal", "add", "kstthc", PLACE, "05/2/2024", "3", "--note", "a", data=home))
    assert "Đã ghi 1 dòng nhật ký.\n" == said
    done(bhxh("journal", "add", "kstthc", PLACE, "6/2/2024", "-1", data=home))
    path = tmp_path / "nhật ký.csv"
    rows = [
        "form,row,column,event_on,quantity",
        *[f"{PLACE.replace('.', ',')},{day}/2/2024,2" for day in (1, 2, 3)],
    ]
    path.write_text("\r\n".join(rows), "utf-8-sig")
    assert "3 dòng" in done(bhxh("journal", "load", "kstthc", path, data=home))
    shown = done(bhxh("show", "kstthc", "2024-Q1", "--csv", data=home))
    assert f"{PLACE.replace('.', ',')},8," in shown
    listed = json.loads(done(bhxh("journal", "list", "kstthc", "2024-Q1", "--json", data=home)))
    assert ["2", "2", "2", "3", "-1"] == [line["quantity"] for line in listed]
    done(bhxh("journal", "remove", listed[0]["id"][:8], data=home))
    table = done(bhxh("journal", data=home))
    assert "kstthc 2024-Q1" in table
    assert table == done(bhxh("journal", "list", data=home))
    assert table == done(bhxh("journal", "list", "kstthc", data=home))
    assert "Chưa có dòng" in done(bhxh("journal", "list", "cchc", data=home))
    assert listed[0]["id"][:8] not in table
    assert 4 == table.count("Lĩnh vực chính sách BHXH")


def test_a_journal_refuses(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """One clear sentence each; nothing is written."""
    home = offices / "kh-cr"
    said = refused(bhxh("journal", "add", "kstthc", PLACE, "hôm qua", "3", data=home))
    assert "hôm qua" in said
    assert "dossiers" in refused(
        bhxh("journal", "add", "kstthc", "dossiers", "5/2/2024", "3", data=home)
    )
    assert "“zz”" in refused(bhxh("journal", "remove", "zz", data=home))
    assert "“”" in refused(bhxh("journal", "reverse", "", data=home))
    path = tmp_path / "a.csv"
    path.write_text("form;row\r\n", "utf-8")
    assert "form;row" in refused(bhxh("journal", "load", "kstthc", path, data=home))
    assert "Chưa có dòng" in done(bhxh("journal", "list", "kstthc", data=home))


def test_an_old_paper(bhxh: Bhxh, offices: Path, tmp_path: Path) -> None:
    """Figures of an earlier year are taken over and shown again; without any that is said."""
    home, path = offices / "kh-cr", tmp_path / "2022.csv"
    path.write_text("form,row,column,value\ndossiers,policy,overdue,7\n", "utf-8")
    assert "Chưa chép số liệu năm 2022" in refused(
        bhxh("show", "kstthc", "2022", "--earlier", data=home)
    )
    assert "1 ô" in done(bhxh("fill", "kstthc", "2022", path, "--earlier", data=home))
    shown = done(bhxh("show", "kstthc", "2022", "--earlier", "--csv", data=home))
    assert "dossiers,policy,overdue,7," in shown
    assert "chưa có số liệu" in refused(bhxh("show", "kstthc", "2024", data=home))
