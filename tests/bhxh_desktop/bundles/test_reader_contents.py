"""What stands inside a bundle: statements, parts, definitions, the table; each fault has a code."""

from __future__ import annotations

import pytest

from bhxh_desktop.bundles.package import CSV
from bhxh_desktop.domain import canonical
from bhxh_desktop.domain.figure import FigureKey, number_cell
from bhxh_desktop.domain.parts import (
    Attachment,
    AttachmentsPart,
    DocumentEntry,
    DocumentsPart,
    TaskProgress,
    TasksPart,
    encode_part,
    figures_to_part,
    tasks_part,
)
from bhxh_desktop.domain.regime import MOST_CELLS
from bhxh_desktop.domain.revision import DefinitionRef, Review, Signed
from tests.helpers.bundles import (
    DEFINITION,
    ENTRIES,
    FIGURES,
    LISTED,
    NARRATIVE,
    NOTHING,
    PART,
    a_header,
    a_record,
    code_of,
    entries_of,
    one_revision,
    path_of,
    private_key,
    read,
    refusal,
    resealed,
    signed,
    some_contents,
    written,
)
from tests.helpers.model import a_review, small_definition

OTHER = encode_part(TasksPart(tasks={}))


def test_withheld():
    """A part other than figures may be kept back; the rest still verifies."""
    bundle = read(written(parts={canonical.digest(PART): PART}))
    assert 2 == len(bundle.contents.records)


def test_waiting_review():
    """A review of a revision that is not here travels like any other."""
    review = a_review(a_record("B"), signer=private_key("P").public)
    held = {review.id: signed("P", review)}
    assert held == read(written(reviews=held)).contents.reviews


def test_figures_of_heads():
    """Of two revisions with the same cells only the head's stand in the table."""
    first = a_record("A")
    head = a_record("A", first)
    revisions = {r.id: signed("A", r) for r in (first, head)}
    data = written(revisions=revisions, figures={head.id: FIGURES})
    assert {head.id: FIGURES} == read(data).contents.figures


@pytest.mark.parametrize("held", ["revisions", "reviews", "enrolments", "revocations"])
def test_statement_by_another_key(held):
    """A statement that its signer did not sign, in a bundle that is otherwise whole."""
    statements = getattr(some_contents(), held)
    forged = {
        i: Signed(s.statement, signed("B", s.statement).signature) for i, s in statements.items()
    }
    assert "bundle_statement_signature" == code_of(written(**{held: forged}))


def with_envelope(form: bytes, start: int) -> bytes:
    """The bundle of a revision in such an envelope, named by its bytes from *start* on."""
    record = a_record("A")
    number = canonical.digest((form % (b"0" * 128, record.content))[start:-1])
    signature = private_key("A").sign(f"{record.TAG}\n{number}".encode())
    listed = {n: d for n, d in LISTED.items() if not n.startswith(("heads", "reviews"))}
    envelope = form % (signature.encode(), record.content)
    return resealed({**listed, f"heads/{number}.json": envelope})


def test_signature_with_a_line_feed():
    """A signature longer by a sign moves the statement behind it: no slice of that passes."""
    form, longer = (b'{"signature":"%b' + end + b'","statement":%b}' for end in (b"", b"\\n"))
    start = len(form % (b"0" * 128, b"")) - len(b"}")
    assert 1 == len(read(with_envelope(form, start)).contents.revisions)
    for place in (start, start + len(rb"\n")):
        assert refusal(with_envelope(longer, place))


def test_statement_of_another_kind():
    """A review does not pass for a revision."""
    review = path_of("reviews")
    assert "statement_form" == code_of(
        resealed({**LISTED, review.replace("reviews", "heads"): ENTRIES[review]})
    )


def test_parent_of_another_report():
    """A revision that claims to follow another unit's."""
    first, head = a_record("B"), a_record("A", a_record("B"))
    revisions = {first.id: signed("B", first), head.id: signed("A", head)}
    data = written(revisions=revisions, figures={head.id: FIGURES})
    assert "bundle_parent" == code_of(data)


