"""The ZIP of a bundle: any unzip program reads ours, and we read nothing but ours."""

from __future__ import annotations

import io
import shutil
import subprocess
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.bundles import archive
from bhxh_desktop.bundles.archive import LONGEST_NAME, MEBIBYTE, NAME, pack, unpack
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say

FILES = {"a.json": b"{}" * 40, "b/c.json": b"", "d-1.csv": b"x,y\r\n"}
WHOLE = pack(FILES)
NAMES = st.lists(st.text("a0._-", min_size=1, max_size=5), min_size=1, max_size=3).map("/".join)
LOCAL_NAME, LOCAL_FLAGS, LOCAL_METHOD = 30, 6, 8  # places in a local header
DIRECTORY = WHOLE.index(b"PK\1\2")


def code_of(data: bytes) -> str:
    """The code *data* is refused with; its sentence can be said."""
    with pytest.raises(Problem) as caught:
        unpack(data)
    assert say(caught.value)
    return caught.value.code


def changed(place: int, *new: int) -> bytes:
    """WHOLE with the bytes from *place* on replaced."""
    return WHOLE[:place] + bytes(new) + WHOLE[place + len(new) :]


@given(st.dictionaries(NAMES.filter(NAME.fullmatch), st.binary(max_size=2000), max_size=6))
def test_round_trip(files):
    """What is packed is unpacked, in order of name; zipfile agrees on every entry."""
    data = pack(files)
    assert pack(dict(reversed(files.items()))) == data
    with zipfile.ZipFile(io.BytesIO(data)) as judge:
        assert judge.testzip() is None
        assert sorted(files.items()) == [(n, judge.read(n)) for n in judge.namelist()]
        assert {((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)} >= {
            (info.date_time, info.external_attr, info.create_system) for info in judge.infolist()
        }
    if files:
        assert sorted(files.items()) == list(unpack(data).items())


def test_info_zip_agrees(tmp_path):
    """The common unzip program, where there is one, finds nothing to complain of."""
    unzip = shutil.which("unzip")
    if unzip is None:
        pytest.skip("unzip is not installed")
    (tmp_path / "x.zip").write_bytes(WHOLE)
    run = subprocess.run([unzip, "-tqq", tmp_path / "x.zip"], capture_output=True, check=False)
    assert (0, b"", b"") == (run.returncode, run.stdout, run.stderr)


def test_cut_anywhere():
    """A bundle cut at any length is told to be cut."""
    for length in range(len(WHOLE)):
        assert code_of(WHOLE[:length]) == "bundle_truncated", length


def test_flipped_anywhere():
    """Each bit of each byte: refused, or (padding of deflate) nothing else is read."""
    for place in range(len(WHOLE)):
        for bit in range(8):
            data = changed(place, WHOLE[place] ^ 1 << bit)
            try:
                assert unpack(data) == FILES
            except Problem as fault:
                assert say(fault)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bundle_truncated"),
        (b"%PDF-1.7", "bundle_not_one"),
        (b"age-encryption.org/v1\n", "bundle_not_one"),
        (pack({}), "bundle_not_one"),
        (b"x" + WHOLE, "bundle_not_one"),
        (WHOLE + b"x", "bundle_odd"),
        (WHOLE[:-2] + b"\5\0hello", "bundle_odd"),
        (WHOLE[:DIRECTORY] + bytes(len(WHOLE) - DIRECTORY), "bundle_odd"),
        (WHOLE[:DIRECTORY] + b"hidden" + WHOLE[DIRECTORY:], "bundle_odd"),
        (WHOLE + WHOLE, "bundle_odd"),
        (changed(LOCAL_FLAGS, 1), "bundle_encrypted"),
        (changed(LOCAL_FLAGS, 8), "bundle_odd"),
        (changed(LOCAL_METHOD, 0), "bundle_odd"),
        (changed(LOCAL_NAME, ord("A")), "bundle_name"),
        (changed(LOCAL_NAME, ord("z")), "bundle_odd"),
        (changed(DIRECTORY + 41, 0o120000 >> 8), "bundle_odd"),
        (changed(LOCAL_NAME + 6, 0xFF), "bundle_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files(data, code):
    """Anything else has its own code: other files, junk before, between, after; links; locks."""
    assert code == code_of(data)


def by_zipfile(write: Callable[[zipfile.ZipFile], None]) -> bytes:
    """A ZIP as Python's own module writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        write(made)
    return out.getvalue()


def test_zipped_again():
    """A bundle that another program unpacked and packed is refused, though nothing is wrong."""
    assert "bundle_odd" == code_of(by_zipfile(lambda made: made.writestr("a.json", b"{}")))


@pytest.mark.parametrize(
    "name",
    [
        *("../a.json", "/a.json", "C:/a.json", "a\\b.json", "a//b", "a/", ".a", "a/../b", "a/./b"),
        *("A", "a b", "a\0b", "ả", "a" * (LONGEST_NAME + 1), "", "a.", "a\n", "con:", "a/b.json "),
    ],
)
def test_names(name):
    """Names that climb, hide, point to a drive or differ by capitals are no names of a bundle."""
    assert "bundle_name" == code_of(pack({name: b"x"}))


def test_a_name_twice():
    """The same name again is refused, whatever stands under it."""
    first = pack({"a.json": b"1"})
    body = first[: first.index(b"PK\1\2")]
    assert "bundle_entry_doubled" == code_of(body + first)


def by_hand(*entries: tuple[str, bytes, bytes, int]) -> bytes:
    """A ZIP of (name, deflated, content for the checksum, size told), all else as it should be."""
    out, made = b"", []
    for name, packed, content, size in entries:
        entry = archive._Entry(name.encode(), zlib.crc32(content), len(packed), size, len(out))
        made.append(entry)
        out += entry.local + packed
    return out + archive._directory(made, len(out))


def deflated(data: bytes, end: int = zlib.Z_FINISH) -> bytes:
    """The stream of *data*, ended as told."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(end)


def test_made_by_hand():
    """The builder of the next test makes what is read, so what it spoils is what is refused."""
    assert {"a": b"xy", "b": b""} == unpack(
        by_hand(("a", deflated(b"xy"), b"xy", 2), ("b", deflated(b""), b"", 0))
    )


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([("b", deflated(b""), b"", 0), ("a", deflated(b""), b"", 0)], "bundle_odd"),
        ([("a", deflated(b"xy") + b"junk", b"xy", 2)], "bundle_damaged"),
        ([("a", deflated(b"xy", zlib.Z_SYNC_FLUSH), b"xy", 2)], "bundle_damaged"),
        ([("a", deflated(b"xy"), b"xy", 3)], "bundle_damaged"),
        ([("a", deflated(b"xy"), b"xy", 1)], "bundle_damaged"),
        ([("a", deflated(b"xy"), b"xz", 2)], "bundle_damaged"),
        ([("a", b"", b"", 0)], "bundle_damaged"),
    ],
)
def test_spoilt_by_hand(entries, code):
    """Out of order; bytes after the stream; no end of it; more, fewer or other bytes than told."""
    assert code == code_of(by_hand(*entries))


