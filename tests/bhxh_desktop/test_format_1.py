"""Files of format 1, written once by the program and never again: they open for ever.

One office's report of 2023, locked, with text that quotes, a document with its scan, number and day
of issue: as a workspace, a bundle plain and sealed to the office itself, a backup. The keys are
those of sample data.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bhxh_desktop.bundles.identity import load_identity, read_code
from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.domain.figure import FigureKey
from bhxh_desktop.operations.backups import restore
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.annotations import annotated
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.report_source import source_of
from bhxh_desktop.reports.compose import compose
from bhxh_desktop.reports.document import Paragraph
from bhxh_desktop.session import Session
from bhxh_desktop.store import attachments, trust
from tests.helpers.workspaces import OFFICE, PROVINCE, key_of

KEPT = Path(__file__).parents[1] / "data" / "format_1"
REVISION = "860e460fc4f7f28390f5ef6a6839c038b28ed06c17619bb150811c80273466a6"
CODE = "QYHEM-D6E67-ZIHEH-V55VG"
RESOLVED = FigureKey("dossiers", "total", "resolved")


@pytest.fixture
def folder(tmp_path):
    """The workspace, unpacked."""
    with zipfile.ZipFile(KEPT / "workspace.zip") as archive:
        archive.extractall(tmp_path / "office")
    return tmp_path / "office"


def holds_all(session):
    """What the office had locked is there, signed as it was, and prints."""
    said = contents(session, key_of(OFFICE))
    assert (REVISION, CODE) == (said.revision.id, said.revision.verification_code)
    assert 73309 == said.cells[RESOLVED].number
    (issued,) = annotated(session, {REVISION: said.revision}).values()
    assert ("123", "2023-12-18") == (issued.number, issued.day)
    (files,) = attachments.of_documents(session.connection).values()
    assert ["ban-quet.png"] == [each.name for each in files]
    blocks = compose(source_of(session, said)).blocks
    printed = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert "Đã giải quyết 73.309 hồ sơ, đúng hạn." in printed


def test_the_workspace_opens(folder):
    """Upgraded where need be, with all that was in it."""
    with Session.open(folder) as session:
        holds_all(session)


def test_the_backup_brings_it_back(tmp_path):
    """With its recovery code, keys included."""
    code = read_code((KEPT / "recovery-code.txt").read_text("utf-8").strip())
    restore(tmp_path / "new", KEPT / "backup.zip", code)
    with Session.open(tmp_path / "new") as session:
        holds_all(session)


@pytest.mark.parametrize("name", ["plain.bhxh", "sealed.bhxh"])
def test_the_bundle_is_read(folder, name):
    """Every signature in it holds, sealed or not."""
    own = load_identity(folder / "keys")
    bundle = Reader(identities=lambda: [own]).read(KEPT / name)
    assert name.startswith("sealed") == bundle.sealed
    assert 1 == bundle.contents.header.format
    assert 73309 == bundle.contents.figures[REVISION][RESOLVED].number


def test_a_province_takes_it(open_at):
    """Once it knows the key, as on the day it was written."""
    session = open_at("sent", PROVINCE)
    signer = Reader().read(KEPT / "plain.bhxh").contents.header.signer
    with session.writing():
        trust.confirm(session.connection, OFFICE, signer, "2023-12-18T11:00:00+07:00", "P")
    assert import_files(session, [KEPT / "plain.bhxh"]).complete
    assert REVISION == contents(session, key_of(OFFICE)).revision.id