def test_head_without_figures():
    """The figures of a head may not be withheld."""
    data = written(parts={canonical.digest(NARRATIVE): NARRATIVE})
    assert "bundle_part_missing" == code_of(data)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"dossiers": {"collection": {"new": "1.50"}}}, "figure_form"),
        ({"dossiers": {"collection": {"new": "=1+1"}}}, "figure_form"),
        ({"dossiers": {"collection": {"new": {"estimated": True, "value": 5}}}}, "cell_form"),
        ({"dossiers": {"collection": {"elsewhere": "1"}}}, "figure_unknown"),
        ({"dossiers": {}}, "part_form"),
        ([], "part_form"),
    ],
)
def test_figures_part(cells, code):
    """Cells that no program of ours wrote."""
    assert code == code_of(one_revision(canonical.encode({"cells": cells})))


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"as_of": "2023-02-29"}, "date_impossible"),
        ({"locked_at": "2023-12-14T25:00:00Z"}, "date_impossible"),
        ({"period": "2023-Q9"}, "period_form"),
        ({"period": "2023-D0230"}, "period_form"),
        ({"definition": DefinitionRef("small", 2, DEFINITION.hash)}, "bundle_definition"),
        ({"definition": DefinitionRef("other", 1, DEFINITION.hash)}, "bundle_definition"),
        ({"regime": "other"}, "bundle_definition"),
        ({"definition": DefinitionRef("small", 1, "0" * 64)}, "bundle_part_unused"),
    ],
)
def test_record(record, code):
    """A revision well signed that says what cannot be, so that nothing later stumbles over it."""
    assert code == code_of(one_revision(**record))


@pytest.mark.parametrize("day", ["2023-12-14\n", "٢٠٢٣-١٢-١٤", "2023-W50-4"])
def test_day_in_other_signs(day):
    """A day has one way of writing."""
    assert refusal(one_revision(as_of=day))


def test_moment_of_a_review():
    """So with the other statements."""
    review = a_review(a_record("A"), made_at="2023-13-01T08:00:00Z", signer=private_key("P").public)
    assert isinstance(review, Review)
    assert "date_impossible" == code_of(written(reviews={review.id: signed("P", review)}))


NO_DAY = DocumentEntry("A", "1", "B", 2023, "2023-00-01")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("tasks", TasksPart(tasks={"1": TaskProgress("g", "done", "2023-02-30")})),
        ("tasks", tasks_part({"1": TaskProgress("g", "done", documents=(NO_DAY,))})),
        ("documents", DocumentsPart(documents=(NO_DAY,))),
        (
            "documents",
            DocumentsPart(units={"B": (NO_DAY,)}),
        ),
    ],
)
def test_days_in_parts(name, part):
    """And with the parts."""
    data = encode_part(part)
    record = a_record("A", parts={"figures": canonical.digest(PART), name: canonical.digest(data)})
    parts = {canonical.digest(held): held for held in (PART, data)}
    revisions = {record.id: signed("A", record)}
    made = written(revisions=revisions, parts=parts, figures={record.id: FIGURES})
    assert "date_impossible" == code_of(made)


ENTRY = {"issuer": "A", "number": "1", "symbol": "B", "year": 2023}
NEXT = {**ENTRY, "number": "2"}


@pytest.mark.parametrize(
    "part",
    [
        {"documents": [NEXT, ENTRY]},
        {"documents": [ENTRY, ENTRY]},
        {"documents": [ENTRY], "units": {"B": [NEXT, ENTRY]}},
        {"documents": [{**ENTRY, "number": "\u2028"}]},
        {"documents": [ENTRY], "units": {"b b": [ENTRY]}},
    ],
)
def test_lists_of_documents(part):
    """Each document stands in a list once and in its place: one content, one form."""
    data = canonical.encode(part)
    names = {"figures": canonical.digest(PART), "documents": canonical.digest(data)}
    record = a_record("A", parts=names)
    parts = {canonical.digest(held): held for held in (PART, data)}
    revisions = {record.id: signed("A", record)}
    made = written(revisions=revisions, parts=parts, figures={record.id: FIGURES})
    assert "part_form" == code_of(made)


