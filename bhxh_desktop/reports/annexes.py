"""Forms printed as annexes behind the signature: which, their numbers, who points to them."""

from __future__ import annotations

from collections.abc import Iterator

from bhxh_desktop.domain.regime import Form, Section
from bhxh_desktop.reports import texts
from bhxh_desktop.reports.document import Annex, Paragraph, Run
from bhxh_desktop.reports.form_grid import grid_of
from bhxh_desktop.reports.source import ReportSource
from bhxh_desktop.reports.tables import form_blocks, says_anything

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def annexed(source: ReportSource) -> dict[str, str]:
    """Return what each form that is an annex is called, by code, in the order they are printed."""
    forms = [form.code for form in _forms(source)]
    if len(forms) == 1:
        return {forms[0]: texts.ANNEX}
    return {
        code: texts.ANNEX_NUMBERED.format(number=_roman(number))
        for number, code in enumerate(forms, 1)
    }


def annexes(source: ReportSource, reference: str) -> Iterator[Annex]:
    """Yield the annexes; *reference* says below each title which report they came with."""
    names = annexed(source)
    for form in _forms(source):
        blocks = tuple(form_blocks(source, form, titled=False))
        title = form.title.upper()
        yield Annex(number=names[form.code], title=title, reference=reference, blocks=blocks)


def pointer(source: ReportSource, section: Section) -> Iterator[Paragraph]:
    """Yield the sentence of *section* that points to its annexes, if it has any (III.1.a)."""
    names = [name for code, name in annexed(source).items() if code in section.forms]
    if names:
        *others, last = names
        listed = texts.ANNEX_AND.join(filter(None, (", ".join(others), last)))
        yield Paragraph(runs=(Run(text=texts.ANNEX_AT.format(annexes=listed)),))


def _forms(source: ReportSource) -> list[Form]:
    """Return the forms that are annexes and say anything, in the order of the sections."""
    filled = [form for form in source.forms if form.annex and _says_anything(source, form)]
    sections = [s for s in source.regime.sections if s.serves(source.level, source.period)]
    listed = {f.code: f for section in sections for f in filled if f.code in section.forms}
    return list(listed.values())


def _says_anything(source: ReportSource, form: Form) -> bool:
    return says_anything(source, grid_of(form, source.open_rows(form.code)))


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        said += letters * count
    return said
