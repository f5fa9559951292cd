"""How long `bhxh --help` takes against a bare start of Python."""

from __future__ import annotations

import subprocess
import sys

from _timing import median_of, report

RUNS = 15


def main() -> None:
    """Measure and print."""
    python = sys.executable

    def run(*arguments: str) -> float:
        command = [python, *arguments]
        return median_of(
            lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), RUNS
        )

    bare = run("-c", "pass")
    helped = run("-P", "-m", "bhxh_desktop", "--help")
    report("bhxh --help", helped, bare_python=(bare, "promised < 2"))


if __name__ == "__main__":
    main()
