"""Commands on the register of documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from bhxh_desktop.cli import document_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import (
    NAME,
    REASON,
    author_option,
    file_argument,
    json_option,
    open_session,
    period_argument,
    print_json,
    print_table,
    regime_argument,
    shortened,
    submission,
)
from bhxh_desktop.document_texts import DOUBTS, OUTCOMES
from bhxh_desktop.domain.document import DocumentKey, WrittenDocument, day_of, entry_of, key_of
from bhxh_desktop.domain.parts import DocumentEntry
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from bhxh_desktop.operations import documents as write
from bhxh_desktop.operations.templates import read_csv
from bhxh_desktop.queries.register import (
    PastedLine,
    RegisterRow,
    find_documents,
    issuers_of,
    read_list,
    register_of,
)
from bhxh_desktop.session import Session
from bhxh_desktop.vietnamese.dates import short_date

name_argument = click.argument("name", metavar=texts.NAME, help=texts.NAME_IS)
names_argument = click.argument(
    "names", metavar=f"{texts.NAME}...", nargs=-1, required=True, help=texts.NAME_IS
)
year_option = click.option(
    "--year", metavar=common.YEAR, type=click.IntRange(1945, 2999), help=texts.YEAR
)
of_option = click.option(
    "--of", "issued_by", metavar=common.NAME, type=NAME, default="", help=texts.OF
)
date_option = click.option("--date", "day", metavar=common.DAY, help=texts.DATE)
issuer_option = click.option("--issuer", metavar=common.NAME, type=NAME, help=texts.ISSUER)
subject_option = click.option("--subject", metavar=common.TEXT, type=REASON, help=texts.SUBJECT)


@click.group("document", help=texts.DOCUMENT, invoke_without_command=True)
@json_option
@click.pass_context
def document_command(ctx: click.Context, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Show the whole register."""
    if ctx.invoked_subcommand is None:
        _list(ctx, "", "", as_json=as_json)


@document_command.command("list", help=texts.LIST)
@click.argument("regime", metavar=f"[{common.REGIME}]", help=common.REGIME_IS, default="")
@click.argument("period", metavar=f"[{common.PERIOD}]", help=common.PERIOD_IS, default="")
@json_option
@click.pass_context
def list_command(ctx: click.Context, regime: str, period: str, as_json: bool) -> None:  # noqa: FBT001
    """Show the register, or as it stands to a report."""
    if regime and not period:
        raise click.UsageError(common.PERIOD_IS, ctx)
    _list(ctx, regime, period, as_json=as_json)


def _list(ctx: click.Context, regime: str, period: str, *, as_json: bool) -> None:
    with open_session(ctx, reading=True) as session:
        key = submission(session, regime, period) if regime else None
        shown = register_of(session, key)
        if as_json:
            findings = [say(each.problem) for each in shown.findings]
            print_json({"documents": [_plain(r) for r in shown.rows], "findings": findings})
            return
        if not shown.rows:
            click.echo(texts.NOTHING)
            return
        print_table(texts.HEAD, [_row(row) for row in shown.rows])
        if shown.findings:
            click.echo()
            click.echo(texts.FINDINGS.format(count=len(shown.findings)))
            for each in shown.findings:
                click.echo(f"- {say(each.problem)}")


@document_command.command("paste", help=texts.PASTE)
@file_argument("path", texts.PASTE_FILE, exists=True)
@click.argument("regime", metavar=f"[{common.REGIME}]", help=common.REGIME_IS, default="")
@click.argument("period", metavar=f"[{common.PERIOD}]", help=common.PERIOD_IS, default="")
@click.option("--dry-run", is_flag=True, help=texts.DRY_RUN)
@json_option
@author_option
@click.pass_context
def paste_command(ctx: click.Context, /, path: Path, regime: str, period: str, **said: Any) -> None:
    """Read a list and write what is in it."""
    with open_session(ctx, said["author"], reading=said["dry_run"]) as session:
        lines = read_list(session, read_csv(path))
        if said["as_json"]:
            print_json([_plain_line(line) for line in lines])
        elif not lines:
            click.echo(texts.NO_CITATION.format(path=path))
        else:
            shown = [each for each in lines if said["dry_run"] or _needs_a_look(each)]
            if shown:
                print_table(texts.PASTED_HEAD, [_pasted_row(line) for line in shown], "r")
            for line in lines:
                _tell_doubts(line)
        if not said["dry_run"] and lines:
            target = _target(session, regime, period)
            made = write.add_documents(session, write.taken_from(lines), target)
            _tell_added(made, err=said["as_json"])


@document_command.command("add", help=texts.ADD)
@name_argument
@date_option
@year_option
@issuer_option
@subject_option
@click.option("--accept", is_flag=True, help=texts.ACCEPT)
@click.option("--regime", metavar=common.REGIME, default="", help=texts.REGIME)
@click.option("--period", metavar=common.PERIOD, default="", help=texts.PERIOD)
@author_option
@click.pass_context
def add_command(ctx: click.Context, /, name: str, **said: Any) -> None:
    """Write one document."""
    with open_session(ctx, said["author"]) as session:
        number, symbol = _name(ctx, name)
        issuers = issuers_of(session)
        ours = issuers.default(symbol)
        written = WrittenDocument(
            number=number,
            symbol=symbol,
            day=said["day"] or "",
            issuer=said["issuer"] or (ours.name if ours else ""),
            subject=said["subject"] or "",
            year=said["year"],
        )
        entry = entry_of(written, issuers.bodies.types)
        target = _target(session, said["regime"], said["period"])
        _tell_added(write.add_documents(session, [entry], target, accept=said["accept"]))


