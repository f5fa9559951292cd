"""Commands that make workspaces and look after keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.cli import setup_texts, texts
from bhxh_desktop.cli.common import (
    CODE,
    NAME,
    Command,
    author_option,
    data_folder,
    file_argument,
    force_option,
    json_option,
    open_session,
    print_json,
    print_table,
    reason_option,
)
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.messages import one_line
from bhxh_desktop.operations import demo, demo_reports, setups, workspaces
from bhxh_desktop.operations.exporting import export, introduce
from bhxh_desktop.operations.recovery import make_recovery_code
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.keys import KeyRow, find_key, keys
from bhxh_desktop.queries.recovery import serves_others
from bhxh_desktop.reports.recovery_page import RecoveryPage, as_text
from bhxh_desktop.session import Session


@click.command("init", help=texts.INIT)
@click.option("--unit", metavar=texts.CODE, type=CODE, help=texts.INIT_UNIT)
@click.option(
    "--setup",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=texts.FILE,
    help=setup_texts.INIT_SETUP,
)
@click.option("--enrol", is_flag=True, help=setup_texts.ENROL)
@click.option(
    "--recovery", type=click.Path(path_type=Path), metavar=texts.FILE, help=texts.INIT_RECOVERY
)
@click.option("--author", metavar=texts.NAME, type=NAME, default="", help=texts.INIT_AUTHOR)
@click.pass_context
def init_command(ctx: click.Context, /, unit: str | None, setup: Path | None, **more: Any) -> None:
    """Make a workspace; show the recovery code of a unit with others below it, this once."""
    if (unit is None) == (setup is None):
        raise click.UsageError(setup_texts.ONE_OF_TWO)
    folder, author = data_folder(ctx), more["author"]
    if setup is not None:
        said = setups.read_invitation(setup)
        setups.accept(folder, said, author, confirmed=more["enrol"])
    else:
        workspaces.create(folder, str(unit), author)
    with open_session(ctx) as session:
        click.echo(texts.CREATED.format(unit=session.unit.name, path=folder))
        if setup is not None:
            words = setup_texts.ACCEPTED if more["enrol"] else setup_texts.WAITS
            click.echo(
                words.format(by=said.sender.short_name, code=said.sender.code, key=said.fingerprint)
            )
        click.echo((texts.AUTHOR_IS if author else texts.NO_AUTHOR).format(name=session.author))
        click.echo(texts.OWN_KEY.format(fingerprint=fingerprint(session.key.public)))
        if serves_others(session):
            _show_recovery(make_recovery_code(session, more["recovery"]), more["recovery"])


@click.command("setup", help=setup_texts.SETUP)
@file_argument("path", setup_texts.SETUP_IS)
@click.option("--unit", metavar=texts.CODE, type=CODE, help=setup_texts.UNIT)
@force_option
@author_option
@click.pass_context
def setup_command(ctx: click.Context, /, path: Path, unit: str | None, **more: Any) -> None:
    """Write what offices need to begin, or to go on by what was decided."""
    with open_session(ctx, more["author"]) as session:
        if unit is not None:
            made = [setups.write_setup(session, path, unit, force=more["force"])]
        else:
            path.mkdir(parents=True, exist_ok=True)
            made = setups.write_setups(session, path)
        for each in made:
            click.echo(setup_texts.WRITTEN.format(path=one_line(str(each.path))))
        click.echo(setup_texts.READ_OUT.format(fingerprint=fingerprint(session.key.public)))


@click.command("demo", help=texts.DEMO)
@click.option("--empty", is_flag=True, help=texts.EMPTY)
@click.pass_context
def demo_command(ctx: click.Context, empty: bool) -> None:  # noqa: FBT001 -- click's way
    """Make the sample workspaces."""
    folder = data_folder(ctx)
    units = demo.create_workspaces(folder)
    sample = demo.read_sample()
    for unit in [] if empty else units:
        with Session.open(unit.workspace) as session:
            demo.fill_unit(session, unit)
            key = SubmissionKey(unit.code, "own", sample.regime, sample.period)
            lock(session, key, texts.SAMPLE_REASON)
            demo_reports.write_reports(session)
            export(session, unit.workspace / "exports")
    click.echo(texts.DEMO_READY.format(count=len(units), path=folder))


@click.group("keys", help=texts.KEYS, invoke_without_command=True)
@json_option
@click.pass_context
def keys_command(ctx: click.Context, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Show every key met here."""
    if ctx.invoked_subcommand is None:
        _list(ctx, as_json=as_json)


