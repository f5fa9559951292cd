"""The pages of the window, in the order of the navigation. A new page is one file and one line."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Literal

from bhxh_desktop.domain.unit import Level
from ui.context import AppContext
from ui.page import Page

Group = Literal["", "enter", "send", "province"]


@dataclass(frozen=True)
class PageSpec:
    """What the navigation knows of a page before its module is imported."""

    key: str
    class_name: str
    group: Group
    levels: tuple[Level, ...] = ("office", "province")

    def make(self, context: AppContext) -> Page:
        """Import the page and build it."""
        module = importlib.import_module(f"ui.pages.{self.key}_page")
        made: Page = getattr(module, self.class_name)(context)
        return made


PAGES = (
    PageSpec("home", "HomePage", ""),
    PageSpec("board", "BoardPage", "province", ("province",)),
    PageSpec("consolidation", "ConsolidationPage", "province", ("province",)),
    PageSpec("assignment", "AssignmentPage", "province", ("province",)),
    PageSpec("figures", "FiguresPage", "enter"),
    PageSpec("journal", "JournalPage", "enter"),
    PageSpec("tasks", "TasksPage", "enter"),
    PageSpec("documents", "DocumentsPage", "enter"),
    PageSpec("draft", "DraftPage", "enter"),
    PageSpec("layout", "LayoutPage", "enter"),
    PageSpec("exchange", "ExchangePage", "send"),
    PageSpec("safety", "SafetyPage", "send"),
)
