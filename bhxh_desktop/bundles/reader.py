"""Reading a bundle: everything in it is checked before anybody sees it; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bhxh_desktop.bundles.archive import unpack
from bhxh_desktop.bundles.package import (
    CSV,
    DESCRIPTOR,
    LARGEST_FILE,
    SIGNATURE,
    Contents,
    Header,
    descriptor,
    descriptor_bytes,
    figures_csv,
    heads_within,
)
from bhxh_desktop.bundles.trust import verify, verify_bytes
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.parts import decode_part, figures_from_part
from bhxh_desktop.domain.regime import Definition, from_plain
from bhxh_desktop.domain.revision import (
    Enrolment,
    HeadRecord,
    Review,
    Revocation,
    Signature,
    Signed,
    Statement,
    open_envelope,
)
from bhxh_desktop.errors import Problem

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True)
class Bundle:
    """A bundle that passed every check."""

    digest: str
    size: int
    contents: Contents


class Reader:
    """Reads bundles one after another, checking each definition only once.

    Attributes: ``definitions``, those met so far by hash; the caller may put in its own first.
    """

    def __init__(self, definitions: Mapping[str, Definition] | None = None) -> None:
        """Start with the definitions the caller knows."""
        self.definitions = dict(definitions or {})

    def read(self, path: Path) -> Bundle:
        """Return the bundle at *path*; raise Problem for the first fault found."""
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        return self.read_bytes(data)

    def read_bytes(self, data: bytes) -> Bundle:
        """Return the bundle whose bytes are *data*; raise Problem for the first fault found."""
        entries = unpack(data)
        described, signature = (_needed(entries, name) for name in (DESCRIPTOR, SIGNATURE))
        header = _header(described, signature, entries)
        contents = Contents(
            header=header,
            revisions=_signed(entries, "heads", HeadRecord),
            parts=_hashed(entries, "parts"),
            reviews=_signed(entries, "reviews", Review),
            enrolments=_signed(entries, "enrolments", Enrolment),
            revocations=_signed(entries, "revocations", Revocation),
            definitions=_hashed(entries, "definitions"),
        )
        figures = self._figures(contents)
        expected = figures_csv(contents.records, figures) if figures else None
        if entries.get(CSV) != expected:
            raise Problem("bundle_csv_differs")
        whole = Contents(**{**contents.__dict__, "figures": figures})
        return Bundle(canonical.digest(described), len(data), whole)

    def _figures(self, contents: Contents) -> dict[str, Figures]:
        """Check every part against the head records, and return the cells of the heads."""
        records = contents.records
        for digest, content in contents.definitions.items():
            self._learn(digest, content)
        _check_parents(records)
        used: set[str] = set()
        for record in records.values():
            for name, digest in record.parts.items():
                if digest in contents.parts and digest not in used and name != "figures":
                    decode_part(name, contents.parts[digest])
                used.add(digest)
        if unused := contents.parts.keys() - used:
            raise Problem("bundle_part_unused", found=min(unused)[:12])
        if unused := contents.definitions.keys() - {r.definition.hash for r in records.values()}:
            raise Problem("bundle_part_unused", found=min(unused)[:12])
        figures = {
            revision: self._cells(record, contents.parts)
            for revision, record in records.items()
            if record.parts["figures"] in contents.parts
        }
        heads = heads_within(records)
        if lacking := [revision for revision in heads if revision not in figures]:
            raise Problem("bundle_part_missing", unit=records[lacking[0]].unit)
        return {revision: figures[revision] for revision in heads}

    def _learn(self, digest: str, content: bytes) -> None:
        if digest in self.definitions:
            return
        value = canonical.decode(content)
        if isinstance(value, dict) and value.get("format", 0) != 0:
            raise Problem("format_newer", found=value["format"])
        try:
            definition = Definition(from_plain(value))
            same = definition.content == content
        except (msgspec.ValidationError, RecursionError):
            same = False
        if not same:
            raise Problem("bundle_definition", found=digest[:12])
        self.definitions[digest] = definition

    def _cells(self, record: HeadRecord, parts: Mapping[str, bytes]) -> Figures:
        definition = self.definitions.get(record.definition.hash)
        if definition is None:
            raise Problem("bundle_definition_missing", regime=record.regime)
        regime = definition.regime
        if (regime.code, regime.code, regime.version) != (
            record.regime,
            record.definition.code,
            record.definition.version,
        ):
            raise Problem("bundle_definition", found=record.definition.hash[:12])
        return figures_from_part(parts[record.parts["figures"]], definition)


def _needed(entries: dict[str, bytes], name: str) -> bytes:
    if name not in entries:
        raise Problem("bundle_entry_missing", found=name)
    return entries.pop(name)


def _header(described: bytes, signature: bytes, listed: Mapping[str, bytes]) -> Header:
    """Check signature and descriptor; the descriptor must be exactly what the files give."""
    value = canonical.decode(described)
    if not isinstance(value, dict) or not isinstance(value.get("bhxh"), dict):
        raise Problem("bundle_descriptor", detail="bhxh")
    if isinstance(value["bhxh"].get("format"), int) and value["bhxh"]["format"] > 0:
        raise Problem("format_newer", found=value["bhxh"]["format"])
    try:
        header = msgspec.convert(value["bhxh"], Header)
    except msgspec.ValidationError as error:
        raise Problem("bundle_descriptor", detail=str(error)) from None
    if not _signature_holds(signature, described, header.signer):
        raise Problem("bundle_signature")
    _compare_files(value, listed)
    if value != descriptor(header, listed):
        raise Problem("bundle_descriptor", detail="resources")
    return header


def _signature_holds(signature: bytes, described: bytes, signer: str) -> bool:
    said: Any = canonical.decode(signature)
    if not isinstance(said, dict) or said.keys() != {"signature", "signer"}:
        return False
    try:
        made = msgspec.convert(said["signature"], Signature)
    except msgspec.ValidationError:
        return False
    return bool(said["signer"] == signer) and verify_bytes(
        signer, made, descriptor_bytes(described)
    )


def _compare_files(value: Mapping[str, Any], listed: Mapping[str, bytes]) -> None:
    """Name the first file that is missing, added or changed."""
    resources = value.get("resources")
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        raise Problem("bundle_descriptor", detail="resources")
    described = {str(resource.get("path")): resource for resource in resources}
    for path in sorted(described.keys() | listed.keys()):
        if path not in listed:
            raise Problem("bundle_entry_missing", found=path[:80])
        if path not in described:
            raise Problem("bundle_entry_undeclared", found=path)
        if described[path].get("hash") != f"sha256:{canonical.digest(listed[path])}":
            raise Problem("bundle_hash", found=path)


def _under(entries: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """Return the files of a folder by the name between the slash and ``.json``."""
    return {
        path.partition("/")[2].removesuffix(".json"): data
        for path, data in entries.items()
        if path.startswith(f"{folder}/")
    }


def _hashed(entries: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    found = _under(entries, folder)
    for name, data in found.items():
        if canonical.digest(data) != name:
            raise Problem("bundle_hash", found=f"{folder}/{name[:12]}")
    return found


def _signed(entries: Mapping[str, bytes], folder: str, kind: type[S]) -> dict[str, Signed]:
    return {
        name: _verified(open_envelope(data, kind), f"{folder}/{name}")
        for name, data in _under(entries, folder).items()
    }


def _verified(opened: tuple[S, str], place: str) -> Signed:
    statement, signature = opened
    if statement.id != place.rpartition("/")[2]:
        raise Problem("bundle_hash", found=place[:20])
    if not verify(statement, signature):
        raise Problem("bundle_statement_signature", found=place[:20])
    return Signed(statement, signature)


def _check_parents(records: Mapping[str, HeadRecord]) -> None:
    for record in records.values():
        for parent in record.parents:
            if parent in records and records[parent].key != record.key:
                raise Problem("bundle_parent", unit=record.unit)
