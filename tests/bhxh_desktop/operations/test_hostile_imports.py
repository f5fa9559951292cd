"""Spoilt bundles brought to a real store: refused in a sentence or judged, never a trace left.

Three sorts: damaged on the way; packed anew after a change; written by somebody whose key is known,
with contents made to hurt. `python3 dev.py deep` reads a hundred thousand in one process.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bhxh_desktop.bundles.archive import pack, unpack
from bhxh_desktop.bundles.descriptor import (
    DESCRIPTOR,
    SIGNATURE,
    descriptor,
    descriptor_signature,
    listing,
)
from bhxh_desktop.bundles.package import Header
from bhxh_desktop.bundles.trust import PrivateKey
from bhxh_desktop.domain import canonical
from bhxh_desktop.messages import say
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.session import Session
from tests.bhxh_desktop.bundles.test_hostile_bundles import BYTE_CHANGES, FILE_CHANGES, spoil
from tests.helpers.workspaces import OFFICE, OFFICES, PROVINCE, STRANGER, dump

EVERY = 300
"""Files between two looks at the whole store."""
HURTFUL = (
    "=cmd|' /C calc'!A0", "9" * 400, "1e999", "-0", "NaN", "\u202e", "../../x", "1.10", "٣",
    "Infinity", "0" * 64, True, 2**31, -1, [], {}, None, "é", 1.5,
)  # fmt: skip


@pytest.fixture
def province(open_at) -> Session:
    """A province that has imported everybody once."""
    return open_at("received", PROVINCE)


@pytest.fixture
def whole(templates) -> bytes:
    """What an office sent."""
    return templates.bundle(OFFICE).read_bytes()


def damaged(chance: random.Random, whole: bytes) -> bytes:
    """Flipped, cut, doubled or mixed on the way."""
    data = whole
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(BYTE_CHANGES)(chance, data)
    return data


def packed_anew(chance: random.Random, whole: bytes) -> bytes:
    """Unpacked, changed and packed by somebody without the key."""
    files = unpack(whole)
    for _ in range(chance.randint(1, 3)):
        chance.choice(FILE_CHANGES)(chance, files)
    return pack(files)


def signed_anew(chance: random.Random, whole: bytes, keys: list[PrivateKey]) -> bytes:
    """Made to hurt and signed by a key that is known: of the unit, of another, or of nobody."""
    key = chance.choice(keys)
    files = unpack(whole)
    header = json.loads(files.pop(DESCRIPTOR))["bhxh"]
    files.pop(SIGNATURE)
    parts = {name: json.loads(data) for name, data in files.items() if name.startswith("parts/")}
    heads = {name: json.loads(files.pop(name)) for name in list(files) if name.startswith("heads/")}
    hurt(
        chance, chance.choice([header, *parts.values(), *(h["statement"] for h in heads.values())])
    )
    renamed = {}
    for name, value in parts.items():
        del files[name]
        data = encoded(value)
        renamed[name[6:-5]] = digest = canonical.digest(data)
        files[f"parts/{digest}.json"] = data
    for envelope in heads.values():
        statement = envelope["statement"]
        if isinstance(statement.get("parts"), dict):
            named = statement["parts"].items()
            statement["parts"] = {part: renamed.get(str(old), old) for part, old in named}
        statement["signer"] = key.public
        made = encoded(statement)
        number = canonical.digest(made)
        signature = key.sign(f"bhxh-revision-1\n{number}".encode())
        files[f"heads/{number}.json"] = (
            b'{"signature":"' + signature.encode() + b'","statement":' + made + b"}"
        )
    header["signer"] = key.public
    return sealed(files, header, key)


def hurt(chance: random.Random, value: dict[str, Any]) -> None:
    """Put something hurtful in one place, at any depth, or spoil the form."""
    if chance.random() < 0.3:
        spoil(chance, value)
        return
    places = [place for place in leaves(value) if isinstance(place[0], dict | list)]
    if places:
        holder, key = chance.choice(places)
        holder[key] = chance.choice(HURTFUL)


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place that holds no further ones."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in inside:
        if isinstance(inner, dict | list) and inner:
            yield from leaves(inner)
        else:
            yield value, key


def encoded(value: Any) -> bytes:
    """Canonical JSON, but for odd values."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode(errors="surrogatepass")


def sealed(files: dict[str, bytes], header: Any, key: PrivateKey) -> bytes:
    """The bundle of *files* with a descriptor signed by *key*, whatever the header says."""
    listed = listing(files)
    try:
        described = descriptor(msgspec.convert(header, Header), listed)
    except msgspec.ValidationError:
        described = {"bhxh": header, "name": "x", "resources": []}
    data = encoded(described)
    signature = descriptor_signature(data, key)
    return pack({**files, DESCRIPTOR: data, SIGNATURE: signature})


@pytest.mark.parametrize("times", [900, pytest.param(100_000, marks=pytest.mark.slow)])
def test_nothing_is_left(province, whole, open_at, tmp_path, times):
    """No crash, no trace, and nothing counts that the model would not let count."""
    neighbour = open_at("sent", OFFICES[1]).key
    mine = open_at("sent", OFFICE).key
    chance = random.Random(20231218)  # noqa: S311 -- spoils files, keeps no secret
    keys = [mine, neighbour, STRANGER]
    makers: list[Callable[[], bytes]] = [
        lambda: damaged(chance, whole),
        lambda: packed_anew(chance, whole),
        lambda: signed_anew(chance, whole, keys),
    ]
    path = tmp_path / "spoilt.bhxh"
    before = dump(province.connection)
    taken = 0
    for number in range(times):
        data = makers[number % len(makers)]()
        path.write_bytes(data)
        result = import_files(province, [path], dry_run=True)
        for fault in result.refused.values():
            assert say(fault)
        taken += len(result.imported)
        if number % EVERY == 0:
            assert before == dump(province.connection)
    assert before == dump(province.connection)
    assert taken < times // 3
    assert number_of_files(tmp_path) == 1


def number_of_files(folder: Path) -> int:
    """How many files lie beside the spoilt one, but for the workspaces of this test."""
    return sum(path.is_file() for path in folder.iterdir())


def test_the_hunt_is_heard(province, whole, open_at, tmp_path):
    """Signed anew without a change it is read: the hunt does not stop at the door."""
    mine = open_at("sent", OFFICE).key
    path = tmp_path / "same.bhxh"
    files = unpack(whole)
    header = json.loads(files.pop(DESCRIPTOR))["bhxh"]
    files.pop(SIGNATURE)
    path.write_bytes(sealed(files, header, mine))
    assert not import_files(province, [path], dry_run=True).refused
