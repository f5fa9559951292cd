"""Revisions: what locking writes, and the signed statements made about them (model.md §4).

Every statement is a frozen struct whose canonical JSON is hashed for its id and signed together
with a tag of its own kind, so that no signature can be passed off as another kind's.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Meta, Struct

from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.formats import FORMAT, Format, check_format
from bhxh_desktop.domain.regime import Code
from bhxh_desktop.domain.unit import UnitCode
from bhxh_desktop.errors import Problem

Scope = Literal["own", "total"]
"""``own``: what the unit itself counted. ``total``: own plus its children's totals."""
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""An Ed25519 public key in hexadecimal; it names itself."""
Recipient = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
"""An X25519 public key as age writes it."""
Signature = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Moment = Annotated[
    str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})\Z")
]
PeriodId = Annotated[str, Meta(pattern=r"^[12][0-9]{3}(-[A-Z0-9]{2,5})?\Z")]
LONGEST_WORDS, LONGEST_NAME = 4000, 120
LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*\Z"
"""One line as it is printed: without control characters, line ends and turns of direction.

Whoever signs it could else print lines of his own among ours, a fingerprint for instance."""
Words = Annotated[str, Meta(max_length=LONGEST_WORDS, pattern=LINE)]
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=LINE)]
PartName = Literal[
    "figures", "explanations", "tasks", "documents", "narrative", "journal", "attachments"
]

PARTS_GOING_UP: tuple[PartName, ...] = ("figures", "tasks", "documents", "narrative")
"""Parts a parent passes on; explanations stay within a unit and its parent."""
CODE_LENGTH = 20
"""Base32 characters of a mã đối chiếu."""
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class SubmissionKey(NamedTuple):
    """What one report is: a unit's, of one scope, for one regime and period."""

    unit: str
    scope: Scope
    regime: str
    period: str


class Statement(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, dict=True
):
    """Base of everything that is signed."""

    TAG: ClassVar[str]

    format: Format = FORMAT
    signer: Key

    def __hash__(self) -> int:
        """Return a hash that, unlike that of the fields, exists for dictionaries too."""
        return hash(self.id)

    @cached_property
    def content(self) -> bytes:
        """The canonical JSON."""
        return canonical.encode(msgspec.to_builtins(self))

    @cached_property
    def id(self) -> str:
        """SHA-256 of the canonical JSON."""
        return canonical.digest(self.content)

    @property
    def signed_bytes(self) -> bytes:
        """What the signature covers: the tag of this kind of statement and the id."""
        return f"{self.TAG}\n{self.id}".encode()


class DefinitionRef(Struct, frozen=True, forbid_unknown_fields=True):
    """Which definition a revision was filled with."""

    code: Code
    version: Annotated[int, Meta(ge=1, le=999)]
    hash: Hash


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a total took from one unit: a revision, or the reason it was left out."""

    revision: Hash | None = None
    excluded: Words = ""


class HeadRecord(Statement, frozen=True, kw_only=True):
    """One revision: what it is, what it follows, and the hashes of its parts."""

    TAG: ClassVar[str] = "bhxh-revision-1"

    unit: UnitCode
    scope: Scope
    regime: Code
    period: PeriodId
    as_of: Day
    parents: tuple[Hash, ...] = ()
    """Sorted; none for the first, two or more after a merge."""
    author: Name
    """A name chosen on the PC; there is no login."""
    locked_at: Moment
    """The office's clock: shown to people, orders nothing."""
    definition: DefinitionRef
    number: Annotated[int, Meta(ge=1, le=9999)] = 1
    """Lần thứ n: one more than the exported revisions on the longest path before it."""
    sources: dict[UnitCode, Source] = {}
    """Of a total: what it was made of."""
    parts: dict[PartName, Hash]

    @property
    def key(self) -> SubmissionKey:
        """The submission this is a revision of."""
        return SubmissionKey(self.unit, self.scope, self.regime, self.period)

    @property
    def verification_code(self) -> str:
        """Mã đối chiếu: 20 base32 characters of the id in groups of five."""
        return verification_code(self.id)


