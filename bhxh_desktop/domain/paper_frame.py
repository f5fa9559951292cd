"""What an office prints around its reports: letterhead, place, signer, recipients."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict, replace

from bhxh_desktop.errors import Problem
from bhxh_desktop.paper_texts import ARCHIVE, AUTHORITIES
from bhxh_desktop.vietnamese.text import one_line

LONGEST, MOST_LINES = 200, 20


class PaperFrame(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What differs from the definition and the list of units; what is empty stays as they say."""

    parent_body: str = ""
    body: str = ""
    symbol: str = ""
    """Of the body in the symbols of its documents, "BHXH"."""
    place: str = ""
    signer: tuple[str, ...] = ()
    """ "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"; or the title alone."""
    signer_name: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    """Without dash and stop; the last is the archive line."""

    def over(self, other: PaperFrame) -> PaperFrame:
        """Return this frame with what *other* says where this says nothing."""
        said = {name: value for name, value in asdict(self).items() if value}
        return replace(other, **said)


NO_FRAME = PaperFrame()


def checked_frame(frame: PaperFrame) -> PaperFrame:
    """Return *frame* as it is kept: single spaces, no blank lines, titles and symbol in capitals.

    Raises Problem ``text_control``, ``text_long``, ``frame_lines``, ``frame_authority`` or
    ``frame_archive``.
    """
    made = replace(frame, **{name: _clean(value) for name, value in asdict(frame).items()})
    made = replace(
        made, symbol=made.symbol.upper(), signer=tuple(line.upper() for line in made.signer)
    )
    if len(made.signer) > 1 and not made.signer[0].startswith(AUTHORITIES):
        raise Problem("frame_authority", found=made.signer[0], expected=", ".join(AUTHORITIES))
    if made.recipients and not made.recipients[-1].startswith(ARCHIVE):
        raise Problem("frame_archive", found=made.recipients[-1], expected=ARCHIVE)
    return made


def _clean(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return one_line(value, LONGEST)
    lines = tuple(filter(None, (one_line(line, LONGEST).strip("-;. ") for line in value)))
    if len(lines) > MOST_LINES:
        raise Problem("frame_lines", found=len(lines), limit=MOST_LINES)
    return lines
