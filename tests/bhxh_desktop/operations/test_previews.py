"""The report as it would print now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.previews import Wanted, preview, save_report
from tests.helpers.pdf import Judge, texts
from tests.helpers.workspaces import OFFICES, Open, dump, head_of, key_of

UNSAVED = "Câu này vừa gõ, chưa ghi vào sổ."


@pytest.fixture
def said(judge: Judge) -> Callable[[bytes], str]:
    """All an outside program reads in a PDF, in one line."""
    return lambda data: " ".join(" ".join(texts(judge, data)).split())


def test_unsaved_text_is_in_the_preview_only(open_at: Open, said) -> None:
    """What is being typed shows on paper; the store is as it was."""
    session = open_at("filled", "KH-CR")
    before = dump(session.connection)
    typed = {"direction": (UNSAVED,)}
    shown = preview(session, Wanted(key_of("KH-CR"), typed=typed))
    assert UNSAVED in said(shown.pdf)
    assert UNSAVED not in said(preview(session, Wanted(key_of("KH-CR"))).pdf)
    assert before == dump(session.connection)


def test_nothing_typed_yet_still_previews(open_at: Open, said) -> None:
    """An empty submission gives an empty report, a draft."""
    shown = preview(open_at("empty", "KH-CR"), Wanted(key_of("KH-CR")))
    assert "DỰ THẢO" in said(shown.pdf)
    assert shown.lock is None


def test_a_locked_report_names_its_lock(open_at: Open) -> None:
    """The preview of a locked report carries its code."""
    session = open_at("sent", "KH-CR")
    shown = preview(session, Wanted(key_of("KH-CR")))
    assert shown.lock is not None
    assert head_of(session).verification_code == shown.lock.code


def test_a_total_lends_the_own_narrative(open_at: Open, said) -> None:
    """The report of the whole province says what the province wrote, from all offices."""
    session = open_at("received")
    shown = preview(session, Wanted(key_of(), total=True, typed={"proposals": (UNSAVED,)}))
    assert UNSAVED in said(shown.pdf)
    assert len(OFFICES) + 1 == shown.sources
    assert () == shown.missing


def test_a_total_of_nothing_is_refused(open_at: Open) -> None:
    """Without approved revisions there is nothing to show."""
    with pytest.raises(Problem) as caught:
        preview(open_at("filled"), Wanted(key_of(), total=True))
    assert "nothing_to_consolidate" == caught.value.code


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
@pytest.mark.parametrize("total", [False, True])
def test_files_are_written_and_told(open_at: Open, tmp_path: Path, suffix: str, total) -> None:
    """Each kind of file is written and the change names it."""
    path = tmp_path / f"báo cáo{suffix}"
    changes = save_report(open_at("received"), Wanted(key_of(), total=total), path)
    assert path.stat().st_size > 1000
    assert ("report", str(path)) == (changes.operation, changes.subject)
