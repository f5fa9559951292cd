"""Seven hundred bundles imported and consolidated, against workbooks and the in-memory floor.

The peer is what offices do today: openpyxl opens 700 workbooks with the same figures and adds
them up. The floor does with the same bundles the least that any program must: unzip, hash every
file, verify both signatures, parse, add. Ratios of medians in one run.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import zipfile
from collections import defaultdict
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
from _timing import report, timed

from bhxh_desktop.bundles.package import Contents, Header
from bhxh_desktop.bundles.trust import PrivateKey, create_key, sign, verify_bytes
from bhxh_desktop.bundles.writer import bundle_bytes
from bhxh_desktop.definitions.cache import shipped
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.canonical import digest
from bhxh_desktop.domain.figure import Cell, FigureKey, number_cell
from bhxh_desktop.domain.formats import FORMAT
from bhxh_desktop.domain.parts import figures_to_part
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.domain.revision import DefinitionRef, HeadRecord
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.operations.importing import import_files
from bhxh_desktop.queries.consolidation import consolidated
from bhxh_desktop.session import Session
from bhxh_desktop.store import trust
from bhxh_desktop.store.workspace import Workspace, create

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 700
RUNS = 5
PERIOD = "2023"
STAMP = "2023-12-15T08:00:00+07:00"


def main() -> None:
    """Build everything once, then time the three ways in turn."""
    definition = shipped().definitions[0]
    chance = random.Random(2023)  # noqa: S311 -- figures, not secrets
    units = [f"P-{number:03}" for number in range(COUNT)]
    figures = {unit: _figures(definition, chance) for unit in units}
    keys = {unit: PrivateKey(chance.randbytes(32)) for unit in units}
    bundles = {unit: _bundle(definition, unit, keys[unit], figures[unit]) for unit in units}
    books = [_workbook(figures[unit]) for unit in units]
    cells = sum(map(len, figures.values())) / COUNT
    print(f"{COUNT} offices, {cells:.0f} cells each; a bundle is {len(bundles[units[0]])} bytes")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for unit, data in bundles.items():
            paths.append(folder / f"{unit}.bhxh")
            paths[-1].write_bytes(data)
        ours, peer, floor = [], [], []
        for run in range(RUNS + 1):
            workspace = folder / f"workspace-{run}"
            _workspace(workspace, units, keys)
            ours.append(timed(lambda: _ours(workspace, paths, definition)))  # noqa: B023
            peer.append(timed(lambda: _peer(books)))
            floor.append(timed(lambda: _floor(paths)))
    took, other, least = (sorted(times[1:])[RUNS // 2] for times in (ours, peer, floor))
    report(
        "import and consolidate",
        took,
        openpyxl=(other, "promised ≤ 0.25"),
        floor=(least, "promised ≤ 2.5"),
    )


def _figures(definition: Definition, chance: random.Random) -> dict[FigureKey, Cell]:
    typed = {
        FigureKey(*key): number_cell(chance.randrange(10**5))
        for key, item in definition.items.items()
        if item.kind == "number" and not item.formula
        if "office" in definition.forms[key[0]].levels
    }
    return Program(definition).compute(typed)


def _bundle(
    definition: Definition, unit: str, key: PrivateKey, figures: dict[FigureKey, Cell]
) -> bytes:
    part = figures_to_part(figures)
    regime = definition.regime
    record = HeadRecord(
        unit=unit,
        scope="own",
        regime=regime.code,
        period=PERIOD,
        as_of="2023-12-14",
        author="Người lập",
        locked_at=STAMP,
        definition=DefinitionRef(regime.code, regime.version, definition.hash),
        parts={"figures": digest(part)},
        signer=key.public,
    )
    header = Header(
        format=FORMAT,
        use="submission",
        sender=unit,
        signer=key.public,
        addressee="P",
        made_at=STAMP,
        author="Người lập",
        sequence=1,
    )
    contents = Contents(
        header=header,
        revisions={record.id: sign(key, record)},
        parts={digest(part): part},
        definitions={definition.hash: definition.content},
        figures={record.id: figures},
    )
    return bundle_bytes(contents, key)[0]


def _workbook(figures: dict[FigureKey, Cell]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for key, cell in figures.items():
        if key.form not in book.sheetnames:
            book.create_sheet(key.form)
        if cell.value is not None:
            book[key.form].append([key.row, key.column, cell.value])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _workspace(folder: Path, units: list[str], keys: dict[str, PrivateKey]) -> None:
    opened = date(2010, 1, 1)
    made = [
        Unit(code="P", name="P", short_name="P", level="province", valid_from=opened),
        *(
            Unit(code=u, name=u, short_name=u, level="office", parent="P", valid_from=opened)
            for u in units
        ),
    ]

    def prepare(draft: Path, connection: object) -> None:
        trust.confirm(connection, "P", create_key(draft / "keys").public, STAMP, "P")  # type: ignore[arg-type]
        for unit in units:
            trust.confirm(connection, unit, keys[unit].public, STAMP, "P")  # type: ignore[arg-type]

    create(folder, made, prepare, unit="P", author="P")


def _ours(folder: Path, paths: list[Path], definition: Definition) -> None:
    with Workspace(folder) as workspace:
        session = Session(workspace)
        result = import_files(session, paths)
        if not result.complete:
            raise SystemExit("a bundle was refused")
        consolidated(session, definition.regime.code, PERIOD, unapproved=True)


def _peer(books: list[bytes]) -> None:
    total: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for data in books:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for sheet in book.worksheets:
            for row, column, value in sheet.iter_rows(values_only=True):
                if isinstance(value, int | float):
                    total[sheet.title, str(row), str(column)] += Decimal(str(value))


def _floor(paths: list[Path]) -> None:
    total: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        for data in entries.values():
            sha256(data).digest()
        signed = json.loads(entries["datapackage.sig"])
        identity = sha256(entries["datapackage.json"]).hexdigest()
        described = f"bhxh-descriptor-1\n{identity}".encode()
        fine = verify_bytes(signed["signer"], signed["signature"], described)
        for name, data in entries.items():
            if name.startswith("heads/"):
                head = json.loads(data)
                covered = f"bhxh-revision-1\n{name[6:-5]}".encode()
                fine &= verify_bytes(head["statement"]["signer"], head["signature"], covered)
            elif name.startswith("parts/"):
                _add(total, json.loads(data)["cells"])
        if not fine:
            raise SystemExit("a signature is wrong")


def _add(total: dict[tuple[str, str, str], Decimal], cells: dict[str, Any]) -> None:
    for form, rows in cells.items():
        for row, columns in rows.items():
            for column, value in columns.items():
                if isinstance(value, str):
                    total[form, row, column] += Decimal(value)


if __name__ == "__main__":
    main()