@pytest.mark.parametrize(
    ("cell", "code"), [("abc", "part_form"), ("dossiers.policy.nowhere", "figure_unknown")]
)
def test_notes_on_no_cell(cell, code):
    """A note stands on a cell of the form, or nothing could show it."""
    data = canonical.encode({"notes": {cell: "x"}})
    parts = {"figures": canonical.digest(PART), "explanations": canonical.digest(data)}
    record = a_record("A", parts=parts)
    made = written(
        revisions={record.id: signed("A", record)},
        parts={canonical.digest(held): held for held in (PART, data)},
        figures={record.id: FIGURES},
    )
    assert code == code_of(made)


def test_part_under_two_names():
    """A part is read under each name it has: tasks that pass are no narrative."""
    other = canonical.digest(OTHER)
    digests = {"figures": canonical.digest(PART), "narrative": other, "tasks": other}
    record = a_record("A", parts=digests)
    parts = {canonical.digest(held): held for held in (PART, OTHER)}
    made = written(
        revisions={record.id: signed("A", record)}, parts=parts, figures={record.id: FIGURES}
    )
    assert "part_form" == code_of(made)


def test_unknown_definition():
    """Figures without the definition they were filled with cannot be read; a known one serves."""
    data = written(definitions={})
    assert "bundle_definition_missing" == code_of(data)
    assert some_contents(definitions={}) == read(data, DEFINITION).contents


@pytest.mark.parametrize(
    "content",
    [
        *(b"{}", b"[]", b'{"code":"small"}'),
        DEFINITION.content.replace(b'"version":1', b'"version":"1"'),
    ],
)
def test_definition(content):
    """A definition that cannot be decoded or has another form."""
    reference = DefinitionRef("small", 1, canonical.digest(content))
    record = a_record("A", definition=reference)
    data = written(
        revisions={record.id: signed("A", record)},
        definitions={reference.hash: content},
        figures={record.id: FIGURES},
    )
    assert "bundle_definition" == code_of(data)


def test_csv():
    """The table is compared with the parts; the first line that differs is told."""
    text = ENTRIES[CSV]
    for changed, line in [
        (text.replace(b"1250", b"1251"), 4),
        (text + b"x", 7),
        (text.replace(b"\r\n", b"\n"), 1),
        (text.removeprefix(b"\xef\xbb\xbf"), 1),
        (b"", 1),
    ]:
        fault = refusal(resealed({**LISTED, CSV: changed}))
        assert ("bundle_csv_differs", line) == (fault.code, fault.fields["line"])


def test_csv_without_figures():
    """A table in a bundle without revisions has nothing to be compared with."""
    listed = {n: d for n, d in entries_of(written(**NOTHING)).items() if n in LISTED}
    assert "bundle_csv_differs" == code_of(resealed({**listed, CSV: ENTRIES[CSV]}))


def test_newer_inside():
    """So for a later part or definition within."""
    newer = canonical.encode({"cells": {}, "format": 2})
    assert "format_newer" == refusal(one_revision(newer)).code
    plain = small_definition().content.replace(b'"forms":', b'"format":3,"forms":')
    record = a_record("A", definition=DefinitionRef("small", 1, canonical.digest(plain)))
    data = written(
        revisions={record.id: signed("A", record)},
        definitions={canonical.digest(plain): plain},
        figures={record.id: {FigureKey("dossiers", "policy", "new"): number_cell(1)}},
    )
    assert "format_newer" == code_of(data)


def test_place_of_a_fault():
    """A fault inside one file says in which."""
    part = b'{"cells":[]}'
    fault = refusal(one_revision(part))
    assert ("bundle_file", f"parts/{canonical.digest(part)[:12]}") == (
        fault.code,
        fault.fields["found"],
    )


