"""What a bundle holds, and the files it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import repeat
from typing import Annotated, Literal

from msgspec import Meta, Struct

from bhxh_desktop.domain.figure import Cell, FigureKey, Figures
from bhxh_desktop.domain.heads import Graph, by_submission
from bhxh_desktop.domain.long_csv import write_lines
from bhxh_desktop.domain.revision import HeadRecord, Key, Moment, Name, Signed, SubmissionKey
from bhxh_desktop.domain.setup import Setup
from bhxh_desktop.domain.unit import UnitCode

Use = Literal["submission", "merged", "response", "setup"]
CSV = "figures.csv"
SUFFIX = ".bhxh"
FOLDERS = (
    *("heads", "parts", "reviews", "annotations", "enrolments", "revocations"),
    *("sealing", "setups", "definitions"),
)
FILES = "attachments"
"""Their names have no ending: they are whatever the office kept."""
PATH = re.compile(
    rf"(?:{'|'.join(FOLDERS)})/[0-9a-f]{{64}}\.json|{FILES}/[0-9a-f]{{64}}|figures\.csv"
)
"""Every name a file listed in the descriptor may have."""


class Header(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What the descriptor says of the bundle as a whole, under the name ``bhxh``."""

    format: Annotated[int, Meta(ge=0, le=0)]
    use: Use
    sender: UnitCode
    signer: Key
    addressee: UnitCode | None = None
    made_at: Moment
    author: Name
    sequence: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    """Number of the file among those its workspace wrote."""
    sample: bool = False
    """Everything in it is sample data: no workspace of real figures takes it."""

    @property
    def between_pcs(self) -> bool:
        """Tell whether it passes between PCs of one unit: nothing in it is sent by that."""
        return self.addressee == self.sender


@dataclass(frozen=True)
class Contents:
    """Everything a bundle carries."""

    header: Header
    revisions: Mapping[str, Signed] = field(default_factory=dict)
    """Head records by id, those of ancestors too."""
    parts: Mapping[str, bytes] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    """Files kept with documents that its parts list; not all of them need to be here."""
    reviews: Mapping[str, Signed] = field(default_factory=dict)
    annotations: Mapping[str, Signed] = field(default_factory=dict)
    enrolments: Mapping[str, Signed] = field(default_factory=dict)
    revocations: Mapping[str, Signed] = field(default_factory=dict)
    sealing: Mapping[str, Signed] = field(default_factory=dict)
    """What is said of the keys that bundles are sealed to."""
    setups: Mapping[str, Signed] = field(default_factory=dict)
    definitions: Mapping[str, bytes] = field(default_factory=dict)
    figures: Mapping[str, Figures] = field(default_factory=dict)
    """Of every revision that is a head within the bundle: its cells, for the CSV."""

    @property
    def about_keys(self) -> dict[str, Signed]:
        """All statements about keys by id."""
        return {**self.enrolments, **self.revocations, **self.sealing}

    @property
    def decisions(self) -> dict[str, Setup]:
        """The setups by id."""
        return {
            name: signed.statement
            for name, signed in self.setups.items()
            if isinstance(signed.statement, Setup)
        }

    @property
    def is_of_keys(self) -> bool:
        """Whether all it says is about keys."""
        return not (self.revisions or self.reviews or self.setups)

    @property
    def records(self) -> dict[str, HeadRecord]:
        """The head records by id."""
        return {
            revision: signed.statement
            for revision, signed in self.revisions.items()
            if isinstance(signed.statement, HeadRecord)
        }


def heads_within(records: Mapping[str, HeadRecord]) -> list[str]:
    """Return the revisions that no other of *records* follows, in order of id."""
    groups = by_submission(records).values()
    return sorted(revision for group in groups for revision in Graph(group).latest(group))


def files(contents: Contents) -> dict[str, bytes]:
    """Return every listed file of the bundle by its path."""
    groups: tuple[tuple[str, Mapping[str, Signed | bytes]], ...] = (
        ("heads", contents.revisions),
        ("parts", contents.parts),
        ("reviews", contents.reviews),
        ("annotations", contents.annotations),
        ("enrolments", contents.enrolments),
        ("revocations", contents.revocations),
        ("sealing", contents.sealing),
        ("setups", contents.setups),
        ("definitions", contents.definitions),
    )
    found = {
        f"{folder}/{name}.json": held if isinstance(held, bytes) else held.content
        for folder, group in groups
        for name, held in group.items()
    }
    found |= {f"{FILES}/{name}": held for name, held in contents.attachments.items()}
    if contents.figures:
        found[CSV] = figures_csv(contents.records, contents.figures)
    return dict(sorted(found.items()))


def figures_csv(records: Mapping[str, HeadRecord], figures: Mapping[str, Figures]) -> bytes:
    """Return the long CSV of the heads, sorted by submission, revision and cell, with a BOM."""
    lines: list[tuple[SubmissionKey, FigureKey, Cell, str]] = []
    for submission, _, cells in sorted((records[i].key, i, cells) for i, cells in figures.items()):
        keys = sorted(cells)
        lines += zip(repeat(submission), keys, map(cells.__getitem__, keys), repeat(""))
    return b"\xef\xbb\xbf" + write_lines(lines).encode()


def response_name(header: Header) -> str:
    """Return an ASCII file name for a response, which names the unit it is for."""
    return f"{header.sender}_to_{header.addressee}_{header.sequence:04}{SUFFIX}"


def keys_name(header: Header) -> str:
    """Return an ASCII file name for a bundle in which a PC only names its keys."""
    return f"{header.sender}_keys_{header.sequence:04}{SUFFIX}"


def setup_name(header: Header) -> str:
    """Return an ASCII file name for a setup, which names the unit it is for."""
    return f"{header.sender}_setup_{header.addressee}_{header.sequence:04}{SUFFIX}"


def file_name(header: Header, regime: str, period: str) -> str:
    """Return an ASCII file name: unit, regime or "all", period, sequence."""
    return f"{header.sender}_{regime}_{period}_{header.sequence:04}{SUFFIX}"
