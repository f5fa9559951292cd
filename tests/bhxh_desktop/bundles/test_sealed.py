"""Sealed bundles: opened by whom they are for and by the age program, refused in one sentence."""

from __future__ import annotations

import base64
import os
import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.bundles import sealed
from bhxh_desktop.bundles.reader import Reader, load
from bhxh_desktop.bundles.sealed import is_sealed, outside, seal, unseal
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from tests.helpers.bundles import some_bundle, some_contents
from tests.helpers.sealing import RECIPIENT, SECRETS, by_age, identity

PLAIN = some_bundle()
SEALED = seal(PLAIN, [RECIPIENT, identity("R").recipient])
CHUNK = 64 * 1024
LONG = os.urandom(3 * CHUNK)


def armored(data: bytes, end: bytes = b"\n") -> bytes:
    """*data* as age writes it for e-mail."""
    text = base64.encodebytes(data).replace(b"\n", b"")
    lines = [text[n : n + 64] for n in range(0, len(text), 64)]
    name = b"AGE ENCRYPTED FILE"
    marks = (b"-----BEGIN " + name + b"-----", b"-----END " + name + b"-----")
    return end.join([marks[0], *lines, marks[1], b""])


def opened(data: bytes, *units: str) -> bytes:
    """What a unit's PC finds in *data*."""
    return unseal(data, [identity(unit) for unit in units or ("A",)])


def fault(data: bytes, *units: str) -> str:
    """The code *data* is refused with; its sentence says that nothing has changed."""
    assert is_sealed(data)
    with pytest.raises(Problem) as caught:
        opened(data, *units)
    assert "chưa có gì thay đổi" in say(caught.value)
    return caught.value.code


def read(data: bytes):
    """Read *data* at A."""
    return Reader(identities=lambda: [identity()]).read_bytes(data)


def test_opened_by_whom_it_is_for():
    """Each recipient opens it, among other keys too."""
    assert PLAIN == opened(SEALED) == opened(SEALED, "R") == opened(SEALED, "B", "A")
    assert not is_sealed(PLAIN)
    assert PLAIN not in SEALED


def test_read():
    """The reader takes it like a plain one; size and place are those of the file."""
    bundle = read(SEALED)
    assert some_contents() == bundle.contents
    assert (len(SEALED), True) == (bundle.size, bundle.sealed)
    assert (len(PLAIN), False) == (read(PLAIN).size, read(PLAIN).sealed)
    assert bundle.digest == read(PLAIN).digest


def test_for_others():
    """Another unit's PC, and one without any key, are told so in one sentence."""
    assert "sealed_for_others" == fault(SEALED, "B")
    with pytest.raises(Problem, match="sealed_for_others"):
        Reader().read_bytes(SEALED)
    assert "niêm phong cho đơn vị khác" in say(Problem("sealed_for_others"))


def test_age_opens(judge, tmp_path):
    """The age program opens what is made here, with the key file as it is kept."""
    (tmp_path / "key").write_text(f"{SECRETS['R']}\n", encoding="ascii")
    assert PLAIN == by_age(judge("age"), "-d", "-i", tmp_path / "key", data=SEALED)


@pytest.mark.parametrize("options", [(), ("--armor",)])
def test_what_age_makes(judge, tmp_path, options):
    """What the age program seals is read here, from a stick or from the text of a letter."""
    made = by_age(judge("age"), *options, "-r", RECIPIENT, data=PLAIN)
    path = tmp_path / "gói.bhxh"
    path.write_bytes(made)
    assert some_contents() == read(load(path)).contents
    assert 1 == outside(made).recipients


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_armored(end):
    """Armor may have been through a mail program."""
    assert PLAIN == opened(armored(SEALED, end)) == opened(b"\n " + armored(SEALED, end) + b"\n\n")


def test_outside():
    """Without a key: how large, for how many, and the fingerprint of the file."""
    assert (len(SEALED), 2, sha256(SEALED).hexdigest()) == (
        outside(SEALED).size,
        outside(SEALED).recipients,
        outside(SEALED).digest,
    )
    assert 2 == outside(armored(SEALED)).recipients


def test_cut_off():
    """Wherever a file ends too early it is refused."""
    end = SEALED.index(b"\n---")
    for place in range(22, end, 7):
        assert "sealed_truncated" == fault(SEALED[:place])
    for place in range(end + 50, len(SEALED), 97):
        assert fault(SEALED[:place]) in {"sealed_truncated", "sealed_damaged"}
    sealed_long = seal(LONG, [RECIPIENT])
    assert "sealed_truncated" == fault(sealed_long[: -CHUNK - 16])
    assert fault(armored(SEALED)[:-40]) == "sealed_truncated"


@given(st.integers(0, 2**64 - 1))
def test_tampered(seed):
    """One changed byte anywhere: refused, in a sentence of its own or of what it became."""
    chance = random.Random(seed)  # noqa: S311 -- for tests
    data = bytearray(SEALED)
    place = chance.randrange(len(b"age-encryption.org/v"), len(data))
    data[place] ^= chance.randrange(1, 256)
    assert fault(bytes(data)) in {
        "sealed_truncated",
        "sealed_damaged",
        "sealed_for_others",
        "sealed_newer",
    }


def test_added_to():
    """Bytes after the end are no part of it."""
    assert "sealed_damaged" == fault(SEALED + b"x")
    assert fault(SEALED + SEALED) == "sealed_damaged"


@pytest.mark.parametrize("version", [b"v2\n", b"v10\n", b"v1 \n", b"v"])
def test_newer(version):
    """A version of the format nobody here knows."""
    assert "sealed_newer" == fault(SEALED.replace(b"v1\n", version, 1))


def test_password():
    """A file locked with a password is not tried: that alone may take half a gigabyte."""
    header = b"age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 32\nZV/AhotwSGqaPCU4\n---"
    assert "sealed_password" == fault(header + b" x\n" + bytes(64))


def test_bomb(monkeypatch):
    """What holds more than any bundle is stopped on the way."""
    monkeypatch.setattr(sealed, "LARGEST_FILE", 2 * CHUNK)
    assert "bundle_too_large" == fault(seal(LONG, [RECIPIENT]))
    monkeypatch.setattr(sealed, "LARGEST_SEALED", 100)
    assert "bundle_too_large" == fault(SEALED)


def test_sealed_twice():
    """A sealed bundle inside a sealed one is no bundle."""
    with pytest.raises(Problem, match="bundle_not_one"):
        read(seal(SEALED, [RECIPIENT]))


def test_spoilt_inside():
    """Whoever can seal cannot sign: what is inside is checked like any bundle."""
    with pytest.raises(Problem, match="bundle_"):
        read(seal(PLAIN[:-1], [RECIPIENT]))


@pytest.mark.parametrize("text", [b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----BEGIN AGE "])
def test_armor_of_nothing(text):
    """Armor without content."""
    with pytest.raises(Problem, match=r"sealed_truncated|bundle_not_one"):
        read(text + b"\n!!\n")
