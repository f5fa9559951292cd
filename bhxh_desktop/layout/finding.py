"""What the layout check finds: the rule, what is wrong, every place, how it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from bhxh_desktop.layout import texts
from bhxh_desktop.layout.ruleset import Level


@dataclass(frozen=True)
class Place:
    """Where in the document something is wrong."""

    where: str = ""
    """ "đoạn 12", "bảng 2, dòng 3, cột 1"; empty where the words tell enough."""
    text: str = ""
    """Its first words; empty where it has none."""

    @property
    def words(self) -> str:
        """The place in words."""
        if self.where and self.text:
            return texts.QUOTED.format(where=self.where, text=self.text)
        return texts.ONLY_QUOTED.format(text=self.text) if self.text else self.where or texts.WHOLE


@dataclass(frozen=True)
class LayoutFinding:
    """One thing that does not hold, at one place or many."""

    rule: str
    """Its id."""
    code: str
    """Which check found it."""
    level: Level
    element: str
    """Its name for people."""
    says: str
    """What was found and what was expected, after the name of the element."""
    mend: str
    source: str
    """The item of the decree."""
    places: tuple[Place, ...]

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence."""
        return f"{self.element}: {self.says}."
