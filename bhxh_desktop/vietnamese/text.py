"""Text as it comes in: one Unicode form, plain spaces, search folding, signs of old encodings."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from bhxh_desktop.errors import Problem

_LINE_ENDS = re.compile("\r\n|[\r\v\u2028\u2029]")  # \v: the manual line break of Word
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero width space and marks, turns of direction, word joiner, byte order mark.
# Not U+00AD: it is ư in TCVN3.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither prints nor may stand in a Word or Excel file."""
_EXCERPT, _LONGER_EXCERPT = 20, 40

_ALIKE = str.maketrans(
    {
        "đ": "d",
        "ð": "d",  # Icelandic, but looks like đ in capitals and comes from old converters
        "\u00ad": None,
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
    }
)

# Letters only Unicode has; a text with one of them was not read from an old encoding.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
# How the bytes of an old encoding look in Latin-1, where Vietnamese in Unicode never looks so.
_TCVN3 = re.compile(
    "[a-z][Æ-ÖØ-Þ]|[A-Z][á-þ][A-Z]"  # tÕt, NéI: letters of the other case inside a word
    "|[A-Za-z][ÆÇËÎÏÑÖØÜÞ][a-z]|[bcdghklmnpqrstvx][åçëïñûø÷]"  # LÜnh, møt: foreign to us
    "|[A-Za-z][µ¶·¸¹]"  # lµ, c¸c: à ả ã á ạ
    "|[A-Za-z][¨©»¼½¾ª«¬][A-Za-z]"  # d©n, b»ng: ă â ê ô ơ
    "|(?<![A-Za-z])[®§][a-z¡-ÿ]"  # ®Õn: đ, Đ
    "|\u00ad[¬ê-î]"  # ư before ơ ờ ở ỡ ớ ợ
)
_VNI = re.compile(
    "[aeoôöuy][øûïù]|[aeôöuy]õ"  # chaøo, baïn: a tone after its vowel; "oõ" may be Unicode
    "|[aeo][âåä]|[ae][áàã]"  # ê, ấ: a circumflex after its vowel
    "|a[êéèúüë]"  # ă, ắ: a breve after its vowel
    r"|öô|\bñ[aeiouyôö]",  # ươ; đ
    re.IGNORECASE,
)


def clean(text: str) -> str:
    r"""Return *text* in NFC, with plain spaces, without invisible marks, lines ended by ``\n``."""
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the form in which texts are searched: "HOÀ", "hòa" and "hoa" become one.

    No case, no marks, đ as d; dashes and quotation marks are unified.
    """
    parts = unicodedata.normalize("NFD", clean(text).casefold())
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return bare.translate(_ALIKE)


def check_plain(text: str, *, multiline: bool) -> None:
    r"""Refuse what neither prints nor travels: control characters, halves of characters.

    ``\n`` passes where *multiline*. Raises Problem ``text_control`` or ``text_line_end``.
    """
    if match := _CONTROL.search(text):
        raise Problem("text_control", found=_excerpt(text, match.start()))
    if not multiline and "\n" in text:
        raise Problem("text_line_end", found=_excerpt(text, text.index("\n")))


def plain_text(text: str, limit: int) -> str:
    """Return a text of several lines in the one form in which it is kept and signed.

    Tabs are spaces there. Raises Problem ``text_control``, ``text_long`` or ``text_legacy``.
    """
    plain = clean(text.replace("\t", " ")).strip()
    check_text(plain, limit, multiline=True)
    refuse_legacy(plain)
    return plain


def one_line(text: str, limit: int) -> str:
    """Return *text* in one line, as `plain_text` otherwise, spaces and line ends drawn together."""
    plain = " ".join(clean(text).split())
    check_text(plain, limit, multiline=False)
    refuse_legacy(plain)
    return plain


def refuse_legacy(text: str) -> None:
    """Raise Problem ``text_legacy`` for *text* that a person wrote in an old encoding."""
    encoding = legacy_encoding(text)
    if encoding is not None:
        found = text[:_LONGER_EXCERPT].replace("\n", " ")
        raise Problem("text_legacy", found=found, encoding=encoding)


def check_text(text: str, limit: int, *, multiline: bool) -> None:
    """Refuse what `check_plain` refuses and, as ``text_long``, more than *limit* characters."""
    check_plain(text, multiline=multiline)
    if len(text) > limit:
        found = text[:_EXCERPT].replace("\n", " ")
        raise Problem("text_long", found=f"{found}…", size=len(text), limit=limit)


def legacy_encoding(text: str) -> Literal["TCVN3", "VNI"] | None:
    """Name the old encoding *text* was written in, None where it looks like Unicode.

    A fingerprint, made to ask with, never to convert silently. TCVN3 goes first: VNI has none of
    its signs, while "thuû" could be either.
    """
    if _UNICODE.search(unicodedata.normalize("NFC", text)):
        return None
    if _TCVN3.search(text):
        return "TCVN3"
    return "VNI" if _VNI.search(text) else None


def _excerpt(text: str, place: int) -> str:
    """The text around *place*, where a box stands for what cannot be shown."""
    before, after = text[max(0, place - _EXCERPT) : place], text[place + 1 : place + _EXCERPT]
    return "□".join(_CONTROL.sub(" ", part).replace("\n", " ") for part in (before, after))
