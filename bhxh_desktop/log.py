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


@contextmanager
def written_to(folder: Path) -> Iterator[Path]:
    """Write what is logged, from INFO up, to `bhxh.log` in an existing folder; gives the file."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 -- brings sockets and queues

    path = folder / FILE_NAME
    handler = RotatingFileHandler(
        path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(_FORM))
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
