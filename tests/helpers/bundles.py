"""Builders for bundles: keys that are always the same, a small submission, spoilt copies of it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from bhxh_desktop.bundles.archive import pack
from bhxh_desktop.bundles.descriptor import (
    DESCRIPTOR,
    SIGNATURE,
    descriptor,
    descriptor_signature,
    listing,
)
from bhxh_desktop.bundles.identity import Identity
from bhxh_desktop.bundles.package import Contents, Header
from bhxh_desktop.bundles.reader import Bundle, Reader
from bhxh_desktop.bundles.trust import PrivateKey
from bhxh_desktop.bundles.writer import BundleInfo, bundle_bytes
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import NONE_ARISING, Cell, CellState, FigureKey, number_cell
from bhxh_desktop.domain.formats import FORMAT
from bhxh_desktop.domain.parts import (
    NarrativePart,
    Paragraph,
    encode_part,
    figures_from_part,
    figures_to_part,
)
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import (
    DefinitionRef,
    Enrolment,
    HeadRecord,
    Revocation,
    SealingKey,
    Signed,
    Statement,
)
from bhxh_desktop.errors import Problem
from bhxh_desktop.messages import say
from tests.helpers.model import a_review, a_revision, small_definition
from tests.helpers.sealing import RECIPIENT

DEFINITION = small_definition()
FIGURES = {
    FigureKey("dossiers", "collection", "new"): number_cell(1250),
    FigureKey("dossiers", "collection", "late"): NONE_ARISING,
    FigureKey("dossiers", "policy", "new"): Cell(CellState.VALUE, number_cell("-3.5").value, True),
    FigureKey("sheet", "words", "value"): Cell(CellState.VALUE, '=Số, "liệu"'),
    FigureKey("classes", "r-0123456789abcdef", "name"): Cell(CellState.VALUE, "@Lớp"),
}
NARRATIVE = encode_part(NarrativePart(sections={"intro": (Paragraph("0" * 16, "Nội dung"),)}))
MADE_AT = "2023-12-15T08:30:00+07:00"


@cache
def private_key(unit: str) -> PrivateKey:
    """The key of a unit's PC, the same in every run."""
    return PrivateKey(hashlib.sha256(unit.encode()).digest())


def signed(unit: str, statement: Statement) -> Signed:
    """Return *statement* signed by *unit*, whatever signer it names, sound or not."""
    return Signed(statement, private_key(unit).sign(statement.signed_bytes))


def a_record(unit: str = "A", *parents: HeadRecord, **more: Any) -> HeadRecord:
    """A revision by the key of *unit* that names the small regime by its true hash."""
    parts = {
        "figures": canonical.digest(figures_to_part(FIGURES)),
        "narrative": canonical.digest(NARRATIVE),
    }
    fields = {
        "signer": private_key(unit).public,
        "definition": DefinitionRef("small", 1, DEFINITION.hash),
        "parts": parts,
    }
    return a_revision(unit, *parents, **{**fields, **more})


def a_header(unit: str = "A", **more: Any) -> Header:
    """The header of a submission by *unit*."""
    fields = {
        "format": FORMAT,
        "use": "submission",
        "sender": unit,
        "signer": private_key(unit).public,
        "addressee": "P",
        "made_at": MADE_AT,
        "author": "Người lập",
        "sequence": 1,
    }
    return Header(**{**fields, **more})


def held(written: BundleInfo, *identities: Identity) -> Contents:
    """What a written bundle holds, read by somebody who knows no definition."""
    bundle = Reader(identities=lambda: identities).read(written.path)
    assert bool(identities) == bundle.sealed
    assert (written.digest, written.size) == (bundle.digest, bundle.size)
    return bundle.contents


