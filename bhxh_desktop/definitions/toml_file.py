"""One TOML file: read within limits, its faults told by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bhxh_desktop.definitions.lines import KeyPath, line_of, scan, show_path
from bhxh_desktop.errors import Problem

LARGEST_FILE = 1 << 20
"""Bytes; the largest form known has some 40 000."""

# tomllib needs time in the square of the parts of a dotted key; ours never have more than three
_DEEP_KEY = re.compile(
    r"""(?<![\w"'-]) (?: (?: [\w-]+ | "[^"\n]*" | '[^'\n]*' ) [ \t]*\.[ \t]* ){12}""", re.VERBOSE
)
_LONGEST_SHOWN = 60
_AT_LINE = re.compile(r"\(at line (\d+)")

Place = Callable[[KeyPath, Problem], Problem]
"""Tells of a fault where the key stands that has it."""


@dataclass(frozen=True)
class TomlFile:
    """A parsed file."""

    file: str
    """Its name as shown to people, with forward slashes."""
    text: str
    table: dict[str, Any]

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return scan(self.text)

    def place(self, path: KeyPath, fault: Problem) -> Problem:
        """Return *fault* of the key *path* as ``definition_at``, of no key ``definition_line``."""
        line = line_of(self._lines, path)
        if not path:
            return Problem("definition_line", file=self.file, line=line, fault=fault)
        return Problem(
            "definition_at", file=self.file, line=line, path=show_path(path), fault=fault
        )


def read(path: Path, file: str) -> TomlFile:
    """Return the parsed file at *path*, called *file* in faults; a BOM and CRLF are fine.

    Raises Problem ``definition_file_missing``, ``definition_file_unreadable``,
    ``definition_file_large``, or ``definition_line`` about the encoding or the syntax.
    """
    text = _text(_bytes(path, file), file)
    deep = _DEEP_KEY.search(text)
    if deep is not None:
        raise _syntax(file, text, text.count("\n", 0, deep.end()) + 1)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise _syntax(file, text, int(line[1]) if line else None) from None
    except (ValueError, RecursionError):  # digits or brackets beyond what Python takes
        lines = text.split("\n")
        raise _syntax(file, text, lines.index(max(lines, key=len)) + 1) from None
    return TomlFile(file, text, table)


def show_value(value: object) -> str:
    """Return *value* as TOML would write it, shortened; lists and tables only by their brackets."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if isinstance(value, int) and value.bit_length() > 64:
        return "…"
    shown = " ".join(str(value).split())[:_LONGEST_SHOWN]
    return "".join(letter if letter.isprintable() else "?" for letter in shown)


def _bytes(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Problem("definition_file_missing", file=file) from None
    except (OSError, ValueError):
        raise Problem("definition_file_unreadable", file=file) from None
    if len(data) > LARGEST_FILE:
        raise Problem("definition_file_large", file=file, expected=LARGEST_FILE >> 10)
    return data


def _text(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Problem("definition_encoding")
        raise Problem("definition_line", file=file, line=line, fault=fault) from None


def _syntax(file: str, text: str, line: int | None) -> Problem:
    """Return the fault of a line, None meaning the last that holds anything."""
    lines = text.rstrip().split("\n")
    line = min(line or len(lines), len(lines))
    fault = Problem("definition_syntax", found=show_value(lines[line - 1]))
    return Problem("definition_line", file=file, line=line, fault=fault)
