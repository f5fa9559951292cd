"""The neutral document: what a report says, before any file format.

Every writer renders these blocks; `msgspec.to_builtins` turns them into the plain data a layout
file reads, each block with its ``type``. Texts are final: numbers formatted, marks spelled out.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Align = Literal["left", "center", "right"]
Bullet = Literal["", "-", "+"]
"""What stands before a paragraph below the lettered points (domain note B7)."""


class _Part(Struct, frozen=True, omit_defaults=True):
    """Base of everything in a document."""


class Letterhead(_Part, frozen=True, kw_only=True):
    """The two columns at the top of the first page (Decree 30/2020, II.1-4)."""

    parent_body: str
    """Empty where there is no unit above."""
    body: str
    number_line: str
    """Without a number: one is given only after signing."""
    nation: str
    motto: str
    place_line: str
    """Day and month blank."""


class Title(_Part, frozen=True, kw_only=True):
    """The kind of document in capitals and its subject (II.5)."""

    kind: str
    subject: str


class Run(_Part, frozen=True, kw_only=True):
    """A piece of text in one hand."""

    text: str
    bold: bool = False
    italic: bool = False


class Heading(_Part, frozen=True, kw_only=True, tag="heading"):
    """A numbered heading of level 1 to 4."""

    level: int
    number: str
    """With its stop or bracket: "I.", "1.1.", "a)"."""
    text: str


class Paragraph(_Part, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph of the body, or a line of a list where it has a bullet."""

    runs: tuple[Run, ...]
    bullet: Bullet = ""
    annotation: bool = False
    """Smaller, for what explains the figures."""

    @property
    def text(self) -> str:
        """The words alone, without the bullet."""
        return "".join(run.text for run in self.runs)


class Column(_Part, frozen=True, kw_only=True):
    """A column of a table."""

    width: int
    """Share of the width of the table."""
    align: Align


class HeaderCell(_Part, frozen=True, kw_only=True):
    """A cell of the head; cells covered by one above are left out of their tier."""

    text: str
    columns: int = 1
    rows: int = 1


class Row(_Part, frozen=True, kw_only=True):
    """A line of a table: one text per column."""

    cells: tuple[str, ...]
    indent: int = 0
    """How deep its caption stands under "trong đó"."""
    bold: bool = False
    kept: bool = False
    """On one page with the line that follows."""


class Table(_Part, frozen=True, kw_only=True, tag="table"):
    """A table with its caption, head of one or more tiers, lines and notes."""

    caption: str = ""
    measure: str = ""
    """ "Đơn vị tính: …" """
    columns: tuple[Column, ...]
    caption_column: int
    """The column whose texts the indents of the rows apply to."""
    header: tuple[tuple[HeaderCell, ...], ...]
    numbers: tuple[str, ...] = ()
    """Printed under the head, one per column; empty where the columns are not numbered."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False
    """Too wide for an upright page."""


Block = Heading | Paragraph | Table


class Annex(_Part, frozen=True, kw_only=True):
    """A table behind the signature, with pages numbered from 1 (III.1)."""

    number: str
    """ "Phụ lục I"; without a numeral where it is the only one."""
    title: str
    """In capitals."""
    reference: str
    """ "(Kèm theo Báo cáo số … ngày … của …)"."""
    blocks: tuple[Block, ...]

    @property
    def landscape(self) -> bool:
        """Tell whether any of its tables is too wide for an upright page."""
        return any(isinstance(block, Table) and block.landscape for block in self.blocks)


class SignOff(_Part, frozen=True, kw_only=True):
    """Who signs (II.7); the writer leaves room for the signature above the name."""

    titles: tuple[str, ...]
    """ "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC", or the title alone."""
    name: str = ""
    """Blank where the settings name nobody."""


class Marks(_Part, frozen=True, kw_only=True):
    """What tells a draft, a locked report and sample data apart."""

    boxes: tuple[str, ...] = ()
    """Framed under the number of the first page."""
    footer: tuple[str, ...] = ()
    """At the foot of every page."""
    code: str = ""
    """What the QR code at the foot holds: the id of the locked revision."""


class Document(_Part, frozen=True, kw_only=True):
    """A whole report."""

    letterhead: Letterhead
    title: Title
    addressed: str = ""
    """ "Kính gửi:", empty where nobody is addressed."""
    addressees: tuple[str, ...] = ()
    """One: printed on the same line; several: each on its own, with its stop."""
    blocks: tuple[Block, ...]
    sign_off: SignOff
    recipients_heading: str
    recipients: tuple[str, ...]
    """With dashes and stops."""
    annexes: tuple[Annex, ...] = ()
    marks: Marks = Marks()
