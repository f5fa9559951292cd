"""What importing some files would bring, one row per file, and its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bhxh_desktop.domain.period import Period
from bhxh_desktop.domain.revision import HeadRecord
from bhxh_desktop.domain.trust import Standing
from bhxh_desktop.messages import say
from bhxh_desktop.operations.arrivals import Doubt, Imported, Judged
from bhxh_desktop.operations.importing import ImportResult
from bhxh_desktop.queries.exchange import WaitingKey, waiting_key
from bhxh_desktop.session import Session
from ui.models.columns import Column
from ui.texts import exchange_texts as texts

Outcome = Literal["refused", "waiting", "doubt", "beside", "new", "known"]
ORDER: tuple[Outcome, ...] = ("refused", "waiting", "doubt", "beside", "new", "known")
"""What asks for something first."""
ASKING = ORDER[:4]
LOOKS = {
    "refused": ("error", "error"),
    "waiting": ("waiting_key", "warn"),
    "doubt": ("warning", "warn"),
    "beside": ("warning", "warn"),
    "new": ("received", "accent"),
    "known": ("check", "text2"),
}


@dataclass(frozen=True)
class ImportRow:
    """One file."""

    path: Path
    outcome: Outcome
    sender: str
    report: str
    number: str
    words: str
    """What it brings and what of it waits, or why it is refused."""


@dataclass(frozen=True)
class Arriving:
    """What some files would bring, or brought."""

    rows: tuple[ImportRow, ...]
    keys: tuple[WaitingKey, ...]
    """Each to be confirmed before what it signed counts."""
    verdicts: tuple[str, ...]
    """What was said of revisions here, those to be mended first."""
    returned: int
    """How many are to be mended."""
    news: Counter[str]
    """How many ``revisions``, ``reviews`` and ``keys`` are new."""

    @property
    def taken(self) -> list[Path]:
        """The files that are not refused."""
        return [row.path for row in self.rows if row.outcome != "refused"]

    def count(self, outcome: Outcome) -> int:
        """Return how many files have this *outcome*."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def summary(self) -> str:
        """How many files are of which kind, the good ones first."""
        found = [(each, self.count(each)) for each in reversed(ORDER)]
        return ", ".join(texts.COUNTS[each].format(count=n) for each, n in found if n)

    @property
    def brought(self) -> str:
        """What is new, in words; "" where nothing is."""
        return brings(self.news)


def arriving(session: Session, result: ImportResult) -> Arriving:
    """Return what *result* means for people, in the order in which it asks for something."""
    rows = [_refused(path, say(fault)) for path, fault in result.refused.items()]
    rows += [_taken(session, item) for item in result.imported]
    asked = {
        (doubt.unit, doubt.key)
        for item in result.imported
        for doubt in item.doubts
        if doubt.standing is Standing.UNKNOWN
    }
    judged = [each for item in result.imported for each in item.judged]
    judged.sort(key=lambda each: each.review.verdict != "return")
    return Arriving(
        rows=tuple(sorted(rows, key=lambda row: (ORDER.index(row.outcome), row.path.name))),
        keys=tuple(waiting_key(session, unit, key) for unit, key in sorted(asked)),
        verdicts=tuple(_judged_words(session, each) for each in judged),
        returned=sum(each.review.verdict == "return" for each in judged),
        news=sum((_news(item) for item in result.imported), Counter[str]()),
    )


def brings(news: Counter[str]) -> str:
    """Return ``7 bản chốt mới, 2 ý kiến duyệt mới``."""
    return ", ".join(words.format(count=news[k]) for k, words in texts.BRINGS.items() if news[k])


def _news(item: Imported) -> Counter[str]:
    return Counter(
        revisions=len(item.new),
        reviews=item.new_reviews,
        keys=item.new_keys,
        setups=len(item.new_setups),
    )


def _refused(path: Path, sentence: str) -> ImportRow:
    return ImportRow(path, "refused", "", "", "", sentence)


def _taken(session: Session, item: Imported) -> ImportRow:
    news = brings(_news(item))
    said = [texts.BRINGS_SENTENCE.format(brings=news) if news else texts.BRINGS_NOTHING]
    said += [_doubt_words(session, doubt) for doubt in item.doubts]
    said += [_judged_words(session, judged) for judged in item.judged]
    sender = session.tree[item.bundle.contents.header.sender].short_name
    if item.is_beside:
        said.insert(0, texts.BESIDE.format(unit=sender, home=session.unit.short_name))
    standings = {doubt.standing for doubt in item.doubts}
    outcome: Outcome = "beside" if item.is_beside else "new" if news else "known"
    if standings:
        outcome = "waiting" if Standing.UNKNOWN in standings else "doubt"
    report, number = _reports(session, item)
    return ImportRow(item.path, outcome, sender, report, number, " ".join(said))


def _reports(session: Session, item: Imported) -> tuple[str, str]:
    """Return which reports the file is about, and lần thứ n where it is one."""
    heads = item.heads
    if not heads:
        return texts.NO_REPORT, ""
    if len(heads) > 1:
        units = len({head.unit for head in heads})
        return texts.SEVERAL.format(count=len(heads), units=units), ""
    (head,) = heads
    return _report(session, head), texts.TIMES.format(number=head.number)


def _report(session: Session, head: HeadRecord) -> str:
    title = session.definition(head.definition.hash).regime.short_title
    return texts.REPORT.format(title=title, period=Period.parse(head.period).words)


def _doubt_words(session: Session, doubt: Doubt) -> str:
    words = texts.DOUBTS[doubt.standing]
    if doubt.second:
        words += texts.SECOND_KEY
    return words.format(
        kind=texts.SIGNED_KINDS[doubt.kind],
        unit=session.tree[doubt.unit].short_name,
        owners=_names(session, doubt.owners),
    )


def _judged_words(session: Session, judged: Judged) -> str:
    review, record = judged
    return texts.JUDGED[review.verdict].format(
        by=session.tree[review.unit].short_name,
        unit=session.tree[record.unit].short_name,
        report=_report(session, record),
        number=record.number,
        reason=" ".join(review.reason.split()).rstrip("."),
    )


def _names(session: Session, units: Sequence[str]) -> str:
    return ", ".join(session.tree[unit].short_name for unit in units)


_OUTCOME, _SENDER, _REPORT, _NUMBER, _WORDS, _FILE = texts.PREVIEW_COLUMNS
IMPORT_COLUMNS: tuple[Column[ImportRow], ...] = (
    Column(
        "outcome",
        _OUTCOME,
        lambda row: texts.OUTCOMES[row.outcome],
        164,
        icon=lambda row: LOOKS[row.outcome],
        colour=lambda row: LOOKS[row.outcome][1] if row.outcome in ASKING else "text",
    ),
    Column("sender", _SENDER, lambda row: row.sender, 138),
    Column("report", _REPORT, lambda row: row.report, 224),
    Column("number", _NUMBER, lambda row: row.number, 60),
    Column("words", _WORDS, lambda row: row.words),
    Column("file", _FILE, lambda row: row.path.name, 176, tip=lambda row: str(row.path)),
)
