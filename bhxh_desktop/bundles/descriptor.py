"""The descriptor: `datapackage.json` lists every file, `datapackage.sig` signs the list.

With it a bundle is a valid Frictionless Data Package. The signature is no file of the package, so
the descriptor does not list it. The SHA-256 of the descriptor is the identity of the bundle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from bhxh_desktop.bundles.package import CSV, FILES, PATH, Header
from bhxh_desktop.bundles.trust import PrivateKey, verify_bytes
from bhxh_desktop.bundles.upgrades import check_format
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.long_csv import COLUMNS
from bhxh_desktop.domain.revision import Signature
from bhxh_desktop.errors import Problem

DESCRIPTOR = "datapackage.json"
SIGNATURE = "datapackage.sig"
TAG = "bhxh-descriptor-1"
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


class Listed(NamedTuple):
    """What the descriptor says of one file."""

    size: int
    digest: str


def listing(files: Mapping[str, bytes]) -> dict[str, Listed]:
    """Return size and SHA-256 of every file, by path."""
    return {path: Listed(len(data), canonical.digest(data)) for path, data in files.items()}


def descriptor(header: Header, listed: Mapping[str, Listed]) -> dict[str, Any]:
    """Return the Data Package descriptor of the files."""
    return {
        "$schema": SCHEMA,
        "name": f"bhxh-{header.sender.lower()}-{header.sequence}",
        "created": header.made_at,
        "bhxh": msgspec.to_builtins(header),
        "resources": [_resource(path, listed[path]) for path in sorted(listed)],
    }


def descriptor_signature(described: bytes, key: PrivateKey) -> bytes:
    """Return the signature file for the bytes of a descriptor."""
    return canonical.encode({"signature": key.sign(_signed(described)), "signer": key.public})


def open_descriptor(described: bytes, signature: bytes, listed: Mapping[str, Listed]) -> Header:
    """Return the header; descriptor and signature must be exactly what the files give.

    Raises Problem ``bundle_file`` (not canonical), ``format_newer``, ``bundle_descriptor``,
    ``bundle_signature``, or what :func:`_compare` finds.
    """
    value, said = decoded(DESCRIPTOR, described), decoded(SIGNATURE, signature)
    about = value.get("bhxh") if isinstance(value, dict) else None
    check_format(about.get("format") if isinstance(about, dict) else None)
    try:
        header = msgspec.convert(about, Header)
    except msgspec.ValidationError as error:
        raise Problem("bundle_descriptor", detail=str(error)[:120]) from None
    if not _holds(said, header.signer, described):
        raise Problem("bundle_signature")
    _compare(value.get("resources"), listed)
    if value != descriptor(header, listed):
        raise Problem("bundle_descriptor", detail="resources")
    return header


def decoded(path: str, data: bytes) -> Any:
    """Return the value of a file in canonical JSON; raise Problem ``bundle_file``."""
    try:
        return canonical.decode(data)
    except Problem as fault:
        raise Problem("bundle_file", found=path, fault=fault) from None


def _holds(said: Any, signer: str, described: bytes) -> bool:
    """Tell whether the content of a signature file signs the descriptor for *signer*."""
    if not isinstance(said, dict) or said.keys() != {"signature", "signer"}:
        return False
    try:
        made = msgspec.convert(said["signature"], Signature)
    except msgspec.ValidationError:
        return False
    return bool(said["signer"] == signer) and verify_bytes(signer, made, _signed(described))


def _signed(described: bytes) -> bytes:
    """Return what the signature of a descriptor covers."""
    return f"{TAG}\n{canonical.digest(described)}".encode()


def _compare(resources: Any, listed: Mapping[str, Listed]) -> None:
    """Name the first file that is missing, added, changed or of a name no bundle has.

    Raises Problem ``bundle_descriptor``, ``bundle_entry_missing``, ``bundle_entry_undeclared``,
    ``bundle_hash``, ``bundle_name``.
    """
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        raise Problem("bundle_descriptor", detail="resources")
    described = {str(resource.get("path")): resource for resource in resources}
    for path in sorted(described.keys() | listed.keys()):
        shown = ascii(path)[1:-1][:80]
        if path not in listed:
            raise Problem("bundle_entry_missing", found=shown)
        if path not in described:
            raise Problem("bundle_entry_undeclared", found=shown)
        if described[path].get("hash") != f"sha256:{listed[path].digest}":
            raise Problem("bundle_hash", found=shown)
        if PATH.fullmatch(path) is None:
            raise Problem("bundle_name", found=shown)


def _resource(path: str, file: Listed) -> dict[str, Any]:
    name = path.partition(".")[0].replace("/", "-")
    common = {"name": name, "path": path, "bytes": file.size, "hash": f"sha256:{file.digest}"}
    if path.startswith(f"{FILES}/"):
        return {**common, "format": "bin", "mediatype": "application/octet-stream"}
    if path != CSV:
        return {**common, "format": "json", "mediatype": "application/json"}
    fields = [{"name": column, "type": "string"} for column in COLUMNS]
    return {
        **common,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {"fields": fields},
    }
