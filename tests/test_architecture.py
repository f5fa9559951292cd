"""Walls, budgets and habits of style, checked on the source itself."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import configuration
from importlinter.application import use_cases

ROOT = Path(__file__).parents[1]
SOURCES = sorted(path for top in ("bhxh_desktop", "ui") for path in (ROOT / top).rglob("*.py"))

FILE_LINES = 400
FUNCTION_LINES = 50  # without the docstring
CLASS_LINES = 250
CLASS_METHODS = 20

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_walls_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import contracts of pyproject.toml hold."""
    monkeypatch.chdir(ROOT)
    configuration.configure()
    assert use_cases.lint_imports(cache_dir=None, no_logo=True), "see the contracts above"


@pytest.mark.parametrize(
    ("name", "text", "contract"),
    [
        ("bhxh_desktop/helpers.py", "", "order inside the core"),
        ("bhxh_desktop/errors.py", "import ui", "no Qt in the core"),
        ("bhxh_desktop/domain/x.py", "import sqlite3", "domain is pure"),
        ("bhxh_desktop/domain/y.py", "def f():\n import PySide6.QtCore", "no Qt in the core"),
        ("bhxh_desktop/vietnamese/x.py", "import openpyxl", "domain is pure"),
        ("bhxh_desktop/citations/x.py", "import docx", "domain is pure"),
        ("bhxh_desktop/domain/z.py", "import bhxh_desktop.citations", "order inside the core"),
        ("bhxh_desktop/clock.py", "import bhxh_desktop.messages", "order inside the core"),
        ("ui/runner.py", "import sqlite3", "ui reads and writes only"),
        ("ui/runner.py", "import bhxh_desktop.store.x", "ui reads and writes only"),
        ("ui/theme.py", "import ui.runner", "order inside ui"),
    ],
)
def test_walls_catch(tmp_path: Path, name: str, text: str, contract: str) -> None:
    """Each contract is broken by an import it forbids, so it names real modules."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    texts = ("messages", "bundle_texts", "definition_texts", "document_texts", "paper_texts")
    texts += ("safety_texts",)
    rooms = ("citations", "domain", "store", "vietnamese")
    required = ("__init__", *texts, "errors", "paths", "clock", "log")
    for path in (
        *(f"bhxh_desktop/{module}.py" for module in required),
        *(f"bhxh_desktop/{package}/__init__.py" for package in rooms),
        *("bhxh_desktop/store/x.py", "ui/__init__.py", "ui/runner.py"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / name).write_text(text)
    command = [sys.executable, "-P", "-c", "from importlinter.cli import *; lint_imports_command()"]
    run = subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=tmp_path, capture_output=True, check=False
    )
    output = run.stdout.decode()
    assert run.returncode == 1, output
    assert re.search(rf"{contract}.* BROKEN", output), output


@pytest.fixture(params=SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def source(request: pytest.FixtureRequest) -> Path:
    """Each file of the program in turn."""
    path: Path = request.param
    return path


def test_budgets(source: Path) -> None:
    """Files, functions and classes stay small enough to be read at once."""
    text = source.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    over = [f"file: {lines} lines"] if lines > FILE_LINES else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function) and _lines(node) > FUNCTION_LINES:
            over.append(f"{node.name}: {_lines(node)} lines")
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, Function) for part in node.body)
            if _lines(node) > CLASS_LINES or methods > CLASS_METHODS:
                over.append(f"{node.name}: {_lines(node)} lines, {methods} methods")
    assert over == []


def test_habits(source: Path) -> None:
    """No print and no wildcard import; each module says its job in its first line."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    found = [] if ast.get_docstring(tree) else ["no docstring"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            found.append(f"line {node.lineno}: print")
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            found.append(f"line {node.lineno}: import *")
    assert found == []


def test_vietnamese_has_its_place(source: Path) -> None:
    """Sentences stand in messages.py and texts modules, letters in vietnamese/, nowhere else."""
    names = {*source.relative_to(ROOT).parts, source.stem}
    if names & {"vietnamese", "messages"} or re.fullmatch(r"(.*_)?texts", source.stem):
        return
    assert list(_vietnamese(source.read_text(encoding="utf-8"))) == []


def test_vietnamese_is_found() -> None:
    """Words are found in plain and f-strings; docstrings, comments and signs are left alone."""
    text = '"""Đơn vị."""\nx = f"ô {1} – {2}"  # ô\ny = "Đ"\nz = "\\u0110 – …"\n'
    assert [line[:7] for line in _vietnamese(text)] == ["line 2:", "line 3:"]


def test_no_regime_is_known(source: Path) -> None:
    """A regime is data: no Python file, not even a comment, holds the name of one."""
    folders = (ROOT / "resources" / "regimes").glob("[!_.]*")
    names = {"cchc", "kstthc", "nq02", "pci", "papi"} | {path.name for path in folders}
    words = re.findall(r"[a-z0-9]+", source.read_text(encoding="utf-8").lower())
    assert names.intersection(words) == set()


def _lines(node: Function | ast.ClassDef) -> int:
    """Lines from the first decorator to the end, without the docstring."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    docstring = node.body[0] if ast.get_docstring(node) else None
    own = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - first + 1 - own


def _vietnamese(text: str) -> Iterator[str]:
    """Strings written with letters beyond ASCII, docstrings apart; escapes are data, not words."""
    docstrings = {
        (node.lineno, node.col_offset)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_string = tokenize.tok_name[token.type] in ("STRING", "FSTRING_MIDDLE")
        if is_string and token.start not in docstrings and _has_letters(token.string):
            yield f"line {token.start[0]}: {token.string}"


def _has_letters(text: str) -> bool:
    return any(not letter.isascii() and unicodedata.category(letter)[0] in "LM" for letter in text)
