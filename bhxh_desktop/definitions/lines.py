"""The line of every key of a TOML file, which tomllib does not keep.

The text has already been accepted by tomllib, so nothing is checked here: the scanner only walks
the tokens and notes where each key and each element of a list begins.
"""

from __future__ import annotations

import re
import tomllib

KeyPath = tuple[str | int, ...]
"""Keys and, in lists, positions from 0: ``("columns", 3, "caption")``."""

_LONGEST_SHOWN = 120
_TOKEN = re.compile(
    r'''
    (?P<blank> [ \t\r]+ | \#[^\n]* )
  | (?P<newline> \n )
  | (?P<text> """(?:[^\\]|\\.)*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
  | (?P<mark> [\[\]{},=.] )
  | (?P<word> [^\s\[\]{},=."'\#]+ )
    ''',
    re.VERBOSE | re.DOTALL,
)


def scan(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, on which each key or element of the valid TOML *text* begins."""
    scanner = _Scanner()
    for match in _TOKEN.finditer(text):
        scanner.take(match.lastgroup or "", match.group())
    return scanner.found


def line_of(found: dict[KeyPath, int], path: KeyPath) -> int:
    """Return the line of *path*, or of the nearest table around a key that is not there."""
    while path not in found:
        path = path[:-1]
    return found[path]


def show_path(path: KeyPath) -> str:
    """Return *path* as people write it: ``columns[3].caption``."""
    shown = ""
    for key in path:
        if isinstance(key, int):
            shown += f"[{key}]"
        else:
            shown += f".{key if key.isidentifier() else repr(key)}"
    return shown.removeprefix(".")[:_LONGEST_SHOWN]


class _Scanner:
    """Where the scan is: in which table, inside which open brackets, before or after ``=``."""

    def __init__(self) -> None:
        self.found: dict[KeyPath, int] = {(): 1}
        self.line = 1
        self.table: KeyPath = ()
        self.lengths: dict[KeyPath, int] = {}
        """Elements so far of every ``[[list of tables]]``."""
        self.open: list[tuple[KeyPath, int | None]] = []
        """Lists (with the position in them) and inline tables (None) not yet closed."""
        self.header = 0
        """Brackets of the header being read: 2 for ``[[``."""
        self.keys: list[str] = []
        self.value: KeyPath | None = None
        """The path whose value is being read; None where a key is expected."""

    def take(self, kind: str, piece: str) -> None:
        """Go one piece further."""
        if kind == "mark":
            self._mark(piece)
        elif kind in ("text", "word"):
            self._word(piece)
            self.line += piece.count("\n")
        elif kind == "newline":
            self.line += 1
            if not self.open:
                self.value, self.keys, self.header = None, [], 0

    def _word(self, piece: str) -> None:
        if self.value is not None:
            self._note(self.value)
        elif piece[0] in "\"'":
            self.keys.append(tomllib.loads(f"key = {piece}")["key"])
        else:
            self.keys.append(piece)

    def _mark(self, piece: str) -> None:
        if piece == "[" and self.value is None:
            self.header += 1
        elif piece == "]" and self.header:
            self._enter_table()
        elif piece == "=":
            self.value = self._note((*self._base, *self.keys), len(self._base))
        elif piece == ",":
            self._next()
        elif piece in "[{":
            self._open(is_list=piece == "[")
        elif piece in "]}":
            self.open.pop()
            self.value = ()

    @property
    def _base(self) -> KeyPath:
        return self.open[-1][0] if self.open else self.table

    def _note(self, path: KeyPath, known: int = -1) -> KeyPath:
        """Note the line of *path*, and of the tables dotted keys make beyond *known* keys."""
        start = len(path) if known < 0 else known + 1
        for length in range(start, len(path) + 1):
            self.found.setdefault(path[:length], self.line)
        return path

    def _enter_table(self) -> None:
        """Enter the table of a header, at its first closing bracket."""
        if not self.keys:
            return
        path: KeyPath = ()
        for key in self.keys[:-1]:
            path = self._last(self._note((*path, key)))
        path = self._note((*path, self.keys[-1]))
        if self.header == 2:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = self._note(self._last(path))
        self.table, self.keys = path, []

    def _last(self, path: KeyPath) -> KeyPath:
        """Return the last element where *path* is a list of tables, else *path* itself."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def _open(self, *, is_list: bool) -> None:
        path = self._note(self.value or ())
        self.open.append((path, 0 if is_list else None))
        self.value, self.keys = ((*path, 0) if is_list else None), []

    def _next(self) -> None:
        path, position = self.open.pop()
        after = None if position is None else position + 1
        self.open.append((path, after))
        self.value, self.keys = (None if after is None else (*path, after)), []
