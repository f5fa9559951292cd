"""Hunting the reader: thousands of spoilt bundles; each is refused in one sentence or harmless.

Each example of hypothesis spoils twenty, so CI reads 2 000 of each sort and the profile ``deep``
200 000.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import DESCRIPTOR, SIGNATURE
from bhxh_desktop.bundles.package import CSV
from bhxh_desktop.bundles.writer import bundle_bytes
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.revision import Enrolment, HeadRecord, Review, SealingKey, Statement
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from tests.helpers.bundles import (
    DEFINITION,
    ENTRIES,
    LISTED,
    MADE_AT,
    NARRATIVE,
    PART,
    a_record,
    entries_of,
    private_key,
    read,
    resealed,
    some_bundle,
    some_contents,
)
from tests.helpers.model import a_review
from tests.helpers.sealing import sealing_key

WHOLE = some_bundle()
OTHER = some_bundle("B")
WANTED = some_contents()
PER_EXAMPLE = 20
SEEDS = st.integers(0, 2**64 - 1)
STATEMENTS: tuple[tuple[str, str, type[Statement]], ...] = (
    ("heads", "A", HeadRecord),
    ("reviews", "P", Review),
    ("enrolments", "A", Enrolment),
    ("sealing", "A", SealingKey),
)
"""Folder, signing unit and kind."""
ODD = (None, True, False, 0, 1, -1, 2**31, 1.5, "", "x", "\n", "0", "é", "2023-02-30", [], {}, [[]])


def accepted(data: bytes) -> Any:
    """The contents of *data*, None where it is refused in a sentence."""
    try:
        return read(data, DEFINITION).contents
    except Problem as fault:
        assert say(fault)
        return None


@given(SEEDS)
def test_spoilt_bytes(seed):
    """Flipped, cut, doubled, mixed bytes: refused, or not one content differs."""
    chance = _chance(seed)
    for _ in range(PER_EXAMPLE):
        data = WHOLE
        for _ in range(chance.randint(1, 3)):
            data = chance.choice(BYTE_CHANGES)(chance, data)
        contents = accepted(data)
        assert contents is None or (contents == WANTED and len(data) == len(WHOLE))


@given(SEEDS)
def test_spoilt_files(seed):
    """Well packed, but a file was changed, left out, added, renamed or exchanged: refused."""
    chance = _chance(seed)
    for _ in range(PER_EXAMPLE):
        files = dict(ENTRIES)
        for _ in range(chance.randint(1, 3)):
            chance.choice(FILE_CHANGES)(chance, files)
        assert files == ENTRIES or accepted(pack(files)) is None


@given(SEEDS)
def test_hostile_signer(seed):
    """Odd JSON anywhere, hashed and signed anew: what passes is exactly what we would write."""
    chance = _chance(seed)
    for _ in range(PER_EXAMPLE):
        data = resealed(_forged(chance))
        contents = accepted(data)
        assert contents is None or bundle_bytes(contents, private_key("A"))[0] == data


def test_hostile_signer_is_heard():
    """Without a spoilt place such a bundle is read: the hunt above does not stop at the door."""
    assert accepted(resealed(_forged(None))) is not None


def _forged(chance: random.Random | None) -> dict[str, bytes]:
    """The files of one revision, a review and keys, with one place spoilt if there is a chance."""
    record, review = a_record("A"), a_review(a_record("A"), signer=private_key("P").public)
    key = Enrolment(unit="A", key=private_key("B").public, made_at=MADE_AT, signer=record.signer)
    mine = sealing_key("A", key=record.signer, signer=record.signer)
    plain: dict[str, Any] = {
        "figures": json.loads(PART),
        "narrative": json.loads(NARRATIVE),
        "definition": json.loads(DEFINITION.content),
        "heads": json.loads(record.content),
        "reviews": json.loads(review.content),
        "enrolments": json.loads(key.content),
        "sealing": json.loads(mine.content),
    }
    spoilt = chance.choice(list(plain)) if chance else ""
    if chance and spoilt in {"figures", "narrative", "definition"}:
        spoil(chance, plain[spoilt])
    parts = {name: _json(plain[name]) for name in ("figures", "narrative")}
    definition = _json(plain["definition"])
    plain["heads"]["parts"] = {name: canonical.digest(data) for name, data in parts.items()}
    plain["heads"]["definition"]["hash"] = canonical.digest(definition)
    if chance and spoilt in {folder for folder, _, _ in STATEMENTS}:
        spoil(chance, plain[spoilt])
    held = {("definitions", definition), *(("parts", data) for data in parts.values())}
    files = {f"{folder}/{canonical.digest(data)}.json": data for folder, data in held}
    for folder, unit, kind in STATEMENTS:
        made = _json(plain[folder])
        number = canonical.digest(made)
        signature = private_key(unit).sign(f"{kind.TAG}\n{number}".encode())
        envelope = b'{"signature":"%b","statement":%b}' % (signature.encode(), made)
        files[f"{folder}/{number}.json"] = envelope
    return {**files, CSV: LISTED[CSV]}


def _json(value: Any) -> bytes:
    """Canonical JSON, but for odd values."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- spoils files, keeps no secret


