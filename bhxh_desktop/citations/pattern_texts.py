"""Patterns with Vietnamese words in them: dates and numbers as people write them."""

from __future__ import annotations

import re

_SIGNED = r"[ ,(]{0,3}(?:(?:được )?(?:ký|ban hành|đề) )?"
_PLACE = r"(?: {0,2}[^\W\d_]+(?: [^\W\d_]+){0,4}, )?"
DAY_IN_WORDS = re.compile(
    rf"{_SIGNED}{_PLACE}ngày:? ?(?P<day>\d{{1,2}}) ?tháng ?(?P<month>\d{{1,2}}) ?"
    r"năm ?(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
DAY_IN_DIGITS = re.compile(
    rf"{_SIGNED}(?:{_PLACE}ngày:? ?)?(?P<day>\d{{1,2}}) ?(?P<sign>[-/.]) ?"
    r"(?P<month>\d{1,2}) ?(?P=sign) ?(?P<year>\d{4}|\d\d)(?![\d/])",
    re.IGNORECASE,
)
YEAR = re.compile(
    rf"{_SIGNED}(?:ngày [ .…_]{{0,20}})?(?:tháng ?(?:\d{{1,2}}|[.…_]{{0,9}}) ?(?:/|năm) ?|năm )"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
LAST_DAY = re.compile(
    r"ngày (?P<day>\d{1,2}) ?(?P<sign>[-/.]) ?(?P<month>\d{1,2}) ?(?P=sign) ?"
    r"(?P<year>\d{4}|\d\d),? $",
    re.IGNORECASE,
)
BARE_NUMBERS = re.compile(
    r"\bsố:? (?P<numbers>\d{1,6}(?:(?:, ?|; ?| và | và số )\d{1,6}){0,9})(?:, ?|; ?| và | và số )$",
    re.IGNORECASE,
)
BULLET = re.compile(
    r"(?:(?:[-+*•·●○▪■◦‣–—>§]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?"
    r"|[a-zđ]\)|[IVX]{1,5}\.|\(\d{1,2}\)|#{1,6})(?:\s+|(?<=[-+*•·●▪–—])(?=\w)|$)){1,3}"
)
DIGITS = re.compile(r"\d{1,6}")
NUMBER = re.compile(
    r"(?<![\w/.])(?<![0-9]-)(?P<number>[0-9]{1,6}[a-zđ]?) ?(?P<joint>[-/]) ?"
    r"(?:(?P<year>(?:19|20)[0-9]{2}) ?/ ?)?(?=[^\W\d_])"
)
