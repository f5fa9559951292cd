"""Forms that came in a setup: checked as a folder is, only that there are no lines to name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bhxh_desktop.definitions.integrity import check
from bhxh_desktop.definitions.lines import KeyPath, show_path
from bhxh_desktop.definitions.upgrade_checks import upgrade_faults
from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.errors import Problem


def setup_faults(forms: Sequence[Definition], installed: Iterable[Definition]) -> list[Problem]:
    """Return every fault of *forms* with regime and place; those installed have none."""
    known = {form.hash: form for form in installed}
    versions = {(form.regime.code, form.regime.version): form for form in (*known.values(), *forms)}
    faults: list[Problem] = []
    for form in forms:
        if form.hash not in known:
            faults += _faults(form, versions)
    return faults


def _faults(form: Definition, versions: dict[tuple[str, int], Definition]) -> list[Problem]:
    regime = form.regime

    def place(path: KeyPath, fault: Problem) -> Problem:
        return Problem("sent_form", regime=regime.short_title, path=show_path(path), fault=fault)

    found = check(regime, place)
    older = [n for code, n in versions if code == regime.code and n < regime.version]
    number = max(older, default=None)
    if not found:
        before = versions[regime.code, number] if number is not None else None
        found += upgrade_faults(form, number, before, place)
    return found
