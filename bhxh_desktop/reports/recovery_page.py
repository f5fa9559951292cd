"""The page a recovery code is printed on: the code in groups, what it opens, how to keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import (
    Column,
    Document,
    HeaderCell,
    Letterhead,
    Paragraph,
    Row,
    Run,
    SignOff,
    Table,
    Title,
)
from bhxh_desktop.vietnamese.dates import long_date

_PREFIX = "AGE-SECRET-KEY-1"
_GROUP, _GROUPS = 4, 5


@dataclass(frozen=True, kw_only=True)
class RecoveryPage:
    """What stands on the page."""

    code: str
    """The text of an age identity: a secret."""
    recipient: str
    opens: Literal["bundles", "backup"]
    unit: Unit
    parent: Unit | None
    author: str
    day: date

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The code after its first line, in lines of groups as people type them."""
        rest = self.code.removeprefix(_PREFIX)
        groups = [rest[n : n + _GROUP] for n in range(0, len(rest), _GROUP)]
        return tuple(tuple(groups[n : n + _GROUPS]) for n in range(0, len(groups), _GROUPS))


def as_text(page: RecoveryPage) -> str:
    """Return the page as plain text, to print or to show."""
    code = [_PREFIX, *("  ".join(groups) for groups in page.lines)]
    before, after = _words(page)
    title = [f"{texts.RECOVERY_KIND}: {page.unit.name}", long_date(page.day)]
    return "\n\n".join(["\n".join(title), *before, "\n".join(code), *after]) + "\n"


def as_document(page: RecoveryPage) -> Document:
    """Return the page as a document for any writer."""
    before, after = _words(page)
    blank = ("",) * _GROUPS
    rows = (Row(cells=(*groups, *blank)[:_GROUPS], bold=True) for groups in page.lines)
    table = Table(
        columns=(Column(width=1, align="center"),) * _GROUPS,
        caption_column=-1,
        header=((HeaderCell(text=_PREFIX, columns=_GROUPS),),),
        rows=tuple(rows),
    )
    return Document(
        letterhead=Letterhead(
            parent_body=page.parent.name.upper() if page.parent else "",
            body=page.unit.name.upper(),
            number_line="",
            nation=texts.NATION,
            motto=texts.MOTTO,
            place_line=texts.RECOVERY_PLACE.format(place=page.unit.place, day=long_date(page.day)),
        ),
        title=Title(
            kind=texts.RECOVERY_KIND, subject=texts.RECOVERY_SUBJECT.format(unit=page.unit.name)
        ),
        blocks=(*_paragraphs(before), table, *_paragraphs(after)),
        sign_off=SignOff(titles=(texts.RECOVERY_MAKER,), name=page.author),
        recipients_heading=texts.RECOVERY_KEPT,
        recipients=texts.RECOVERY_SAFE,
    )


def _words(page: RecoveryPage) -> tuple[Sequence[str], Sequence[str]]:
    """Return what is said before and after the code."""
    uses = texts.RECOVERY_USES[page.opens]
    what = uses.format(unit=page.unit.short_name, day=long_date(page.day))
    return (
        (what, texts.RECOVERY_ONCE, texts.RECOVERY_HIDE, texts.RECOVERY_TABLE),
        (
            texts.RECOVERY_HOW,
            texts.RECOVERY_COMMANDS[page.opens],
            texts.RECOVERY_PUBLIC,
            page.recipient,
        ),
    )


def _paragraphs(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs=(Run(text=line),)) for line in lines)
