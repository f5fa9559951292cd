"""Integrity: each relation a regime must keep, broken once, is told of at its own line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bhxh_desktop.definitions.integrity import check
from tests.helpers.model import small_definition
from tests.helpers.regimes import FILES, HERE, Change, faults_of, line_here, write_regime

HEAD = "regime.toml"
DOSSIERS = "forms/dossiers.toml"
SHEET = "forms/sheet.toml"
CLASSES = "forms/classes.toml"
RULES = "rules.toml"
WORDS = "narrative.toml"

# what to change, and the path, code and fields of the one fault on the line marked
CASES: list[tuple[Change, str, str, dict[str, Any]]] = [
    # codes
    ((HEAD, '"sheet", "classes"]', '"sheet", "classes", "sheet"] # here'),
     "forms[3]", "definition_repeated", {"found": "sheet"}),
    ((HEAD, 'forms = ["dossiers", "sheet", "classes"]', "forms = [] # here"),
     "forms", "definition_list_empty", {}),
    ((DOSSIERS, 'code = "dossiers"', 'code = "dossier" # here'),
     "code", "definition_form_name", {"expected": "dossiers"}),
    ((SHEET, 'code = "launched"', 'code = "method" # here'),
     "rows[4].code", "definition_repeated", {"found": "method"}),
    ((DOSSIERS, 'code = "rate"', 'code = "new" # here'),
     "columns[3].code", "definition_repeated", {"found": "new"}),
    ((DOSSIERS, 'code = "rate"', 'code = "lambda" # here'),
     "columns[3].code", "definition_code_reserved", {"found": "lambda"}),
    ((RULES, 'code = "staff_and_heads"', 'code = "new_in_received" # here'),
     "rules[1].code", "definition_repeated", {"found": "new_in_received"}),
    ((WORDS, 'code = "received"', 'code = "results" # here'),
     "sections[1].code", "definition_repeated", {"found": "results"}),
    ((HEAD, "[layouts.office]",
      '[[task_groups]]\ncode = "direction" # here\nnumber = "2"\ncaption = ""\n[layouts.office]'),
     "task_groups[1].code", "definition_repeated", {"found": "direction"}),
    # where things stand
    ((HEAD, "[layouts.office]", '[[rules]] # here\ncode = "x"\n[layouts.office]'),
     "rules", "definition_elsewhere", {"expected": "rules.toml"}),
    ((RULES, '[[rules]]\ncode = "staff', '[[rule]] # here\n[[rules]]\ncode = "staff'),
     "rule", "definition_key_unknown", {"expected": "rules"}),
    # printed numbers
    ((DOSSIERS, 'number = "2"\ncaption = "Thẻ"', 'number = "1" # here\ncaption = "Thẻ"'),
     "rows[1].number", "definition_repeated", {"found": "1"}),
    ((DOSSIERS, 'number = "4"', 'number = "3" # here'),
     "columns[3].number", "definition_repeated", {"found": "3"}),
    ((SHEET, 'number = "2"', 'number = "1" # here'),
     "rows[2].number", "definition_repeated", {"found": "1"}),
    ((WORDS, 'number = "1"\nheading = "Tiếp nhận"\nlevel = 2',
      'number = "I" # here\nheading = "Tiếp nhận"\nlevel = 1'),
     "sections[1].number", "definition_repeated", {"found": "I"}),
    # rules by kind, names beside formulas
    ((RULES, 'kind = "at_least"', 'kind = "change"'),
     "rules[1].limit", "definition_key_missing", {}),
    ((RULES, 'severity = "warning"', 'limit = "5" # here'),
     "rules[1].limit", "definition_figure", {"found": "5"}),
    ((DOSSIERS, 'nature = "opening"', 'closing = "newer" # here'),
     "columns[1].item.closing", "definition_reference", {"found": "newer", "expected": "new"}),
    ((DOSSIERS, 'nature = "opening"', 'suggestion = "opening(newer)" # here'),
     "columns[1].item.suggestion", "definition_reference", {"found": "newer", "expected": "new"}),
    ((DOSSIERS, 'nature = "opening"', 'suggestion = "new *" # here'),
     "columns[1].item.suggestion", "formula_syntax", {"formula": "new *"}),
    # shapes of forms
    ((CLASSES, 'open_rows = { key = ["name"] }\n', ""),
     "rows", "definition_list_empty", {}),
    ((CLASSES, '["name"] }', "[] } # here"),
     "open_rows.key", "definition_list_empty", {}),
    ((CLASSES, '["name"] }', '["nam"] } # here'),
     "open_rows.key[0]", "definition_reference", {"found": "nam", "expected": "name"}),
    ((CLASSES, '"Số người", item = {} },', '"Số người" }, # here'),
     "columns[1]", "definition_column_empty", {}),
    ((CLASSES, "item = {} },", 'item = { formula = "1", nature = "derived" } }, # here'),
     "columns[1].item.formula", "formula_in_open_rows", {"place": "classes.heads"}),
    ((DOSSIERS, 'caption = "Thu"', 'caption = "Thu"\nitem = {} # here'),
     "rows[0].item", "definition_item_unused", {}),
    ((SHEET, 'caption = "Nhân sự"', 'caption = "Nhân sự"\nformula = "staff" # here'),
     "rows[0].formula", "definition_formula_in_sheet", {}),
    # items
    ((SHEET, '["Phiếu", "Phần mềm"], consolidate = "list" }',
      '[], consolidate = "list" } # here'),
     "rows[3].item.choices", "definition_list_empty", {}),
    ((SHEET, 'item = { kind = "choice", choices = ["Phiếu", "Phần mềm"], consolidate = "list" }',
      'item = { kind = "choice", consolidate = "list", choices = ["Phiếu", "Phiếu"] } # here'),
     "rows[3].item.choices[1]", "definition_repeated", {"found": "Phiếu"}),
    ((SHEET, 'since = "2021-07-01" }', 'since = "2021-02-29" } # here'),
     "rows[4].item.since", "definition_date_text", {"found": "2021-02-29"}),
    ((SHEET, ', since = "2021-07-01" }', "} # here"),
     "rows[4].item.since", "definition_date_text", {"found": ""}),
    ((SHEET, 'item = { nature = "closing", ', 'item = { nature = "derived" } # here\n# '),
     "rows[1].item.formula", "definition_formula_missing", {}),
    ((SHEET, 'consolidate = "list" }', 'consolidate = "sum" } # here'),
     "rows[3].item.consolidate", "definition_consolidation",
     {"found": "sum", "expected": "text, list, equal, province, none"}),
    ((SHEET, 'consolidate = "weighted", weight = "staff" }', 'consolidate = "ratio" } # here'),
     "rows[2].item.formula", "definition_ratio", {}),
    ((SHEET, 'consolidate = "weighted", weight = "staff" }', 'consolidate = "weighted" } # here'),
     "rows[2].item.weight", "definition_key_missing", {}),
    ((SHEET, 'weight = "staff" }', 'weight = "stuff" } # here'),
     "rows[2].item.weight", "definition_reference", {"found": "stuff", "expected": "staff"}),
    ((SHEET, 'target = { value = "95.5", source = "Quyết định" } }',
      'target = { value = "95.50" } } # here'),
     "rows[1].item.target.value", "definition_figure", {"found": "95.50"}),
    # formulas
    ((DOSSIERS, 'formula = "carried + new" }', 'formula = "carried * new" } # here'),
     "columns[0].item.formula", "formula_construct",
     {"formula": "carried * new", "found": "carried * new"}),
    ((DOSSIERS, 'formula = "carried + new" }', 'formula = "carried + nev" } # here'),
     "columns[0].item.formula", "definition_reference", {"found": "nev", "expected": "new"}),
    ((DOSSIERS, 'formula = "sum(collection, cards)"', 'formula = "collection + card" # here'),
     "rows[2].formula", "definition_reference", {"found": "card", "expected": "cards"}),
    # rules
    ((RULES, 'form = "dossiers"', 'form = "dosiers" # here'),
     "rules[0].form", "definition_reference", {"found": "dosiers", "expected": "dossiers"}),
    ((RULES, 'rows = ["collection", "cards"]', 'rows = ["collection", "card"] # here'),
     "rules[0].rows[1]", "definition_reference", {"found": "card", "expected": "cards"}),
    ((RULES, 'left = "new"', 'left = "" # here'),
     "rules[0].left", "formula_syntax", {"formula": ""}),
    ((RULES, 'left = "new"', 'left = "nev" # here'),
     "rules[0].left", "definition_reference", {"found": "nev", "expected": "new"}),
    ((RULES, 'left = "sheet.staff"', 'left = "staff" # here'),
     "rules[1].left", "definition_reference", {"found": "staff", "expected": "sheet.staff"}),
    ((RULES, '[[rules]]\ncode = "staff', '[[rules]] # here\nrows = ["cards"]\ncode = "staff'),
     "rules[1].form", "definition_key_missing", {}),
    # periods
    ((HEAD, 'valid_from = "2023"', 'valid_from = "2023-Q1" # here'),
     "valid_from", "definition_year", {"found": "2023-Q1"}),
    ((HEAD, "due = { working_days = 2 }", "due = {} # here"),
     "periods[0].due", "definition_due", {"found": 0}),
    ((HEAD, "due = { working_days = 2 }", "due = { working_days = 2, on = {} } # here"),
     "periods[0].due", "definition_due", {"found": 2}),
    ((HEAD, "numbers = [1, 2, 3]", "numbers = [1, 2, 3, 5] # here"),
     "periods[1].numbers[3]", "definition_period_number", {"found": 5, "expected": "quarter"}),
    ((HEAD, "to = { day = 14 }\nprinted", "to = { month = -4 } # here\nprinted"),
     "periods[1].to", "definition_window_backwards", {}),
    ((HEAD, "printed_from = { day = 1 }", "printed_from = { month = 3 } # here"),
     "periods[1].printed_from", "definition_window_backwards", {}),
    ((HEAD, "from = { month = -1, day = 15 }\nto = { day = 14 }\nprinted",
      "from = { month = -1, day = 14 } # here\nto = { day = 14 }\nprinted"),
     "periods[1].from", "definition_window_overlap",
     {"found": "14/03/2023", "expected": "14/03/2023"}),
    ((HEAD, "[[task_groups]]",
      '[[periods]]\nkind = "year" # here\nfrom = {}\nto = {}\ndue = { on = {} }\n[[task_groups]]'),
     "periods[2].kind", "definition_repeated", {"found": "year"}),
    ((HEAD, "[[task_groups]]",
      ('[[periods]]\nkind = "day"\nnumbers = [229, 230] # here\nfrom = {}\nto = {}\n'
      "due = { on = {} }\n[[task_groups]]")),
     "periods[2].numbers[1]", "definition_period_number", {"found": 230, "expected": "day"}),
    # sections and layouts
    ((WORDS, 'forms = ["dossiers"]', 'forms = ["sheets"] # here'),
     "sections[0].forms[0]", "definition_reference", {"found": "sheets", "expected": "sheet"}),
    ((WORDS, 'periods = ["year", "Q3"]', 'periods = ["Q3", "Q4"] # here'),
     "sections[1].periods[1]", "definition_reference",
     {"found": "Q4", "expected": "year, quarter, Q1, Q2, Q3"}),
    ((WORDS, '{sheet.staff} người."]', '{sheet.stuff} người."] # here'),
     "sections[1].sentences[0]", "definition_placeholder",
     {"found": "sheet.stuff", "expected": "sheet.staff"}),
    ((WORDS, '{sheet.staff} người."]', '{sheet.staff người."] # here'),
     "sections[1].sentences[0]", "definition_placeholder", {"found": "{"}),
    ((HEAD, 'subject = "Công tác {period}"', 'subject = "Công tác {perod}" # here'),
     "layouts.office.subject", "definition_placeholder",
     {"found": "perod", "expected": "period"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "code", "fields"), CASES)
def test_each_relation(
    tmp_path: Path, change: Change, path: str, code: str, fields: dict[str, Any]
) -> None:
    """One relation broken, one fault: file, line, path, what was read, what was expected."""
    folder = write_regime(tmp_path, change)
    (fault,) = faults_of(folder)
    expected = {"file": change[0], "path": path, "code": code, **fields}
    assert expected == {key: fault[key] for key in expected}
    if HERE in change[2]:
        assert line_here(folder / change[0]) == fault["line"]


def test_every_file_can_be_wrong() -> None:
    """The cases above reach every file of a regime, so none is left unchecked."""
    assert FILES.keys() == {change[0] for change, *_ in CASES}


def test_circle(tmp_path: Path) -> None:
    """A formula that needs itself is told of at one of the formulas of the circle."""
    change = (DOSSIERS, 'formula = "carried + new"', 'formula = "rate + new"')
    (fault,) = faults_of(write_regime(tmp_path, change))
    assert fault["code"] == "formula_circle"
    assert fault["path"] in ("columns[0].item.formula", "columns[3].item.formula")
    assert {"received", "rate"} <= set(fault["cells"].replace(" → ", ".").split("."))


def test_a_formula_of_a_line(tmp_path: Path) -> None:
    """The formula of one line of a sheet is told of at that line."""
    change = (SHEET, 'nature = "closing", ', 'nature = "derived", formula = "sheet.none", ')
    (fault,) = faults_of(write_regime(tmp_path, change))
    assert ("rows[1].item.formula", "sheet.none") == (fault["path"], fault["found"])


@pytest.mark.parametrize(
    ("kind", "left", "right", "path"),
    [
        ("order", "window(first) + 1", "window(last)", "rules[1].left"),
        ("order", "window(first)", "window(middle)", "rules[1].right"),
        ("at_least", "window(first)", "dossiers.total.new", "rules[1].left"),
    ],
)
def test_days_of_the_window(tmp_path: Path, kind: str, left: str, right: str, path: str) -> None:
    """They stand alone on a side of a rule of dates, and nowhere else."""
    old = FILES[RULES].partition('"staff_and_heads"\n')[2].partition("sentence")[0]
    new = f'kind = "{kind}"\nleft = "{left}"\nright = "{right}"\n'
    (fault,) = faults_of(write_regime(tmp_path, (RULES, old, new)))
    assert (path, "formula_construct") == (fault["path"], fault["code"])


def test_nothing_owed(tmp_path: Path) -> None:
    """A regime needs periods and forms."""
    head = FILES[HEAD]
    first, last = head.index("[[periods]]"), head.index("[[task_groups]]")
    no_periods = head[:first] + "periods = []\n" + head[last:]
    words = (WORDS, 'periods = ["year", "Q3"]\n', "")
    (fault,) = faults_of(write_regime(tmp_path / "a", (HEAD, head, no_periods), words))
    assert ("periods", "definition_list_empty") == (fault["path"], fault["code"])
    no_forms = (HEAD, 'forms = ["dossiers", "sheet", "classes"]\n', "")
    faults = faults_of(write_regime(tmp_path / "b", no_forms))
    assert ("forms", "definition_key_missing") in [(f.get("path"), f["code"]) for f in faults]


def test_layout_missing(tmp_path: Path) -> None:
    """Both levels need their layout."""
    head, _, rest = FILES[HEAD].partition("[layouts.office]\n")
    province = rest[rest.index("[layouts.province]") :]
    (fault,) = faults_of(write_regime(tmp_path, (HEAD, FILES[HEAD], head + province)))
    assert ("definition_layout_missing", "layouts", "office") == (
        fault["code"],
        fault["path"],
        fault["expected"],
    )


def test_a_rule_that_tests_nothing(tmp_path: Path) -> None:
    """A rule over a form without fixed rows would never speak: that is a fault."""
    change = (RULES, 'form = "dossiers"\nrows = ["collection", "cards"]\nleft = "new"',
              'form = "classes" # here\nleft = "1"')  # fmt: skip
    more = (RULES, 'right = "received"', 'right = "2"')
    folder = write_regime(tmp_path, change, more)
    found = {fault["code"]: fault["line"] for fault in faults_of(folder)}
    assert {"definition_rule_idle", "definition_rule_constant"} == found.keys()
    assert line_here(folder / RULES) == found["definition_rule_idle"]


@pytest.mark.parametrize(
    ("form", "left", "right", "count"),
    [
        ('form = "dossiers"', "1", "2", 1),
        ('form = "dossiers"', "new", "2", 0),
        ('form = "dossiers"', "tasks(done)", "2", 0),
        ("", "tasks(done)", "2", 1),
        ('form = "dossiers"', "1 + 1", "sum(2, 3)", 1),
    ],
)
def test_a_rule_of_no_figure(tmp_path: Path, form: str, left: str, right: str, count: int) -> None:
    """A rule that no figure decides, or that no cell can be shown for, is a fault in its file."""
    change = (RULES, 'form = "dossiers"\nrows = ["collection", "cards"]\nleft = "new"',
              f'{form}\nleft = "{left}" # here')  # fmt: skip
    folder = write_regime(tmp_path, change, (RULES, 'right = "received"', f'right = "{right}"'))
    faults = faults_of(folder)
    expected = [("definition_rule_constant", line_here(folder / RULES))] * count
    assert expected == [(fault["code"], fault["line"]) for fault in faults]


def test_too_many_cells(tmp_path: Path) -> None:
    """A definition too large to compute is refused before anything is computed."""
    rows = "".join(f'[[rows]]\ncode = "r{n}"\ncaption = ""\n' for n in range(2000))
    columns = "".join(
        f'[[columns]]\ncode = "c{n}"\ncaption = ""\nitem = {{}}\n' for n in range(100)
    )
    text = f'code = "dossiers"\ntitle = ""\n{rows}{columns}'
    (fault,) = faults_of(write_regime(tmp_path, (DOSSIERS, FILES[DOSSIERS], text)))
    assert ("definition_too_many", 20_000) == (fault["code"], fault["expected"])
    assert fault["found"] > 200_000


def test_numbers_start_again(tmp_path: Path) -> None:
    """The same printed number may stand under different headings and in different reports."""
    lines = "".join(
        f'[[rows]]\ncode = "{code}"\nnumber = "{number}"\ncaption = ""\nindent = {indent}\n{item}'
        for code, number, indent, item in [
            ("part", "II", 0, ""),
            ("one", "1", 0, "item = {}\n"),
            ("one_a", "a)", 1, "item = {}\n"),
            ("two", "2", 0, "item = {}\n"),
            ("two_a", "a)", 1, "item = {}\n"),
            ("blank", "", 0, "item = {}\n"),
            ("blank_too", "", 0, "item = {}\n"),
        ]
    )
    sections = "".join(
        f'[[sections]]\ncode = "{code}"\nnumber = "{number}"\nheading = ""\nlevel = {level}\n{more}'
        for code, number, level, more in [
            ("second", "II", 1, 'levels = ["office"]\n'),
            ("second_one", "1", 2, ""),
            ("second_province", "II", 1, 'levels = ["province"]\nperiods = ["year"]\n'),
            ("second_quarter", "II", 1, 'levels = ["province"]\nperiods = ["quarter"]\n'),
        ]
    )
    folder = write_regime(tmp_path)
    for name, text in ((SHEET, lines), (WORDS, sections)):
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(text)
    assert [] == faults_of(folder)


def test_the_model_of_other_tests_is_sound() -> None:
    """The regime that tests of the model build in memory keeps the relations too."""

    def place(path: tuple[str | int, ...], fault: Any) -> Any:
        return (path, str(fault))

    assert [] == check(small_definition().regime, place)
