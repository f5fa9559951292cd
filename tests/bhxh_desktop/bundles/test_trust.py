"""Keys: kept for their owner, never replaced; signatures by one key over one content only."""

from __future__ import annotations

import stat
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.bundles.trust import (
    KEY_FILE,
    create_key,
    fingerprint,
    load_key,
    sign,
    verify,
    verify_bytes,
)
from bhxh_desktop.domain.revision import HeadRecord, Statement
from bhxh_desktop.errors import Bug, Problem
from tests.helpers.bundles import a_record, private_key

KEY = private_key("A")


def test_key_is_kept(tmp_path):
    """A new key can be loaded again and only its owner may read the file."""
    made = create_key(tmp_path)
    assert made.public == load_key(tmp_path).public
    if sys.platform != "win32":
        assert 0o600 == stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode)


def test_key_is_never_replaced(tmp_path):
    """A second key in the same place is refused; the first stays."""
    made = create_key(tmp_path)
    with pytest.raises(FileExistsError):
        create_key(tmp_path)
    assert made.public == load_key(tmp_path).public


@pytest.mark.parametrize("spoil", [{"author": "a" * 121}, {"parents": ("b" * 64, "a" * 64)}])
def test_nothing_unreadable_is_signed(spoil):
    """A statement nobody could open again is our own fault, found before it is signed."""
    record = a_record("A")
    assert record == sign(KEY, record).statement
    with pytest.raises(Bug):
        sign(KEY, msgspec.structs.replace(record, **spoil))


def test_keys_differ(tmp_path):
    """Two PCs never get the same key."""
    (tmp_path / "b").mkdir()
    assert create_key(tmp_path).public != create_key(tmp_path / "b").public


@pytest.mark.parametrize("text", ["", "00", "zz" * 32, "00" * 33, "\ufeff" + "00" * 32])
def test_damaged_key(tmp_path, text):
    """A key file that holds no key is told with its place."""
    (tmp_path / KEY_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as caught:
        load_key(tmp_path)
    assert ("key_damaged", {"path": tmp_path / KEY_FILE}) == (
        caught.value.code,
        caught.value.fields,
    )


def test_missing_key(tmp_path):
    """So is one that is not there."""
    with pytest.raises(Problem) as caught:
        load_key(tmp_path)
    assert "key_missing" == caught.value.code


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_signatures(data, other):
    """A signature holds for its data and key alone."""
    made = KEY.sign(data)
    assert verify_bytes(KEY.public, made, data)
    assert data == other or not verify_bytes(KEY.public, made, other)
    assert not verify_bytes(private_key("B").public, made, data)


@pytest.mark.parametrize("change", [str.upper, lambda t: f"{t}\n", lambda t: f" {t}", lambda t: ""])
def test_one_name_for_a_key(change):
    """Key and signature have one way of writing, else one key could pass for two."""
    made = KEY.sign(b"x")
    assert not verify_bytes(change(KEY.public), made, b"x")
    assert not verify_bytes(KEY.public, change(made), b"x")


@pytest.mark.parametrize("key", ["00" * 31, "ff" * 32, "xy"])
def test_no_key(key):
    """What is no key verifies nothing."""
    assert not verify_bytes(key, KEY.sign(b"x"), b"x")


def test_statements():
    """A signed statement verifies; under another's name or as another kind it does not."""
    record = a_record("A")
    signed = sign(KEY, record)
    assert verify(record, signed.signature)
    assert not verify(a_record("A", signer=private_key("B").public), signed.signature)
    assert not verify(record, sign(private_key("B"), record).signature)


def test_tags_differ():
    """No kind of statement shares its tag, so no signature serves for two."""
    tags = [kind.TAG for kind in Statement.__subclasses__()]
    assert len(tags) == len(set(tags)) >= 4
    assert HeadRecord.TAG in tags


def test_fingerprint():
    """Six groups of four letters and digits, the same for ever."""
    assert fingerprint("00" * 32) == "MZUH-VLPY-MK6X-O3EP-YGFY-5H4O"


def test_import_is_light():
    """Only signing and verifying load the cryptography library."""
    code = "import sys, bhxh_desktop.bundles.trust; sys.exit('cryptography' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode
