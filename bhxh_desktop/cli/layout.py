"""The command that checks the layout of a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.cli import layout_texts as texts
from bhxh_desktop.cli.common import file_argument, json_option, print_json
from bhxh_desktop.layout.checker import check_paper
from bhxh_desktop.layout.finding import LayoutFinding
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.ruleset import current_rules
from bhxh_desktop.messages import one_line

MOST_PLACES = 5


@click.command("layout-check", help=texts.CHECK)
@file_argument("path", texts.FILE_IS, exists=True)
@json_option
def layout_check_command(path: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Tell what is not as the decree wants it; exit 1 if any of it is an error."""
    found = check_paper(read_paper(path), current_rules())
    if as_json:
        print_json([_plain(finding) for finding in found])
    else:
        _print(found)
    if any(finding.level == "error" for finding in found):
        raise click.exceptions.Exit(1)


def _print(found: tuple[LayoutFinding, ...]) -> None:
    for finding in found:
        level = texts.LEVELS[finding.level]
        said = {"level": level, "rule": finding.rule, "sentence": finding.sentence}
        click.echo(one_line(texts.FINDING.format(**said)))
        words = [place.words for place in finding.places]
        places = "; ".join(words[:MOST_PLACES])
        if len(words) > MOST_PLACES:
            places = texts.MORE.format(places=places, count=len(words) - MOST_PLACES)
        click.echo(one_line(texts.PLACE.format(places=places)))
        click.echo(texts.MEND.format(mend=finding.mend))
        click.echo(texts.SOURCE.format(source=finding.source))
    counts = {
        f"{level}s": sum(finding.level == level for finding in found) for level in texts.LEVELS
    }
    click.echo(texts.COUNT.format(**counts) if found else texts.SOUND)


def _plain(finding: LayoutFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "element": finding.element,
        "says": finding.sentence,
        "places": [place.words for place in finding.places],
        "mend": finding.mend,
        "source": finding.source,
    }
