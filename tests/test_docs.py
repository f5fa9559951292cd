"""The documents are true: what they name exists, and what should stand in them does."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from bhxh_desktop import cli
from bhxh_desktop.domain import formula
from bhxh_desktop.store.workspace import DATABASE, FOLDERS

ROOT = Path(__file__).parents[1]
CORE = ROOT / "bhxh_desktop"
DOCUMENTS = ("ARCHITECTURE.md", "README.md")
PLACES = (ROOT, CORE, CORE / "domain", *(ROOT / "resources" / "regimes").glob("*/*"))
"""Where a name in a document may start: it is often told from the room it stands in."""
IN_A_WORKSPACE = {DATABASE, *(f"{name}/" for name in FOLDERS)}
MADE_BY_RUNNING = {"demo-output", ".venv/bin/bhxh", r".venv\Scripts\bhxh.exe"}
NOT_YET_BUILT: set[str] = set()
"""Named before it stands; out of here as soon as it does or the document says otherwise."""
IDEAS = {"Figure", "FiguresPart"}
"""Words without a class: a figure is a Cell at a FigureKey, its part is read straight into them."""


def text_of(name: str) -> str:
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """The text of a document without its blocks of code."""
    return re.sub(r"```.*?```", "", text_of(name), flags=re.DOTALL)


def named_paths(name: str) -> set[str]:
    """Files and folders that a document names in code letters or links to."""
    quoted = re.findall(r"`([^`\n]+)`", prose(name))
    linked = re.findall(r"\]\(([^)]+)\)", prose(name))
    looks = re.compile(r"[\w.\\/-]+(/|\.(py|md|toml|txt|db|exe)|/\w+)")
    return {word for word in quoted if looks.fullmatch(word)} | {*linked}


def exists(path: str) -> bool:
    """Tell whether a path is there, a folder where it ends like one."""
    found = [place / path for place in PLACES if (place / path).exists()]
    return any(each.is_dir() or not path.endswith("/") for each in found)


def glossary() -> set[str]:
    """The words of the glossary's first column that look like names of classes."""
    _, _, table = text_of("ARCHITECTURE.md").partition("## Glossary")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")][2:]
    return {word for row in rows for word in re.findall(r"\b[A-Z]\w+", row)}


def classes(folder: Path) -> Iterator[str]:
    """The public classes of a package, at the top of its modules."""
    for path in folder.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def test_every_class_of_the_model_is_in_the_glossary() -> None:
    """One word per idea: a class of the domain has its Vietnamese name before it is used.

    The pieces of a formula go by the name of the whole, an Expression.
    """
    pieces = {piece.__name__ for piece in get_args(formula.Node)}
    assert set() == set(classes(CORE / "domain")) - glossary() - pieces


def test_the_glossary_names_what_there_is() -> None:
    """A class that was renamed or dropped does not live on in the glossary."""
    assert IDEAS == glossary() - set(classes(CORE))
    assert "Expression" in glossary()


def test_files_that_are_named_exist() -> None:
    """A reader who looks for a file or folder that a document names finds it."""
    named = {path for name in DOCUMENTS for path in named_paths(name)}
    assert {"domain/", "store/migrations.py", "resources/", "CHANGELOG.md"} <= named
    made = IN_A_WORKSPACE | MADE_BY_RUNNING
    assert NOT_YET_BUILT == {path for path in named - made if not exists(path)}


def test_rooms_are_told() -> None:
    """Every package and every module at the top of the core stands in the table of rooms."""
    table = text_of("ARCHITECTURE.md").partition("## Rooms")[2].partition("## ")[0]
    told = {word.strip("/") for word in re.findall(r"`([\w./]+)`", table)}
    told |= {word.rpartition("/")[2].removesuffix(".py") for word in told}
    parts = {path.stem for path in CORE.iterdir() if not path.name.startswith("__")}
    assert set() == parts - told


def test_commands_are_told() -> None:
    """Every command stands in the stored help; the demo's own is told by the README."""
    listed = set(re.findall(r"^  ([a-z-]+) {2,}\S", text_of("resources/help.txt"), re.MULTILINE))
    assert text_of("resources/help.txt") == cli.help_text()
    assert {"journey"} == set(cli.COMMANDS) - listed
    assert "dev.py demo" in text_of("README.md")


def test_commands_of_the_developer_are_told() -> None:
    """The two commands of the README are commands of dev.py."""
    named = set(re.findall(r"dev\.py (\w+)", text_of("README.md")))
    (table,) = re.findall(r"commands = (\{.*?\})\n", text_of("dev.py"), re.DOTALL)
    assert {"demo", "test"} == named
    assert named <= set(re.findall(r'"(\w+)":', table))


def test_the_version_has_news() -> None:
    """The changelog begins with the version that is built, and says something of it."""
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    headings = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert version == headings[0]
    assert len(headings) == len(set(headings))
    for news in re.split(r"^## .*$", text_of("CHANGELOG.md"), flags=re.MULTILINE)[1:]:
        assert re.search(r"^- .{20}", news, re.MULTILINE)
