"""The folder of a journey: what the journey made is replaced, what a person did there is kept."""

from __future__ import annotations

import hashlib
import json
import shutil
from itertools import count
from pathlib import Path

from bhxh_desktop.errors import Problem

MARK = ".bhxh-journey"
"""A file that tells the folder of an earlier journey and lists what that made."""


def prepare(folder: Path) -> Path | None:
    """Make an empty, marked *folder*; return where an earlier one was put, None where none was.

    An earlier journey's folder goes only if it holds just what the journey made; else it is kept
    beside under the next free number. Raises Problem ``folder_taken`` for any other folder.
    """
    aside = None
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise Problem("folder_taken", path=folder)
        if _made(folder) == _contents(folder):
            shutil.rmtree(folder)
        else:
            names = (folder.with_name(f"{folder.name}-{number}") for number in count(1))
            aside = next(path for path in names if not path.exists())
            folder.rename(aside)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    return aside


def seal(folder: Path) -> None:
    """Remember everything in *folder* as made by the journey, which is over."""
    (folder / MARK).write_text(json.dumps(_contents(folder), indent=0), encoding="utf-8")


def _contents(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file and nothing for every folder, by path."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        )
        for path in sorted(folder.rglob("*"))
        if path.name != MARK
    }


def _made(folder: Path) -> object:
    """Return what the mark lists; None where the journey never came to its end."""
    try:
        return json.loads((folder / MARK).read_text("utf-8"))
    except ValueError:
        return None
