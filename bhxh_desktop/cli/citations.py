"""The command that reads citations of documents from a file of text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bhxh_desktop.citations.parsing import parse_citations
from bhxh_desktop.citations.reading import read_text
from bhxh_desktop.cli import citation_texts as texts
from bhxh_desktop.cli.common import file_argument, json_option, print_json
from bhxh_desktop.domain.citation import Citation
from bhxh_desktop.messages import one_line
from bhxh_desktop.vietnamese.dates import short_date


@click.command("citations", help=texts.COMMAND)
@file_argument("path", texts.FILE_IS, exists=True)
@json_option
def citations_command(path: Path, as_json: bool) -> None:  # noqa: FBT001 -- click's way
    """Tell every document found with what is odd about it."""
    found = parse_citations(read_text(path))
    if as_json:
        print_json([_plain(citation) for citation in found])
    else:
        _print(found, path)


def _print(found: tuple[Citation, ...], path: Path) -> None:
    for place, citation in enumerate(found, 1):
        head = _head(citation)
        title = texts.WITHIN.format(title=head) if citation.within else head
        click.echo(one_line(f"{place:>4}. {title}"))
        if citation.subject:
            click.echo(one_line(texts.SUBJECT.format(subject=citation.subject)))
        for doubt in citation.doubts:
            click.echo(one_line(texts.DOUBT.format(doubt=_sentence(doubt, citation))))
    doubted = sum(len(citation.doubts) for citation in found)
    if not found:
        click.echo(one_line(texts.NONE.format(name=path.name)))
    elif doubted:
        click.echo(texts.COUNT_DOUBTED.format(count=len(found), doubted=doubted))
    else:
        click.echo(texts.COUNT.format(count=len(found)))


def _head(citation: Citation) -> str:
    """Type, number and symbol, date and issuer in one line."""
    parts = [texts.TITLE.format(type=citation.type, name=citation.name)]
    if citation.date:
        parts.append(texts.DAY.format(day=short_date(citation.date)))
    elif citation.year and not citation.symbol.startswith(f"{citation.year}/"):
        parts.append(texts.YEAR.format(year=citation.year))
    if citation.issuer:
        parts.append(texts.ISSUER.format(issuer=citation.issuer))
    return " ".join(parts)


def _sentence(doubt: str, citation: Citation) -> str:
    said = {"type": citation.type, "symbol": citation.symbol, "year": citation.year}
    return texts.DOUBTS[doubt].format(**said)


def _plain(citation: Citation) -> dict[str, Any]:
    return {
        "type": citation.type,
        "number": citation.number,
        "symbol": citation.symbol,
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer,
        "subject": citation.subject,
        "line": citation.line,
        "row": citation.row,
        "year": citation.year,
        "within": citation.within,
        "doubts": list(citation.doubts),
    }
