"""Every rule has a document that breaks it alone, and the sound documents break none."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from bhxh_desktop.layout import texts
from bhxh_desktop.layout.checks import CHECKS
from bhxh_desktop.layout.reading import read_paper
from bhxh_desktop.layout.recognising import recognise
from bhxh_desktop.layout.ruleset import Expect, current_rules
from tests.helpers.broken import BROKEN, pairs
from tests.helpers.sound import BASES, findings

ALSO = {("H1", "size"): {"H4"}, ("H2", "size"): {"H4"}}
"""Rules that say something of the same: a size out of range is also no size larger."""


@pytest.mark.parametrize("base", BASES)
def test_a_sound_document_passes(base: str, tmp_path: Path) -> None:
    """Not even a hint is given."""
    assert () == findings(BASES[base](), tmp_path)


@pytest.mark.parametrize("key", sorted(BROKEN), ids="-".join)
def test_a_rule_is_broken_alone(key: tuple[str, str], tmp_path: Path) -> None:
    """What is wrong is told by its rule, at its level, and by no other."""
    base, spoil = BROKEN[key]
    document = BASES[base]()
    spoil(document)
    found = findings(document, tmp_path)
    told = {finding.rule for finding in found}
    assert {key[0]} == told - ALSO.get(key, set()), [finding.sentence for finding in found]
    levels = {rule.id: rule.level for rule in current_rules().rules}
    assert all(levels[finding.rule] == finding.level for finding in found)
    assert all(finding.places and finding.mend and finding.source for finding in found)


def test_every_expectation_is_tried() -> None:
    """A rule is no rule as long as nothing breaks it."""
    assert set(pairs()) == set(BROKEN)


def test_the_file_and_the_code_know_the_same() -> None:
    """Every check has its function, is asked for by some rule, and has its sentences."""
    assert set(Expect.__struct_fields__) == set(CHECKS) == {name for _, name in pairs()}
    source = Path(__file__).parents[3] / "bhxh_desktop" / "layout" / "checks"
    code = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    said = {word for word in texts.SAYS if f'"{word}"' in code}
    aligned = {"align_left", "align_center", "align_right", "align_both"}  # put together
    assert set(texts.SAYS) == said | aligned
    assert texts.SAYS.keys() == texts.MENDS.keys()


def test_the_table_of_the_decree_is_covered() -> None:
    """Every line of the domain note's table has its rule."""
    table = {"G": 6, "H": 10, "T": 3, "B": 9, "S": 3, "N": 3, "P": 3, "X": 5}
    lines = {f"{letter}{n}" for letter, last in table.items() for n in range(1, last + 1)}
    assert lines == {rule.id.partition("-")[0] for rule in current_rules().rules}


@pytest.mark.parametrize("code", texts.SAYS)
def test_sentences(code: str) -> None:
    """They go on from the name of an element, and tell what to do in a sentence of its own."""
    says, mend = texts.SAYS[code], texts.MENDS[code]
    assert not says.endswith(".")
    assert re.fullmatch(r"[^\W\d_].*", mend)
    fields = {name for _, name, _, _ in string.Formatter().parse(says + mend) if name}
    assert fields <= {"found", "expected"}


@pytest.mark.parametrize("base", BASES)
def test_elements_have_names(base: str, tmp_path: Path) -> None:
    """Whatever is recognised can be named to people."""
    path = tmp_path / "a.docx"
    BASES[base]().save(str(path))
    found = recognise(read_paper(path), current_rules().words)
    assert set(found.lines) <= set(current_rules().elements)
