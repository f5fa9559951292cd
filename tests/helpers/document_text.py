"""A neutral document as plain text, one line per thing said, to be read as a diff."""

from __future__ import annotations

from bhxh_desktop.reports.document import Block, Document, Heading, Table


def as_text(document: Document) -> str:
    """Everything the document says, in order, with its shape in brackets."""
    head = document.letterhead
    lines = [
        f"[{head.parent_body} / {head.body} | {head.nation} / {head.motto}]",
        f"[{head.number_line} | {head.place_line}]",
        *(f"[[{box}]]" for box in document.marks.boxes),
        f"# {document.title.kind}",
        f"# {document.title.subject}",
        f"{document.addressed} {' | '.join(document.addressees)}",
    ]
    for block in document.blocks:
        lines += _block(block)
    lines += [document.recipients_heading, *document.recipients]
    lines += [f"[{line}]" for line in (*document.sign_off.titles, document.sign_off.name)]
    lines += [f"[foot] {line}" for line in document.marks.footer]
    lines += [f"[code] {document.marks.code}"] if document.marks.code else []
    for annex in document.annexes:
        lines += ["", f"# {annex.number}", f"# {annex.title}", annex.reference]
        lines += [line for block in annex.blocks for line in _block(block)]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return ["", f"{'=' * block.level} {block.number} {block.text}"]
    if isinstance(block, Table):
        return _table(block)
    text = "".join(f"*{run.text}*" if run.italic else run.text for run in block.runs)
    return [f"{block.bullet} {text}".strip()]


def _table(table: Table) -> list[str]:
    lines = [f"[table {'landscape ' * table.landscape}{table.caption}]", f"  ({table.measure})"]
    for tier in table.header:
        cells = [f"{c.text}{f' ↔{c.columns}' if c.columns > 1 else ''}" for c in tier]
        lines.append(f"  ‖ {' | '.join(cells)}")
    widths = " ".join(f"{column.width}{column.align[0]}" for column in table.columns)
    lines += [f"  ‖ {' | '.join(table.numbers)}"] if table.numbers else []
    lines.append(f"  ‖ {widths}")
    for row in table.rows:
        shown = " | ".join(row.cells)
        lines.append(f"  {'*' if row.bold else '|'}{'>' * row.indent} {shown}")
    return [*lines, *(f"  note: {note}" for note in table.notes)]
