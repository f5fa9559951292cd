"""Commands that write and look into bundles, review, and show the status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.identity import load_identity
from bhxh_desktop.bundles.reader import Bundle, Reader, load
from bhxh_desktop.bundles.sealed import Outside, is_sealed, outside
from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.bundles.writer import BundleInfo
from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    GAP,
    author_option,
    data_folder,
    file_argument,
    force_option,
    json_option,
    open_session,
    period_argument,
    print_json,
    print_table,
    reason_option,
)
from bhxh_desktop.cli.hints import tell
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations import reviews
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.mailing import mail_draft
from bhxh_desktop.queries.exchange import report_name
from bhxh_desktop.queries.going_out import going_out
from bhxh_desktop.queries.history import find_revision
from bhxh_desktop.queries.status import StatusRow, status
from bhxh_desktop.session import KEYS, Session
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_number
from bhxh_desktop.vietnamese.text import fold


@click.command("export", help=texts.EXPORT)
@file_argument("path", texts.EXPORT_IS)
@click.option("--regime", metavar=texts.REGIME, help=texts.ONLY_REGIME)
@click.option("--period", metavar=texts.PERIOD, help=texts.ONLY_PERIOD)
@click.option("--merged", is_flag=True, help=texts.MERGED)
@click.option("--plain", is_flag=True, help=texts.PLAIN)
@click.option("--mail", is_flag=True, help=texts.MAIL)
@force_option
@author_option
@click.pass_context
def export_command(ctx: click.Context, /, path: Path, **options: Any) -> None:
    """Write a bundle."""
    with open_session(ctx, options["author"]) as session:
        how = {name: options[name] for name in ("merged", "plain", "force")}
        made = export(session, path, options["regime"], options["period"], **how)
        tell_written(session, made)
        _tell_contents(session, options)
        if options["mail"]:
            draft = mail_draft(session, made.path, made.addressee, plain=options["plain"])
            click.echo(texts.MAIL_WRITTEN.format(path=one_line(str(draft))))


def _tell_contents(session: Session, options: dict[str, Any]) -> None:
    """Say which reports are in the file just written, and what is not in it."""
    which = options["regime"], options["period"]
    going = going_out(session, *which, merged=options["merged"])
    for head in going.own:
        name = report_name(session, head.regime, head.period)
        click.echo(texts.EXPORT_HOLDS[head.scope].format(report=name, number=head.number))
    for problem in going.reopened:
        click.echo(say(problem))
    tell(going.gaps)


@click.command("inspect", help=texts.INSPECT)
@file_argument("path", texts.BUNDLE_IS, exists=True)
@json_option
@click.pass_context
def inspect_command(ctx: click.Context, path: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Look into a bundle; at a sealed one from outside unless the workspace has the key."""
    data = load(path)
    keys = data_folder(ctx) / KEYS if ctx.obj else None
    if is_sealed(data) and keys is None:
        _show_outside(outside(data), as_json=as_json)
        return
    try:
        known = {definition.hash: definition for definition in shipped().definitions}
        identities = [load_identity(keys)] if keys and is_sealed(data) else []
        bundle = Reader(known, lambda: identities).read_bytes(data)
    except Problem as problem:
        if problem.code != "sealed_for_others":
            raise
        _show_outside(outside(data), as_json=as_json)
        tell([problem])
        raise click.exceptions.Exit(1) from None
    if as_json:
        print_json(_facts(bundle))
    else:
        _print_facts(bundle)


class _Verdict(click.ParamType[texts.Judgement]):
    """A verdict in Vietnamese, with or without its marks, or by its code."""

    name = "verdict"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> texts.Judgement:
        """Return the verdict; fail for another word."""
        found = texts.VERDICTS.get(fold(value).replace("-", " ").strip())
        if found is None:
            self.fail(texts.VERDICT_WRONG.format(found=one_line(value)), param, ctx)
        return found


@click.command("review", help=texts.REVIEW)
@click.argument("revision", metavar=texts.REVISION, help=texts.REVISION_IS)
@click.argument("verdict", type=_Verdict(), metavar=texts.VERDICT, help=texts.VERDICT_IS)
@reason_option
@author_option
@click.pass_context
def review_command(
    ctx: click.Context,
    revision: str,
    verdict: texts.Judgement,
    reason: str,
    author: str | None,
) -> None:
    """Judge a revision."""
    with open_session(ctx, author) as session:
        record = find_revision(session, revision)
        reviews.review(session, record, verdict, reason)
        unit = session.tree[record.unit].short_name
        code = record.verification_code
        click.echo(texts.REVIEWED[verdict].format(code=code, unit=unit))


