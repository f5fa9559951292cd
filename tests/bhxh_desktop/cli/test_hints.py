"""The command that helps: named by the command line alone, and one that is really there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from bhxh_desktop import cli
from bhxh_desktop.cli.hint_texts import HINTS
from bhxh_desktop.messages import SENTENCES
from tests.helpers.commands import Bhxh

NAMES = "|".join(name for name in cli.COMMANDS if name != "keys")  # the folder of keys is called so
COMMAND = re.compile(rf"\blệnh\b|\b({NAMES})\b|--[a-z]", re.IGNORECASE)


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_name_no_command(code: str) -> None:
    """The window shows them too: nobody there has a command or an option."""
    assert None is COMMAND.search(re.sub(r"\{\w+\}", "", SENTENCES[code]))


def test_hints_belong_to_problems() -> None:
    """A hint is told with a problem that exists."""
    assert set() == set(HINTS) - set(SENTENCES)


@pytest.mark.parametrize("hint", sorted({*HINTS.values()}))
def test_hints_can_be_followed(hint: str) -> None:
    """A hint names a command with options it has, or an option of some command."""
    words = shlex.split(hint)
    options = {word for word in words if word.startswith("--") and word != "--data"}
    root = click.Context(cli.bhxh)
    if words[0] != "bhxh":
        every = [cli.bhxh.get_command(root, name) for name in cli.COMMANDS]
        every += [e for c in every if isinstance(c, click.Group) for e in c.commands.values()]
        known = {text for each in every if each for p in each.params for text in p.opts}
        assert options, hint
        assert options <= known
        return
    rest = words[3:] if words[1] == "--data" else words[1:]
    command = cli.bhxh.get_command(root, rest[0])
    assert command is not None, hint
    if isinstance(command, click.Group) and rest[1:]:
        command = command.commands[rest[1]]
    assert options <= {text for each in command.params for text in each.opts}


def test_a_hint_follows_the_sentence(bhxh: Bhxh, offices: Path) -> None:
    """On a line of its own, and once however many lines of a file ask for it."""
    run = bhxh("show", "cchc", "2023", data=offices / "kh-cr")
    assert (1, "") == (run.code, run.out)
    assert run.err.splitlines() == [
        "BHXH Cam Ranh chưa có số liệu kỳ 2023. Nhập số liệu trước.",
        "Lệnh: bhxh fill CHẾ_ĐỘ KỲ TỆP",
    ]
    path = offices / "x.csv"
    path.write_text("form,row,column,value\nx,y,z,1\nx,y,w,1\n", encoding="utf-8")
    run = bhxh("fill", "cchc", "2023", path, data=offices / "kh-cr")
    assert 2 == run.err.count("Biểu mẫu không có ô ")
    assert ["Lệnh: bhxh template CHẾ_ĐỘ KỲ TỆP"] == run.err.splitlines()[2:]
