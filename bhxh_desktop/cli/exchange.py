"""Commands that write, look into and import bundles, review, and show the status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import click

from bhxh_desktop.bundles.reader import Bundle, Reader
from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import (
    GAP,
    author_option,
    file_argument,
    json_option,
    open_session,
    period_argument,
    print_json,
    print_table,
    reason_option,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.submission import State
from bhxh_desktop.messages import say
from bhxh_desktop.operations import reviews
from bhxh_desktop.operations.arrivals import Doubt, Imported, Judged
from bhxh_desktop.operations.exporting import export
from bhxh_desktop.operations.importing import ImportResult, import_files
from bhxh_desktop.queries.history import find_revision, history
from bhxh_desktop.queries.status import StatusRow, status
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_number


@click.command("export", help=texts.EXPORT)
@file_argument("path", texts.EXPORT_IS)
@click.option("--regime", metavar=texts.REGIME, help=texts.ONLY_REGIME)
@click.option("--period", metavar=texts.PERIOD, help=texts.ONLY_PERIOD)
@click.option("--merged", is_flag=True, help=texts.MERGED)
@click.option("--plain", is_flag=True, help=texts.PLAIN)
@click.option("--force", is_flag=True, help=texts.FORCE)
@author_option
@click.pass_context
def export_command(ctx: click.Context, /, path: Path, **options: Any) -> None:
    """Write a bundle."""
    with open_session(ctx, options["author"]) as session:
        how = {"merged": options["merged"], "force": options["force"]}
        made = export(session, path, options["regime"], options["period"], **how)
        size = texts.BYTES.format(size=format_number(Decimal(made.size)))
        click.echo(texts.EXPORTED.format(path=made.path, size=size, digest=made.digest[:16]))


@click.command("inspect", help=texts.INSPECT)
@file_argument("path", texts.BUNDLE_IS, exists=True)
@json_option
def inspect_command(path: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Look into a bundle."""
    bundle = Reader().read(path)
    if as_json:
        print_json(_facts(bundle))
    else:
        _print_facts(bundle)


@click.command("import", help=texts.IMPORT)
@file_argument("files", texts.BUNDLE_IS, many=True)
@click.option("--enrol", is_flag=True, help=texts.ENROL)
@click.option("--dry-run", is_flag=True, help=texts.DRY_RUN)
@json_option
@author_option
@click.pass_context
def import_command(ctx: click.Context, /, files: tuple[Path, ...], **options: Any) -> None:
    """Import bundles; exit 1 if any was refused or a key waits."""
    with open_session(ctx, options["author"]) as session:
        dry_run = options["dry_run"]
        result = import_files(session, files, enrol=options["enrol"], dry_run=dry_run)
        if options["as_json"]:
            print_json(_plain(result))
        else:
            _print(session, result, dry_run=dry_run)
    if not result.complete:
        raise click.exceptions.Exit(1)


@click.command("review", help=texts.REVIEW)
@click.argument("revision", metavar=texts.REVISION, help=texts.REVISION_IS)
@click.argument(
    "verdict",
    type=click.Choice(["approve", "return"]),
    metavar=texts.VERDICT,
    help=texts.VERDICT_IS,
)
@reason_option
@author_option
@click.pass_context
def review_command(
    ctx: click.Context,
    revision: str,
    verdict: Literal["approve", "return"],
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
@json_option
@click.pass_context
def status_command(ctx: click.Context, period: str, as_json: bool) -> None:  # noqa: FBT001
    """Show where everybody stands."""
    with open_session(ctx) as session:
        rows = status(session, period)
        if as_json:
            print_json([_row_plain(row) for row in rows])
        elif rows:
            _print_status(session, period, rows)
        else:
            click.echo(texts.NOTHING_OWED.format(period=period))


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
        texts.BYTES.format(size=format_number(Decimal(bundle.size))),
    )
    width = max(map(len, texts.INSPECT_LABELS))
    for label, value in zip(texts.INSPECT_LABELS, values, strict=True):
        click.echo(f"{label.ljust(width)}{GAP}{value}")
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


