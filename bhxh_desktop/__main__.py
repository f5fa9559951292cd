"""The door of the `bhxh` command: its help at once, everything else through `cli`."""

from __future__ import annotations

import os
import sys

import bhxh_desktop  # whose place is the same when frozen; this script's is not

HELP = os.path.join(  # noqa: PTH118 -- importing pathlib alone would double the time to the help
    os.path.dirname(os.path.dirname(bhxh_desktop.__file__)),  # noqa: PTH120
    "resources",
    "help.txt",
)


def main() -> int:
    """Run the command line; give the exit code: 0 done, 1 refused or findings, 2 wrong usage."""
    if sys.argv[1:] in ([], ["--help"]):
        with open(HELP, "rb") as text:  # noqa: PTH123
            sys.stdout.buffer.write(text.read())
        return 0
    from bhxh_desktop.cli import run  # noqa: PLC0415 -- the help needs none of it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