@document_command.command("change", help=texts.CHANGE)
@name_argument
@year_option
@of_option
@click.option("--number", metavar=common.QUANTITY, type=NAME, help=texts.NUMBER)
@click.option("--symbol", metavar=common.TEXT, type=NAME, help=texts.SYMBOL)
@date_option
@issuer_option
@subject_option
@click.option("--accept", is_flag=True, help=texts.ACCEPT)
@author_option
@click.pass_context
def change_command(ctx: click.Context, /, name: str, **said: Any) -> None:
    """Write a document anew."""
    with open_session(ctx, said["author"]) as session:
        key = found_one(ctx, session, name, said["year"], said["issued_by"])
        old = next(row.entry for row in register_of(session).rows if row.key == key)
        given = {
            field: said[field]
            for field in ("number", "symbol", "day", "issuer", "subject")
            if said[field] is not None
        }
        written = WrittenDocument(
            old.number, old.symbol, old.day or "", old.issuer, old.subject, old.year
        )
        accept = said["accept"]
        made = write.change_document(session, key, written._replace(**given), accept=accept)
        click.echo(texts.CHANGED.format(document=made.printed, issuer=made.issuer))


@document_command.command("remove", help=texts.REMOVE)
@names_argument
@year_option
@of_option
@author_option
@click.pass_context
def remove_command(ctx: click.Context, /, names: Sequence[str], **said: Any) -> None:
    """Take documents out of the register."""
    with open_session(ctx, said["author"]) as session:
        keys = [found_one(ctx, session, name, said["year"], said["issued_by"]) for name in names]
        write.remove_documents(session, keys)
        click.echo(texts.REMOVED.format(count=len(keys)))


@document_command.command("tag", help=texts.TAG)
@regime_argument
@period_argument
@names_argument
@click.option("--off", is_flag=True, help=texts.OFF)
@year_option
@of_option
@author_option
@click.pass_context
def tag_command(
    ctx: click.Context, /, regime: str, period: str, names: Sequence[str], **said: Any
) -> None:
    """Let a report list documents, or no longer."""
    with open_session(ctx, said["author"]) as session:
        key = submission(session, regime, period)
        keys = [found_one(ctx, session, name, said["year"], said["issued_by"]) for name in names]
        change = write.unlist_documents if said["off"] else write.list_documents
        words = texts.UNTAGGED if said["off"] else texts.TAGGED
        click.echo(words.format(period=period, count=change(session, key, keys)))


def _name(ctx: click.Context, name: str) -> tuple[str, str]:
    """Return number and symbol; those of the Party stand with a dash between: "91-KL/TU"."""
    number, slash, symbol = name.strip().partition("/")
    if slash and "-" in number:
        number, _, first = number.partition("-")
        symbol = f"{first}/{symbol}"
    if not slash or not symbol:
        raise click.UsageError(texts.UNNAMED.format(found=name), ctx)
    return number, symbol


def found_one(
    ctx: click.Context, session: Session, name: str, year: int | None, issuer: str
) -> DocumentKey:
    """Return the one document people mean."""
    meant = issuers_of(session).resolve(issuer) if issuer else None
    found = find_documents(session, name, year, meant.name if meant else issuer)
    if not found:
        raise Problem("document_unknown", document=name[:60])
    if len(found) > 1:
        named = "; ".join(f"{key.year} {key.issuer}" for key in found)
        words = texts.SEVERAL.format(count=len(found), name=name, found=named)
        raise click.UsageError(words, ctx)
    return found[0]


def _target(session: Session, regime: str, period: str) -> write.Target:
    if not regime:
        return None
    return submission(session, regime, period) if period else regime


def _tell_added(made: write.Added, *, err: bool = False) -> None:
    counts = {name: len(getattr(made, name)) for name in ("new", "completed", "known", "waiting")}
    click.echo(texts.ADDED.format(**counts), err=err)
    for period, count in made.listed.items():
        click.echo(texts.LISTED.format(period=period, count=count), err=err)


def _needs_a_look(line: PastedLine) -> bool:
    return bool(line.doubts) or line.fault is not None


def _tell_doubts(line: PastedLine) -> None:
    said = [DOUBTS[each] for each in line.doubts]
    if line.fault is not None:
        said.append(say(line.fault))
    if said:
        click.echo(f"{line.row}: {'; '.join(said)}")


def _day(entry: DocumentEntry) -> str:
    day = day_of(entry)
    return short_date(day) if day else str(entry.year)


def _words(entry: DocumentEntry) -> list[str]:
    printed = key_of(entry).printed
    return [_day(entry), printed, shortened(entry.issuer, 30), shortened(entry.subject, 50)]


def _row(row: RegisterRow) -> list[str]:
    reports = ", ".join(f"{regime} {period}" for regime, period in row.reports)
    return [*_words(row.entry), texts.WAITS if row.waits else reports]


def _pasted_row(line: PastedLine) -> list[str]:
    words = _words(line.entry) if line.entry else ["", shortened(line.line, 40), "", ""]
    return [str(line.row), *words, OUTCOMES[line.outcome]]


def _plain(row: RegisterRow) -> dict[str, Any]:
    return {
        **msgspec.to_builtins(row.entry),
        "printed": row.key.printed,
        "other_days": list(row.other_days),
        "waits": row.waits,
        "reports": [list(report) for report in row.reports],
    }


def _plain_line(line: PastedLine) -> dict[str, Any]:
    return {
        "row": line.row,
        "outcome": line.outcome,
        "document": msgspec.to_builtins(line.entry) if line.entry else None,
        "doubts": list(line.doubts),
        "fault": say(line.fault) if line.fault else "",
    }
