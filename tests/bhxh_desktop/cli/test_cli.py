"""The frame of the command line: help, words, exit codes, and never a traceback."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bhxh_desktop import cli
from bhxh_desktop.errors import Bug
from tests.helpers.catalogue import asked_for, compile_mo, read_po
from tests.helpers.commands import ROOT, SAMPLE, Bhxh, done, refused

HELP = ROOT / "resources" / "help.txt"
CATALOGUE = ROOT / "resources" / "locale" / "vi" / "LC_MESSAGES"
ENGLISH = re.compile(
    r"\b(options?|usage|errors?|show this|message|and|exit|args?|arguments?|required|defaults?"
    r"|missing|invalid|values?|files?|folder|director(y|ies)|does|exists?|such|unexpected|unknown"
    r"|aborted|commands?|years?|quarters?|half|months?|true|false|none|null|must|cannot|failed"
    r"|expected|got|type|range|choose|one of|traceback|exception|at line|column|warnings?"
    r"|string|object|found|line|denied|permission|bytes)\b|<=|>=",
    re.IGNORECASE,
)
"""Words of programs and libraries that no clerk should meet."""
CODES = re.compile(
    r"--[a-z-]+|\b(bhxh( document)?|keys|regimes) [a-z]+|^ +[a-z]+  |\"[^\"]*\"|\S*/\S*|\S*[_.=]\S*"
    r"|\[?\bown\|total\]?",
    re.MULTILINE,
)
"""Options, commands, names in files, paths: the same in every language."""


def english(text: str) -> list[str]:
    """English words in what a command said."""
    return [match[0] for match in ENGLISH.finditer(CODES.sub(" ", text))]


def commands() -> Iterator[tuple[str, ...]]:
    """Every command and group by the words that call it."""
    root = click.Context(cli.bhxh)
    for name in cli.bhxh.list_commands(root):
        yield (name,)
        command = cli.bhxh.get_command(root, name)
        if isinstance(command, click.Group):
            yield from ((name, each) for each in command.commands)


COMMANDS = list(commands())


def test_the_help_is_stored(request: pytest.FixtureRequest) -> None:
    """resources/help.txt is what the commands say of themselves; --update-expected writes it."""
    if request.config.getoption("--update-expected"):
        HELP.write_text(cli.help_text(), encoding="utf-8")
    assert HELP.read_text(encoding="utf-8") == cli.help_text()


def test_the_help_tells_every_command() -> None:
    """One whole line per command in the order of a journey, but for the demo's own."""
    text = HELP.read_text(encoding="utf-8")
    listed = re.findall(r"^  ([a-z][a-z-]+) +(\S.*)$", text, re.MULTILINE)
    assert [name for name in cli.COMMANDS if name != "journey"] == [name for name, _ in listed]
    assert [] == [about for _, about in listed if not re.fullmatch(r".{20,65}(?<!\.\.)\.", about)]
    assert 80 >= max(map(len, HELP.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_vietnamese(bhxh: Bhxh, command: tuple[str, ...]) -> None:
    """Each command explains itself, its arguments and options without a word of English."""
    said = done(bhxh(*command, "--help"))
    assert said.startswith(f"Cách dùng: bhxh {' '.join(command)} ")
    assert [] == english(said)
    found = cli.bhxh.get_command(click.Context(cli.bhxh), command[0])
    if isinstance(found, click.Group) and command[1:]:
        found = found.commands[command[1]]
    assert [] == [each.name for each in found.params if not each.help]


def test_english_is_found() -> None:
    """The list of words catches what the library says by itself."""
    assert ["Options", "default", "required"] == english(
        "Options:\n  --unit X  [default: a; required]"
    )
    assert ["Error", "Missing", "argument"] == english("Error: Missing argument 'PATH'.")
    assert ["arg", "type", "file"] == english("arg type file")
    assert [] == english("  import  Nhập gói.\n bhxh import --json keys list a.file x/range")


def test_the_catalogue_is_compiled(request: pytest.FixtureRequest) -> None:
    """messages.mo says what messages.po says; --update-expected compiles it."""
    compiled = compile_mo(read_po((CATALOGUE / "messages.po").read_text(encoding="utf-8")))
    if request.config.getoption("--update-expected"):
        (CATALOGUE / "messages.mo").write_bytes(compiled)
    assert (CATALOGUE / "messages.mo").read_bytes() == compiled


def test_the_catalogue_is_complete() -> None:
    """Every message the library may show is translated; a new one of a later version fails here."""
    never = re.compile(  # prompts, deprecation, kinds we do not use, faults of the programmer
        r"\(dynamic\)|[Dd]eprecat|Confirm |Do you want|start character|defined twice|No options "
        r"|Boolean option|Arguments take|Could not determine|Choice\(|Takes |an iterable"
        r"|values are required|executable|match the format|UUID|valid boolean|version"
    )
    folder = Path(click.__file__).parent
    modules = ("core", "decorators", "exceptions", "formatting", "parser", "types")
    asked = {key for name in modules for key in asked_for(folder / f"{name}.py")}
    translated = set(read_po((CATALOGUE / "messages.po").read_text(encoding="utf-8")))
    assert set() == {key for key in asked - translated if not never.search(key)}
    assert {"", "required"} >= translated - asked


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["xyz"], "Không có lệnh “xyz”."),
        (["--data"], "Tùy chọn “--data” cần 1 giá trị theo sau."),
        (["--data", "x"], "Thiếu lệnh."),
        (["fill"], "Thiếu đối số 'CHẾ_ĐỘ'."),
        (["fill", "cchc", "2023", "x.csv"], "'TỆP': Không có “x.csv”."),
        (["fill", "cchc", "2023", "."], "'TỆP': “.” là thư mục, cần tệp."),
        (["status", "2023"], "Lệnh này cần biết sổ làm việc. Thêm --data THƯ_MỤC ngay sau bhxh."),
        (["status", "--data", "x"], "--data THƯ_MỤC đứng ngay sau bhxh, trước tên lệnh."),
        (["status", "a", "b", "c"], "Thừa đối số: b c"),
        (["status", "--jsn", "2023"], "Không có tùy chọn “--jsn”. (Gần giống: '--json')"),
        (["status", "--json=1", "2023"], "Tùy chọn “--json” không kèm giá trị."),
        (["regimes", "chk"], "Không có lệnh “chk”. (Gần giống: 'check')"),
        (["periods", "cchc", "x"], "'NĂM': “x” không phải là số nguyên."),
        (["periods", "cchc", "9"], "'NĂM': 9 nằm ngoài khoảng cho phép (1995<=x<=2999)."),
        (["init"], "Thêm --unit MÃ, hoặc --setup TỆP khi có tệp thiết lập của tỉnh."),
        (
            ["review", "x", "ok"],
            "'Ý_KIẾN': “ok” không phải ý kiến duyệt. Ghi duyệt hoặc trả-lại.",
        ),
        (
            ["show", "a", "b", "--scope", "c"],
            "'--scope': “c” không phải là một trong 'own', 'total'.",
        ),
        (
            ["status", "\udce1"],
            "Trong lệnh có chữ không ở dạng UTF-8. Đổi tên tệp hoặc gõ lại chữ đó.",
        ),
    ],
)
def test_wrong_usage(
    bhxh: Bhxh, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: list[str], sentence: str
) -> None:
    """A line typed wrongly ends with 2 and says in Vietnamese what is wrong."""
    monkeypatch.chdir(tmp_path)
    run = bhxh(*line)
    assert (2, "") == (run.code, run.out)
    assert run.err.splitlines()[-1] == sentence
    assert [] == english(run.err.replace("1995<=x<=2999", ""))


