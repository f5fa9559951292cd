"""The signed file of a locked report: kept, compared, sent along, replaced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from bhxh_desktop.bundles.writer import bundle_bytes
from bhxh_desktop.domain import attachment as limits
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.finals import final_of, keep_final, write_final
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.operations.reports import write_report
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.store import annotation_set
from tests.helpers.bundles import read
from tests.helpers.workspaces import OFFICE, PROVINCE, Open, definition, dump, head_of, key_of

CHANGED = "Đơn vị bám sát kế hoạch CCHC năm 2023 của BHXH tỉnh."


def files_in(bundle: Path) -> dict[str, bytes]:
    """The files a bundle carries, by hash."""
    return dict(read(bundle.read_bytes(), definition()).contents.attachments)


@pytest.fixture
def office(open_at: Open):
    """An office that locked its report and sent it."""
    return open_at("sent", OFFICE)


@pytest.fixture
def signed(office, tmp_path: Path) -> Path:
    """What the leader made of the locked report: one figure and one paragraph changed."""
    path = tmp_path / "Báo cáo đã ký.docx"
    write_report(office, source_of(office, contents(office, key_of(OFFICE))), path)
    document = docx.Document(str(path))
    said = next(p for p in document.paragraphs if p.text.startswith("Đơn vị xây dựng kế hoạch"))
    said.runs[0].text = CHANGED
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    cell = next(c for c in cells if c.text == "55.344")
    cell.paragraphs[0].runs[0].text = "55.443"
    document.save(str(path))
    return path


def test_what_differs_is_told(office, signed) -> None:
    """The figure by its captions, then the paragraph; the revision stays as it was."""
    record = head_of(office, OFFICE)
    final = keep_final(office, record, signed)
    figure, paragraph = final.differences
    assert "bản chốt 55.344, trong tệp 55.443" in figure
    assert f"sửa thành “{CHANGED}”" in paragraph
    assert record == head_of(office, OFFICE)
    assert (signed.name, signed.stat().st_size) == (final.said.file_name, final.said.file_size)


def test_it_is_kept_when_the_file_is_gone(office, signed, tmp_path) -> None:
    """By its hash, and written out with the very bytes."""
    data, record = signed.read_bytes(), head_of(office, OFFICE)
    keep_final(office, record, signed)
    signed.unlink()
    folder = tmp_path / "ra"
    folder.mkdir()
    written = write_final(office, final_of(office, record), folder)
    assert data == written.read_bytes()
    assert written.name.endswith("Báo cáo đã ký.docx")


def test_the_last_one_counts(office, signed, tmp_path) -> None:
    """A scan in its place is kept and not compared."""
    record = head_of(office, OFFICE)
    keep_final(office, record, signed)
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-1.7 ...")
    assert "quét.pdf" == keep_final(office, record, scan).said.file_name
    final = final_of(office, record)
    assert ("quét.pdf", True, None) == (final.said.file_name, final.is_here, final.differences)


def test_it_goes_to_the_province(office, signed, open_at: Open, tmp_path) -> None:
    """The bundle carries statement and file; the province tells what differs."""
    record = head_of(office, OFFICE)
    kept = keep_final(office, record, signed)
    bundle = export(office, tmp_path / "a.bhxh").path
    assert {kept.said.file_hash} == set(files_in(bundle))
    province = open_at("received")
    import_files(province, [bundle])
    final = final_of(province, record)
    assert (kept.said.id, True, kept.differences) == (
        final.said.id,
        final.is_here,
        final.differences,
    )


def test_a_large_file_stays_at_home(office, signed, open_at: Open, tmp_path, monkeypatch) -> None:
    """The province knows of it and says that it did not come along."""
    monkeypatch.setattr("bhxh_desktop.operations.attachments.LARGEST_SENT", 10)
    record = head_of(office, OFFICE)
    keep_final(office, record, signed)
    province = open_at("received")
    import_files(province, [export(office, tmp_path / "a.bhxh").path])
    final = final_of(province, record)
    assert (False, None) == (final.is_here, final.differences)
    with pytest.raises(Problem, match="attachment_missing"):
        write_final(province, final)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"MZ", "attachment_kind"),
        ("a.xlsx", b"PK", "attachment_kind"),
        ("a.pdf", b"", "attachment_empty"),
        ("a.docx", b"%PDF-1.7", "docx_not"),
        ("a.docx", b"PK\x03\x04 cut", "docx_not"),
        ("a.pdf", b"%" * 200, "attachment_large"),
    ],
)
def test_what_cannot_be_kept(office, tmp_path, monkeypatch, name, data, code) -> None:
    """One Problem, and nothing is written."""
    monkeypatch.setattr(limits, "LARGEST", 100)
    before = dump(office.connection)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        keep_final(office, head_of(office, OFFICE), tmp_path / name)
    assert code == caught.value.code
    assert before == dump(office.connection)


def test_others_reports_are_not_ours(office, signed, open_at: Open) -> None:
    """An office says nothing of another's; the province may keep the file of an office."""
    province = open_at("received")
    record = head_of(province, OFFICE)
    assert keep_final(province, record, signed).is_here
    other = open_at("sent", "KH-NH")
    with pytest.raises(Problem, match="annotation_not_ours"):
        keep_final(other, record, signed)
    assert {} == annotation_set.signed(other.connection)
    assert PROVINCE == province.unit.code


def test_a_file_nobody_names_is_refused(office, signed, tmp_path, open_at: Open) -> None:
    """A bundle whose statement was taken out carries a file too many."""
    keep_final(office, head_of(office, OFFICE), signed)
    held = read(export(office, tmp_path / "a.bhxh").path.read_bytes(), definition()).contents
    bare = bundle_bytes(replace(held, annotations={}), office.key)[0]
    with pytest.raises(Problem, match="bundle_part_unused"):
        read(bare, definition())
