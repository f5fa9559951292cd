"""Every Problem of the source has its sentence, and every sentence its Problem."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bhxh_desktop.errors import Bug, Problem
from bhxh_desktop.messages import SENTENCES, say

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for top in ("bhxh_desktop", "ui") for path in (ROOT / top).rglob("*.py"))

# look.md, wording: what a clerk should never read
FORBIDDEN = re.compile(
    r"vui lòng|không hợp lệ|anh/chị|!|\w_\w|\b(error|file|invalid|import|export|folder|bundle|key"
    r"|store|row|column|cell|field|code|value|missing|unknown|null|none|true|false|failed|ok)\b",
    re.IGNORECASE,
)


def _problems() -> Iterator[tuple[str, ast.Call]]:
    """Each call of Problem in the source, with its place."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(
                r"(errors\.)?Problem", ast.unparse(node.func)
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _needed(sentence: str) -> set[str | None]:
    """Names of the fields a sentence uses."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_each_problem_fills_its_sentence() -> None:
    """A code is a literal, has a sentence, and is given exactly the fields of the sentence."""
    faults = []
    for place, call in _problems():
        code = call.args[0] if call.args else None
        if not isinstance(code, ast.Constant) or code.value not in SENTENCES:
            faults.append(f"{place}: no sentence for {ast.unparse(call)}")
            continue
        given, needed = {keyword.arg for keyword in call.keywords}, _needed(SENTENCES[code.value])
        if given != needed:
            faults.append(f"{place}: {code.value} is given {given}, the sentence uses {needed}")
    assert faults == []


def test_no_sentence_is_left_over() -> None:
    """A sentence nobody can ever read is deleted."""
    used = {ast.literal_eval(call.args[0]) for _, call in _problems()}
    assert set(SENTENCES) - used == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_wording(code: str) -> None:
    """A sentence is Vietnamese, complete, polite without ornament, and shows no code."""
    sentence = SENTENCES[code]
    words = re.sub(r"\{\w+\}", "", sentence)
    assert FORBIDDEN.findall(words) == []
    assert re.fullmatch(r"[“{]?[^\W\d_]?.*[.:…”}]", sentence, re.DOTALL), "ends like a sentence"
    assert "  " not in sentence
    assert "\n" not in sentence
    fields = set(re.findall(r"\{\w+\}", sentence))
    assert {f"{{{name}}}" for name in _needed(sentence)} == fields, "plain names of fields only"


def test_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields stand in the sentence as they are, braces and all."""
    monkeypatch.setitem(SENTENCES, "x", "Ô {cell} ghi {found}.")
    assert say(Problem("x", cell="a.b", found="{0}")) == "Ô a.b ghi {0}."


@pytest.mark.parametrize("found", ["a\nb", "a\tb", "a\x1bb", "a\u2028b", "a\u202eb"])
def test_say_in_one_line(monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    """A field never begins a line of its own or turns the rest about, whoever wrote it."""
    monkeypatch.setitem(SENTENCES, "x", "Ô ghi {found}.")
    assert say(Problem("x", found=found)) == "Ô ghi a□b."
    assert say(Problem("x", found=Path(found))) == "Ô ghi a□b."


@pytest.mark.parametrize("problem", [Problem("y"), Problem("x", cell="a"), Problem("x")])
def test_say_refuses(monkeypatch: pytest.MonkeyPatch, problem: Problem) -> None:
    """A code without a sentence, or a field nobody gave, is our own fault."""
    monkeypatch.setitem(SENTENCES, "x", "Ô {cell} ghi {found}.")
    with pytest.raises(Bug, match="no sentence for"):
        say(problem)
