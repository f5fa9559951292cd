"""Which paragraph of a document is which element: head, then the end, then what is between."""

from __future__ import annotations

from bhxh_desktop.layout.body import read_body
from bhxh_desktop.layout.elements import Elements
from bhxh_desktop.layout.ending import Ending
from bhxh_desktop.layout.head import Head
from bhxh_desktop.layout.paper import Paper
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.vietnamese.text import fold


def recognise(paper: Paper, words: Words) -> Elements:
    """Return the elements of *paper*, by the *words* they are recognised by."""
    found = Elements(paper)
    head = Head(paper, words, found)
    ending = Ending(paper, words, found, head.end)
    read_body(paper, words, found, head.end, ending.start)
    numbers = [line for line in paper.marks if "PAGE" in line.fields]
    if numbers:
        found.lines["page_number"] = tuple(numbers)
    drafts = [line for line in paper.marks if fold(line.text).startswith(fold(words.draft))]
    found.is_draft = found.is_draft or bool(drafts)
    return found
