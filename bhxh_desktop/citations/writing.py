"""A document cited as the decree wants it."""

from __future__ import annotations

from bhxh_desktop.citations import texts
from bhxh_desktop.citations.lexicon import lexicon
from bhxh_desktop.citations.words import Words
from bhxh_desktop.domain.citation import Citation
from bhxh_desktop.vietnamese.dates import long_date


def format_citation(citation: Citation) -> str:
    """Return the first citation of a document (Decree 30/2020, Appendix I, II.6.b).

    Type, number and symbol, date, issuer and subject; what is not known is left out. Reading it
    again gives the same fields, but for a capital at the head of the subject.
    """
    parts = [citation.type, texts.NUMBER.format(name=citation.name)]
    if citation.date is not None:
        parts.append(long_date(citation.date))
    elif citation.year is not None and not citation.symbol.startswith(f"{citation.year}/"):
        parts.append(texts.YEAR.format(year=citation.year))
    if citation.issuer:
        parts.append(texts.ISSUER.format(issuer=citation.issuer))
    if citation.subject:
        parts.append(_about(citation.subject))
    return " ".join(part for part in parts if part)


def _about(subject: str) -> str:
    """The subject with "về", or with "về việc" where it begins with something that is done."""
    words = Words(subject[:40])
    if lexicon().phrases["verbs"].match(words.keys, 0):
        return texts.ABOUT_DOING.format(subject=subject[0].lower() + subject[1:])
    return texts.ABOUT.format(subject=subject)
