"""Places of files."""

from __future__ import annotations

from pathlib import Path

import bhxh_desktop
from bhxh_desktop import paths


def test_resources_stand_beside_the_package() -> None:
    """The same relation holds in the frozen program."""
    assert paths.resources() == Path(bhxh_desktop.__file__).parents[1] / "resources"


def test_cache_dir_is_ours() -> None:
    """The cache is in the user's own folder and carries the program's name."""
    assert "bhxh-desktop" in paths.cache_dir().parts
