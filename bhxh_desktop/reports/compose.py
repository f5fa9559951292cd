"""A report's neutral document from its definition, figures, narrative and standing."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.domain.regime import Section
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.annexes import annexes, pointer
from bhxh_desktop.reports.document import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    SignOff,
    Title,
)
from bhxh_desktop.reports.lists import document_list, task_progress
from bhxh_desktop.reports.quoting import Quoter
from bhxh_desktop.reports.sentences import default_sentences, fill, layout_words, own_text
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.standing import marks_of
from bhxh_desktop.reports.tables import form_blocks
from bhxh_desktop.vietnamese.dates import long_date

END = "./."
"""Ends the text of a document (Decree 30/2020, appendix III)."""


def compose(source: ReportSource) -> Document:
    """Return the document *source* describes; it holds no signature.

    The number and day of issue stand there once they are known, else room for them.
    """
    layout, words = source.layout, layout_words(source)
    frame = source.frame
    addressees = frame.addressees or tuple(fill(line, words) for line in layout.addressee)
    recipients = frame.recipients or tuple(fill(line, words) for line in layout.recipients)
    return Document(
        letterhead=_letterhead(source),
        title=title_of(source),
        addressed=texts.ADDRESSED if addressees else "",
        addressees=_listed(addressees) if len(addressees) > 1 else addressees,
        blocks=(*_opening(source), *_body(source), _closing(source)),
        sign_off=_sign_off(source),
        recipients_heading=texts.RECIPIENTS,
        recipients=_listed(recipients),
        annexes=tuple(annexes(source, _reference(source))),
        marks=marks_of(source),
    )


def title_of(source: ReportSource) -> Title:
    """Return kind and subject of the report."""
    subject = fill(source.layout.subject, layout_words(source))
    return Title(kind=source.layout.title, subject=subject)


def symbol_of(source: ReportSource) -> str:
    """Return the symbol that follows the number of the report: "BC-BHXH"."""
    kinds = {kind.upper(): code for code, kind in texts.DOCUMENT_KINDS.items()}
    kind = kinds.get(source.layout.title.upper())
    return "-".join(filter(None, (kind, source.frame.symbol or source.unit.symbol)))


def _letterhead(source: ReportSource) -> Letterhead:
    parent = source.parent.name if source.parent else ""
    return Letterhead(
        parent_body=(source.frame.parent_body or parent).upper(),
        body=source.body.upper(),
        number_line=_number_line(source),
        nation=texts.NATION,
        motto=texts.MOTTO,
        place_line=texts.PLACE_LINE.format(place=source.place or texts.NO_PLACE, day=_day(source)),
    )


def _number_line(source: ReportSource) -> str:
    symbol = symbol_of(source)
    if source.issued is None:
        return texts.NUMBER_LINE.format(symbol=symbol)
    return texts.NUMBERED_LINE.format(number=source.issued.number, symbol=symbol)


def _day(source: ReportSource) -> str:
    """Return the day of issue in words, day and month blank where it is not known."""
    if source.issued is None:
        return texts.BLANK_DAY.format(year=source.window.due_on.year)
    return long_date(source.issued.day)


def _reference(source: ReportSource) -> str:
    number = _number_line(source)
    return texts.ANNEX_REFERENCE.format(
        kind=source.layout.title.capitalize(),
        number=number[:1].lower() + number[1:].replace(":", "", 1),
        day=_day(source),
        body=source.body,
    )


def _opening(source: ReportSource) -> Iterator[Paragraph]:
    opening = fill(source.layout.opening, layout_words(source))
    yield _plain(opening if opening.endswith((".", ":")) else f"{opening}:")
    yield _plain(_window_words(source))
    if source.missing:
        yield _plain(texts.MISSING.format(units=", ".join(source.missing)))


def _window_words(source: ReportSource) -> str:
    """Return which days the figures cover, beside the printed period where they are others."""
    window = source.window
    printed = window.printed_start, window.printed_end
    covered = window.start, source.as_of or window.end
    days = zip(("start", "end", "first", "last"), (*printed, *covered), strict=True)
    words = texts.WINDOW if printed == covered else texts.WINDOWS
    return words.format(**{name: long_date(day) for name, day in days})


def _body(source: ReportSource) -> Iterator[Block]:
    quoter = Quoter(source)
    sections = [s for s in source.regime.sections if s.serves(source.level, source.period)]
    for section, following in zip(sections, (*sections[1:], None), strict=False):
        yield _heading(section)
        content = tuple(_content(source, section, quoter))
        yield from content
        leads = following is not None and following.level > section.level
        if not content and not leads:
            yield _plain(texts.NO_CONTENT)


def _heading(section: Section) -> Heading:
    """Return a heading: in capitals on the highest level, unless in Arabic figures (V.6.b)."""
    number = section.printed_number
    capitals = section.level == 1 and not number[:1].isdecimal()
    text = section.heading.upper() if capitals else section.heading
    return Heading(level=section.level, number=number, text=text)


def _content(source: ReportSource, section: Section, quoter: Quoter) -> Iterator[Block]:
    own = source.narrative.get(section.code, ())
    words = [*default_sentences(quoter, section, own)]
    words += own_text(own, None if source.lock else quoter)
    yield from words
    if section.documents:
        yield from document_list(source, words)
    if section.tasks:
        yield from task_progress(source)
    for form in source.forms:
        if form.code in section.forms and not form.annex:
            titled = form.title.casefold() != section.heading.casefold()
            yield from form_blocks(source, form, titled=titled)
    yield from pointer(source, section)


def _closing(source: ReportSource) -> Paragraph:
    closing = fill(source.layout.closing, layout_words(source))
    return _plain(closing.rstrip(" ./") + END)


def _sign_off(source: ReportSource) -> SignOff:
    layout, frame = source.layout, source.frame
    titles = tuple(filter(None, (layout.authority, layout.signer_title)))
    return SignOff(titles=frame.signer or titles, name=frame.signer_name)


def _listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a list as the decree ends them: "- …;", the last with a full stop."""
    ends = [";"] * (len(lines) - 1) + ["."]
    return tuple(f"- {line}{end}" for line, end in zip(lines, ends, strict=True))


def _plain(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text),))
