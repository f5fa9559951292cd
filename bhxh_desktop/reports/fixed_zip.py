"""Office files with the same bytes each time: nothing in the package tells when it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold."""


def fixed_zip(package: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return the zip *package* with fixed dates and attributes, entries of *changes* replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, changes.get(name) or old.read(name))
    return out.getvalue()


def core_properties(title: str, creator: str) -> bytes:
    """Return ``docProps/core.xml`` with a title and an author, without dates."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        f"<dc:creator>{escape(creator)}</dc:creator></cp:coreProperties>"
    ).encode()
