"""Commands on definitions: which regimes there are, their periods, and checking a folder."""

from __future__ import annotations

from pathlib import Path

import click

from bhxh_desktop.cli import texts
from bhxh_desktop.cli.common import json_option, print_json, print_table, regime_argument
from bhxh_desktop.cli.hints import tell
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.period import Period, PeriodRule
from bhxh_desktop.domain.regime import Regime
from bhxh_desktop.session import period_window, version_for
from bhxh_desktop.vietnamese.dates import short_date


@click.group("regimes", help=texts.REGIMES, invoke_without_command=True)
@json_option
@click.pass_context
def regimes_command(ctx: click.Context, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """List the regimes."""
    if ctx.invoked_subcommand is not None:
        return
    loaded = shipped()
    rows = [
        {
            "code": d.regime.code,
            "version": d.regime.version,
            "title": d.regime.title,
            "forms": len(d.regime.forms),
            "items": len(d.items),
            "periods": _kinds(d.regime),
            "hash": d.hash,
        }
        for d in loaded.definitions
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(texts.REGIMES_HEAD, [_words(d.regime) for d in loaded.definitions], " r r")
    tell(loaded.faults)
    if loaded.faults:
        raise click.exceptions.Exit(1)


def _words(regime: Regime) -> tuple[str, ...]:
    kinds = ", ".join(texts.PERIOD_KINDS[kind] for kind in _kinds(regime))
    return regime.code, str(regime.version), regime.title, str(len(regime.forms)), kinds


def _kinds(regime: Regime) -> list[str]:
    return list(dict.fromkeys(rule.kind for rule in regime.periods))


@regimes_command.command("check", help=texts.REGIMES_CHECK)
@click.argument(
    "folder",
    type=click.Path(exists=True, path_type=Path),
    metavar=texts.FOLDER,
    help=texts.REGIME_FOLDER_IS,
)
def check_regime(folder: Path) -> None:
    """Check one definition."""
    regime = load_regime(folder).regime
    click.echo(texts.SOUND.format(title=regime.short_title, version=regime.version))


@click.command("periods", help=texts.PERIODS)
@regime_argument
@click.argument("year", type=click.IntRange(1995, 2999), metavar=texts.YEAR, help=texts.YEAR_IS)
@json_option
def periods_command(regime: str, year: int, as_json: bool) -> None:  # noqa: FBT001
    """Show windows and due dates."""
    definition = version_for(shipped().definitions, regime, year)
    rows = []
    for rule in definition.regime.periods:
        for number in _numbers(rule):
            period = Period(year, rule.kind, number)
            rows.append((str(period), period_window(definition, period)))
    if as_json:
        days = ("start", "end", "printed_start", "printed_end", "due_on")
        print_json([{"period": p, **{d: getattr(w, d).isoformat() for d in days}} for p, w in rows])
        return
    table = [
        (
            period,
            short_date(w.start),
            short_date(w.end),
            f"{short_date(w.printed_start)} – {short_date(w.printed_end)}",
            short_date(w.due_on),
        )
        for period, w in rows
    ]
    print_table(texts.PERIODS_HEAD, table)


def _numbers(rule: PeriodRule) -> tuple[int, ...]:
    most = {"year": (0,), "quarter": (1, 2, 3, 4), "half": (1, 2), "nine_months": (9,)}
    return rule.numbers or most.get(rule.kind, tuple(range(1, 13)) if rule.kind == "month" else ())
