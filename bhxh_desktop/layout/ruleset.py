"""Rules of layout as data: one file of TOML for each decree (resources/layout)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from bhxh_desktop import paths
from bhxh_desktop.errors import Problem

Level = Literal["error", "warning", "info"]
Numerals = Literal["decimal", "upperRoman"]
Between = tuple[float, float]
Sizes = float | Between
"""One size of type, or from one to another; points."""
CURRENT = "nd30-2020"


class _Data(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of what is read."""


class Margins(_Data, frozen=True, kw_only=True):
    """Millimetres, from and to."""

    top: Between
    bottom: Between
    left: Between
    right: Between


class Larger(_Data, frozen=True, kw_only=True):
    """Points by which one element is larger than another."""

    element: str
    by: float


class Expect(_Data, frozen=True, kw_only=True):
    """What has to hold; each field is the name of a check (`layout/checks`), None: not asked."""

    # pages
    paper: Between | None = None
    landscape_for_tables: bool | None = None
    margins: Margins | None = None
    in_header: bool | None = None
    hidden_on_first: bool | None = None
    numbered_from: int | None = None
    numerals: Numerals | None = None
    own_pages: bool | None = None
    # letters
    font: str | None = None
    colour: str | None = None
    composed: bool | None = None
    unicode: bool | None = None
    caps: bool | None = None
    size: Sizes | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    larger_than: Larger | None = None
    # paragraphs
    align: Literal["left", "center", "right", "both"] | None = None
    first_line: tuple[float, ...] | None = None
    gap: float | None = None
    gap_above: float | None = None
    line_spacing: Between | None = None
    single_spaced: bool | None = None
    line_below: Between | None = None
    boxed: bool | None = None
    own_line: bool | None = None
    # words
    text: str | None = None
    pattern: str | None = None
    ends_with: str | None = None
    ends_listed: bool | None = None
    roman_number: bool | None = None
    arabic_number: bool | None = None
    letters: str | None = None
    signs: tuple[str, ...] | None = None
    title_on_own_line: bool | None = None
    first_citation_dated: bool | None = None
    symbol_fits_kind: bool | None = None
    known_place: bool | None = None
    deputy_for_head: bool | None = None
    without_titles: bool | None = None
    archived: bool | None = None
    as_above_first: bool | None = None
    blank_in_draft: bool | None = None
    # what stands where
    present: bool | None = None
    present_for: tuple[str, ...] | None = None
    without: str | None = None
    on_right: bool | None = None
    level_with: str | None = None
    blank_lines: int | None = None
    order: tuple[tuple[str, ...], ...] | None = None
    referred_to: bool | None = None
    numbered_on: bool | None = None
    # tables
    head_repeated: bool | None = None
    rows_whole: bool | None = None
    smallest: float | None = None


class Rule(_Data, frozen=True, kw_only=True):
    """What is expected of one element, or of each of several."""

    id: Annotated[str, Meta(pattern=r"^[A-Z]\d{1,2}(-[a-z]+)?\Z")]
    level: Level
    element: str | tuple[str, ...]
    article: str = ""
    """The item of the decree; empty where it is custom."""
    source: str = ""
    """In place of the usual words around the article."""
    example: str = ""
    """How it is written, where a pattern says what is expected."""
    expect: Expect

    @property
    def elements(self) -> tuple[str, ...]:
        """What the rule is about."""
        return (self.element,) if isinstance(self.element, str) else self.element


class Words(_Data, frozen=True, kw_only=True):
    """How elements are recognised; compared without marks and case."""

    nation: str
    motto: str
    about: tuple[str, ...]
    addressed: str
    basis: tuple[str, ...]
    """The first begins the list of bases, the others go on with it."""
    recipients: str
    archive: str
    as_above: str
    annex: str
    annex_reference: tuple[str, ...]
    draft: str
    measure: tuple[str, ...]
    note: str
    resolution: tuple[str, ...]
    chapter: tuple[str, ...]
    division: tuple[str, ...]
    article: str
    stamps: tuple[str, ...]
    authority: tuple[str, ...]
    deputy: str
    deputizing: str
    """The code a deputy signs with."""
    heads: tuple[str, ...]
    """Nouns the name of an office begins with."""
    officers: tuple[str, ...]
    """Titles of those who sign."""
    academic: tuple[str, ...]
    decisions: tuple[str, ...]
    """Codes of the kinds that cite their bases line by line."""


class Ruleset(_Data, frozen=True, kw_only=True):
    """All rules of one decree."""

    title: str
    source: str
    """Words around an article."""
    custom: str
    """In place of them where there is no article."""
    tolerance: float
    """Millimetres."""
    tolerance_page: float
    elements: dict[str, str]
    """Their names for people."""
    words: Words
    rules: tuple[Rule, ...]

    def source_of(self, rule: Rule) -> str:
        """Return what says so."""
        if rule.source or not rule.article:
            return rule.source or self.custom
        return self.source.format(article=rule.article)


def load_ruleset(path: Path) -> Ruleset:
    """Return the rules in a file.

    Raises Problem ``layout_rules`` where it cannot be used; names of checks are fields, so an
    unknown one is told of here, as is an element without a name and an id used twice.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rules = msgspec.convert(table, Ruleset)
    except (OSError, ValueError) as error:
        raise Problem("layout_rules", name=path.name, detail=str(error)) from None
    nameless = {each for rule in rules.rules for each in rule.elements} - rules.elements.keys()
    ids = [rule.id for rule in rules.rules]
    doubled = sorted({each for each in ids if ids.count(each) > 1})
    if nameless or doubled:
        detail = ", ".join([*sorted(nameless), *doubled])
        raise Problem("layout_rules", name=path.name, detail=detail)
    return rules


@cache
def current_rules() -> Ruleset:
    """Return the rules in force."""
    return load_ruleset(paths.resources() / "layout" / f"{CURRENT}.toml")
