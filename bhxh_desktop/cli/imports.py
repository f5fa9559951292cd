"""The command that imports bundles, and what it says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.bundles.trust import fingerprint
from bhxh_desktop.cli import import_texts, setup_texts, texts
from bhxh_desktop.cli.common import (
    author_option,
    file_argument,
    json_option,
    open_session,
    print_json,
)
from bhxh_desktop.cli.hints import tell_hints
from bhxh_desktop.domain.setup import Setup
from bhxh_desktop.messages import one_line, say
from bhxh_desktop.operations.arrivals import Doubt, Imported, Judged
from bhxh_desktop.operations.importing import ImportResult, import_files
from bhxh_desktop.operations.recovery import code_in
from bhxh_desktop.queries.history import history
from bhxh_desktop.session import Session


@click.command("import", help=texts.IMPORT)
@file_argument("files", texts.BUNDLE_IS, many=True)
@click.option("--enrol", is_flag=True, help=texts.ENROL)
@click.option(
    "--recovery",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=texts.FILE,
    help=texts.RECOVERY,
)
@click.option("--dry-run", is_flag=True, help=texts.DRY_RUN)
@json_option
@author_option
@click.pass_context
def import_command(ctx: click.Context, /, files: tuple[Path, ...], **options: Any) -> None:
    """Import bundles; exit 1 if any was refused or a key waits."""
    with open_session(ctx, options["author"]) as session:
        dry_run, code = options["dry_run"], options["recovery"]
        result = import_files(
            session,
            files,
            enrol=options["enrol"],
            dry_run=dry_run,
            recovery=code_in(code) if code else None,
        )
        if options["as_json"]:
            print_json(_plain(result))
        else:
            _print(session, result, dry_run=dry_run)
    if not result.complete:
        raise click.exceptions.Exit(1)


def _plain(result: ImportResult) -> dict[str, Any]:
    return {
        "imported": [
            {
                "file": str(item.path),
                "digest": item.bundle.digest,
                "sender": item.bundle.contents.header.sender,
                "beside": item.is_beside,
                "new": [record.id for record in item.new],
                "waiting": [record.id for record in item.waiting],
                "new_reviews": item.new_reviews,
                "new_setups": [setup.id for setup in item.new_setups],
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
        if item.is_beside:
            click.echo(_beside_words(session, item), err=True)
        for setup in item.new_setups:
            click.echo(_setup_words(session, setup))
        for judged in item.judged:
            click.echo(_judged_words(session, judged))
        for doubt in item.doubts:
            if doubt.second:
                unit = session.tree[doubt.unit].short_name
                click.echo(import_texts.SECOND_KEY.format(unit=unit), err=True)
            click.echo(_doubt_words(session, item, doubt), err=True)
    for path, fault in result.refused.items():
        click.echo(
            import_texts.REFUSED.format(name=one_line(path.name), fault=say(fault)), err=True
        )
    tell_hints(result.refused.values())
    if dry_run:
        click.echo(import_texts.DRY)


def _imported_words(session: Session, item: Imported) -> str:
    sender = session.tree[item.bundle.contents.header.sender].short_name
    counts = {
        "revisions": len(item.new),
        "reviews": item.new_reviews,
        "keys": item.new_keys,
        "setups": len(item.new_setups),
    }
    new = [import_texts.IMPORTED_NEW[kind].format(count=n) for kind, n in counts.items() if n]
    template = import_texts.IMPORTED if new else import_texts.IMPORTED_NOTHING
    return template.format(name=one_line(item.path.name), unit=sender, new=", ".join(new))


def _setup_words(session: Session, setup: Setup) -> str:
    return setup_texts.BROUGHT.format(
        unit=session.tree[setup.unit].short_name,
        units=len(setup.units),
        assignments=len(setup.assignments),
        forms=len(setup.definitions),
    )


def _beside_words(session: Session, item: Imported) -> str:
    sender = session.tree[item.bundle.contents.header.sender].short_name
    said = {"unit": sender, "home": session.unit.short_name}
    return import_texts.IMPORTED_BESIDE.format(name=one_line(item.path.name), **said)


def _judged_words(session: Session, judged: Judged) -> str:
    """Return what was said of a revision, and how to go on with it where that is asked here."""
    review, record = judged
    said = {
        "by": session.tree[review.unit].short_name,
        "unit": session.tree[record.unit].short_name,
        "number": record.number,
        "regime": record.regime,
        "period": record.period,
        "reason": one_line(review.reason.rstrip(".")),
    }
    words = import_texts.JUDGED[review.verdict].format(**said)
    heads = history(session, record.regime, record.period).heads_at(record.key)
    if review.verdict == "return" and record.unit == session.unit.code and record.id in heads.ids:
        words += import_texts.REOPEN_IT.format(**said)
    return words


def _doubt_words(session: Session, item: Imported, doubt: Doubt) -> str:
    return import_texts.DOUBTS[doubt.standing].format(
        name=one_line(item.path.name),
        kind=import_texts.SIGNED_KINDS[doubt.kind],
        unit=session.tree[doubt.unit].short_name,
        code=doubt.unit,
        owners=", ".join(session.tree[owner].short_name for owner in doubt.owners),
        fingerprint=fingerprint(doubt.key),
    )
