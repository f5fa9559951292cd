"""Gettext catalogues: what a .po file says, the .mo bytes it compiles to, what a package asks."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

_MAGIC = 0x950412DE
_HEADER = struct.calcsize("<7I")
_PAIR = struct.calcsize("<2I")


def read_po(text: str) -> dict[str, str]:
    """Messages by id; a plural is joined to its singular by a zero byte, as in a .mo file."""
    found: dict[str, str] = {}
    for block in re.split(r"\n\n+", text.strip()):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            keyword, _, quoted = line.partition('"')
            name = keyword.strip() or name
            fields[name] = fields.get(name, "") + ast.literal_eval(f'"{quoted}')
        key = "\0".join(fields[name] for name in ("msgid", "msgid_plural") if name in fields)
        assert key not in found, key
        found[key] = fields.get("msgstr") or fields["msgstr[0]"]
    return found


def compile_mo(messages: dict[str, str]) -> bytes:
    """The .mo file of *messages*: header, two tables of length and place, ids, texts."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    place = _HEADER + 2 * _PAIR * len(pairs)
    tables = [b"", b""]
    content = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<2I", len(pair[side]), place + len(content))
            content += pair[side] + b"\0"
    first, second = _HEADER, _HEADER + _PAIR * len(pairs)
    header = struct.pack("<7I", _MAGIC, 0, len(pairs), first, second, 0, 0)
    return header + b"".join(tables) + content


def asked_for(path: Path) -> Iterator[str]:
    """The ids a module looks up by ``_`` and ``ngettext``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "ngettext"):
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if words:
                yield "\0".join(word for word in words if isinstance(word, str))
