"""Commands that write what is not figures: progress of tasks and narrative."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    author_option,
    file_argument,
    open_session,
    period_argument,
    regime_argument,
    submission,
)
from bhxh_desktop.definitions import toml_file
from bhxh_desktop.domain.formula import TaskState
from bhxh_desktop.domain.parts import Paragraph, TaskProgress
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.figures import set_narrative, set_progress
from bhxh_desktop.vietnamese.text import check_plain, clean

TASK_KEYS = f"group, state ({' | '.join(get_args(TaskState))}), done_on (2023-12-14), note"
PARAGRAPH_KEYS = "text"


@click.command("task", help=texts.TASK)
@regime_argument
@period_argument
@file_argument("path", texts.TASKS_ARE, exists=True)
@author_option
@click.pass_context
def task_command(
    ctx: click.Context, regime: str, period: str, path: Path, author: str | None
) -> None:
    """Write the progress of tasks."""
    with open_session(ctx, author) as session:
        said = _read(path, "tasks", TaskProgress, TASK_KEYS)
        changes = set_progress(session, submission(session, regime, period), said)
        click.echo(texts.SAVED.format(count=changes.count))


@click.command("narrative", help=texts.NARRATIVE)
@regime_argument
@period_argument
@file_argument("path", texts.NARRATIVE_IS, exists=True)
@author_option
@click.pass_context
def narrative_command(
    ctx: click.Context, regime: str, period: str, path: Path, author: str | None
) -> None:
    """Write the paragraphs of sections."""
    with open_session(ctx, author) as session:
        said = _read(path, "sections", tuple[Paragraph, ...], PARAGRAPH_KEYS)
        changes = set_narrative(session, submission(session, regime, period), said)
        click.echo(texts.SAVED.format(count=changes.count))


def _read(path: Path, name: str, kind: Any, keys: str) -> dict[str, Any]:
    """Return the entries of the table *name* of a TOML file by their keys.

    Raises Problem ``definition_line`` where the file cannot be read, and Problems with every entry
    that is not a *kind*, each with its line as ``toml_entry``, which names the *keys* it needs.
    """
    file = toml_file.read(path, path.name)
    fault = Problem("toml_entry", expected=keys)
    table = file.table.get(name)
    if not isinstance(table, dict):
        raise file.place((), fault)
    found: dict[str, Any] = {}
    faults: list[Problem] = []
    for key, value in table.items():
        try:
            found[key] = msgspec.convert(_prepared(value), kind)
        except msgspec.ValidationError:
            faults.append(file.place((name, key), fault))
        except Problem as problem:
            faults.append(file.place((name, key), problem))
    if faults:
        raise Problems(faults)
    return found


def _prepared(value: Any) -> Any:
    """Clean every text; a paragraph without an id gets one."""
    if isinstance(value, str):
        text = clean(value)
        check_plain(text, multiline=True)
        return text
    if isinstance(value, list):
        return [_prepared(_named(each)) for each in value]
    if isinstance(value, dict):
        return {key: _prepared(each) for key, each in value.items()}
    return value


def _named(paragraph: Any) -> Any:
    if not isinstance(paragraph, dict):
        return paragraph
    return {"id": secrets.token_hex(8), **paragraph}
