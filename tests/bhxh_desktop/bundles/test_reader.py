"""Reading a bundle: all of it comes back, and whatever is not right refuses the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bhxh_desktop.bundles import reader
from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import (
    DESCRIPTOR,
    SIGNATURE,
    descriptor,
    descriptor_signature,
    listing,
)
from bhxh_desktop.bundles.reader import Reader
from bhxh_desktop.bundles.writer import bundle_bytes
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.regime import from_plain
from tests.helpers.bundles import (
    DEFINITION,
    ENTRIES,
    LISTED,
    NARRATIVE,
    NOTHING,
    a_header,
    code_of,
    entries_of,
    path_of,
    private_key,
    read,
    refusal,
    resealed,
    some_bundle,
    some_contents,
    written,
)


def test_round_trip():
    """Everything written is read, under the identity the writer told."""
    data, identity = bundle_bytes(some_contents(), private_key("A"))
    bundle = read(data)
    assert some_contents() == bundle.contents
    assert (identity, len(data)) == (bundle.digest, len(data))
    assert canonical.digest(ENTRIES[DESCRIPTOR]) == identity


def test_read_from_disk(tmp_path):
    """The name of the file is nobody's concern."""
    (tmp_path / "GÓI (1).txt").write_bytes(some_bundle())
    assert some_contents() == Reader().read(tmp_path / "GÓI (1).txt").contents


def test_order_of_contents():
    """The same contents in any order give the same bytes."""
    contents = some_contents()
    turned = {
        name: dict(reversed(held.items()))
        for name, held in contents.__dict__.items()
        if name != "header"
    }
    assert some_bundle() == bundle_bytes(replace(contents, **turned), private_key("A"))[0]


def test_empty():
    """A bundle may carry no revision: keys or nothing at all."""
    bundle = read(written(**NOTHING))
    assert {} == bundle.contents.records
    assert 1 == len(bundle.contents.enrolments)


def test_definitions_are_checked_once(monkeypatch):
    """A hundred bundles with one definition decode it once; a known one is not decoded at all."""
    seen = []
    monkeypatch.setattr(reader, "from_plain", lambda value: seen.append(1) or from_plain(value))
    fresh = Reader()
    for _ in range(3):
        fresh.read_bytes(some_bundle())
    assert [1] == seen
    read(some_bundle(), DEFINITION)
    assert [1] == seen


@pytest.mark.parametrize("name", ENTRIES)
def test_missing_file(name):
    """Each file is needed; which one is missing is told."""
    fault = refusal(pack({path: data for path, data in ENTRIES.items() if path != name}))
    assert ("bundle_entry_missing", name[:80]) == (fault.code, fault.fields["found"])


@pytest.mark.parametrize("name", LISTED)
def test_missing_file_resealed(name):
    """Even its own signer leaves out nothing that others need; an earlier revision may lack."""
    left = {path: data for path, data in LISTED.items() if path != name}
    earlier = min(some_contents().records.values(), key=lambda record: record.number)
    free = (
        "enrolments",
        "revocations",
        "sealing",
        "reviews",
        f"parts/{canonical.digest(NARRATIVE)}",
    )
    if name.startswith((*free, f"heads/{earlier.id}")):
        read(resealed(left))
    else:
        assert refusal(resealed(left))


def test_added_file():
    """A file nobody listed."""
    assert "bundle_entry_undeclared" == code_of(pack({**ENTRIES, "readme.txt": b""}))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("readme.txt", "bundle_name"),
        ("postcards/" + "0" * 64 + ".json", "bundle_name"),
        ("heads/x.json", "bundle_name"),
        ("parts/" + canonical.digest(b"x") + ".json", "bundle_part_unused"),
        ("definitions/" + canonical.digest(b"x") + ".json", "bundle_part_unused"),
        ("parts/" + "0" * 64 + ".json", "bundle_hash"),
        ("heads/" + "0" * 64 + ".json", "not_canonical"),
    ],
)
def test_added_file_resealed(name, code):
    """One its signer listed, of a name no bundle has, or that nothing refers to."""
    assert code == code_of(resealed({**LISTED, name: b"x"}))


