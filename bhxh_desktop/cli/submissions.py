"""Commands that check, lock and reopen."""

from __future__ import annotations

from typing import Any

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    author_option,
    json_option,
    open_session,
    period_argument,
    print_json,
    reason_option,
    regime_argument,
    submission,
    unit_option,
)
from bhxh_desktop.cli.findings import all_words, finding_plain, narrative_words
from bhxh_desktop.cli.hints import tell
from bhxh_desktop.operations import submissions
from bhxh_desktop.operations.versions import renew
from bhxh_desktop.queries.figures import contents
from bhxh_desktop.queries.findings import findings
from bhxh_desktop.queries.history import history
from bhxh_desktop.queries.sections import narrative, narrative_of


@click.command("check", help=texts.CHECK)
@regime_argument
@period_argument
@unit_option
@json_option
@click.pass_context
def check_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """Show the findings; exit 1 if any is an error."""
    with open_session(ctx, reading=True) as session:
        said = contents(session, submission(session, regime, period, options["unit"]))
        found = findings(session, said)
        told = list(narrative_words(narrative_of(session, said.key, said)))
        if options["as_json"]:
            plain = [finding_plain(said.definition, each, said.cells) for each in found]
            print_json([*plain, *({"kind": "narrative", "words": words} for words in told)])
        else:
            every = all_words(said.definition, found, said.cells)
            for words in (*told, *(every if found else [texts.NO_FINDINGS])):
                click.echo(words)
    if any(checked.finding.severity == "error" for checked in found):
        raise click.exceptions.Exit(1)


@click.command("lock", help=texts.LOCK)
@regime_argument
@period_argument
@unit_option
@reason_option
@json_option
@author_option
@click.pass_context
def lock_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """Lock the working copy and tell the code of the revision."""
    with open_session(ctx, options["author"]) as session:
        key = submission(session, regime, period, options["unit"])
        before = history(session, key.regime, key.period).heads_at(key).ids
        doubts = narrative_words(narrative(session, key))
        record = submissions.lock(session, key, options["reason"])
        for sentence in doubts:
            click.echo(sentence, err=True)
        words = texts.LOCKED_BEFORE if record.id in before else texts.LOCKED
        code = record.verification_code
        said = {"number": record.number, "author": record.author}
        click.echo(words.format(period=period, code=code, **said), err=options["as_json"])
        if options["as_json"]:
            print_json({"revision": record.id, "code": code, "number": record.number})


@click.command("reopen", help=texts.REOPEN)
@regime_argument
@period_argument
@unit_option
@click.option("--discard", is_flag=True, help=texts.DISCARD)
@author_option
@click.pass_context
def reopen_command(ctx: click.Context, /, regime: str, period: str, **options: Any) -> None:
    """Begin a working copy on the head."""
    with open_session(ctx, options["author"]) as session:
        key = submission(session, regime, period, options["unit"])
        submissions.reopen(session, key, discard=options["discard"])
        click.echo(texts.REOPENED)


@click.command("renew", help=texts.RENEW)
@regime_argument
@period_argument
@author_option
@click.pass_context
def renew_command(ctx: click.Context, regime: str, period: str, author: str | None) -> None:
    """Carry the working copy over to the version in force."""
    with open_session(ctx, author) as session:
        tell(renew(session, submission(session, regime, period)))
        click.echo(texts.RENEWED)
