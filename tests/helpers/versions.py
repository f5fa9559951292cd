"""Two versions of the small regime: a column, a row and a form change, a row goes."""

from __future__ import annotations

from pathlib import Path

from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.regime import Definition
from tests.helpers.regimes import Change, as_version, write_regime

SMALL, YEAR = "small", "2023"
_MAP = """\
renamed = { "sheet.method" = "sheet.way", "dossiers.*.new" = "dossiers.*.fresh", \
"classes" = "courses" }
retired = ["sheet.launched"]
added = ["sheet.extra"]"""
_SHEET, _DOSSIERS = "forms/sheet.toml", "forms/dossiers.toml"


def two_versions(folder: Path) -> tuple[Definition, Definition]:
    """Write the small regime and its second version below *folder* and load both."""
    version, (name, old, table) = as_version(2)
    changes: tuple[Change, ...] = (
        version,
        (name, old, table.replace('"classes"', '"courses"') + _MAP + "\n"),
        (_SHEET, 'code = "method"', 'code = "way"'),
        (_SHEET, 'code = "launched"', 'code = "extra"'),
        (_DOSSIERS, 'code = "new"', 'code = "fresh"'),
        (_DOSSIERS, "carried + new", "carried + fresh"),
        (_DOSSIERS, "percent(new", "percent(fresh"),
        ("rules.toml", 'left = "new"', 'left = "fresh"'),
        ("rules.toml", "dossiers.total.new", "dossiers.total.fresh"),
        ("narrative.toml", 'code = "received"', 'code = "taken_in"'),
    )
    first = write_regime(folder / SMALL / "1")
    second = write_regime(folder / SMALL / "2", *changes)
    classes = second / "forms/classes.toml"
    text = classes.read_text(encoding="utf-8").replace('"classes"', '"courses"')
    (second / "forms/courses.toml").write_text(text, encoding="utf-8")
    classes.unlink()
    return load_regime(first), load_regime(second)
