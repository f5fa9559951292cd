"""LibreOffice as an outside judge: opens what we wrote and says what it sees."""

from __future__ import annotations

import subprocess
from pathlib import Path


def convert(soffice: str, path: Path, kind: str) -> Path:
    """Let LibreOffice convert *path* to *kind* ("pdf", "xlsx") and give the new file."""
    folder = path.parent / f"as-{kind}"
    profile = (path.parent / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    run = subprocess.run(
        [*command, "--outdir", folder, path], capture_output=True, check=False, timeout=120
    )
    result = folder / f"{path.stem}.{kind}"
    assert result.exists(), (run.stdout + run.stderr).decode()
    return result