def _flip(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ chance.randint(1, 255)]) + data[place + 1 :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(data)) for _ in range(2))
    return chance.choice([data[:first], data[last:], data[:first] + data[last:]]) or b"\0"


def _double(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:last] + data[first:]


def _mix(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted(chance.randrange(min(len(data), len(OTHER))) for _ in range(2))
    return data[:first] + OTHER[first:last] + data[last:]


def _blank(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:first] + bytes(last - first) + data[last:]


def _number(chance: random.Random, data: bytes) -> bytes:
    """Put an extreme 32-bit number somewhere: sizes, offsets, counts."""
    place = chance.randrange(len(data))
    number = chance.choice([0, 1, 2**16 - 1, 2**31, 2**32 - 1]).to_bytes(4, "little")
    return data[:place] + number + data[place + 4 :]


BYTE_CHANGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(_flip, _cut, _double, _mix, _blank, _number),
)


def _changed(chance: random.Random, files: dict[str, bytes]) -> None:
    name = chance.choice(list(files))
    files[name] = chance.choice(BYTE_CHANGES)(chance, files[name] or b"x")


def _left_out(chance: random.Random, files: dict[str, bytes]) -> None:
    if len(files) > 1:
        del files[chance.choice(list(files))]


def _added(chance: random.Random, files: dict[str, bytes]) -> None:
    files[f"parts/{chance.randbytes(32).hex()}.json"] = b"{}"


def _renamed(chance: random.Random, files: dict[str, bytes]) -> None:
    files[f"heads/{chance.randbytes(32).hex()}.json"] = files.pop(chance.choice(list(files)))


def _exchanged(chance: random.Random, files: dict[str, bytes]) -> None:
    one, other = chance.choice(list(files)), chance.choice(list(files))
    files[one], files[other] = files[other], files[one]


def _foreign(chance: random.Random, files: dict[str, bytes]) -> None:
    theirs = entries_of(OTHER)
    name = chance.choice([DESCRIPTOR, SIGNATURE, *theirs])
    files[name] = theirs[name]


FILE_CHANGES = (_changed, _left_out, _added, _renamed, _exchanged, _foreign)


def spoil(chance: random.Random, value: Any) -> None:
    """Change one place of a JSON value, at any depth."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = chance.choice(keys) if keys else None
        inner = value[key] if keys else None
        if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
            value = inner
            continue
        break
    odd = chance.choice(ODD)
    if isinstance(value, list):
        value[:] = [*value, odd] if key is None or chance.random() < 0.5 else value[:-1]
    elif key is None or chance.random() < 0.2:
        value[chance.choice(["format", "x", "value", "é"])] = odd
    elif chance.random() < 0.2:
        del value[key]
    else:
        value[key] = odd