@click.command("status", help=texts.STATUS)
@period_argument
@click.option("--regime", metavar=texts.REGIME, help=texts.ONLY_REGIME)
@json_option
@click.pass_context
def status_command(
    ctx: click.Context,
    period: str,
    regime: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Show where everybody stands."""
    with open_session(ctx, reading=True) as session:
        if regime is not None:  # a name nobody knows is told, not an empty list
            session.definition_for(regime, Period.parse(period))
        rows = status(session, period, regime)
        if as_json:
            print_json([_row_plain(row) for row in rows])
        elif rows:
            _print_status(session, period, rows)
        else:
            click.echo(texts.NOTHING_OWED.format(period=period))


def tell_written(session: Session, made: BundleInfo) -> None:
    """Say where a bundle is, and who can open it."""
    size, path = _bytes(made.size), one_line(str(made.path))
    click.echo(texts.EXPORTED.format(path=path, size=size, digest=made.digest[:16]))
    unit = session.tree[made.addressee].short_name if made.addressee else ""
    plain = made.sealing.plain
    click.echo((texts.PLAIN_BECAUSE[plain] if plain else texts.SEALED).format(unit=unit))


def _bytes(size: int) -> str:
    return texts.BYTES.format(size=format_number(Decimal(size)))


def _show_outside(seen: Outside, *, as_json: bool) -> None:
    """Show what a sealed bundle shows to everybody."""
    if as_json:
        facts = {"sealed": True, "size": seen.size, "recipients": seen.recipients}
        print_json({**facts, "sha256": seen.digest})
        return
    values = (texts.OUTSIDE_USE, _bytes(seen.size), str(seen.recipients), seen.digest)
    _print_labelled(texts.OUTSIDE_LABELS, values)


def _print_labelled(labels: Sequence[str], values: Sequence[str]) -> None:
    width = max(map(len, labels))
    for label, value in zip(labels, values, strict=True):
        click.echo(f"{label.ljust(width)}{GAP}{one_line(value)}")


def _facts(bundle: Bundle) -> dict[str, Any]:
    header = bundle.contents.header
    return {
        "digest": bundle.digest,
        "format": header.format,
        "use": header.use,
        "sample": header.sample,
        "sender": header.sender,
        "addressee": header.addressee,
        "author": header.author,
        "made_at": header.made_at,
        "sequence": header.sequence,
        "fingerprint": fingerprint(header.signer),
        "size": bundle.size,
        "sealed": bundle.sealed,
        "revisions": [
            {
                "id": record.id,
                "unit": record.unit,
                "scope": record.scope,
                "regime": record.regime,
                "period": record.period,
                "number": record.number,
                "code": record.verification_code,
            }
            for record in bundle.contents.records.values()
        ],
    }


def _print_facts(bundle: Bundle) -> None:
    """Print who made the bundle and when, then a line per revision."""
    header = bundle.contents.header
    made_at = datetime.fromisoformat(header.made_at)
    use = texts.USES[header.use]
    values = (
        bundle.digest,
        texts.SAMPLE_BUNDLE.format(use=use) if header.sample else use,
        header.sender,
        header.author,
        f"{made_at:%H:%M} {short_date(made_at.date())}",
        str(header.sequence),
        fingerprint(header.signer),
        _bytes(bundle.size),
        texts.SEALED_WORDS[bundle.sealed],
    )
    _print_labelled(texts.INSPECT_LABELS, values)
    click.echo("")
    rows = [
        (
            record.unit,
            texts.SCOPES[record.scope],
            record.regime,
            record.period,
            str(record.number),
            record.verification_code,
        )
        for record in sorted(
            bundle.contents.records.values(), key=lambda record: (record.key, record.number)
        )
    ]
    print_table(texts.INSPECT_HEAD, rows, "    r")


def _print_status(session: Session, period: str, rows: Sequence[StatusRow]) -> None:
    """Print a table per regime, under its title and due date."""
    for regime, group in groupby(rows, key=lambda row: row.key.regime):
        of_regime = list(group)
        definition = session.definition_for(regime, Period.parse(period))
        said = {"title": definition.regime.short_title, "regime": regime, "period": period}
        click.echo(texts.STATUS_TITLE.format(due=short_date(of_regime[0].due_on), **said))
        table = [_row_words(row, session.unit.code) for row in of_regime]
        print_table(texts.STATUS_HEAD, table, "  r")
        for row in of_regime:
            if row.reason:
                said = {"unit": row.unit.short_name, "reason": one_line(row.reason)}
                click.echo(texts.RETURNED_BECAUSE.format(**said))
        click.echo("")


def _row_words(row: StatusRow, home: str) -> tuple[str, ...]:
    received = short_date(row.received_on) if row.received_on else ""
    if row.late_by:
        received = texts.LATE.format(day=received, days=row.late_by)
    nothing = row.state is State.NOTHING and row.unit.code == home
    return (
        row.unit.short_name,
        texts.NOT_ENTERED if nothing else texts.STATES[row.state],
        str(row.number or ""),
        received,
        row.verification_code,
    )


def _row_plain(row: StatusRow) -> dict[str, Any]:
    return {
        **row.key._asdict(),
        "state": row.state.value,
        "due_on": row.due_on.isoformat(),
        "received_on": row.received_on.isoformat() if row.received_on else None,
        "late_by": row.late_by,
        "number": row.number,
        "verification_code": row.verification_code,
        "reason": row.reason,
    }
