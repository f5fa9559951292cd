"""Whatever stands in the files, a regime is refused with faults to mend or is fit for use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhxh_desktop.definitions.loader import load_regime
from bhxh_desktop.domain.calculation import Program
from bhxh_desktop.domain.rules import Checker
from bhxh_desktop.errors import Problems
from bhxh_desktop.messages import say
from tests.helpers.regimes import FILES, faults_of, write_regime

LINES = sorted({line for text in FILES.values() for line in text.split("\n")})
VALUES = ["1", "-1", "true", '""', '"x"', "[]", "{}", "[[]]", "2023-01-01", "1e9", '"a.b + c"']


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    """The files of the small regime with lines lost, doubled, moved, or given other values."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        lines = files[name].split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[at].partition(" = ")
        lines[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [lines[at], lines[at]],
                    [draw(st.sampled_from(LINES))],
                    [key + equals + draw(st.sampled_from(VALUES))],
                    [lines[at].replace("e", draw(st.sampled_from(["", "ế", "\u0301", "{", "_"])))],
                ]
            )
        )
        files[name] = "\n".join(lines)
    return files


@given(spoilt())
def test_refused_or_fit(tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]) -> None:
    """Faults are Problems with sentences; without a fault every formula and rule compiles."""
    folder = tmp_path_factory.getbasetemp() / "spoilt"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    try:
        definition = load_regime(folder)
    except Problems as faults:
        assert all(map(say, faults.problems))
    else:
        assert definition.hash
        Checker(Program(definition))


@pytest.mark.parametrize(
    "text",
    [
        "rows = " + "[" * 400 + "]" * 400,
        "rows = [" + "{}, " * 1900 + "]",
        "columns = [" + "{ code = 'a', caption = '' }, " * 99 + "]",
        "x." * 11 + "y = 1",
        "[[rows]]\n" * 2001,
        "".join(f"k{n} = 1\n" for n in range(50_000)),
        "code = '" + "x" * 500_000 + "'",
        'title = "\\u0000\\u001b[2J"',
        "item = { formula = 1 }\n" + "[rows.item]\nformula = 'x'",
        f"[[rows]]\ncode = 'a'\ncaption = ''\nformula = '{'(' * 900 + ')' * 900}'",
        f"[[rows]]\ncode = 'a'\ncaption = ''\nitem = {{ formula = '{'a+' * 1900}a' }}",
    ],
    ids=range(11),
)
def test_oversized_forms(tmp_path: Path, text: str) -> None:
    """Deep, long and many: always faults with a place, never a crash or a long wait."""
    change = ("forms/sheet.toml", FILES["forms/sheet.toml"], text)
    faults = faults_of(write_regime(tmp_path, change))
    assert faults
    assert {"forms/sheet.toml"} == {fault["file"] for fault in faults}
