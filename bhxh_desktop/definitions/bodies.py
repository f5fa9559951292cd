"""Who issues documents, as data: resources/documents/bodies.toml."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from bhxh_desktop import paths
from bhxh_desktop.domain.issuer import Bodies


@cache
def load_bodies() -> Bodies:
    """Return what is known of issuers and symbols."""
    path = paths.resources() / "documents" / "bodies.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Bodies)
