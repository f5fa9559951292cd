"""The command that decides between two sides of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from bhxh_desktop.cli import resolve_texts as texts
from bhxh_desktop.cli.common import (
    author_option,
    open_session,
    period_argument,
    reason_option,
    regime_argument,
    submission,
    unit_option,
)
from bhxh_desktop.domain.divergence import Choice, Side
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations.resolving import Choices, resolve, resolve_below
from bhxh_desktop.queries.conflicts import Conflicted, conflicted
from bhxh_desktop.reports.conflict_words import question_words, side_words
from bhxh_desktop.session import Session

SIDES: dict[str, Side] = {"a": "left", "b": "right"}
_CHOICE = re.compile(r"(?P<number>[1-9][0-9]{0,4})=(?P<side>[abAB])", re.ASCII)


@click.command("resolve", help=texts.RESOLVE)
@regime_argument
@period_argument
@click.argument("choices", metavar=texts.CHOICE, nargs=-1, help=texts.CHOICE_IS)
@click.option("--rest", type=click.Choice(list(SIDES)), metavar="a|b", help=texts.REST)
@unit_option
@reason_option
@author_option
@click.pass_context
def resolve_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """List what waits for a decision, or decide; exit 1 while anything waits."""
    with open_session(ctx, options["author"]) as session:
        shown = conflicted(session, submission(session, regime, period, options["unit"]))
        if shown.between.questions and not options["choices"] and options["rest"] is None:
            _list(session, shown)
            raise click.exceptions.Exit(1)
        _decide(session, shown, _choices(shown, options["choices"], options["rest"]), options)
        if shown.further:
            click.echo(texts.FURTHER.format(count=shown.further), err=True)


def _decide(session: Session, shown: Conflicted, choices: Choices, options: dict[str, Any]) -> None:
    if shown.key.unit == session.unit.code:
        resolve(session, shown, choices)
        click.echo(texts.WRITTEN)
        return
    record = resolve_below(session, shown, choices, options["reason"])
    unit, code = session.tree[record.unit].short_name, record.verification_code
    click.echo(texts.LOCKED.format(unit=unit, number=record.number, code=code))


def _choices(shown: Conflicted, said: Sequence[str], rest: str | None) -> list[Choice]:
    """Return a side for each question, None where nothing was said of it."""
    count = len(shown.between.questions)
    chosen: dict[int, Side] = {}
    for word in said:
        match = _CHOICE.fullmatch(word)
        if match is None or int(match["number"]) > count:
            raise click.UsageError(texts.WRONG_CHOICE.format(found=one_line(word), count=count))
        chosen[int(match["number"])] = SIDES[match["side"].lower()]
    return [chosen.get(number, SIDES.get(rest or "")) for number in range(1, count + 1)]


def _list(session: Session, shown: Conflicted) -> None:
    """Print the two sides and every place that waits."""
    unit, regime = session.tree[shown.key.unit].short_name, shown.definition.regime.short_title
    click.echo(texts.TITLE.format(unit=unit, regime=regime, period=shown.key.period))
    for letter, said in zip("AB", (shown.left, shown.right), strict=True):
        side = one_line(side_words(said.revision))
        click.echo(texts.SIDE.format(letter=letter, words=side))
    merged = shown.between.merged
    left, right = len(merged.from_left), len(merged.from_right)
    click.echo(texts.TAKEN.format(count=left + right, left=left, right=right))
    found = question_words(shown.definition, shown.between, shown.left.tasks)
    click.echo(texts.ASKED.format(count=len(found)))
    for number, words in enumerate(found, 1):
        where = texts.IN_FORM if words.form else texts.QUESTION
        click.echo(where.format(number=number, place=words.place, form=words.form))
        if words.base:
            click.echo(texts.BEFORE.format(said=one_line(words.base)))
        for letter, text in (("A", words.left), ("B", words.right)):
            click.echo(texts.SAID.format(letter=letter, said=one_line(text)))