def _plain(result: ImportResult) -> dict[str, Any]:
    return {
        "imported": [
            {
                "file": str(item.path),
                "digest": item.bundle.digest,
                "sender": item.bundle.contents.header.sender,
                "new": [record.id for record in item.new],
                "waiting": [record.id for record in item.waiting],
                "new_reviews": item.new_reviews,
                "reviews": [
                    {
                        "revision": judged.record.id,
                        "unit": judged.record.unit,
                        "by": judged.review.unit,
                        "verdict": judged.review.verdict,
                        "reason": judged.review.reason,
                    }
                    for judged in item.judged
                ],
                "doubts": [
                    {
                        "unit": doubt.unit,
                        "fingerprint": fingerprint(doubt.key),
                        "standing": doubt.standing.value,
                        "kind": doubt.kind,
                        "owners": list(doubt.owners),
                    }
                    for doubt in item.doubts
                ],
            }
            for item in result.imported
        ],
        "refused": [
            {"file": str(path), "code": fault.code, "sentence": say(fault)}
            for path, fault in result.refused.items()
        ],
    }


def _print(session: Session, result: ImportResult, *, dry_run: bool) -> None:
    for item in result.imported:
        click.echo(_imported_words(session, item))
        for judged in item.judged:
            click.echo(_judged_words(session, judged))
        for doubt in item.doubts:
            click.echo(_doubt_words(session, item, doubt), err=True)
    for path, fault in result.refused.items():
        click.echo(texts.REFUSED.format(name=path.name, fault=say(fault)), err=True)
    if dry_run:
        click.echo(texts.DRY)


def _imported_words(session: Session, item: Imported) -> str:
    sender = session.tree[item.bundle.contents.header.sender].short_name
    counts = {"revisions": len(item.new), "reviews": item.new_reviews, "keys": item.new_keys}
    new = [texts.IMPORTED_NEW[kind].format(count=n) for kind, n in counts.items() if n]
    template = texts.IMPORTED if new else texts.IMPORTED_NOTHING
    return template.format(name=item.path.name, unit=sender, new=", ".join(new))


def _judged_words(session: Session, judged: Judged) -> str:
    """Return what was said of a revision, and how to go on with it where that is asked here."""
    review, record = judged
    said = {
        "by": session.tree[review.unit].short_name,
        "unit": session.tree[record.unit].short_name,
        "number": record.number,
        "regime": record.regime,
        "period": record.period,
        "reason": review.reason.rstrip("."),
    }
    words = texts.JUDGED[review.verdict].format(**said)
    heads = history(session, record.regime, record.period).heads_at(record.key)
    if review.verdict == "return" and record.unit == session.unit.code and record.id in heads.ids:
        words += texts.REOPEN_IT.format(**said)
    return words


def _doubt_words(session: Session, item: Imported, doubt: Doubt) -> str:
    return texts.DOUBTS[doubt.standing].format(
        name=item.path.name,
        kind=texts.SIGNED_KINDS[doubt.kind],
        unit=session.tree[doubt.unit].short_name,
        code=doubt.unit,
        owners=", ".join(session.tree[owner].short_name for owner in doubt.owners),
        fingerprint=fingerprint(doubt.key),
    )


def _print_status(session: Session, period: str, rows: Sequence[StatusRow]) -> None:
    """Print a table per regime, under its title and due date."""
    for regime, group in groupby(rows, key=lambda row: row.key.regime):
        of_regime = list(group)
        definition = session.definition_for(regime, Period.parse(period))
        said = {"title": definition.regime.short_title, "regime": regime, "period": period}
        click.echo(texts.STATUS_TITLE.format(due=short_date(of_regime[0].due_on), **said))
        table = [_row_words(row, session.unit.code) for row in of_regime]
        print_table(texts.STATUS_HEAD, table, "  r")
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
    }
