"""The report of the sample data "Khánh Hòa 2023": the province's total, or one office's own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.definitions.units import load_units
from bhxh_desktop.definitions.work_days import load_calendar
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.consolidation import consolidate
from bhxh_desktop.domain.contribution import Contribution
from bhxh_desktop.domain.figure import Cell, FigureKey
from bhxh_desktop.domain.long_csv import read_entries
from bhxh_desktop.domain.parts import TaskProgress
from bhxh_desktop.domain.period import Period, window_of
from bhxh_desktop.domain.revision import SubmissionKey
from bhxh_desktop.domain.task import Task, count_tasks
from bhxh_desktop.domain.unit import Unit
from bhxh_desktop.reports.by_unit import cells_of_total
from bhxh_desktop.reports.source import ReportSource

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDER = RESOURCES / "samples" / "khanh_hoa_2023"
PERIOD = Period.parse("2023")
PROVINCE = "KH"


@cache
def sample_program() -> Program:
    """The regime of the sample, compiled."""
    return Program(load_regime(RESOURCES / "regimes" / "cchc" / "1"))


@cache
def sample_units() -> dict[str, Unit]:
    """The units of the sample by code."""
    return {unit.code: unit for unit in load_units(RESOURCES / "units")}


def sample_figures(unit: str) -> dict[FigureKey, Cell]:
    """The typed cells of one unit."""
    text = (FOLDER / f"{unit}.csv").read_text(encoding="utf-8")
    expected = SubmissionKey(unit, "own", "cchc", str(PERIOD))
    entries = read_entries(text, sample_program().definition, expected)
    return {key: cell for key, (cell, _) in entries.items()}


def total_source(**changes: Any) -> ReportSource:
    """The report of the whole province."""
    program, units = sample_program(), sample_units()
    tasks, progress = _tasks()
    window = _window()
    codes = tomllib.loads((FOLDER / "sample.toml").read_text(encoding="utf-8"))["units"]
    contributions = [Contribution(u, units[u].level, sample_figures(u)) for u in codes]
    counts = count_tasks(tasks, progress, window.end)
    total = consolidate(program, contributions, PROVINCE, counts)
    names = {code: units[code].short_name for code in codes}
    cells, row_units = cells_of_total(total, program.definition, names)
    fields = {"tasks": tasks, "progress": progress, "row_units": row_units, **changes}
    return _source(PROVINCE, cells, **fields)


def office_source(unit: str, **changes: Any) -> ReportSource:
    """The report of one office."""
    return _source(unit, sample_program().compute(sample_figures(unit)), **changes)


def _source(unit: str, cells: dict[FigureKey, Cell], **changes: Any) -> ReportSource:
    units = sample_units()
    fields: dict[str, Any] = {
        "program": sample_program(),
        "unit": units[unit],
        "parent": units[units[unit].parent or ""],
        "period": PERIOD,
        "window": _window(),
        "cells": cells,
        "narrative": _narrative(unit),
        "sample": True,
    }
    return ReportSource(**{**fields, **changes})


def _window() -> Any:
    return window_of(
        PERIOD, sample_program().definition.regime.periods, load_calendar(range(2023, 2025))
    )


def _narrative(unit: str) -> dict[str, tuple[str, ...]]:
    path = FOLDER / f"{unit}.narrative.toml"
    if not path.exists():
        return {}
    sections = tomllib.loads(path.read_text(encoding="utf-8"))["sections"]
    return {code: tuple(p["text"] for p in found) for code, found in sections.items()}


def _tasks() -> tuple[tuple[Task, ...], dict[str, TaskProgress]]:
    listed = tomllib.loads((FOLDER / "tasks.toml").read_text(encoding="utf-8"))["tasks"]
    said = tomllib.loads((FOLDER / "KH.progress.toml").read_text(encoding="utf-8"))["tasks"]
    return msgspec.convert(listed, tuple[Task, ...]), msgspec.convert(said, dict[str, TaskProgress])
