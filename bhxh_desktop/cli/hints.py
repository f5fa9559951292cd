"""What a Problem is told with on the command line: its sentence, then the command that helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from bhxh_desktop.cli.hint_texts import HINT, HINTS
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say


def tell(problems: Iterable[Problem]) -> None:
    """Print to stderr the sentence of each problem, then each command that helps, once."""
    found = list(problems)
    for problem in found:
        click.echo(say(problem), err=True)
    tell_hints(found)


def tell_hints(problems: Iterable[Problem]) -> None:
    """Print to stderr each command that helps with any of the *problems*, once."""
    codes = dict.fromkeys(code for problem in problems for code in _codes(problem))
    for hint in dict.fromkeys(HINTS[code] for code in codes if code in HINTS):
        click.echo(HINT.format(hint=hint), err=True)


def _codes(problem: Problem) -> Iterator[str]:
    """Yield the code of a problem and of those its sentence quotes."""
    yield problem.code
    for field in problem.fields.values():
        if isinstance(field, Problem):
            yield from _codes(field)
