"""What must hold of a whole regime beyond the type of each value; all faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bhxh_desktop.definitions.decode import nearest
from bhxh_desktop.definitions.form_checks import code_faults, form_faults, items, too_many_cells
from bhxh_desktop.definitions.lines import KeyPath
from bhxh_desktop.definitions.period_checks import period_faults
from bhxh_desktop.definitions.rule_checks import rule_kind_faults
from bhxh_desktop.definitions.section_checks import cell_names, quotation_faults, section_faults
from bhxh_desktop.definitions.task_checks import task_faults
from bhxh_desktop.definitions.toml_file import Place
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.formula import parse, parse_day
from bhxh_desktop.domain.regime import VALUE_COLUMN, Definition, Form, ItemKind, Regime, Rule
from bhxh_desktop.domain.scope import Scope
from bhxh_desktop.errors import Problem, Problems

Name = tuple[str, ...]
_UNREADABLE = ("formula_syntax", "formula_too_large", "formula_construct")


def check(regime: Regime, place: Place, *, references: bool = True) -> list[Problem]:
    """Return all faults of *regime*, each placed by *place*.

    Without *references* nothing is said of codes that one part names in another: some of the
    codes could not be read.
    """
    faults = [*code_faults(regime.forms, ("forms",), place)]
    faults += code_faults(regime.rules, ("rules",), place)
    faults += period_faults(regime, place)
    faults += form_faults(regime, place)
    faults += section_faults(regime, place)
    faults += task_faults(regime, place)
    faults += _formula_faults(regime, place)
    too_large = too_many_cells(regime)
    if too_large is not None:
        faults.append(place(("forms",), too_large))
    elif references:
        definition = Definition(regime)
        faults += quotation_faults(definition, place)
        faults += _program_faults(definition, place)
        faults += _weight_faults(definition, place)
        for number, rule in enumerate(regime.rules):
            faults += rule_kind_faults(rule, ("rules", number), place)
            faults += _rule_faults(definition, rule, ("rules", number), place)
    return faults


def _formulas(regime: Regime) -> Iterator[tuple[KeyPath, str, Callable[[str], object]]]:
    """Yield where each formula stands, its text, and what reads it."""
    for number, form in enumerate(regime.forms):
        path = ("forms", number)
        for part, item, _ in items(form):
            yield (*path, *part, "formula"), item.formula, parse
            yield (*path, *part, "suggestion"), item.suggestion, parse
        for position, row in enumerate(form.rows):
            yield (*path, "rows", position, "formula"), row.formula, parse
    for number, rule in enumerate(regime.rules):
        read = parse_day if rule.kind == "order" else parse
        yield ("rules", number, "left"), rule.left, read
        yield ("rules", number, "right"), rule.right, read


def _formula_faults(regime: Regime, place: Place) -> Iterator[Problem]:
    """Yield every formula that cannot be read, once."""
    for path, text, read in _formulas(regime):
        if text or path[0] == "rules":
            try:
                read(text)
            except Problem as fault:
                yield place(path, fault)


def _program_faults(definition: Definition, place: Place) -> Iterator[Problem]:
    """Yield references and circles that compiling finds; a column's fault once, not by row."""
    try:
        Program(definition)
    except Problems as faults:
        seen: set[tuple[KeyPath, object]] = set()
        for fault in faults.problems:
            cell = str(fault.fields.get("place") or fault.fields.get("cells")).split(" → ")[0]
            path = _formula_path(definition.regime, cell)
            reference = fault.fields.get("reference")
            if fault.code not in _UNREADABLE and (path, reference) not in seen:
                seen.add((path, reference))
                form = definition.forms.get(cell.partition(".")[0])
                known = _names_known(definition, form)
                yield place(path, _unknown(str(reference), known) if reference else fault)


def _formula_path(regime: Regime, cell: str) -> KeyPath:
    """Return where the formula of a cell ``form.row.column`` stands (``form.column``: a column)."""
    codes = cell.split(".")
    for number, form in enumerate(regime.forms):
        if form.code != codes[0]:
            continue
        for position, column in enumerate(form.columns):
            if column.code == codes[-1] and column.item and column.item.formula:
                return ("forms", number, "columns", position, "item", "formula")
        for position, row in enumerate(form.rows):
            if row.code == codes[1]:
                ends = ("formula",) if row.formula else ("item", "formula")
                return ("forms", number, "rows", position, *ends)
    return ("forms",)


def _weight_faults(definition: Definition, place: Place) -> Iterator[Problem]:
    """Yield what weights, suggestions and closing cells name that does not exist."""
    for number, form in enumerate(definition.regime.forms):
        for part, item, _ in items(form):
            position = int(part[1])
            rows = form.rows if part[0] == "columns" else (form.rows[position],)
            column = form.column_codes[position] if part[0] == "columns" else VALUE_COLUMN
            scopes = [
                Scope(definition, form, row.code, column, across=not form.is_sheet) for row in rows
            ]
            named = {
                "weight": [tuple(item.weight.split("."))] if item.weight else [],
                "closing": [tuple(item.closing.split("."))] if item.closing else [],
                "suggestion": _names(item.suggestion) if item.suggestion else [],
            }
            for field, names in named.items():
                for fault in _unresolved(definition, form, names, scopes):
                    yield place(("forms", number, *part, field), fault)


def _rule_faults(
    definition: Definition, rule: Rule, path: KeyPath, place: Place
) -> Iterator[Problem]:
    """Yield what a rule names that does not exist, each name once for all its rows."""
    form = definition.forms.get(rule.form or "")
    if rule.form is None and rule.rows:
        yield place((*path, "form"), Problem("definition_key_missing"))
    if rule.form is not None and form is None:
        fault = _unknown(rule.form, definition.forms)
        yield place((*path, "form"), fault)
        return
    rows = form.rows if form else ()
    codes = [row.code for row in rows]
    for position, code in enumerate(rule.rows if form else ()):
        if code not in codes:
            yield place((*path, "rows", position), _unknown(code, codes))
    tested = [code for code in codes if not rule.rows or code in rule.rows]
    if form is not None and not tested:
        yield place((*path, "form"), Problem("definition_rule_idle"))
    kind: ItemKind = "date" if rule.kind == "order" else "number"
    for side in ("left", "right"):
        scopes = [Scope(definition, form, code, "", across=True) for code in tested or [""]]
        for fault in _unresolved(definition, form, _names(getattr(rule, side)), scopes, kind):
            yield place((*path, side), fault)


def _names(formula: str) -> list[Name]:
    try:
        expression = parse(formula)
    except Problem:
        return []  # told of already
    own = {node.path for node in expression.around if not node.regime}
    return sorted(expression.names | own)


def _unresolved(
    definition: Definition,
    form: Form | None,
    names: Iterable[Name],
    scopes: Iterable[Scope],
    kind: ItemKind = "number",
) -> Iterator[Problem]:
    """Yield one fault for each of *names* that some scope does not know."""
    unknown: dict[str, None] = {}
    for scope in scopes:
        for name in names:
            try:
                scope.resolve(name, kind)
            except Problem:
                unknown[".".join(name)] = None
    for reference in unknown:
        yield _unknown(reference, _names_known(definition, form))


def _names_known(definition: Definition, form: Form | None) -> list[str]:
    """Return what a formula may name: codes of its own form, and every cell by its full name."""
    columns = [column.code for column in form.columns] if form else []
    rows = [row.code for row in form.rows] if form else []
    return [*columns, *rows, *cell_names(definition)]


def _unknown(code: str, known: Iterable[str]) -> Problem:
    return Problem("definition_reference", found=code, expected=nearest(code, known))