@pytest.mark.parametrize("name", LISTED)
def test_changed_file(name):
    """One byte more in any file."""
    fault = refusal(pack({**ENTRIES, name: ENTRIES[name] + b" "}))
    assert ("bundle_hash", name[:80]) == (fault.code, fault.fields["found"])


@pytest.mark.parametrize("name", LISTED)
def test_changed_file_resealed(name):
    """The signer himself cannot write anything in another form."""
    assert refusal(resealed({**LISTED, name: ENTRIES[name] + b" "}))


@pytest.mark.parametrize("folder", ["heads", "reviews", "enrolments", "revocations", "parts"])
def test_renamed(folder):
    """A file under another's name."""
    renamed = {path: data for path, data in LISTED.items() if path != path_of(folder)}
    renamed[f"{folder}/{'0' * 64}.json"] = ENTRIES[path_of(folder)]
    assert "bundle_hash" == code_of(resealed(renamed))


def test_foreign_signature():
    """The signature of another bundle, or another's of this one."""
    other = entries_of(some_bundle("B"))[SIGNATURE]
    theirs = descriptor_signature(ENTRIES[DESCRIPTOR], private_key("B"))
    for signature in (other, theirs):
        assert "bundle_signature" == code_of(pack({**ENTRIES, SIGNATURE: signature}))


@pytest.mark.parametrize(
    ("signature", "code"),
    [
        (b"", "not_canonical"),
        (b"[]", "bundle_signature"),
        (b"{}", "bundle_signature"),
        (b'{"signature":"00","signer":"00"}', "bundle_signature"),
        (b'{"signature":[],"signer":{}}', "bundle_signature"),
    ],
)
def test_signature_file(signature, code):
    """What is no signature at all."""
    assert code == code_of(pack({**ENTRIES, SIGNATURE: signature}))


def test_signature_under_another_name():
    """The right signature, said to be by another key."""
    named = canonical.decode(ENTRIES[SIGNATURE]) | {"signer": private_key("B").public}
    data = pack({**ENTRIES, SIGNATURE: canonical.encode(named)})
    assert "bundle_signature" == code_of(data)


def test_signed_by_another_key_than_told():
    """A header that names one key, a signature by another."""
    header = a_header("A", signer=private_key("B").public)
    assert "bundle_signature" == code_of(resealed(LISTED, header=header))


def sealed(value: object) -> bytes:
    """The bundle with another descriptor, well signed."""
    described = canonical.encode(value)
    signature = descriptor_signature(described, private_key("A"))
    return pack({**ENTRIES, DESCRIPTOR: described, SIGNATURE: signature})


def with_header(**more: object) -> dict[str, object]:
    """The descriptor with fields of its header replaced."""
    value = descriptor(a_header(), listing(LISTED))
    return {**value, "bhxh": {**value["bhxh"], **more}}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "bundle_descriptor"),
        ({}, "bundle_descriptor"),
        ({"bhxh": []}, "bundle_descriptor"),
        (with_header(use="other"), "bundle_descriptor"),
        (with_header(sequence=0), "bundle_descriptor"),
        (with_header(format=False), "bundle_descriptor"),
        (with_header(extra="x"), "bundle_descriptor"),
        (with_header(sequence=2), "bundle_descriptor"),
        ({**with_header(), "resources": {}}, "bundle_descriptor"),
        ({**with_header(), "resources": ["x"]}, "bundle_descriptor"),
        ({**with_header(), "resources": []}, "bundle_entry_undeclared"),
        ({**with_header(), "licenses": []}, "bundle_descriptor"),
        (with_header(format=2), "format_newer"),
        ({"bhxh": {"format": 7}}, "format_newer"),
    ],
)
def test_descriptor(value, code):
    """Only the one descriptor these files give is taken; a later format says so before all else."""
    assert code == code_of(sealed(value))


def test_newer_with_new_folders():
    """A later format may bring files we do not know: the program is too old, not the file odd."""
    listed = {**LISTED, "postcards/" + "0" * 64 + ".json": b"{}"}
    value = descriptor(a_header(), listing(listed))
    described = canonical.encode({**value, "bhxh": {**value["bhxh"], "format": 2}})
    signature = descriptor_signature(described, private_key("A"))
    data = pack({**listed, DESCRIPTOR: described, SIGNATURE: signature})
    assert "format_newer" == code_of(data)