def some_contents(unit: str = "A", **more: Any) -> Contents:
    """A submission: a revision whose figures were pruned, the head on it, a review, keys."""
    first = a_record(unit, parts={"figures": canonical.digest(b"pruned")})
    head = a_record(unit, first, number=2)
    review = a_review(first, "return", reason="Sai", signer=private_key("P").public)
    enrolment = Enrolment(
        unit=unit, key=private_key("A2").public, made_at=MADE_AT, signer=private_key(unit).public
    )
    revocation = Revocation(
        key=private_key("A2").public, reason="Mất", made_at=MADE_AT, signer=private_key(unit).public
    )
    own = private_key(unit).public
    sealing = SealingKey(unit=unit, key=own, recipient=RECIPIENT, made_at=MADE_AT, signer=own)
    figures = figures_to_part(FIGURES)
    fields = {
        "header": a_header(unit),
        "revisions": {r.id: signed(unit, r) for r in (first, head)},
        "parts": {canonical.digest(data): data for data in (figures, NARRATIVE)},
        "reviews": {review.id: signed("P", review)},
        "enrolments": {enrolment.id: signed(unit, enrolment)},
        "revocations": {revocation.id: signed(unit, revocation)},
        "sealing": {sealing.id: signed(unit, sealing)},
        "definitions": {DEFINITION.hash: DEFINITION.content},
        "figures": {head.id: figures_from_part(figures, DEFINITION)},
    }
    return Contents(**{**fields, **more})


@cache
def some_bundle(unit: str = "A") -> bytes:
    """The bundle of :func:`some_contents`."""
    return bundle_bytes(some_contents(unit), private_key(unit))[0]


def entries_of(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle as any unzip program sees them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resealed(listed: Mapping[str, bytes], unit: str = "A", header: Header | None = None) -> bytes:
    """Return a bundle of *listed* with descriptor and signature made anew, as its signer could."""
    files = {name: data for name, data in listed.items() if name not in (DESCRIPTOR, SIGNATURE)}
    described = canonical.encode(descriptor(header or a_header(unit), listing(files)))
    signature = descriptor_signature(described, private_key(unit))
    return pack({**files, DESCRIPTOR: described, SIGNATURE: signature})


def read(data: bytes, *known: Definition) -> Bundle:
    """Read a bundle with a fresh reader that knows these definitions."""
    return Reader({definition.hash: definition for definition in known}).read_bytes(data)


ENTRIES = entries_of(some_bundle())
"""The files of the bundle of A."""
LISTED = {name: data for name, data in ENTRIES.items() if name not in (DESCRIPTOR, SIGNATURE)}
"""Those the descriptor lists."""
PART = figures_to_part(FIGURES)
NOTHING: dict[str, Any] = {
    name: {} for name in ("revisions", "parts", "reviews", "definitions", "figures")
}
"""For contents of keys only."""


def refusal(data: bytes) -> Problem:
    """Return what *data* is refused with; its sentence says that nothing has changed."""
    with pytest.raises(Problem) as caught:
        read(data)
    sentence = say(caught.value)
    assert "chưa có gì thay đổi" in sentence or caught.value.code == "format_newer"
    return caught.value


def code_of(data: bytes) -> str:
    """Return the code *data* is refused with; of a fault within one file that fault's."""
    fault = refusal(data)
    inner = fault.fields.get("fault", fault)
    assert isinstance(inner, Problem)
    return inner.code


def path_of(folder: str) -> str:
    """Return the first file of a folder in ENTRIES."""
    return next(name for name in ENTRIES if name.startswith(f"{folder}/"))


def written(**more: Any) -> bytes:
    """Return the bundle of A with other contents, signed as ever."""
    return bundle_bytes(some_contents(**more), private_key("A"))[0]


def one_revision(part: bytes = PART, **record: Any) -> bytes:
    """Return a bundle of one revision with one figures part, and no table."""
    made = a_record("A", **{"parts": {"figures": canonical.digest(part)}, **record})
    return resealed(
        {
            f"heads/{made.id}.json": signed("A", made).content,
            f"parts/{canonical.digest(part)}.json": part,
            f"definitions/{DEFINITION.hash}.json": DEFINITION.content,
        }
    )
