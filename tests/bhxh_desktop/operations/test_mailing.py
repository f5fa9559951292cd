"""A letter with a bundle attached: what a mail program finds in it is the bundle, to the byte."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from bhxh_desktop.errors import Problem
from bhxh_desktop.operations import mailing
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.mailing import mail_draft
from bhxh_desktop.operations.workspaces import revoke_key
from bhxh_desktop.queries.history import history
from tests.helpers.responding import respond
from tests.helpers.workspaces import OFFICE


def test_the_bundle_comes_out_again(open_at, tmp_path):
    """Subject and words in Vietnamese, marked as not sent, addressed to nobody yet."""
    office = open_at("sent", OFFICE)
    made = export(office, tmp_path / "goi.bhxh")
    draft = mail_draft(office, made.path)
    assert tmp_path / "goi.eml" == draft
    read = message_from_bytes(draft.read_bytes(), policy=default)
    assert "BHXH Cam Ranh gửi gói báo cáo goi.bhxh" == read["Subject"]
    assert ("1", None) == (read["X-Unsent"], read["To"])
    assert "Kính gửi BHXH tỉnh Khánh Hòa" in read.get_body().get_content()
    assert made.digest[:16] in read.get_body().get_content()
    (attached,) = read.iter_attachments()
    assert ("goi.bhxh", made.path.read_bytes()) == (
        attached.get_filename(),
        attached.get_content(),
    )
    assert max(map(len, draft.read_bytes().split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1


def test_too_large_for_mail(open_at, tmp_path, monkeypatch):
    """What no server would take is told of before anybody tries."""
    office = open_at("sent", OFFICE)
    made = export(office, tmp_path / "goi.bhxh")
    monkeypatch.setattr(mailing, "LARGEST", 100)
    with pytest.raises(Problem, match="mail_too_large"):
        mail_draft(office, made.path)
    assert not (tmp_path / "goi.eml").exists()


def test_open_to_all_by_mistake(open_at, tmp_path):
    """A bundle that was written plain is not mailed to a unit whose keys were all revoked."""
    province = open_at("received")
    key = next(r.signer for r in history(province).records.values() if r.unit == OFFICE)
    revoke_key(province, key, "Mất máy")
    (made,) = respond(province, tmp_path, OFFICE, plain=True)
    with pytest.raises(Problem, match="sealing_revoked"):
        mail_draft(province, made.path, OFFICE)
    assert not list(tmp_path.glob("*.eml"))
    assert mail_draft(province, made.path, OFFICE, plain=True).exists()
