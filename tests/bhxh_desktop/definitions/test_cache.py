"""The cache: the same definitions without a parser, and never anything but those of the files."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bhxh_desktop
from bhxh_desktop import paths
from bhxh_desktop.definitions import kept, loader
from bhxh_desktop.definitions.cache import FILE_NAME, cached_regimes, shipped
from bhxh_desktop.definitions.loaded import Loaded
from tests.helpers.regimes import as_version, write_regime

ROOT = Path(__file__).parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two versions of a regime."""
    write_regime(tmp_path / "regimes/small/1")
    write_regime(tmp_path / "regimes/small/2", *as_version(2))
    return tmp_path / "regimes"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were parsed instead of taken from the cache."""
    folders: list[Path] = []
    load = loader.load_regimes

    def count(folder: Path) -> Loaded:
        folders.append(folder)
        return load(folder)

    monkeypatch.setattr(loader, "load_regimes", count)
    return folders


def _content(loaded: Loaded) -> list[object]:
    return [(each.regime, each.hash, each.content) for each in loaded.definitions]


def test_cached_is_parsed(tmp_path: Path, root: Path, parsed: list[Path]) -> None:
    """What comes from the cache is what comes from the files, identity included."""
    expected = _content(loader.load_regimes(root))
    parsed.clear()
    assert expected == _content(cached_regimes(root, tmp_path / "cache"))
    assert [root] == parsed
    again = cached_regimes(root, tmp_path / "cache")
    assert [root] == parsed, "the second time nothing is parsed"
    assert expected == _content(again)
    assert [FILE_NAME] == [path.name for path in (tmp_path / "cache").iterdir()]


def test_identity_is_not_computed(tmp_path: Path, root: Path) -> None:
    """The hash is read, not made from the content again."""
    cached_regimes(root, tmp_path)
    for definition in cached_regimes(root, tmp_path).definitions:
        assert definition.hash
        assert "content" not in vars(definition)


def test_any_change_of_a_file_counts(tmp_path: Path, root: Path, parsed: list[Path]) -> None:
    """Content, time, a file more or fewer: each makes the cache stale, and it is made again."""
    cached_regimes(root, tmp_path)
    form = root / "small/1/forms/sheet.toml"
    text = form.read_text(encoding="utf-8")

    form.write_text(text.replace("Có mặt", "Vắng"), encoding="utf-8")
    assert "Vắng" in str(cached_regimes(root, tmp_path).definitions[0].regime.forms[1])
    state = form.stat()
    form.write_text(text.replace("Có mặt", "Đủ áo"), encoding="utf-8")  # the same size
    os.utime(form, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    assert "Đủ áo" in str(cached_regimes(root, tmp_path).definitions[0].regime.forms[1])
    (root / "small/1/rules.toml").unlink()
    assert () == cached_regimes(root, tmp_path).definitions[0].regime.rules
    write_regime(root / "small/3", *as_version(3))
    assert len(cached_regimes(root, tmp_path).definitions) == 3
    assert len(parsed) == 5
    cached_regimes(root, tmp_path)
    assert len(parsed) == 5


@pytest.mark.parametrize("name", ["__version__", "FORMAT"])
def test_the_program_counts(
    tmp_path: Path, root: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Another version of the program or of the cache does not read what this one wrote."""
    cached_regimes(root, tmp_path)
    monkeypatch.setattr(bhxh_desktop if name == "__version__" else kept, name, "99")
    cached_regimes(root, tmp_path)
    assert len(parsed) == 2


@pytest.mark.parametrize("kind", ["empty", "cut", "flipped", "foreign", "other content"])
def test_broken_cache(tmp_path: Path, root: Path, parsed: list[Path], kind: str) -> None:
    """A cache that is not ours to the last byte is ignored and written again."""
    expected = _content(cached_regimes(root, tmp_path))
    path = tmp_path / FILE_NAME
    data = path.read_bytes()
    broken = {
        "empty": b"",
        "cut": data[:-1],
        "flipped": data[:-1] + bytes([data[-1] ^ 1]),
        "foreign": b"x" * len(data),
        "other content": data[:32] + hashlib.sha256(b"\xc0").digest() + b"\xc0",
    }
    path.write_bytes(broken[kind])
    assert expected == _content(cached_regimes(root, tmp_path))
    assert len(parsed) == 2
    assert data == path.read_bytes()


def test_faults_are_told_every_time(tmp_path: Path, root: Path) -> None:
    """With a fault nothing is kept, so that it does not fall silent."""
    write_regime(root / "broken/1", ("regime.toml", "version = 1", "version = 0"))
    for _ in range(2):
        loaded = cached_regimes(root, tmp_path / "cache")
        assert (2, 1) == (len(loaded.definitions), len(loaded.faults))
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, root: Path) -> None:
    """Without a cache the program starts all the same, and leaves nothing behind."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(cached_regimes(root, tmp_path / "cache").definitions) == 2
    (tmp_path / "held" / FILE_NAME).mkdir(parents=True)
    assert len(cached_regimes(root, tmp_path / "held").definitions) == 2
    assert [FILE_NAME] == [path.name for path in (tmp_path / "held").iterdir()]


def test_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own regimes are those of resources, cached in the user's cache folder."""
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path)
    expected = loader.load_regimes(ROOT / "resources" / "regimes")
    assert _content(expected) == _content(shipped())
    assert (tmp_path / FILE_NAME).exists()


def test_start_brings_no_parser(tmp_path: Path, root: Path) -> None:
    """Reading the cache imports neither the TOML parser nor the loader."""
    cached_regimes(root, tmp_path)
    script = (
        "import sys; from pathlib import Path\n"
        "from bhxh_desktop.definitions.cache import cached_regimes\n"
        f"loaded = cached_regimes(Path({str(root)!r}), Path({str(tmp_path)!r}))\n"
        "assert len(loaded.definitions) == 2\n"
        "print(*sorted(m for m in sys.modules if 'tomllib' in m or '.definitions' in m))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True
    )
    package = "bhxh_desktop.definitions"
    expected = [package, *(f"{package}.{name}" for name in ("cache", "kept", "loaded"))]
    assert expected == run.stdout.split()
