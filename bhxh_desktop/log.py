"""The program's log: named loggers, one rotating file in the workspace folder."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOTS = ("bhxh_desktop", "ui")
FILE_NAME = "bhxh.log"
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_BYTES = 1_000_000
_KEPT = 3

for _root in ROOTS:
    logging.getLogger(_root).addHandler(logging.NullHandler())  # else warnings reach the terminal


def logger(name: str) -> logging.Logger:
    """The logger of a module; pass `__name__`."""
    return logging.getLogger(name)


class _WhenNeeded(logging.Handler):
    """Opens the file with the first line: most starts write none."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler  # noqa: PLC0415 -- brings sockets

            self._file = RotatingFileHandler(
                self._path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
            )
            self._file.setFormatter(logging.Formatter(_FORM))
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


@contextmanager
def written_to(folder: Path) -> Iterator[Path]:
    """Write what is logged, from INFO up, to `bhxh.log` in an existing folder; gives the file."""
    path = folder / FILE_NAME
    handler = _WhenNeeded(path)
    loggers = [logging.getLogger(root) for root in ROOTS]
    before = [each.level for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.setLevel(logging.INFO)
    try:
        yield path
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.removeHandler(handler)
            each.setLevel(level)
        handler.close()
