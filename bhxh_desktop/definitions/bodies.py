"""Who issues documents, as data: resources/documents/bodies.toml."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from bhxh_desktop import paths
from bhxh_desktop.citations.lexicon import lexicon
from bhxh_desktop.domain.issuer import Bodies


@cache
def load_bodies() -> Bodies:
    """Return what is known of issuers and symbols."""
    path = paths.resources() / "documents" / "bodies.toml"
    said = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Bodies)
    codes = (code for each in lexicon().types.types for code in each.codes)
    return msgspec.structs.replace(said, types=tuple(dict.fromkeys((*codes, *said.types))))
