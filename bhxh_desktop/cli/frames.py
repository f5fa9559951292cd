"""The command on what stands around a report."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import asdict, replace

from bhxh_desktop.cli import frame_texts as texts
from bhxh_desktop.cli import texts as common
from bhxh_desktop.cli.common import author_option, open_session
from bhxh_desktop.operations.frames import set_frame
from bhxh_desktop.queries.frames import ALL, frame_for, frame_said


@click.command("frame", help=texts.FRAME)
@click.option("--regime", metavar=common.REGIME, default=ALL, help=texts.REGIME)
@click.option("--parent-body", metavar=common.NAME, help=texts.PARENT_BODY)
@click.option("--body", metavar=common.NAME, help=texts.BODY)
@click.option("--symbol", metavar=common.TEXT, help=texts.SYMBOL)
@click.option("--place", metavar=common.TEXT, help=texts.PLACE)
@click.option("--signer", metavar=common.TEXT, multiple=True, help=texts.SIGNER)
@click.option("--signer-name", metavar=common.NAME, help=texts.SIGNER_NAME)
@click.option("--to", "addressees", metavar=common.NAME, multiple=True, help=texts.ADDRESSEE)
@click.option("--recipient", "recipients", metavar=common.TEXT, multiple=True, help=texts.RECIPIENT)
@author_option
@click.pass_context
def frame_command(ctx: click.Context, /, regime: str, author: str | None, **said: Any) -> None:
    """Set what is said, or print what holds."""
    given = {name: value for name, value in said.items() if value not in (None, ())}
    with open_session(ctx, author) as session:
        if given:
            set_frame(session, replace(frame_said(session, regime), **given), regime)
            click.echo(texts.SET)
            return
        for name, value in asdict(frame_for(session, regime)).items():
            shown = value if isinstance(value, str) else "; ".join(value)
            caption = texts.CAPTIONS[name]
            click.echo(texts.LINE.format(caption=caption, value=shown or texts.AS_DEFINED))
