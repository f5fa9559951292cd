"""Which paragraph of a document is which element: head, then the end, then what is between."""

from __future__ import annotations

from bhxh_desktop.layout.annexes import Annexes, is_annex_alone
from bhxh_desktop.layout.body import read_body
from bhxh_desktop.layout.elements import Elements
from bhxh_desktop.layout.letterhead import Letterhead
from bhxh_desktop.layout.paper import Paper
from bhxh_desktop.layout.ruleset import Words
from bhxh_desktop.layout.signing import Signing, recipients_at
from bhxh_desktop.layout.title import Title
from bhxh_desktop.vietnamese.text import fold


def recognise(paper: Paper, words: Words) -> Elements:
    """Return the elements of *paper*, by the *words* they are recognised by."""
    found = Elements(paper, is_annex=is_annex_alone(paper.lines, words))
    end = 0
    if not found.is_annex:
        end = Title(paper, words, found, Letterhead(paper, words, found).end).end
    rest = [line for line in paper.lines if line.order > end]
    at = None if found.is_annex else recipients_at(rest, words)
    annexes = Annexes(rest, words, found, None if at is None else rest[at].order)
    main = [line for line in rest if line.order < annexes.start]
    signing = Signing(main, words, found, annexes.start)
    read_body(paper, words, found, end, signing.start)
    numbers = [line for line in paper.marks if "PAGE" in line.fields]
    if numbers:
        found.lines["page_number"] = tuple(numbers)
    marks = (line for line in paper.marks if fold(line.text).startswith(fold(words.draft)))
    found.is_draft = found.is_draft or any(marks)
    return found
