"""Whatever is typed and whatever lies in the files: an exit code and sentences, no traceback."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bhxh_desktop import cli
from tests.helpers.commands import SAMPLE, Bhxh, Run, done, refused

OF_2023 = ("cchc", "2023")
READERS = {
    "fill": ("fill", *OF_2023),
    "task": ("task", *OF_2023),
    "narrative": ("narrative", *OF_2023),
    "import": ("import",),
    "inspect": ("inspect",),
    "regimes": ("regimes", "check"),
}
WRITERS = {
    "template": ("template", *OF_2023, ".csv"),
    "template.xlsx": ("template", *OF_2023, ".xlsx"),
    "report": ("report", *OF_2023, ".docx"),
    "consolidate": ("consolidate", *OF_2023, ".csv"),
    "consolidate.xlsx": ("consolidate", *OF_2023, ".xlsx"),
    "export": ("export", ".bhxh"),
}
as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden to this user"
)


@pytest.fixture(scope="module")
def shared(_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to work in, with a workspace and odd files in it, for all tests here."""
    folder = tmp_path_factory.mktemp("odd") / "a" / "b"
    shutil.copytree(_demo / "province", folder / "so")
    (folder / "empty.csv").touch()
    (folder / "bytes.xlsx").write_bytes(os.urandom(5000))
    (folder / "bytes.bhxh").write_bytes(b"PK\x03\x04" + os.urandom(5000))
    (folder / "bytes.toml").write_bytes(b"a = [\x00")
    shutil.copy(SAMPLE / "KH-KS.csv", folder / "ks.csv")
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


def captured(*arguments: str) -> Run:
    """Run a line outside of pytest's fixtures, for properties."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(arguments)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    return Run(code, *texts)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("name", ["empty.csv", "bytes.xlsx", "bytes.bhxh", "bytes.toml", "ks.csv"])
def test_files_that_are_something_else(bhxh: Bhxh, shared: Path, kind: str, name: str) -> None:
    """Reading what is no such file is refused in sentences that name it or its lines."""
    run = bhxh(*READERS[kind], shared / name, data=shared / "so")
    assert (1, "") == (run.code, run.out)
    sentences = [line for line in run.err.splitlines() if not line.startswith("Lệnh: ")]
    assert sentences[-1].endswith((".", "…"))
    assert "Chương trình gặp lỗi" not in run.err


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("name", ["none.csv", ".", "a\tb", "x" * 300, "so/store.db/x", " "])
def test_files_that_are_not_there(bhxh: Bhxh, shared: Path, kind: str, name: str) -> None:
    """A folder for a file, a name nobody has: wrong usage, or a refusal."""
    run = bhxh(*READERS[kind], name, data=shared / "so")
    assert run.code in (1, 2)
    assert run.out == ""
    assert "Chương trình gặp lỗi" not in run.err


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder, suffix: (folder / f"dir{suffix}").mkdir() or folder / f"dir{suffix}",
        lambda folder, suffix: folder / "missing" / f"x{suffix}",
        lambda folder, suffix: (folder / "file").touch() or folder / "file" / f"x{suffix}",
        lambda folder, suffix: folder / f"{'x' * 300}{suffix}",
    ],
    ids=["a folder", "in no folder", "below a file", "too long"],
)
def test_places_that_cannot_be_written(
    bhxh: Bhxh, shared: Path, tmp_path: Path, kind: str, spoil: Callable[[Path, str], Path]
) -> None:
    """A target that cannot be: one sentence, nothing left behind. An export makes its own name."""
    *command, suffix = WRITERS[kind]
    target = spoil(tmp_path, suffix)
    before = sorted(tmp_path.rglob("*"))
    run = bhxh(*command, target, data=shared / "so")
    if run.code == 0:
        assert target.exists()
        return
    assert 1 == run.code
    assert "Chương trình gặp lỗi" not in run.err
    assert sorted(tmp_path.rglob("*")) == before


@as_root
@pytest.mark.parametrize("kind", READERS)
def test_files_one_may_not_read(bhxh: Bhxh, shared: Path, tmp_path: Path, kind: str) -> None:
    """A file of somebody else."""
    path = tmp_path / "secret.csv"
    path.touch(mode=0o000)
    run = bhxh(*READERS[kind], path, data=shared / "so")
    assert run.code in (1, 2)
    assert "Không được phép" in run.err


def test_workspaces_that_are_none(bhxh: Bhxh, shared: Path, tmp_path: Path) -> None:
    """Every command on a folder that is none, a file, or nothing, says so and makes nothing."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    lines = [
        *(READERS[kind] + (shared / "ks.csv",) for kind in ("fill", "task", "narrative", "import")),
        *((*command, shared / f"out{suffix}") for *command, suffix in WRITERS.values()),
        *((name, *OF_2023) for name in ("show", "check", "lock", "reopen")),
        ("status", "2023"),
        ("keys", "list"),
        ("keys", "confirm", "KH-CR", "AAAA-AAAA"),
        ("review", "AAAAA", "approve"),
    ]
    for name in ("file", "folder", "none"):
        for line in lines:
            said = refused(bhxh(*line, data=tmp_path / name))
            assert str(tmp_path / name) in said, line
    assert ["file", "folder"] == sorted(path.name for path in tmp_path.rglob("*"))


def test_a_workspace_of_other_bytes(bhxh: Bhxh, shared: Path, tmp_path: Path) -> None:
    """A damaged database, or a key that is gone, is named."""
    home = shutil.copytree(shared / "so", tmp_path / "so")
    done(bhxh("reopen", *OF_2023, data=home))
    for key in (home / "keys").iterdir():
        key.unlink()
    assert "keys" in refused(bhxh("lock", *OF_2023, "--reason", "x", data=home))
    (home / "store.db").write_bytes(os.urandom(9000))
    assert "store.db" in refused(bhxh("status", "2023", "--regime", "cchc", data=home))


WORDS = st.sampled_from(
    [
        *OF_2023, "2024-Q1", "2023-H9", "abc", "", " ", "-", "--", "---", "%s", "{0}", "\x1b[31m",
        "Ô", "\u202e", "a\nb", ".", "..", "so", "so/store.db", "ks.csv", "bytes.xlsx",
        "bytes.bhxh", "empty.csv", "bytes.toml", "none", "out.docx", "out.csv", "out.xlsx", "KH",
        "KH-CR", "x=y", "approve", "return", "--json", "--csv", "--unit", "--scope", "total",
        "--reason", "--author", "--exclude", "--all", "--lock", "--merged", "--regime",
        "--period", "--dry-run", "--enrol", "--help", "--data", "list", "check", "confirm",
        "AAAAA", "9" * 50, "x" * 300,
    ]
)  # fmt: skip
NAMES = st.sampled_from([name for name in cli.COMMANDS if name not in ("demo", "journey", "init")])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, words=st.lists(WORDS | st.text(max_size=8), max_size=6))
def test_any_words(shared: Path, name: str, words: list[str]) -> None:
    """Any words after any command end with 0, 1 or 2, and never in a fault of ours."""
    words = [word.replace("\0", "") for word in words]
    run = captured("--data", str(shared / "so"), name, *words)
    assert run.code in (0, 1, 2)
    assert run.code == 0 or run.out == "" or name in ("keys", "import", "check", "consolidate")
    assert "Chương trình gặp lỗi" not in run.err
    assert "Traceback" not in run.err
