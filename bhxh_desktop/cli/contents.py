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
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.task import Task
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.operations.assignments import (
    assign_due,
    assign_tasks,
    load_assignment,
    save_assignment,
)
from bhxh_desktop.operations.figures import set_progress
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.queries.assigned import assigned
from bhxh_desktop.vietnamese.text import check_plain, clean

TASK_KEYS = f"group, state ({' | '.join(get_args(TaskState))}), done_on (2023-12-14), note"
PLAN_KEYS = "code, group, text, lead, cooperating, time, due_on (2023-12-14), product, units"
PARAGRAPH_KEYS = "text"


@click.command("task", help=texts.TASK)
@regime_argument
@period_argument
@click.argument(
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=f"[{texts.FILE}]",
    required=False,
    help=texts.TASKS_ARE,
)
@click.option(
    "--plan",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=texts.FILE,
    help=texts.PLAN,
)
@author_option
@click.pass_context
def task_command(
    ctx: click.Context, /, regime: str, period: str, path: Path | None, **options: Any
) -> None:
    """Load the plan of tasks, write their progress, or both."""
    plan = options["plan"]
    if path is None and plan is None:
        raise click.UsageError(texts.TASK_NEEDS, ctx)
    with open_session(ctx, options["author"]) as session:
        if plan is not None:
            year = Period.parse(period).year
            tasks = _read_plan(plan, regime, year)
            assign_tasks(session, regime, period, tasks)
            click.echo(texts.PLAN_LOADED.format(year=year, count=len(tasks)))
        if path is None:
            return
        said = _read(path, "tasks", TaskProgress, TASK_KEYS)
        changes = set_progress(session, submission(session, regime, period), said)
        click.echo(texts.SAVED.format(count=changes.count))


@click.command("assign", help=texts.ASSIGN)
@regime_argument
@click.argument("year", type=click.IntRange(1995, 2999), metavar=texts.YEAR, help=texts.YEAR_IS)
@click.option("--office-days", type=int, metavar=texts.NUMBER, help=texts.OFFICE_DAYS)
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=texts.FILE,
    help=texts.ASSIGN_WRITE,
)
@click.option(
    "--read",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar=texts.FILE,
    help=texts.ASSIGN_READ,
)
@click.option("--force", is_flag=True, help=texts.FORCE)
@author_option
@click.pass_context
def assign_command(ctx: click.Context, /, regime: str, year: int, **options: Any) -> None:
    """Assign the year's dates, tasks, targets and forms; show what is assigned."""
    days, source, target = options["office_days"], options["read"], options["write"]
    with open_session(ctx, options["author"]) as session:
        if source is not None:
            load_assignment(session, regime, year, source)
            click.echo(texts.ASSIGNED.format(path=source, year=year))
        if days is not None:
            assign_due(session, regime, year, days)
            click.echo(texts.ASSIGNED_DUE.format(year=year, days=days))
        if target is not None:
            save_assignment(session, regime, year, target, force=options["force"])
            click.echo(texts.FILE_WRITTEN.format(path=target))
        if (days, source, target) == (None, None, None):
            said = assigned(session, regime, year).said
            click.echo(
                texts.ASSIGNMENT.format(
                    year=year,
                    days=said.office_days,
                    tasks=len(said.tasks),
                    targets=len(said.targets),
                    spared=sum(map(len, said.spared.values())),
                )
            )


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


def _read_plan(path: Path, regime: str, year: int) -> list[Task]:
    """Return the tasks of a plan, which may say of which regime and year it is.

    Raises Problem ``definition_line``, ``plan_other``, ``plan_empty``; Problems ``toml_entry``.
    """
    file = toml_file.read(path, path.name)
    found = (file.table.get("regime", regime), file.table.get("year", year))
    if found != (regime, year):
        said, expected = (f"{code} {number}" for code, number in (found, (regime, year)))
        raise Problem("plan_other", name=path.name, found=said, expected=expected)
    listed = file.table.get("tasks")
    if not isinstance(listed, list) or not listed:
        raise Problem("plan_empty", name=path.name)
    tasks: list[Task] = []
    faults: list[Problem] = []
    for number, value in enumerate(listed):
        try:
            tasks.append(msgspec.convert(_prepared(value), Task))
        except msgspec.ValidationError:
            faults.append(file.place(("tasks", number), Problem("toml_entry", expected=PLAN_KEYS)))
        except Problem as problem:
            faults.append(file.place(("tasks", number), problem))
    if faults:
        raise Problems(faults)
    return tasks


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
