"""What a later version of a regime says of the one before it (model.md §3)."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct


class Upgrade(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """How the cells of the version before go on in this one.

    Cells are named ``form``, ``form.row``, ``form.row.column`` or ``form.*.column``; what is not
    named keeps its codes. Codes are never used again for something else.
    """

    older: Annotated[int, Meta(ge=1, le=999)] = msgspec.field(name="from")
    """The version before."""
    renamed: dict[str, str] = {}
    """Old name to new one, of the same shape."""
    retired: tuple[str, ...] = ()
    """Old cells nobody asks for any longer; what stood there is left out of totals."""
    added: tuple[str, ...] = ()
    """Cells that no older one became."""
