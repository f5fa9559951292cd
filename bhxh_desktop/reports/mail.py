"""A letter with a bundle attached, as a file that the mail program of the PC opens as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP

from bhxh_desktop.reports import mail_texts as texts
from bhxh_desktop.vietnamese.numbers import format_number

SUFFIX = ".eml"
KIND = ("application", "zip")


@dataclass(frozen=True)
class Enclosed:
    """A bundle and what the letter says of it."""

    name: str
    data: bytes
    digest: str
    unit: str
    addressee: str
    """Short name, "" where nobody is named."""
    author: str
    sealed: bool


def letter(said: Enclosed) -> bytes:
    """Return the letter: RFC 5322, marked as not sent yet, without an address of anybody."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = texts.SUBJECT.format(unit=said.unit, name=said.name)
    made["X-Unsent"] = "1"  # mail programs of offices open it ready to be sent
    body = texts.BODY.format(
        addressee=said.addressee or texts.ANYONE,
        unit=said.unit,
        name=said.name,
        size=format_number(Decimal(len(said.data))),
        sealing=texts.SEALED if said.sealed else texts.PLAIN,
        digest=said.digest,
        author=said.author,
    )
    made.set_content(body, charset="utf-8")
    made.add_attachment(said.data, *KIND, filename=said.name)
    return made.as_bytes()