def test_bomb():
    """What unpacks to more than it says is given up after one byte too many."""
    content = bytes(9)
    data = by_hand(("a", deflated(bytes(64 * MEBIBYTE)), content + b"\0", len(content)))
    tracemalloc.start()
    assert "bundle_damaged" == code_of(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEBIBYTE


@pytest.mark.parametrize(
    ("limit", "value"),
    [("LARGEST_FILE", 10), ("LARGEST_ENTRY", 79), ("LARGEST_TOTAL", 84), ("MOST_ENTRIES", 2)],
)
def test_limits(monkeypatch, limit, value):
    """What is too large is not read, and what could not be read is not written either."""
    monkeypatch.setattr(archive, limit, value)
    assert "bundle_too_large" == code_of(WHOLE)
    with pytest.raises(Problem) as caught:
        pack(FILES)
    assert "bundle_too_large_to_write" == caught.value.code


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("LARGEST_FILE", len(WHOLE)),
        ("LARGEST_ENTRY", 80),
        ("LARGEST_TOTAL", 85),
        ("MOST_ENTRIES", 3),
    ],
)
def test_just_within_limits(monkeypatch, limit, value):
    """The limits themselves are allowed."""
    monkeypatch.setattr(archive, limit, value)
    assert FILES == unpack(pack(FILES))


def test_equal_tables_of_many_units():
    """A merged bundle may pack a hundred times smaller: no limit to the ratio stops it."""
    content = b"none_arising,\r\n" * 100_000
    data = pack({"figures.csv": content})
    assert len(content) > 100 * len(data)
    assert {"figures.csv": content} == unpack(data)
