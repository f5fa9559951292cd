"""Text copied in the encodings of old fonts is refused at every door, with advice."""

from __future__ import annotations

import pytest

from bhxh_desktop.domain.document import WrittenDocument, entry_of
from bhxh_desktop.domain.figure import FigureKey, number_cell, text_cell
from bhxh_desktop.domain.parts import Paragraph
from bhxh_desktop.errors import Problem, Problems
from bhxh_desktop.messages import say_all
from bhxh_desktop.operations.figures import fill
from bhxh_desktop.operations.narrative import set_narrative
from bhxh_desktop.operations.submissions import lock
from bhxh_desktop.queries.register import read_list
from tests.helpers.workspaces import OFFICE, dump, key_of

KEY = key_of(OFFICE)
COUNT, NOTE = FigureKey("dossiers", "policy", "new"), FigureKey("dossiers", "collection", "note")
DOORS = {
    "cell": lambda s, words: fill(s, KEY, {NOTE: (text_cell(words), None)}),
    "note": lambda s, words: fill(s, KEY, {COUNT: (number_cell(1), words)}),
    "text": lambda s, words: set_narrative(s, KEY, {"one_stop": (Paragraph("0" * 16, words),)}),
    "bold": lambda s, words: set_narrative(
        s, KEY, {"one_stop": (Paragraph("0" * 16, f"<b>{words}</b>"),)}
    ),
    "reason": lambda s, words: lock(s, KEY, words),
    "list": lambda s, words: read_list(s, f"Kế hoạch số 01/KH-UBND ngày 05/01/2023\n{words}"),
    "document": lambda _s, words: entry_of(
        WrittenDocument("12", "CV-BHXH", "05/01/2023", "BHXH", words)
    ),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("words", "name"), [("B¸o c¸o n¨m, theo sè liÖu", "TCVN3"), ("Baùo caùo naêm", "VNI")]
)
def test_it_is_refused_with_advice(open_at, door, words, name):
    """It would print as nonsense; what stood there stays."""
    session = open_at("filled", OFFICE)
    before = dump(session.connection)
    with pytest.raises((Problem, Problems)) as caught:
        DOORS[door](session, words)
    assert name in say_all(caught.value)
    assert "Unicode" in say_all(caught.value)
    assert before == dump(session.connection)