def test_a_fault_of_ours(
    bhxh: Bhxh,
    monkeypatch: pytest.MonkeyPatch,
    log_records: list[logging.LogRecord],
    tmp_path: Path,
) -> None:
    """A bug ends with one sentence that names the log where the traceback stands."""
    from bhxh_desktop.cli import regimes  # noqa: PLC0415 -- loaded when called

    def broken() -> None:
        raise Bug("inside out")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(regimes, "shipped", broken)
    said = refused(bhxh("regimes"))
    path = re.fullmatch(r"Chương trình gặp lỗi của chính nó .* Gửi tệp (\S+) cho .*", said)
    assert path is not None, said
    logged = Path(path[1]).read_text(encoding="utf-8")
    assert "Traceback" in logged
    assert "Bug: inside out" in logged
    assert ["a command failed"] == [record.getMessage() for record in log_records]
    log_records.clear()


def test_stopped_by_hand(bhxh: Bhxh, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with one sentence."""
    from bhxh_desktop.cli import regimes  # noqa: PLC0415

    def pressed() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(regimes, "shipped", pressed)
    run = bhxh("regimes")
    assert (1, "Đã dừng theo yêu cầu; chưa có gì thay đổi.") == (run.code, run.err.strip())


def _started(
    *arguments: str | bytes | Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "bhxh_desktop", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, env=env, capture_output=True, check=False)


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_the_door_helps(arguments: tuple[str, ...]) -> None:
    """The program alone, or with --help, prints the stored help, on an ASCII terminal too."""
    run = _started(*arguments, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (0, HELP.read_bytes(), b"") == (run.returncode, run.stdout, run.stderr)


def test_the_door_works(demo: Path, tmp_path: Path) -> None:
    """The real program: exit codes 0, 1, 2, figures on stdout, sentences on stderr, in UTF-8."""
    province = str(demo / "province")
    shown = _started("--data", province, "status", "2023", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (0, b"") == (shown.returncode, shown.stderr)
    assert "BHXH Diên Khánh      chưa nhận".encode() in shown.stdout
    by_variable = _started("status", "2023", BHXH_DATA=province)
    assert shown.stdout == by_variable.stdout
    missing = _started("--data", tmp_path, "status", "2023")
    assert (1, b"") == (missing.returncode, missing.stdout)
    assert missing.stderr.decode().startswith(f"Trong {tmp_path} không có sổ làm việc.")
    wrong = _started("status", b"\xff")
    assert (2, b"") == (wrong.returncode, wrong.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_leaves(demo: Path) -> None:
    """`bhxh show … | head -1` ends quietly."""
    line = f"{sys.executable} -P -m bhxh_desktop show cchc 2023 | head -c 1 >/dev/null"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "BHXH_DATA": str(demo / "province")}
    run = subprocess.run(["sh", "-c", line], env=env, capture_output=True, check=False)
    assert (0, b"", b"") == (run.returncode, run.stdout, run.stderr)


def test_sample_sentences_are_vietnamese(bhxh: Bhxh, offices: Path) -> None:
    """What the commands say on the sample holds no English either."""
    office, of_period = offices / "kh-ks", ("cchc", "2023")
    said = [
        bhxh("fill", *of_period, SAMPLE / "KH-KS.unreadable.csv", data=office).err,
        bhxh("fill", *of_period, SAMPLE / "KH-KS.csv", data=office).out,
        bhxh("check", *of_period, data=office).out,
        bhxh("show", *of_period, data=office).out,
        bhxh("lock", *of_period, data=office).out,
        bhxh("lock", *of_period, "--reason", "x", data=office).err,
        bhxh("status", "2023", "--regime", "cchc", data=office).out,
        bhxh("keys", "list", data=office).out,
        bhxh("export", office / "exports", data=office).out,
        bhxh("inspect", next((office / "exports").iterdir())).out,
        bhxh("regimes").out,
        bhxh("periods", "cchc", "2023").out,
    ]
    assert all(said)
    assert [] == [word for text in said for word in english(text)]
