"""A .docx as its parts of XML, taken out within limits; nothing in such a file is trusted.

Macros, pictures and embedded files are never unpacked, links never followed.
"""

from __future__ import annotations

import errno
import posixpath
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from bhxh_desktop.errors import Problem

MEBIBYTE = 2**20
LARGEST_FILE = 100 * MEBIBYTE
"""A report with photographs; only its text is unpacked."""
LARGEST_TEXT = 24 * MEBIBYTE
"""XML of all parts that are read: some thousand pages."""
MOST_PARTS = 10_000
MOST_HEADERS = 200

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
"""The names of the strict form of the standard, and the common ones for the same."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = Any
"""An element of lxml, whose own types say less than they hide."""


class Package(NamedTuple):
    """The parts of a document that say how it looks."""

    document: Element
    headers: dict[str, Element]
    """Headers and footers by the id of their relation."""
    styles: Element | None = None
    numbering: Element | None = None
    settings: Element | None = None
    theme: Element | None = None


def read_package(path: Path) -> Package:
    """Return the parts of the document at *path*.

    Raises Problem ``docx_old``, ``docx_sealed``, ``docx_not``, ``docx_large``, ``docx_damaged``;
    OSError where the file cannot be read.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise _large(path)
    _check_kind(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _Parts(path, archive).package()
    except Problem:
        raise
    except OSError as error:
        if error.errno != errno.EINVAL:  # the file names a place before its beginning
            raise
        raise _damaged(path, type(error).__name__) from None
    except Exception as error:  # noqa: BLE001 -- a hostile file fails anywhere inside the archive
        raise _damaged(path, type(error).__name__) from None


def _check_kind(path: Path) -> None:
    """Refuse what is no archive, by what it is instead."""
    if zipfile.is_zipfile(path):
        return
    data = path.read_bytes()
    if not data.startswith(_OLD):
        raise Problem("docx_not", name=path.name)
    if _ENCRYPTED in data:
        raise Problem("docx_sealed", name=path.name)
    raise Problem("docx_old", name=path.name)


class _Parts:
    """Takes the parts out of an archive."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path, self.archive = path, archive
        entries = archive.infolist()
        if len(entries) > MOST_PARTS:
            raise _large(path)
        self.entries = {entry.filename.lstrip("/"): entry for entry in entries}
        self.room = LARGEST_TEXT

    def package(self) -> Package:
        main = self._main()
        document = self._xml(main)
        if document is None:
            raise Problem("docx_not", name=self.path.name)
        found: dict[str, Element | None] = {}
        headers: dict[str, Element] = {}
        for kind, key, target in self._relations(main):
            if kind in ("header", "footer"):
                part = self._xml(target) if len(headers) < MOST_HEADERS else None
                if part is not None:
                    headers[key] = part
            elif kind in ("styles", "numbering", "settings", "theme") and kind not in found:
                found[kind] = self._xml(target)
        return Package(document, headers=headers, **found)

    def _main(self) -> str:
        for kind, _, target in self._relations(""):
            if kind == "officeDocument":
                return target
        return _MAIN

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return kind, id and target of what *part* refers to inside the file."""
        folder, name = posixpath.split(part)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for each in root.iter(_RELATIONS) if root is not None else ():
            if each.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target") or ""))
            kind = (each.get("Type") or "").rpartition("/")[2]
            found.append((kind, each.get("Id") or "", target.lstrip("/")))
        return found

    def _xml(self, name: str) -> Element | None:
        """Return the root of a part, None where it is not there."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise Problem("docx_sealed", name=self.path.name)
        with self.archive.open(entry) as stream:
            data = stream.read(self.room + 1)
        self.room -= len(data)
        if self.room < 0:
            raise _large(self.path)
        for strict, common in _STRICT:
            data = data.replace(strict, common)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        root: Element = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:  # no program that writes documents declares a type
            raise _damaged(self.path, "DOCTYPE")
        return root


def _large(path: Path) -> Problem:
    return Problem(
        "docx_large", name=path.name, limit=LARGEST_FILE // MEBIBYTE, text=LARGEST_TEXT // MEBIBYTE
    )


def _damaged(path: Path, detail: str) -> Problem:
    return Problem("docx_damaged", name=path.name, detail=detail)
