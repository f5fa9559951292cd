"""The demo's journey: real commands on sample data, told step by step."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from bhxh_desktop import cli, clock
from bhxh_desktop.cli import journey_texts as words
from bhxh_desktop.cli import texts
from bhxh_desktop.operations import demo_folder, demo_reports
from bhxh_desktop.operations.demo import (
    PROVINCE,
    Sample,
    SampleUnit,
    read_sample,
    sample_folder,
    sample_units,
)
from bhxh_desktop.session import Session
from bhxh_desktop.store import revisions
from bhxh_desktop.vietnamese.dates import short_date
from bhxh_desktop.vietnamese.numbers import format_number, parse_figure


@click.command("journey", help=texts.JOURNEY, hidden=True)
@click.argument(
    "folder",
    type=click.Path(path_type=Path),
    metavar=texts.FOLDER,
    help=texts.JOURNEY_FOLDER_IS,
)
def journey_command(folder: Path) -> None:
    """Walk the journey, leaving everything it makes in *folder*."""
    aside = demo_folder.prepare(folder)
    if aside is not None:
        click.echo(words.KEPT_ASIDE.format(path=aside))
    for name in (words.BUNDLES, words.REPORTS):
        (folder / name).mkdir()
    Journey(folder, read_sample()).walk()
    demo_folder.seal(folder)


@dataclass
class Journey:
    """One walk: the folder, the sample, and how many steps were told."""

    folder: Path
    sample: Sample
    steps: int = 0

    def walk(self) -> None:
        """Tell and do every step; stop where a command answers otherwise than it should."""
        sample = self.sample
        click.echo(words.OPENING.format(title=sample.title, mark=sample.mark))
        with clock.held(sample.story.locked_at):
            self._prepare()
            self._fill()
            self._lock()
        self._send()
        self._mend()
        self._total()
        self._others()
        click.echo("")
        click.echo(words.CLOSING.format(path=self.folder))
        for path in sorted(self.folder.glob("*/*")):
            if path.is_file():
                click.echo(f"   {path.relative_to(self.folder)}")

    @property
    def units(self) -> list[SampleUnit]:
        """The units of the sample, the province first."""
        return sample_units(self.sample, self.folder / words.WORKSPACES)

    @property
    def offices(self) -> list[SampleUnit]:
        """The units below the province."""
        return self.units[1:]

    @property
    def mistaken(self) -> SampleUnit:
        """The office that errs."""
        return next(unit for unit in self.units if unit.code == self.sample.story.mistaken)

    def _prepare(self) -> None:
        self._tell("workspaces")
        self._run(self.folder / words.WORKSPACES, "demo", "--empty")
        self._tell("template")
        first = self.offices[0]
        template = self.folder / words.REPORTS / words.TEMPLATE_FILE
        self._on(first, "template", str(template))
        self._tell("unreadable")
        unreadable = sample_folder() / self.sample.story.unreadable
        self._on(self.mistaken, "fill", str(unreadable), expected=1)

    def _fill(self) -> None:
        self._tell("fill")
        for unit in self.units:
            self._on(unit, "fill", str(unit.figures))
            for command, path in (("narrative", unit.narrative), ("task", unit.progress)):
                if path.exists():
                    self._on(unit, command, str(path))
            if unit.documents.exists():
                about = (str(unit.documents), self.sample.regime, self.sample.period)
                self._run(unit.workspace, "document", "paste", *about)
        mistake = sample_folder() / self.sample.story.mistake
        self._on(self.mistaken, "fill", str(mistake))
        self._tell("check")
        self._on(self.offices[0], "check")

    def _lock(self) -> None:
        first = self.offices[0]
        self._tell("draft")
        self._report(first, words.DRAFT_FILE)
        self._tell("lock", self.sample.story.locked_at)
        for unit in self.units:
            self._on(unit, "lock", "--reason", texts.SAMPLE_REASON)
        self._tell("final")
        for name in (words.REPORT_FILE, words.ANNEX_FILE):
            self._report(first, name)
        self._tell("export")
        for unit in self.offices:
            self._export(unit, self._bundle(unit, 1))

    def _send(self) -> None:
        story = self.sample.story
        bundles = [str(self._bundle(unit, 1)) for unit in self.offices]
        with clock.held(story.received_at):
            self._tell("import", story.received_at)
            self._at_province("import", *reversed(bundles[1:]))
        with clock.held(story.late_at):
            self._tell("again", story.late_at)
            self._at_province("import", *bundles)
            self._tell("tampered")
            data = bytearray(Path(bundles[0]).read_bytes())
            data[len(data) // 2] ^= 1
            tampered = self.folder / words.BUNDLES / words.TAMPERED_FILE
            tampered.write_bytes(data)
            self._at_province("import", str(tampered), expected=1)
            self._tell("status")
            self._at_province("status", self.sample.period, "--regime", self.sample.regime)

    def _mend(self) -> None:
        story, unit = self.sample.story, self.mistaken
        with clock.held(story.late_at):
            self._tell("return")
            self._at_province(
                "review", self._codes()[unit.code], "return", "--reason", story.reason
            )
            answers = self.folder / words.ANSWERS
            self._at_province("respond", str(answers))
        with clock.held(story.mended_at):
            self._tell("mend")
            self._run(unit.workspace, "import", *map(str, sorted(answers.iterdir())))
            self._on(unit, "reopen")
            self._on(unit, "fill", str(unit.figures))
            self._on(unit, "lock", "--reason", texts.SAMPLE_REASON)
            self._export(unit, self._bundle(unit, 2))
            self._tell("approve")
            self._at_province("import", str(self._bundle(unit, 2)))
            codes = self._codes()
            for office in self.offices:
                self._at_province("review", codes[office.code], "approve")

    def _total(self) -> None:
        of_period = (self.sample.regime, self.sample.period)
        reports = self.folder / words.REPORTS
        with clock.held(self.sample.story.mended_at):
            self._tell("consolidate")
            figures = reports / words.TOTAL_FIGURES
            reason = ("--reason", texts.SAMPLE_REASON)
            self._at_province("consolidate", *of_period, str(figures), "--lock", *reason)
            self._tell("compare")
            self._compare(figures)
            self._tell("report")
            for name in (words.TOTAL_REPORT, words.TOTAL_ANNEX):
                self._at_province("report", *of_period, str(reports / name), "--consolidated")
            merged = self.folder / words.BUNDLES / words.MERGED_FILE
            self._at_province("export", str(merged), "--merged", "--plain")
            self._at_province("status", self.sample.period, "--regime", self.sample.regime)

    def _others(self) -> None:
        """Let every unit make its other reports too; no command is told, they are as above."""
        self._tell("others")
        for unit in self.units:
            with Session.open(unit.workspace) as session:
                demo_reports.write_reports(session)
        demo_reports.deliver(self.units, self.folder / words.BUNDLES / words.OTHERS)
        for report in demo_reports.other_reports():
            click.echo(words.OTHER.format(title=report.about.title))

    def _compare(self, figures: Path) -> None:
        """Show the cells the sample names from the consolidated file."""
        with figures.open(encoding="utf-8-sig", newline="") as file:
            said = {".".join((r["form"], r["row"], r["column"])): r for r in csv.DictReader(file)}
        for place, caption in self.sample.published.items():
            value = format_number(parse_figure(said[place]["value"]))
            click.echo(words.COMPARED.format(caption=caption, value=value))

    def _codes(self) -> dict[str, str]:
        """Return the mã đối chiếu of each unit's latest revision at the province."""
        with Session.open(self.units[0].workspace) as session:
            records = revisions.records(session.connection).values()
            latest = sorted(records, key=lambda record: record.number)
            return {record.unit: record.verification_code for record in latest}

    def _bundle(self, unit: SampleUnit, number: int) -> Path:
        return self.folder / words.BUNDLES / f"{unit.code}-{number}.bhxh"

    def _report(self, unit: SampleUnit, name: str) -> None:
        path = self.folder / words.REPORTS / name.format(unit=unit.code)
        self._on(unit, "report", str(path))

    def _export(self, unit: SampleUnit, path: Path) -> None:
        self._run(unit.workspace, "export", str(path), "--plain")

    def _on(self, unit: SampleUnit, command: str, *rest: str, expected: int = 0) -> None:
        of_period = (self.sample.regime, self.sample.period)
        self._run(unit.workspace, command, *of_period, *rest, expected=expected)

    def _at_province(self, *arguments: str, expected: int = 0) -> None:
        self._run(self.folder / words.WORKSPACES / PROVINCE, *arguments, expected=expected)

    def _run(self, data: Path, *arguments: str, expected: int = 0) -> None:
        line = ["--data", str(data), *arguments]
        shown = " ".join(f'"{word}"' if " " in word else word for word in line)
        click.echo(words.COMMAND.format(words=shown))
        found = cli.run(line)
        if found != expected:
            said = words.UNEXPECTED.format(expected=expected, found=found, words=shown)
            raise click.ClickException(said)

    def _tell(self, step: str, day: datetime | None = None) -> None:
        self.steps += 1
        text = words.STEPS[step].format(day=short_date(day.date()) if day else "")
        click.echo("")
        click.echo(words.STEP.format(number=self.steps, text=text))
