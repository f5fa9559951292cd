"""The Word files that were checked, and how each came out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bhxh_desktop.queries.layout_check import LayoutChecked
from ui.models.columns import Column
from ui.texts import layout_texts as texts


@dataclass(frozen=True)
class CheckedFile:
    """One file and what is to be said of it."""

    path: Path
    checked: LayoutChecked | None = None
    fault: str = ""
    """Why it could not be read."""
    revision: str = ""
    """What a person compared it with; "" for the revision whose code it carries."""
    name: str = ""
    """Of what is no file of the user's: the report in view."""

    @property
    def title(self) -> str:
        """What it is called in the list."""
        return self.name or self.path.name

    @property
    def identity(self) -> str:
        """By which a file checked again is found."""
        return self.name or str(self.path)

    @property
    def changes(self) -> int:
        """How many places differ from the locked revision."""
        compared = self.checked.compared if self.checked else None
        return len(compared.changes) if compared else 0

    @property
    def result(self) -> str:
        """How it came out, in one line."""
        if self.checked is None:
            return texts.NOT_READ
        counts = [
            words.format(count=count)
            for level, words in texts.COUNTS.items()
            if (count := self.checked.count(level))
        ]
        if self.changes:
            counts.append(texts.CHANGED_COUNT.format(count=self.changes))
        return texts.COMMA.join(counts) or texts.SOUND

    @property
    def look(self) -> tuple[str, str]:
        """Icon and colour token."""
        if self.checked is None:
            return "error", "text2"
        if not self.checked.is_sound:
            return "error", "error"
        if self.checked.count("warning"):
            return "warning", "warn"
        return "approved", "ok"


CHECKED_COLUMNS = (
    Column[CheckedFile](
        "file",
        texts.FILE,
        lambda row: row.title,
        icon=lambda row: row.look,
        tip=lambda row: row.name or str(row.path),
    ),
    Column[CheckedFile]("result", texts.RESULT, lambda row: row.result, width=232),
)
