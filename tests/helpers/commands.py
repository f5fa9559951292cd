"""Command lines run in this process, and the sample they run on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "khanh_hoa_2023"
OFFICES = ("KH-CR", "KH-NH", "KH-VN", "KH-DK", "KH-CL", "KH-KV", "KH-KS")
STORY_TIME = datetime.fromisoformat("2023-12-18T09:00:00+07:00")
ONLINE = "số trực tuyến gồm cả hai chiều"
"""A reason: the online dossiers of the sample exceed what was received, as published."""


class Run(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


Bhxh = Callable[..., Run]
"""Runs a command with its arguments, ``data=`` being the folder of the workspace."""


def shipped_regimes() -> list[str]:
    """The codes of the regimes that come with the program, as their folders are called."""
    folders = (ROOT / "resources" / "regimes").glob("[!_.]*/*/")
    return sorted({folder.parent.name for folder in folders})


def done(run: Run) -> str:
    """The output of a command that had to succeed."""
    assert run.code == 0, run.err
    return run.out


def refused(run: Run, code: int = 1) -> str:
    """The one sentence of a command that had to be refused, without the hint that may follow."""
    assert (code, "") == (run.code, run.out), run
    sentence, *hints = run.err.splitlines()
    assert all(hint.startswith("Lệnh: ") for hint in hints[:1]), run.err
    assert len(hints) <= 1, run.err
    return sentence


def figures(text: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Value and state by place of a long CSV."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return {
        (row["form"], row["row"], row["column"]): (row["value"], row.get("state") or "value")
        for row in rows
    }
