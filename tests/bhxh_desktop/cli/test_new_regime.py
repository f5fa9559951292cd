"""A regime people add themselves: the guide followed to the letter, up to the province's total."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from bhxh_desktop import paths
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.session import Session
from tests.helpers.commands import OFFICES, ROOT, Bhxh, done
from tests.helpers.filling import filled

CODE, PERIOD = "giam_dinh", "2024-Q1"
TWO = OFFICES[:2]


@pytest.fixture
def regimes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folder of regimes, in which people put theirs."""
    resources = tmp_path / "resources"
    resources.mkdir()
    for path in (ROOT / "resources").iterdir():
        if path.name != "regimes":
            (resources / path.name).symlink_to(path)
    shutil.copytree(ROOT / "resources" / "regimes", resources / "regimes")
    monkeypatch.setattr(paths, "resources", lambda: resources)
    return resources / "regimes"


def add_regime(regimes: Path) -> Path:
    """Copy the template and give it its name, as the guide says."""
    folder = shutil.copytree(regimes / "_template", regimes / CODE)
    (folder / "HUONG-DAN.md").unlink()
    head = folder / "1" / "regime.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace('code = "template"', f'code = "{CODE}"'), encoding="utf-8")
    return folder


def test_from_the_template_to_the_total(bhxh: Bhxh, offices: Path, regimes: Path) -> None:
    """Two offices fill it in, the province takes both in and adds them up, with no code changed."""
    assert CODE not in done(bhxh("regimes"))
    folder = add_regime(regimes)
    assert "đầy đủ, không có lỗi" in done(bhxh("regimes", "check", folder))
    assert CODE in done(bhxh("regimes"))
    assert "18/3/2024" in done(bhxh("periods", CODE, "2024"))
    bundles = []
    for number, unit in enumerate(TWO, start=1):
        home = offices / unit.lower()
        with Session.open(home) as session:
            filled(session, SubmissionKey(unit, "own", CODE, PERIOD), number)
        done(bhxh("lock", CODE, PERIOD, "--reason", "Thử chế độ mới.", data=home))
        bundles.append(offices / f"{unit}.bhxh")
        done(bhxh("export", bundles[-1], "--regime", CODE, "--plain", data=home))
    province = offices / "province"
    done(bhxh("import", *bundles, data=province))
    rows = json.loads(done(bhxh("status", PERIOD, "--regime", CODE, "--json", data=province)))
    assert {*TWO} == {row["unit"] for row in rows if row["state"] == "received"}
    for row in rows:
        if row["unit"] in TWO:
            done(bhxh("review", row["verification_code"], "approve", data=province))
    total = offices / "tong-hop.csv"
    done(bhxh("consolidate", CODE, PERIOD, total, data=province))
    with total.open(encoding="utf-8-sig", newline="") as stream:
        rows = {(r["form"], r["row"], r["column"]): r["value"] for r in csv.DictReader(stream)}
    assert ("3", "6") == tuple(rows["dossiers", row, "new"] for row in ("policy", "total"))
    report = offices / "bao-cao.docx"
    done(bhxh("report", CODE, PERIOD, report, "--consolidated", data=province))
    words = "\n".join(paragraph.text for paragraph in Document(str(report)).paragraphs)
    assert "Kết quả giải quyết hồ sơ quý I năm 2024" in words
