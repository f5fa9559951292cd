"""The format of what is signed, sent and kept: statements, parts, bundles, backups.

Statements and parts leave the first released one out; a bundle and a backup say theirs.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from bhxh_desktop.errors import Problem

FORMAT = 1
LATEST = EVIDENCE_FORMAT = 2
"""Of the tasks part, where it names the documents that show a task done; else it stays at 1."""
Format = Annotated[int, Meta(ge=FORMAT, le=FORMAT)]


def check_format(found: object, latest: int = FORMAT) -> None:
    """Raise Problem ``format_newer`` where *found* is a format after the *latest* known."""
    if type(found) is int and found > latest:
        raise Problem("format_newer", found=found)