FORGED = [
    "Nguyễn A\nVân tay khóa  AAAA",  # a line of our own, as it seems
    "Nguyễn\u2028A",
    "Nguyễn\u202eA",  # turns the rest of the line about
    "Nguyễn\u2066A",
]


@pytest.mark.parametrize("author", FORGED)
def test_names_that_forge_lines(author):
    """No author writes lines of his own among those we print."""
    forged = a_record("A", author=author)
    entry = Signed(forged, private_key("A").sign(forged.signed_bytes)).content
    head = path_of("heads")
    left = {path: data for path, data in LISTED.items() if path != head}
    assert "statement_form" == code_of(resealed({**left, f"heads/{forged.id}.json": entry}))
    assert "bundle_descriptor" == code_of(resealed(LISTED, header=a_header(author=author)))


@pytest.mark.parametrize("reason", FORGED)
def test_reasons_that_forge_lines(reason):
    """Nor does a reviewer in his reason."""
    record = next(iter(some_contents().records.values()))
    forged = a_review(record, "return", reason=reason, signer=private_key("P").public)
    entry = Signed(forged, private_key("P").sign(forged.signed_bytes)).content
    assert "statement_form" == code_of(resealed({**LISTED, f"reviews/{forged.id}.json": entry}))


def many(count: int, **more: object) -> list[dict[str, object]]:
    """Rows or columns without anything in them."""
    return [{"code": f"x{number}", "caption": "x", **more} for number in range(count)]


BOMBS = {
    "square": {"rows": many(800), "columns": many(800, item={})},
    "wide": {"rows": many(1), "columns": many(MOST_CELLS + 1, item={})},
    "long": {"rows": many(MOST_CELLS + 1, item={})},
    "added": {"columns": many(MOST_CELLS + 1, item={}), "open_rows": {"key": ["x0"]}},
}


@pytest.mark.parametrize("form", BOMBS.values(), ids=BOMBS)
def test_definition_too_large_to_lay_out(form):
    """A few kilobytes that name millions of cells are refused before any cell is made."""
    made = small_definition(forms=[{"code": "bomb", "title": "x", **form}], rules=[])
    empty = figures_to_part({})
    said = DefinitionRef("small", 1, made.hash)
    record = a_record("A", parts={"figures": canonical.digest(empty)}, definition=said)
    listed = {
        f"heads/{record.id}.json": signed("A", record).content,
        f"parts/{canonical.digest(empty)}.json": empty,
        f"definitions/{made.hash}.json": made.content,
    }
    assert "bundle_definition" == code_of(resealed(listed))


SCAN = b"%PDF-1.7"


def with_file(data: bytes, *, size: int = len(SCAN), named: bytes = SCAN) -> bytes:
    """The bundle of a revision that lists a file, and carries *data* under the hash of *named*."""
    digest = canonical.digest(named)
    listed = Attachment("A", "1", "KH-A", 2023, hash=digest, name="a.pdf", size=size)
    part = encode_part(AttachmentsPart(attachments=(listed,)))
    parts = {
        "figures": canonical.digest(PART),
        "narrative": canonical.digest(NARRATIVE),
        "attachments": canonical.digest(part),
    }
    head = a_record("A", parts=parts)
    return written(
        revisions={head.id: signed("A", head)},
        parts={canonical.digest(each): each for each in (PART, NARRATIVE, part)},
        reviews={},
        figures={head.id: FIGURES},
        attachments={digest: data},
    )


def test_a_file_travels():
    """By its hash, without an ending, listed by a part of a revision here."""
    bundle = read(with_file(SCAN))
    assert {canonical.digest(SCAN): SCAN} == bundle.contents.attachments


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_file(SCAN + b"2"), "bundle_hash"),
        (with_file(SCAN, size=len(SCAN) + 1), "bundle_hash"),
        (written(attachments={canonical.digest(SCAN): SCAN}), "bundle_part_unused"),
    ],
)
def test_a_file_that_is_not_what_is_said(data, code):
    """Other content, another size, of no report: the bundle is refused whole."""
    assert code == code_of(data)
