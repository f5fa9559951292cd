"""LibreOffice as an outside judge: opens what we wrote and says what it sees."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


def convert(soffice: str, path: Path, kind: str) -> Path:
    """Let LibreOffice convert *path* to *kind* ("pdf", "xlsx") and give the new file."""
    (made,) = convert_all(soffice, [path], kind)
    return made


def convert_all(soffice: str, paths: Sequence[Path], kind: str) -> list[Path]:
    """Let one start of LibreOffice convert files of one folder, as `convert`."""
    within = paths[0].parent
    folder = within / f"as-{kind}"
    profile = (within / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    run = subprocess.run(
        [*command, "--outdir", folder, *paths], capture_output=True, check=False, timeout=300
    )
    made = [folder / f"{path.stem}.{kind}" for path in paths]
    assert all(each.exists() for each in made), (run.stdout + run.stderr).decode()
    return made
