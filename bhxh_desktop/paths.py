"""Where the program's own files stand; the user's stand in the workspace."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder of definitions and templates, the same frozen and unfrozen."""
    return Path(__file__).parents[1] / "resources"


def cache_dir() -> Path:
    """The folder of things that can be made again at any time; may not exist yet."""
    import platformdirs  # noqa: PLC0415 -- most commands never need it

    return platformdirs.user_cache_path("bhxh-desktop", appauthor=False)
