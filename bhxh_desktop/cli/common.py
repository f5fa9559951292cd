"""What the commands share: the open session, arguments, and how results are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.hints import tell
from bhxh_desktop.domain.figure import Cell
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import Item
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.errors import Problem
from bhxh_desktop.reports.printed import printed_cell
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.text import check_plain, clean

Command = TypeVar("Command", bound=Callable[..., Any])


class _Line(click.ParamType[str]):
    """One line of plain text, in the one form in which it can be signed and kept."""

    name = "line"

    def __init__(self, limit: int) -> None:
        """Take texts up to *limit* characters, which is what a signed statement may hold."""
        self.limit = limit

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> str:
        """Clean the text; raise Problem ``text_control``, ``text_line_end`` or ``text_long``."""
        text = clean(value).strip()
        check_plain(text, multiline=False)
        if len(text) > self.limit:
            found = shortened(text, 40)
            raise Problem("text_long", found=found, size=len(text), limit=self.limit)
        return text


class _Code(click.ParamType[str]):
    """The code of a unit, in capitals however it was typed."""

    name = "code"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 -- click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> str:
        """Return the code as the list of units has it."""
        return clean(value).strip().upper()


CODE = _Code()
NAME = _Line(120)
REASON = _Line(4000)

regime_argument = click.argument("regime", metavar=texts.REGIME, help=texts.REGIME_IS)
period_argument = click.argument("period", metavar=texts.PERIOD, help=texts.PERIOD_IS)
json_option = click.option("--json", "as_json", is_flag=True, help=texts.JSON)
unit_option = click.option("--unit", metavar=texts.CODE, type=CODE, help=texts.UNIT)
scope_option = click.option(
    "--scope", type=click.Choice(["own", "total"]), default="own", help=texts.SCOPE
)
author_option = click.option("--author", metavar=texts.NAME, type=NAME, help=texts.AUTHOR)
force_option = click.option("--force", is_flag=True, help=texts.FORCE)
reason_option = click.option(
    "--reason", metavar=texts.TEXT, type=REASON, default="", help=texts.REASON
)
all_option = click.option("--all", "unapproved", is_flag=True, help=texts.ALL)
exclude_option = click.option(
    "--exclude",
    metavar=f"{texts.CODE}={texts.TEXT}",
    type=REASON,
    multiple=True,
    help=texts.EXCLUDE,
)


def file_argument(
    name: str,
    about: str,
    *,
    exists: bool = False,
    many: bool = False,
) -> Callable[[Command], Command]:
    """Return an argument that is a file."""
    kind = click.Path(path_type=Path, exists=exists, dir_okay=not exists)
    metavar = f"{texts.FILE}..." if many else texts.FILE
    count = -1 if many else 1
    return click.argument(name, type=kind, metavar=metavar, nargs=count, required=True, help=about)


@contextmanager
def open_session(
    ctx: click.Context, author: str | None = None, *, reading: bool = False
) -> Iterator[Session]:
    """Open the workspace of ``--data``; a command without it is used wrongly.

    Commands that are only *reading* run while the window is open.
    """
    with Session.open(data_folder(ctx), author, reading=reading) as session:
        try:
            yield session
        finally:
            tell(session.warnings)


def data_folder(ctx: click.Context) -> Path:
    """Return the folder of ``--data``."""
    if not isinstance(ctx.obj, Path):
        raise click.UsageError(texts.NO_DATA, ctx)
    return ctx.obj


def submission(
    session: Session, regime: str, period: str, unit: str | None = None, scope: Any = "own"
) -> SubmissionKey:
    """Return the submission that the arguments of a command name; check that there is one."""
    code = session.tree[unit].code if unit else session.unit.code
    session.definition_for(regime, Period.parse(period))
    return SubmissionKey(code, scope, regime, period)


def exclusions(exclude: Sequence[str]) -> dict[str, str]:
    """Return reasons by unit from ``CODE=REASON``; a reason is required."""
    pairs = [pair.partition("=")[::2] for pair in exclude]
    if not all(reason.strip() for _, reason in pairs):
        raise click.UsageError(texts.EXCLUDE)
    return {CODE.convert(code, None, None): reason for code, reason in pairs}


def print_json(value: Any) -> None:
    """Print *value* as readable JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


GAP = "  "
"""What stands between the columns of a table."""


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: str = "") -> None:
    """Print aligned columns; an ``r`` in *right* aligns that column right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, ["─" * width for width in widths], *rows):
        cells = [
            text.rjust(width) if right[i : i + 1] == "r" else text.ljust(width)
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo(GAP.join(cells).rstrip())


def shortened(text: str, width: int) -> str:
    """Return *text* in one line of at most *width* characters."""
    line = text.replace("\n", " ")
    return line if len(line) <= width else line[: width - 1] + texts.CUT


def cell_words(item: Item, cell: Cell) -> str:
    """Return what stands in a cell as on paper, with a sign where it is blank."""
    return printed_cell(cell, item) or texts.BLANK
