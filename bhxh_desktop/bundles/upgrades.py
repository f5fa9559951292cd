"""The format of bundles: which one is written, and the refusal of later ones.

Format 0 is not released. From format 1 on an append-only list of small pure functions stands here,
each taking what one format held to the next; released steps are never changed.
"""

from __future__ import annotations

from bhxh_desktop.errors import Problem

FORMAT = 0


def check_format(found: object) -> None:
    """Raise Problem ``format_newer`` where *found* is a format after ours."""
    if type(found) is int and found > FORMAT:
        raise Problem("format_newer", found=found)
