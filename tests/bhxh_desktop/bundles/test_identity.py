"""Identities: kept by one PC alone, or on paper, and read back whatever the typist did."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap

import pytest

from bhxh_desktop.bundles import identity as module
from bhxh_desktop.bundles.identity import (
    IDENTITY_FILE,
    Identity,
    is_usable,
    keep_identity,
    load_identity,
    read_code,
)
from bhxh_desktop.errors import Problem
from tests.helpers.sealing import RECIPIENT, SECRETS, identity

CODE = SECRETS["A"]
ZERO = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
ONE = "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya"
HIGHEST = "age1lllllllllllllllllllllllllllllllllllllllllllllllllllskxlyh4"


def test_kept(tmp_path):
    """Made once and never replaced; the age program reads the file, nobody else may."""
    made = keep_identity(tmp_path)
    path = tmp_path / IDENTITY_FILE
    assert [path] == list(tmp_path.iterdir())
    assert made.secret == load_identity(tmp_path).secret == keep_identity(tmp_path).secret
    assert f"{made.secret}\n" == path.read_text("ascii")
    if os.name == "posix":
        assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert Identity.generate().secret != made.secret


def test_whole_or_not_at_all(tmp_path, monkeypatch):
    """A full disk leaves no half of a key."""

    def fail(_path, _text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_private", fail)
    with pytest.raises(OSError, match="No space"):
        keep_identity(tmp_path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "x", CODE[:-1], CODE + CODE, "\ufeff" + CODE])
def test_damaged(tmp_path, text):
    """A file that holds no key is told with its place, and left as it is."""
    path = tmp_path / IDENTITY_FILE
    path.write_text(text, encoding="utf-8")
    for read in (load_identity, keep_identity):
        with pytest.raises(Problem, match="sealing_key_damaged") as caught:
            read(tmp_path)
        assert {"path": path} == caught.value.fields
    assert text == path.read_text("utf-8")


def test_missing(tmp_path):
    """So is one that is not there."""
    with pytest.raises(Problem, match="sealing_key_missing"):
        load_identity(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        CODE.lower(),
        " ".join(textwrap.wrap(CODE, 4)),
        "\r\n".join(textwrap.wrap(CODE, 20)),
        f"# created: 2024-12-16\n# public key: {RECIPIENT}\n{CODE}\n",
        f"MÃ PHỤC HỒI của BHXH tỉnh\n\n    {CODE}\n\nCất vào két sắt.",
        CODE.replace("-", " - "),
    ],
)
def test_code(text):
    """A code is read as it was printed, as age keeps it, and as people type it."""
    assert RECIPIENT == read_code(text).recipient


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1", RECIPIENT, CODE[:-1], CODE[:-1] + "Q"])
def test_slips_of_the_pen(text):
    """A letter too few or wrong is found out, and no key is made of it."""
    with pytest.raises(Problem, match="recovery_code_unreadable"):
        read_code(text)


def test_one_wrong_letter_anywhere():
    """The checksum finds a wrong letter wherever it is."""
    for place in range(len("AGE-SECRET-KEY-1"), len(CODE)):
        wrong = "Q" if CODE[place] != "Q" else "P"
        with pytest.raises(Problem, match="recovery_code_unreadable"):
            read_code(CODE[:place] + wrong + CODE[place + 1 :])


def test_usable():
    """Every key that is made is."""
    assert all(is_usable(identity(unit).recipient) for unit in SECRETS)
    assert all(is_usable(Identity.generate().recipient) for _ in range(50))
    assert is_usable(HIGHEST)


@pytest.mark.parametrize(
    "text",
    [ZERO, ONE, RECIPIENT[:-1] + "q", RECIPIENT[:-1], RECIPIENT.upper(), "age1", "", CODE],
    ids=["zero", "order 1", "checksum", "short", "capitals", "prefix", "nothing", "secret"],
)
def test_unusable(text):
    """Nothing can be sealed to it: a weak point would stop the program itself."""
    assert not is_usable(text)


def test_import_is_light():
    """Only sealing and opening load the encryption library."""
    code = "import sys, bhxh_desktop.bundles.identity; sys.exit('pyrage' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
