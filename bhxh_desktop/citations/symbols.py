"""Number and symbol: 58/KH-BHXH, 43/2021/NĐ-CP, 27-NQ/TW, and what people make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bhxh_desktop.citations import pattern_texts as patterns
from bhxh_desktop.citations.lexicon import Lexicon
from bhxh_desktop.domain.citation import Doubt

_GROUP = re.compile(r"[^\W\d_][^\W_]{0,14}(?:&[^\W_]{1,9})?(?![^\W_])")
_JOINT = re.compile(r"( ?)([-/]?)( ?)(?=[^\W\d_])")
_DIGITS = re.compile(r"\d+\Z")
_MOST_GROUPS = 5
_NO_TYPE = "TTLT"


@dataclass(frozen=True)
class Named:
    """A number with its symbol in a text, from *start* to *end*; *groups* are the symbol's."""

    start: int
    end: int
    number: str
    joint: str
    year: int | None
    symbol: str
    groups: tuple[str, ...]
    mended: bool

    @property
    def code(self) -> str:
        """The first group without digits and case: qh of QH13."""
        return _DIGITS.sub("", self.groups[0]).casefold()

    @property
    def last_code(self) -> str:
        """The same of the second group, empty if there is none."""
        return self.groups[1].casefold() if len(self.groups) > 1 else ""


def names_in(text: str, lexicon: Lexicon) -> Iterator[Named]:
    """Yield what looks like number and symbol."""
    place = 0
    while match := patterns.NUMBER.search(text, place):
        named = _read(text, match, lexicon)
        place = named.end if named else match.end("number")
        if named:
            yield named


def doubts_of(named: Named, type_name: str, lexicon: Lexicon) -> list[Doubt]:
    """Return what is odd about the symbol of a document of this type."""
    doubts: list[Doubt] = ["symbol_mended"] if named.mended else []
    types = lexicon.types
    codes = {code.casefold() for code in types.by_name[type_name].codes}
    bodies = {body.casefold() for body in types.symbols.bodies}
    party = {body.casefold() for body in types.symbols.party}
    second = named.last_code
    if named.joint == "-":
        inverted = second in bodies and second not in party
    elif named.year is None and named.code in codes:
        inverted = second in party and second not in bodies
    else:
        unit = named.code not in bodies and named.code not in types.by_code
        inverted = second in codes or (not codes and second in bodies and unit)
    if inverted:
        doubts.append("symbol_inverted")
        return doubts
    meant = types.by_code.get(named.code)
    if (
        meant
        and named.code not in codes
        and named.groups[1:]
        and not (meant.also_unit and not codes)
    ):
        doubts.append("type_differs")
    return doubts


def _read(text: str, match: re.Match[str], lexicon: Lexicon) -> Named | None:
    groups: list[str] = []
    joints: list[str] = []
    place, mended = match.end(), False
    while len(groups) < _MOST_GROUPS:
        step = _step(text, place, groups, lexicon)
        if step is None:
            break
        group, joint, place, spaced = step
        mended = mended or spaced
        groups.append(_spelled(group, lexicon))
        joints.append(joint)
    if not groups or (match["joint"] == "-" and not _of_party(groups, joints, lexicon)):
        return None
    if _slashed(match, groups, joints, lexicon):
        joints[1], mended = "-", True
    symbol = "".join(f"{joint}{group}" for joint, group in zip(joints, groups, strict=True))
    year = match["year"]
    return Named(
        start=match.start(),
        end=place,
        number=match["number"].lstrip("0") or "0",
        joint=match["joint"],
        year=int(year) if year else None,
        symbol=f"{year}/{symbol}" if year else symbol,
        groups=tuple(groups),
        mended=mended,
    )


def _step(
    text: str, place: int, groups: list[str], lexicon: Lexicon
) -> tuple[str, str, int, bool] | None:
    """The next group: itself, what joins it, where it ends, whether the joint was mended."""
    if not groups:
        found = _GROUP.match(text, place)
        return (found[0], "", found.end(), False) if found and _fits(found[0], lexicon) else None
    joint = _JOINT.match(text, place)
    if not joint or not any(joint.groups()):
        return None
    found = _GROUP.match(text, joint.end())
    if not found or not _fits(found[0], lexicon):
        return None
    before, sign, after = joint.groups()
    only_code = len(groups) == 1 and groups[0].casefold() in lexicon.types.spelling
    if not sign or (before and after):
        known = found[0].casefold() in lexicon.types.spelling or found[0].isupper()
        if not (only_code and known):
            return None
    return found[0], sign or "-", found.end(), not sign


def _fits(group: str, lexicon: Lexicon) -> bool:
    """Symbols are capitals, two at least; what is known may be written small."""
    bare = _DIGITS.sub("", group).casefold()
    if bare in lexicon.types.spelling:
        return len(group) > 1 and (group[0].isupper() or group.islower())
    return sum(letter.isupper() for letter in group) >= min(2, len(group)) and len(group) > 1


def _spelled(group: str, lexicon: Lexicon) -> str:
    """A known group in its usual spelling where it was written without capitals."""
    if not group.islower():
        return group
    return lexicon.types.spelling.get(group, group.upper())


def _of_party(groups: list[str], joints: list[str], lexicon: Lexicon) -> bool:
    return len(groups) > 1 and joints[1] == "/" and groups[0].casefold() in lexicon.types.by_code


def _slashed(match: re.Match[str], groups: list[str], joints: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a slash stands where a dash belongs: 58/KH/BHXH."""
    return (
        match["joint"] == "/"
        and len(groups) > 1
        and joints[1] == "/"
        and groups[0] != _NO_TYPE
        and groups[0].casefold() in lexicon.types.by_code
        and groups[1] in lexicon.types.symbols.bodies
    )
