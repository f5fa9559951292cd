"""Poppler's tools as outside judges: what a PDF says, where, in which hand, how it looks."""

from __future__ import annotations

import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Judge = Callable[[str], str]


@dataclass(frozen=True)
class Line:
    """A piece of a line of text; lengths in points from the top left corner of the page."""

    page: int
    text: str
    top: int
    left: int
    width: int
    size: int
    hand: str
    """ "upright", "bold", "italic" or "bold italic"."""
    colour: str

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width


def run(program: str, *arguments: str, data: bytes) -> bytes:
    """What *program* prints for a PDF given on its standard input."""
    said = subprocess.run([program, *arguments], input=data, capture_output=True, check=True)
    return said.stdout


def texts(judge: Judge, data: bytes, *options: str) -> list[str]:
    """The text of each page."""
    said = run(judge("pdftotext"), *options, "-", "-", data=data).decode()
    return said.split("\f")[:-1]


def info(judge: Judge, data: bytes, *options: str) -> dict[str, str]:
    """What pdfinfo says, by its own names."""
    said = run(judge("pdfinfo"), *options, "-", data=data).decode()
    pairs = (line.split(":", 1) for line in said.splitlines() if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def fonts(judge: Judge, data: bytes) -> dict[str, list[str]]:
    """Each font with the columns pdffonts prints: embedded, subset, unicode map."""
    said = run(judge("pdffonts"), "-", data=data).decode().splitlines()[2:]
    return {line.split()[0].split("+")[-1]: line.split()[-5:-2] for line in said}


def lines(judge: Judge, data: bytes) -> list[Line]:
    """Every piece of text, page by page."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:  # pdftohtml reads no standard input
        file.write(data)
        file.flush()
        options = ("-xml", "-i", "-stdout", "-zoom", "1", file.name)
        said = run(judge("pdftohtml"), *options, data=b"")
    root = ET.fromstring(said)  # noqa: S314 -- written a moment ago by pdftohtml
    return [line for sheet in root.iter("page") for line in _lines_of(root, sheet)]


def _lines_of(root: ET.Element, sheet: ET.Element) -> Iterator[Line]:
    specs = {spec.attrib["id"]: spec.attrib for spec in root.iter("fontspec")}
    for item in sheet.iter("text"):
        tags = {inner.tag for inner in item.iter()}
        hand = "bold " * ("b" in tags) + "italic" * ("i" in tags) or "upright"
        top, left, width = (int(item.attrib[name]) for name in ("top", "left", "width"))
        spec = specs[item.attrib["font"]]
        yield Line(
            page=int(sheet.attrib["number"]),
            text=re.sub(r" +", " ", "".join(item.itertext())).strip(),
            top=top,
            left=left,
            width=width,
            size=int(spec["size"]),
            hand=hand.strip(),
            colour=spec["color"],
        )


def picture(judge: Judge, data: bytes, page: int, dpi: int) -> list[bytes]:
    """The page as rows of gray pixels, 0 black to 255 white."""
    options = ("-gray", "-r", str(dpi), "-f", str(page), "-l", str(page))
    drawn = run(judge("pdftoppm"), *options, "-", data=data)
    head = re.match(rb"P5\n(\d+) (\d+)\n255\n", drawn)
    assert head is not None
    width, height = int(head[1]), int(head[2])
    pixels = drawn[head.end() :]
    return [pixels[row * width : (row + 1) * width] for row in range(height)]
