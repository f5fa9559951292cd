"""What loading regimes gives; not in the loader, so that the cache brings no parser."""

from __future__ import annotations

from dataclasses import dataclass

from bhxh_desktop.domain.regime import Definition
from bhxh_desktop.errors import Problem


@dataclass(frozen=True)
class Loaded:
    """The regimes of a folder that are sound, and what is wrong with the others."""

    definitions: tuple[Definition, ...] = ()
    """By code and version."""
    faults: tuple[Problem, ...] = ()
