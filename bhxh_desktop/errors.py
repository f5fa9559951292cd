"""Two kinds of error: a Problem the user can act on, a Bug that is ours."""

from __future__ import annotations

from collections.abc import Iterable


class Problem(Exception):
    """Something the user can put right; `messages.say` turns it into a sentence.

    code: snake_case name of the sentence in `messages.SENTENCES`.
    fields: what was read, where, what was expected; the sentence uses each of them.
    """

    def __init__(self, code: str, /, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields

    def quoting(self, found: str) -> Problem:
        """Return the same problem with what was *found* as it was written, letter by letter."""
        return type(self)(self.code, **{**self.fields, "found": found})

    def __str__(self) -> str:
        return f"{self.code} {self.fields}"


class Problems(Exception):
    """Several faults of one input, shown together; never empty."""

    def __init__(self, problems: Iterable[Problem], /) -> None:
        self.problems = tuple(problems)
        if not self.problems:
            raise Bug("Problems without a problem")
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "; ".join(map(str, self.problems))


class Bug(Exception):
    """A fault of the program itself: goes to the log, never explained to the user."""
