"""Reading a bundle: everything in it is checked before anybody sees it; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bhxh_desktop.bundles.archive import unpack
from bhxh_desktop.bundles.descriptor import (
    DESCRIPTOR,
    SIGNATURE,
    Listed,
    decoded,
    listing,
    open_descriptor,
)
from bhxh_desktop.bundles.identity import Identity, is_usable
from bhxh_desktop.bundles.package import CSV, FILES, Contents, figures_csv, heads_within
from bhxh_desktop.bundles.sealed import LARGEST_SEALED, is_sealed, unseal
from bhxh_desktop.bundles.trust import verify
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.annotation import Annotation
from bhxh_desktop.domain.figure import Figures
from bhxh_desktop.domain.formats import check_format
from bhxh_desktop.domain.parts import (
    EXPLANATIONS,
    FIGURES,
    AttachmentsPart,
    DocumentsPart,
    TasksPart,
    decode_part,
    figures_from_part,
    notes_of,
)
from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.regime import DEFINITION_FORMAT, MOST_CELLS, Definition, from_plain
from bhxh_desktop.domain.revision import (
    Enrolment,
    HeadRecord,
    Review,
    Revocation,
    SealingKey,
    Signed,
    Statement,
    open_envelope,
)
from bhxh_desktop.domain.setup import Setup
from bhxh_desktop.domain.unit import UnitTree
from bhxh_desktop.errors import Problem

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True)
class Bundle:
    """A bundle that passed every check."""

    digest: str
    size: int
    """Of the file, sealed as it may be."""
    contents: Contents
    sealed: bool = False


class Reader:
    """Reads bundles one after another, checking each definition only once.

    Attributes: ``definitions``, those met so far by hash; the caller may put in its own first.
    """

    def __init__(
        self,
        definitions: Mapping[str, Definition] | None = None,
        identities: Callable[[], Iterable[Identity]] = tuple,
    ) -> None:
        """Start with the definitions the caller knows; *identities* open what is sealed."""
        self.definitions = dict(definitions or {})
        self._identities = identities

    def read(self, path: Path) -> Bundle:
        """Return the bundle at *path*; raise Problem for the first fault found, or OSError."""
        return self.read_bytes(load(path))

    def read_bytes(self, data: bytes) -> Bundle:
        """Return the bundle whose bytes are *data*; raise Problem for the first fault found."""
        sealed = is_sealed(data)
        files = unpack(unseal(data, self._identities()) if sealed else data)
        described, signature = (_taken(files, name) for name in (DESCRIPTOR, SIGNATURE))
        listed = listing(files)
        header = open_descriptor(described, signature, listed)
        contents = Contents(
            header=header,
            revisions=_signed(files, "heads", HeadRecord),
            parts=_hashed(files, listed, "parts"),
            attachments=_hashed(files, listed, FILES, ""),
            reviews=_signed(files, "reviews", Review),
            annotations=_signed(files, "annotations", Annotation),
            enrolments=_signed(files, "enrolments", Enrolment),
            revocations=_signed(files, "revocations", Revocation),
            sealing=_signed(files, "sealing", SealingKey),
            setups=_signed(files, "setups", Setup),
            definitions=_hashed(files, listed, "definitions"),
        )
        _check_records(contents)
        _check_setups(contents)
        _check_parts(contents)
        _check_attachments(contents)
        whole = replace(contents, figures=self._figures(contents))
        _check_csv(files.get(CSV), whole)
        return Bundle(canonical.digest(described), len(data), whole, sealed)

    def _figures(self, contents: Contents) -> dict[str, Figures]:
        """Return the cells of the heads, having read those of every revision that has them here.

        Raises Problem ``bundle_part_missing``, ``bundle_definition``,
        ``bundle_definition_missing``, ``format_newer``, ``bundle_file``.
        """
        for digest, content in contents.definitions.items():
            self._learn(digest, content)
        read: dict[tuple[str, str], Figures] = {}
        found: dict[str, Figures] = {}
        for revision, record in contents.records.items():
            place = record.parts[FIGURES], record.definition.hash
            if place[0] not in contents.parts:
                continue
            definition = self._definition_of(record)
            _check_notes(contents, record, definition)
            if place not in read:
                with _in_file("parts", place[0]):
                    read[place] = figures_from_part(contents.parts[place[0]], definition)
            found[revision] = read[place]
        heads = heads_within(contents.records)
        for revision in heads:
            if revision not in found:
                raise Problem("bundle_part_missing", unit=contents.records[revision].unit)
        return {revision: found[revision] for revision in heads}

    def _learn(self, digest: str, content: bytes) -> None:
        if digest in self.definitions:
            return
        value = decoded(_short("definitions", digest), content)
        check_format(value.get("format") if isinstance(value, dict) else None, DEFINITION_FORMAT)
        try:
            definition = Definition(from_plain(value))
            # a small file can name a form that takes minutes to lay out
            same = definition.regime.cells <= MOST_CELLS and definition.content == content
        except (msgspec.ValidationError, RecursionError):
            same = False
        if not same:
            raise Problem("bundle_definition", found=digest[:12])
        self.definitions[digest] = definition

    def _definition_of(self, record: HeadRecord) -> Definition:
        definition = self.definitions.get(record.definition.hash)
        if definition is None:
            raise Problem("bundle_definition_missing", regime=record.regime)
        regime, said = definition.regime, record.definition
        if (said.code, said.version, record.regime) != (regime.code, regime.version, regime.code):
            raise Problem("bundle_definition", found=said.hash[:12])
        return definition


def load(path: Path) -> bytes:
    """Return the bytes of a file, of one too large only enough to tell; raise OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST_SEALED + 1)


