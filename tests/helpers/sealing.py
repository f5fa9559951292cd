"""Builders for sealing: identities that are always the same, statements, the age program."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from bhxh_desktop.bundles.identity import Identity
from bhxh_desktop.domain.revision import SealingKey
from bhxh_desktop.domain.trust import Trust
from tests.helpers.model import key_of

SECRETS = {
    "A": "AGE-SECRET-KEY-1C78QSSM7V2YE2HT39K9Z3PCQGA4ALENJW6RU4DKC5SYFRHKHZLGSZAYKYM",
    "B": "AGE-SECRET-KEY-1PR8Z5QL3JUMA0SAW2U9449ZGCX2X7ADWUCFA6NF5WMJWA520C2MSVQM2ST",
    "P": "AGE-SECRET-KEY-1XHFV7Q8Q5E74K7S3QXVSCQJVZDR8HCMSQU37D9KPAF6H54P0UE4QXZMUF0",
    "R": "AGE-SECRET-KEY-1R2A20PX24NYZPLUZN5PRWYSSZPCAEPXN9S0P229RZCPKRKK6CZ3S4733ZS",
}
"""Made for these tests: two offices, their province, its recovery code."""
RECIPIENT = "age1cckf28yxzawz9vp2p2kvl3kcmqr43hnqdd5aqfcaw2at2xuem44snu573l"
"""What is sealed to A."""
WHEN = "2023-12-15T08:30:00+07:00"
FULL = Trust({u: frozenset({key_of(u), key_of(u, 1)}) for u in ("P", "A", "B")})
"""Trust in two PCs of each."""


@cache
def identity(unit: str = "A") -> Identity:
    """The identity of a unit's PC, the same in every run."""
    return Identity(SECRETS[unit])


def sealing_key(unit: str, number: int = 0, **more: Any) -> SealingKey:
    """What PC *number* of a unit says of its own key."""
    key = key_of(unit, number)
    fields = {"unit": unit, "key": key, "signer": key, "made_at": WHEN, "recipient": RECIPIENT}
    return SealingKey(**{**fields, **more})


def by_age(age: str, *arguments: str | Path, data: bytes = b"") -> bytes:
    """What the age program answers; it must not complain."""
    run = subprocess.run([age, *arguments], input=data, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout
