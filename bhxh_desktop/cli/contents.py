"""Commands that write what is not figures: progress of tasks and narrative."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

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
from bhxh_desktop.domain.parts import NarrativePart, TasksPart
from bhxh_desktop.errors import Problem
from bhxh_desktop.operations.figures import set_narrative, set_progress

LARGEST_FILE = 4 * 2**20


@click.command("task", help=texts.TASK)
@regime_argument
@period_argument
@file_argument("path", exists=True)
@author_option
@click.pass_context
def task_command(
    ctx: click.Context, regime: str, period: str, path: Path, author: str | None
) -> None:
    """Write the progress of tasks."""
    with open_session(ctx, author) as session:
        part: TasksPart = _read(path, TasksPart)
        changes = set_progress(session, submission(session, regime, period), part.tasks)
        click.echo(texts.SAVED.format(count=changes.count))


@click.command("narrative", help=texts.NARRATIVE)
@regime_argument
@period_argument
@file_argument("path", exists=True)
@author_option
@click.pass_context
def narrative_command(
    ctx: click.Context, regime: str, period: str, path: Path, author: str | None
) -> None:
    """Write the paragraphs of sections."""
    with open_session(ctx, author) as session:
        part: NarrativePart = _read(path, NarrativePart)
        changes = set_narrative(session, submission(session, regime, period), part.sections)
        click.echo(texts.SAVED.format(count=changes.count))


def _read(path: Path, kind: type[Any]) -> Any:
    """Return a part written as TOML; raise Problem ``toml_part``."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem("toml_part", name=path.name, detail=f"> {LARGEST_FILE >> 20} MiB")
        return msgspec.convert(tomllib.loads(path.read_text("utf-8-sig")), kind)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise Problem("toml_part", name=path.name, detail=str(error)) from None