def _taken(files: dict[str, bytes], name: str) -> bytes:
    if name not in files:
        raise Problem("bundle_entry_missing", found=name)
    return files.pop(name)


def _under(files: Mapping[str, bytes], folder: str) -> Iterator[tuple[str, bytes]]:
    """Return the files of a folder by the name between the slash and ``.json``."""
    for path, data in files.items():
        top, _, name = path.partition("/")
        if top == folder:
            yield name.removesuffix(".json"), data


def _hashed(
    files: Mapping[str, bytes], listed: Mapping[str, Listed], folder: str, ending: str = ".json"
) -> dict[str, bytes]:
    """Return files named by their own hash; raise Problem ``bundle_hash``."""
    found = dict(_under(files, folder))
    for name in found:
        if listed[f"{folder}/{name}{ending}"].digest != name:
            raise Problem("bundle_hash", found=_short(folder, name))
    return found


def _signed(files: Mapping[str, bytes], folder: str, kind: type[S]) -> dict[str, Signed]:
    """Return the statements of a folder by id.

    Raises Problem ``bundle_file``, ``bundle_hash``, ``bundle_statement_signature``,
    ``format_newer``.
    """
    found = {}
    for name, data in _under(files, folder):
        with _in_file(folder, name):
            statement, signature = open_envelope(data, kind)
            _check_days(getattr(statement, field, None) for field in _MOMENTS)
            if isinstance(statement, HeadRecord):
                Period.parse(statement.period)
            if isinstance(statement, SealingKey):
                _check_recipient(statement.recipient)
        if statement.id != name:
            raise Problem("bundle_hash", found=_short(folder, name))
        if not verify(statement, signature):
            raise Problem("bundle_statement_signature", found=_short(folder, name))
        found[name] = Signed(statement, signature)
    return found


def _check_recipient(recipient: str | None) -> None:
    """Raise Problem ``sealing_key_unusable`` for a key that nothing can be sealed to."""
    if recipient is not None and not is_usable(recipient):
        raise Problem("sealing_key_unusable", found=recipient)


_MOMENTS = ("as_of", "locked_at", "made_at", "day")


def _check_days(texts: Iterator[str | None]) -> None:
    """Raise Problem ``date_impossible`` for a day or moment that no calendar has."""
    for text in texts:
        try:
            datetime.fromisoformat(text or "2000-01-01")
        except ValueError:
            raise Problem("date_impossible", found=ascii(text)[1:-1]) from None


def _check_records(contents: Contents) -> None:
    """Refuse a revision that follows another report's, and definitions nobody was filled with.

    Raises Problem ``bundle_parent``, ``bundle_part_unused``.
    """
    records = contents.records
    for record in records.values():
        for parent in record.parents:
            if parent in records and records[parent].key != record.key:
                raise Problem("bundle_parent", unit=record.unit)
    used = {record.definition.hash for record in records.values()}
    used |= {digest for setup in contents.decisions.values() for digest in setup.definitions}
    if unused := contents.definitions.keys() - used:
        raise Problem("bundle_part_unused", found=min(unused)[:12])