class Review(Statement, frozen=True, kw_only=True):
    """A parent's verdict on one revision; it names the reviews it replaces."""

    TAG: ClassVar[str] = "bhxh-review-1"

    unit: UnitCode
    """Whose verdict: an ancestor of the unit judged."""
    revision: Hash
    verdict: Literal["approve", "return"]
    replaces: tuple[Hash, ...] = ()
    reason: Words = ""
    cell_notes: dict[Annotated[str, Meta(max_length=130, pattern=LINE)], Words] = {}
    """Notes by cell, ``form.row.column``."""
    author: Name
    made_at: Moment


class Enrolment(Statement, frozen=True, kw_only=True):
    """A key joins the ring of a unit, said by a key of that ring or of an ancestor's."""

    TAG: ClassVar[str] = "bhxh-enrolment-1"

    unit: UnitCode
    key: Key
    made_at: Moment


class SealingKey(Statement, frozen=True, kw_only=True):
    """A key that bundles for a unit are sealed to: of one of its PCs, or its recovery key.

    Said by the PC itself or by an ancestor's key; of a recovery key by any key of the ring. It
    takes the place of what it names as replaced, as nobody's clock tells which is the newer one.
    """

    TAG: ClassVar[str] = "bhxh-sealing-key-1"

    unit: UnitCode
    key: Key | None = None
    """What the PC signs with; none for the recovery key, which is on paper only."""
    recipient: Recipient | None = None
    """None takes back what is replaced, with nothing in its place."""
    replaces: tuple[Hash, ...] = ()
    made_at: Moment

    @property
    def holder(self) -> tuple[str, str | None]:
        """Whose key it is: a statement replaces only those about the same holder."""
        return self.unit, self.key


class Revocation(Statement, frozen=True, kw_only=True):
    """A key no longer counts, said by an ancestor's key or by the key itself."""

    TAG: ClassVar[str] = "bhxh-revocation-1"

    key: Key
    reason: Words
    made_at: Moment
    honoured: tuple[Hash, ...] = ()
    """What this key signed that goes on counting: what was known when it was revoked.

    Named one by one because clocks order nothing (model.md §1, §5)."""


def verification_code(revision: str) -> str:
    """Return the mã đối chiếu of a revision id, in groups of five."""
    number = int(revision, 16) >> (len(revision) * 4 - CODE_LENGTH * 5)
    letters = "".join(_BASE32[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))
    return "-".join(letters[i : i + 5] for i in range(0, CODE_LENGTH, 5))


S = TypeVar("S", bound=Statement)


class Signed(NamedTuple):
    """A statement with its signature, as it is kept and as it travels."""

    statement: Statement
    signature: str

    @property
    def content(self) -> bytes:
        """The envelope's canonical JSON."""
        head = f'{{"signature":"{self.signature}","statement":'.encode()
        return head + self.statement.content + b"}"


def open_envelope(data: bytes, kind: type[S]) -> tuple[S, str]:
    """Return the statement and signature of an envelope; the signature is not yet verified.

    Raises Problem ``not_canonical``, or ``statement_form`` where the content is not of *kind* or
    is of a newer format.
    """
    value = canonical.decode(data)
    if not isinstance(value, dict) or value.keys() != {"signature", "statement"}:
        raise Problem("statement_form", detail="signature, statement")
    statement = from_plain(value["statement"], kind)
    if msgspec.to_builtins(statement) != _tuples(value["statement"]):
        raise Problem("not_canonical", reason="form")
    # these bytes were just found canonical: encoding again would only give them back
    statement.__dict__["content"] = data[_ENVELOPE_HEAD:-1]
    try:
        return statement, msgspec.convert(value["signature"], Signature)
    except msgspec.ValidationError as error:
        raise Problem("statement_form", detail=str(error)) from None


def _tuples(value: Any) -> Any:
    """Return plain JSON with its lists as tuples, as a struct gives them back."""
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


_ENVELOPE_HEAD = len('{"signature":"') + 128 + len('","statement":')


def from_plain(value: Any, kind: type[S]) -> S:
    """Return the statement decoded from plain JSON; raise Problem ``statement_form``."""
    check_format(value.get("format") if isinstance(value, dict) else None)
    try:
        statement = msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise Problem("statement_form", detail=str(error)) from None
    if isinstance(statement, HeadRecord) and (
        list(statement.parents) != sorted(set(statement.parents))
        or "figures" not in statement.parts
    ):
        raise Problem("statement_form", detail="parents, parts")
    return statement
