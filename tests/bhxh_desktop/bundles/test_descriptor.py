"""The descriptor: a Data Package that outside programs accept and check."""

from __future__ import annotations

import subprocess
import sys

from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import DESCRIPTOR, SIGNATURE
from bhxh_desktop.domain import canonical
from tests.helpers.bundles import ENTRIES, LISTED, some_bundle


def judged(tmp_path, data):
    """Exit code and words of the frictionless program on a bundle."""
    path = tmp_path / "bundle.zip"
    path.write_bytes(data)
    command = [sys.executable, "-m", "frictionless", "validate", "--type", "package", str(path)]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return run.returncode, run.stdout + run.stderr


def test_frictionless_accepts(tmp_path):
    """The reference program finds every file, hash and size right and reads the table."""
    code, words = judged(tmp_path, some_bundle())
    assert code == 0, words
    assert words.count("VALID") == len(LISTED)
    assert "INVALID" not in words


def test_frictionless_refuses(tmp_path):
    """It does look: a changed file is found by hash and by size."""
    code, words = judged(tmp_path, pack({**ENTRIES, "figures.csv": ENTRIES["figures.csv"] + b"x"}))
    assert code == 1
    assert "INVALID" in words


def test_lists_every_file():
    """Size and hash of all files but itself and its signature; our own header stands beside."""
    value = canonical.decode(ENTRIES[DESCRIPTOR])
    assert [
        (path, len(data), f"sha256:{canonical.digest(data)}") for path, data in LISTED.items()
    ] == [(r["path"], r["bytes"], r["hash"]) for r in value["resources"]]
    assert ENTRIES.keys() - LISTED.keys() == {DESCRIPTOR, SIGNATURE}
    assert ("bhxh-a-1", 1, "submission", "A", "P") == (
        value["name"],
        *(value["bhxh"][name] for name in ("format", "use", "sender", "addressee")),
    )