def key_arguments(command: Command) -> Command:
    """Add the unit and the key that a command is about."""
    print_of = click.argument("fingerprint", metavar=texts.FINGERPRINT, help=texts.FINGERPRINT_IS)
    unit = click.argument("unit", metavar=texts.CODE, type=CODE, help=texts.KEY_UNIT_IS)
    return unit(print_of(command))


@keys_command.command("list", help=texts.KEYS_LIST)
@json_option
@click.pass_context
def list_keys(ctx: click.Context, as_json: bool) -> None:  # noqa: FBT001
    """Show every key met here."""
    _list(ctx, as_json=as_json)


def _list(ctx: click.Context, *, as_json: bool) -> None:
    with open_session(ctx, reading=True) as session:
        rows = keys(session)
        if as_json:
            print_json([{**row.__dict__} for row in rows])
            return
        print_table(
            texts.KEYS_HEAD,
            [
                (row.fingerprint, " ".join(row.units), " ".join(row.signed_for), _standing(row))
                for row in rows
            ],
        )


@keys_command.command("confirm", help=texts.KEYS_CONFIRM)
@key_arguments
@click.option("--force", is_flag=True, help=texts.KEYS_FORCE)
@author_option
@click.pass_context
def confirm_key(
    ctx: click.Context, /, unit: str, fingerprint: str, author: str | None, **options: bool
) -> None:
    """Confirm a key that signed something here."""
    with open_session(ctx, author) as session:
        row = find_key(session, fingerprint)
        workspaces.confirm_key(session, unit, row.key, force=options["force"])
        name = session.tree[unit].short_name
        click.echo(texts.KEY_CONFIRMED.format(fingerprint=row.fingerprint, unit=name))


@keys_command.command("withdraw", help=texts.KEYS_WITHDRAW)
@key_arguments
@reason_option
@author_option
@click.pass_context
def withdraw_key(
    ctx: click.Context, /, unit: str, fingerprint: str, reason: str, author: str | None
) -> None:
    """Take a confirmation back."""
    with open_session(ctx, author) as session:
        row = find_key(session, fingerprint)
        workspaces.withdraw_key(session, unit, row.key, reason)
        name = session.tree[unit].short_name
        click.echo(texts.KEY_WITHDRAWN.format(fingerprint=row.fingerprint, unit=name))


@keys_command.command("send", help=texts.KEYS_SEND)
@file_argument("path", texts.EXPORT_IS)
@force_option
@author_option
@click.pass_context
def send_keys(
    ctx: click.Context,
    path: Path,
    force: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Write the keys of this PC."""
    with open_session(ctx, author) as session:
        made = introduce(session, path, force=force)
        mark = fingerprint(session.key.public)
        click.echo(texts.KEYS_SENT.format(path=one_line(str(made.path)), fingerprint=mark))


@keys_command.command("recovery", help=texts.KEYS_RECOVERY)
@click.argument(
    "path",
    type=click.Path(path_type=Path),
    metavar=f"[{texts.FILE}]",
    required=False,
    help=texts.RECOVERY_PAGE_IS,
)
@click.option("--renew", is_flag=True, help=texts.RENEW_CODE)
@author_option
@click.pass_context
def recovery_code(
    ctx: click.Context,
    path: Path | None,
    renew: bool,  # noqa: FBT001 -- click's way
    author: str | None,
) -> None:
    """Make a recovery code."""
    with open_session(ctx, author) as session:
        _show_recovery(make_recovery_code(session, path, renew=renew), path)


def _show_recovery(page: RecoveryPage, path: Path | None) -> None:
    """Show a recovery code, or where its page was written."""
    if path is None:
        click.echo(f"\n{as_text(page)}", nl=False)
    else:
        click.echo(texts.RECOVERY_WRITTEN.format(path=one_line(str(path))))


@keys_command.command("revoke", help=setup_texts.REVOKE)
@click.argument("fingerprint", metavar=texts.FINGERPRINT, help=texts.FINGERPRINT_IS)
@reason_option
@click.option("--past", is_flag=True, help=setup_texts.PAST)
@author_option
@click.pass_context
def revoke_key(ctx: click.Context, /, fingerprint: str, **options: Any) -> None:
    """Say for all that a key counts no more."""
    with open_session(ctx, options["author"]) as session:
        row = find_key(session, fingerprint)
        workspaces.revoke_key(session, row.key, options["reason"], past=options["past"])
        click.echo(setup_texts.REVOKED.format(fingerprint=row.fingerprint))


def _standing(row: KeyRow) -> str:
    if row.revoked:
        return texts.KEY_REVOKED
    if row.own:
        return texts.KEY_OWN
    return texts.KEY_CONFIRMED_WORD if row.units else texts.KEY_WAITING
