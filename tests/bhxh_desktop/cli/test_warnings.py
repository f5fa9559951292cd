"""What people are warned of whatever the command."""

from __future__ import annotations

from bhxh_desktop.store import workspace as workspaces


def test_warned_of_a_share(bhxh, offices, monkeypatch):
    """On a share every command says so beside its result, also one that is refused."""
    monkeypatch.setattr(workspaces, "is_on_network", lambda _folder: True)
    for arguments, code in ((("status", "2023"), 0), (("show", "cchc", "2023"), 1)):
        run = bhxh(*arguments, data=offices / "kh-cr")
        assert code == run.code
        assert f"Sổ làm việc {offices / 'kh-cr'} nằm trên ổ mạng" in run.err
        assert "ổ mạng" not in run.out


def test_nothing_to_warn_of(bhxh, offices):
    """On a disk of this PC nothing is said."""
    assert "" == bhxh("status", "2023", "--regime", "cchc", data=offices / "kh-cr").err