def _check_setups(contents: Contents) -> None:
    """Refuse setups in a bundle of another use, and one whose units form no tree.

    Raises Problem ``bundle_descriptor``, ``bundle_part_missing``, ``bundle_file``,
    ``bundle_definition_missing``.
    """
    header = contents.header
    if contents.setups and header.use != "setup" and not header.between_pcs:
        raise Problem("bundle_descriptor", detail="use")
    for name, setup in contents.decisions.items():
        with _in_file("setups", name):
            UnitTree.of(setup.units)
        if missing := set(setup.definitions) - contents.definitions.keys():
            raise Problem("bundle_definition_missing", regime=min(missing)[:12])


def _check_parts(contents: Contents) -> None:
    """Read every part but figures, under each name a revision gives it.

    A part may be withheld. Raises Problem ``bundle_part_unused``, ``bundle_file``.
    """
    named = {pair for record in contents.records.values() for pair in record.parts.items()}
    if unused := contents.parts.keys() - {digest for _, digest in named}:
        raise Problem("bundle_part_unused", found=min(unused)[:12])
    for name, digest in sorted(named):
        if name != FIGURES and digest in contents.parts:
            with _in_file("parts", digest):
                _check_days(_days_of(decode_part(name, contents.parts[digest])))


def _check_attachments(contents: Contents) -> None:
    """Refuse a file that no part or annotation here lists, or lists with another size.

    Raises Problem ``bundle_part_unused``, ``bundle_hash``.
    """
    named = {record.parts.get("attachments", "") for record in contents.records.values()}
    sizes: dict[str, set[int]] = {}
    for digest in named & contents.parts.keys():
        part = decode_part("attachments", contents.parts[digest])
        for each in part.attachments if isinstance(part, AttachmentsPart) else ():
            sizes.setdefault(each.hash, set()).add(each.size)
    for signed in contents.annotations.values():
        if isinstance(signed.statement, Annotation) and signed.statement.file_hash:
            sizes.setdefault(signed.statement.file_hash, set()).add(signed.statement.file_size)
    for name, data in sorted(contents.attachments.items()):
        if name not in sizes:
            raise Problem("bundle_part_unused", found=name[:12])
        if sizes[name] != {len(data)}:
            raise Problem("bundle_hash", found=_short(FILES, name))


def _check_notes(contents: Contents, record: HeadRecord, definition: Definition) -> None:
    """Refuse a note on a cell the form does not have, by Problem ``bundle_file``."""
    digest = record.parts.get(EXPLANATIONS, "")
    if digest in contents.parts:
        with _in_file("parts", digest):
            notes_of(decode_part(EXPLANATIONS, contents.parts[digest]), definition)


def _days_of(part: Any) -> Iterator[str | None]:
    if isinstance(part, TasksPart):
        yield from (task.done_on for task in part.tasks.values())
        yield from (each.day for task in part.tasks.values() for each in task.documents)
    if isinstance(part, DocumentsPart):
        for listed in (part.documents, *part.units.values()):
            yield from (document.day for document in listed)


def _check_csv(found: bytes | None, contents: Contents) -> None:
    """Refuse a table that is not the one the parts give; name the first line that differs."""
    expected = figures_csv(contents.records, contents.figures) if contents.figures else None
    if found == expected:
        return
    lines, wanted = ((data or b"").split(b"\n") for data in (found, expected))
    equal = (a == b for a, b in zip(lines, wanted, strict=False))
    line = next((n for n, same in enumerate(equal, 1) if not same), min(len(lines), len(wanted)))
    raise Problem("bundle_csv_differs", line=line)


@contextmanager
def _in_file(folder: str, name: str) -> Iterator[None]:
    """Say of a fault in which file it is; a newer format needs no place."""
    try:
        yield
    except Problem as fault:
        if fault.code == "format_newer":
            raise
        raise Problem("bundle_file", found=_short(folder, name), fault=fault) from None


def _short(folder: str, name: str) -> str:
    """Return a path people can find: the first 12 of the 64 digits are enough."""
    return f"{folder}/{name[:12]}"
