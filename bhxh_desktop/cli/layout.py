"""The command that checks the layout of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import layout_texts as texts
from bhxh_desktop.cli.common import file_argument, json_option, open_session, print_json
from bhxh_desktop.cli.texts import CODE
from bhxh_desktop.layout.finding import LayoutFinding
from bhxh_desktop.layout.texts import LEVELS
from bhxh_desktop.messages import one_line
from bhxh_desktop.queries.layout_check import Compared, LayoutChecked, check_layout

MOST_PLACES = 3
"""Places told of one finding; --json tells all."""
INDENT = "   "


@click.command("layout-check", help=texts.CHECK)
@file_argument("path", texts.FILE_IS, exists=True)
@click.option("--revision", metavar=CODE, default="", help=texts.REVISION)
@json_option
@click.pass_context
def layout_check_command(ctx: click.Context, path: Path, revision: str, as_json: bool) -> None:  # noqa: FBT001 -- click passes a flag
    """Tell what is wrong with a document; exit 1 for an error, or a figure changed by hand."""
    has_data = isinstance(ctx.obj, Path)
    if revision and not has_data:
        raise click.UsageError(texts.NO_DATA, ctx)
    with open_session(ctx) if has_data else nullcontext() as session:
        checked = check_layout(path, session, revision)
    if as_json:
        print_json(_plain(checked))
    else:
        for words in _words(checked, has_data=has_data):
            click.echo(words)
    if not checked.is_sound:
        raise click.exceptions.Exit(1)


def _words(checked: LayoutChecked, *, has_data: bool) -> Iterator[str]:
    yield from map(_finding_words, checked.findings)
    if checked.compared is not None:
        yield from _changed_words(checked.compared)
    elif checked.code:
        yield (texts.NOT_HERE if has_data else texts.NOT_COMPARED).format(code=checked.code)
    if not checked.findings:
        yield texts.NOTHING.format(decree=checked.decree)
        return
    counts = {f"{level}s": checked.count(level) for level in LEVELS}
    yield texts.COUNT.format(**counts)


def _finding_words(found: LayoutFinding) -> str:
    places = [place.words for place in found.places[:MOST_PLACES]]
    left = len(found.places) - MOST_PLACES
    places += [texts.MORE_PLACES.format(count=left)] if left > 0 else []
    lines = [
        texts.FINDING.format(level=LEVELS[found.level], rule=found.rule, sentence=found.sentence),
        texts.PLACES.format(places=texts.SEPARATOR.join(places)),
        texts.MEND.format(mend=found.mend),
        texts.SOURCE.format(source=found.source),
    ]
    return _paragraph(lines)


def _changed_words(compared: Compared) -> Iterator[str]:
    record = compared.record
    said = texts.CHANGED_TITLE if compared.sentences else texts.UNCHANGED
    head = said.format(number=record.number, code=record.verification_code)
    yield _paragraph([head, *compared.sentences])


def _paragraph(lines: Iterable[str]) -> str:
    """Return lines the first of which leads; what a document holds forges none of them."""
    return f"\n{INDENT}".join(map(one_line, lines))


def _plain(checked: LayoutChecked) -> dict[str, Any]:
    compared = checked.compared
    return {
        "file": str(checked.path),
        "decree": checked.decree,
        "findings": [
            {
                "rule": found.rule,
                "check": found.code,
                "level": found.level,
                "element": found.element,
                "words": found.sentence,
                "mend": found.mend,
                "source": found.source,
                "places": [{"where": p.where, "text": p.text} for p in found.places],
            }
            for found in checked.findings
        ],
        "verification_code": checked.code,
        "revision": compared.record.id if compared else None,
        "changes": list(_plain_changes(compared)) if compared else [],
        "rewordings": [asdict(said) for said in compared.rewordings] if compared else [],
    }


def _plain_changes(compared: Compared) -> Iterator[dict[str, str]]:
    for change in compared.changes:
        yield {
            "what": change.what,
            "form": change.form,
            "cell": ".".join(change.key) if change.key else "",
            "row": change.row,
            "locked": change.locked,
            "found": change.found,
            "words": compared.words(change),
        }
