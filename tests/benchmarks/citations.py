"""Reading citations takes time as the text is long, whatever it repeats.

Eight times the text should take about eight times as long; a pattern that goes back over what it
read would take sixty-four. The worst of many texts made to provoke that.
"""

from __future__ import annotations

from functools import partial

from _timing import median_of

from bhxh_desktop.citations.parsing import parse_citations

SHORT, TIMES = 10_000, 8
HOSTILE = [
    *("1/", "số ", "số 12, ", "58/KH-BHXH, ", "“", '" ', "(", "của A ", "12/12/", "1/A-", "I. "),
    *("1/KH - BHXH - ", "\n", "x\n", "- ", "số 1-KH/", "58/KH-BHXH\t12/01/2023\tx\n", "a.", "–-"),
    *("năm 2023, ", "của UBND tỉnh, BHXH tỉnh, ", "Kế hoạch ", "1.", "ngày . ", "tháng "),
    "thực hiện Quyết định số 1/QĐ-UBND về thực hiện ",
    "Quyết định số\n40/QĐ-BHXH ngày 18/01/2023 của Tổng Giám đốc BHXH Việt Nam về việc ban\n",
    "Kế hoạch công tác số: 5/KH-BHXH ",
]


def main() -> None:
    """Time each text short and long, and print the worst growth."""
    growth = {}
    for piece in HOSTILE:
        text = piece * (SHORT // len(piece))
        short, long = (
            median_of(partial(parse_citations, each), 3) for each in (text, text * TIMES)
        )
        growth[piece] = long / max(short, 0.001)
    worst = max(growth, key=lambda piece: growth[piece])
    print(f"citations: {TIMES} times the text takes {growth[worst]:.1f} times as long at worst")
    print(f"    of {len(HOSTILE)} texts, {worst!r} (promised ≤ 30)")


if __name__ == "__main__":
    main()
