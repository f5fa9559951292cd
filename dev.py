"""One command for a newcomer: set up what is missing, then show, test or check the program.

    python3 dev.py demo | test [pytest arguments] | deep | lint | setup | bench

(on Windows: py dev.py …)

Standard library only, for it runs before anything is installed. It installs system libraries
where it is root on Debian, makes `.venv` from the hash-pinned lists in `requirements/`, and
leaves a stamp there so that the next run starts at once.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "bhxh-stamp"
OLDEST = (3, 11)

# what Qt and typst need where there is no desktop, and a Times New Roman with Vietnamese letters
LIBRARIES = (
    "fonts-liberation2",
    "fonts-open-sans",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
)
# outside judges of what the program writes: documents, PDF, encryption; and a real X server
JUDGES = (
    "age",
    "libreoffice-calc-nogui",
    "libreoffice-writer-nogui",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libxtst6",
    "poppler-utils",
    "xvfb",
)
# what freezing the program needs beside Debian's own Python, which comes without its library
FREEZING = ("binutils", f"libpython3.{sys.version_info.minor}")
DEBIAN_PYTHON = sys.base_prefix == "/usr"

STORY_DAY = "2024-12-16T10:30:00+07:00"  # the sample tells of the end of 2024

CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy", ("mypy",)),
)

USAGE = """\
Cách dùng: python3 dev.py LỆNH     (trên Windows: py dev.py LỆNH)

  demo    chạy cả chặng đường báo cáo trên dữ liệu mẫu, để kết quả trong demo-output
  test    kiểm tra toàn bộ: cách viết, kiểu dữ liệu, các phép thử (nhận thêm tham số của pytest)
  deep    các phép thử lâu: nhiều chuyến gửi nhận, nhiều gói hỏng, nhiều lần tắt ngang
  lint    chỉ kiểm tra cách viết và kiểu dữ liệu
  setup   chỉ chuẩn bị môi trường trong .venv
  bench   đo tốc độ so với các cách làm khác"""


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if sys.version_info < OLDEST:
        say(
            f"Máy đang có Python {platform.python_version()}, cần từ 3.11 trở lên. Hãy cài bản mới."
        )
        return 2
    commands = {
        "demo": demo,
        "test": test,
        "deep": deep,
        "lint": lint,
        "setup": setup,
        "bench": bench,
    }
    if not arguments or arguments[0] not in commands:
        say(USAGE)
        return 2
    os.chdir(ROOT)
    os.environ["PYTHONUTF8"] = "1"  # Vietnamese output everywhere, also on Windows
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Đã dừng giữa chừng.")
        return 130


class SetupError(Exception):
    """Something the newcomer has to see to; the text says what."""


def demo(arguments: list[str]) -> int:
    """Walk the whole journey on sample data."""
    prepare("runtime")
    failed = run(["bhxh_desktop", "journey", "demo-output", *arguments])
    return failed or windows(ROOT / "demo-output")


def windows(output: Path) -> int:
    """Open the window on the province's workspace, or leave pictures where there is no display."""
    workspaces, story = output / "so-lam-viec", ["--today", STORY_DAY, "--place", *story_place()]
    if WINDOWS or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return run(["ui", "--data", str(workspaces / "province"), *story])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name, folder in (("tinh", "province"), ("co-quan", "kh-cr")):
        pictures = output / "man-hinh" / name
        words = ["ui", "--data", str(workspaces / folder), *story, "--pictures", str(pictures)]
        if run(words):
            return 1
    say(f"Ảnh của từng trang: {output / 'man-hinh'}")
    return 0


def story_place() -> tuple[str, str]:
    """Return the regime and period of the sample's own report, with which the window begins."""
    import tomllib  # noqa: PLC0415 -- an older Python is told which one is needed, further down

    sample = next((ROOT / "resources" / "samples").glob("*/sample.toml"))
    told = tomllib.loads(sample.read_text(encoding="utf-8"))
    return told["regime"], told["period"]


def test(arguments: list[str]) -> int:
    """Check everything; all steps run even when one fails."""
    prepare("dev", JUDGES + FREEZING * DEBIAN_PYTHON)
    failed = failing_checks()
    say("▸ pytest")
    if run(["pytest", *arguments]):
        failed.append("pytest")
    if failed:
        say(f"Chưa đạt: {', '.join(failed)}.")
    return 1 if failed else 0


def deep(arguments: list[str]) -> int:
    """Run what takes minutes: many exchanges, many spoilt bundles, many killed programs."""
    prepare("dev", JUDGES)
    return run(["pytest", "-m", "slow", *arguments])


def lint(_: list[str]) -> int:
    """Check style and types only."""
    prepare("dev")
    return 1 if failing_checks() else 0


def setup(_: list[str]) -> int:
    """Prepare everything the other commands need."""
    prepare("dev", JUDGES + FREEZING * DEBIAN_PYTHON)
    say(f"Đã sẵn sàng: chương trình là {SCRIPTS / 'bhxh'}")
    return 0


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, one after the other; LibreOffice is the peer of one."""
    prepare("dev", JUDGES)
    files = sorted((ROOT / "tests" / "benchmarks").glob("[!_]*.py"))
    wanted = [path for path in files if not arguments or path.stem in arguments]
    return max(
        (subprocess.run([PYTHON, path], check=False).returncode for path in wanted), default=0
    )


def failing_checks() -> list[str]:
    """Run each check, show what the failing ones say, and give their names."""
    failed = []
    for name, command in CHECKS:
        start = time.monotonic()
        result = subprocess.run(
            [PYTHON, "-m", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        verdict = "chưa đạt" if result.returncode else "đạt"
        say(f"▸ {name}: {verdict}, {seconds(start)}")
        if result.returncode:
            failed.append(name)
            say(result.stdout.decode(errors="replace").rstrip())
    return failed


def run(module: Sequence[str]) -> int:
    """Run a module of the environment with its arguments, its output shown as it comes."""
    return subprocess.run([PYTHON, "-P", "-m", *module], check=False).returncode


def prepare(level: str, judges: Iterable[str] = ()) -> None:
    """Install what is missing: system packages, then the pins of a level, "runtime" or "dev"."""
    install_system({*LIBRARIES, *judges, *venv_package()})
    install_pins(level)


def venv_package() -> set[str]:
    """Debian keeps the part of Python that brings pip in its own package; uv can do without."""
    present = importlib.util.find_spec("ensurepip") or shutil.which("uv") or PYTHON.exists()
    return set() if present else {"python3-venv"}


def install_system(wanted: set[str]) -> None:
    """Install the missing packages where this is Debian and we are root, else name them."""
    if sys.platform == "win32" or not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    missing = sorted(wanted - debian_packages())
    if not missing:
        return
    names = " ".join(missing)
    if os.geteuid() != 0:
        say(f"Máy còn thiếu gói hệ thống; cài bằng quyền quản trị: apt-get install {names}")
        return
    say(f"▸ Cài gói hệ thống: {names}")
    start = time.monotonic()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for command in (["update"], ["install", "--no-install-recommends", *missing]):
        result = subprocess.run(
            [*apt, "-y", *command], env=environment, capture_output=True, check=False
        )
    if result.returncode:  # the program itself may still run
        say(result.stderr.decode(errors="replace").rstrip())
        say(f"  chưa cài được, vẫn làm tiếp; cài sau bằng: apt-get install {names}")
    else:
        say(f"  xong sau {seconds(start)}")


def debian_packages() -> set[str]:
    """Names of all installed packages, and what they stand in for (libglib2.0-0t64 …)."""
    form = "${db:Status-Status} ${Package}, ${Provides}\n"
    result = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={form}"], capture_output=True, check=False
    )
    names = set()
    for line in result.stdout.decode().splitlines():
        status, _, packages = line.partition(" ")
        if status == "installed":
            names |= {part.split()[0] for part in packages.split(",") if part.strip()}
    return names


def install_pins(level: str) -> None:
    """Make `.venv` hold the pinned packages; a stamp of the same or a wider level is enough."""
    stamps = {fingerprint("dev"), fingerprint(level)}
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() in stamps:
        return
    say("▸ Chuẩn bị môi trường trong .venv")
    start = time.monotonic()
    pins = ROOT / "requirements" / f"{level}.txt"
    if not (install_with_uv(pins) or install_with_pip(pins)):
        raise SetupError("Chưa tải đủ thư viện. Xem lời báo ở trên, kiểm tra mạng rồi chạy lại.")
    write_launcher()
    STAMP.write_text(fingerprint(level))
    say(f"  xong sau {seconds(start)}")


def fingerprint(level: str) -> str:
    """What the environment depends on: this Python, this folder, this file, the pins."""
    about = f"{platform.python_version()}\n{sys.platform}\n{ROOT}\n"
    digest = hashlib.sha256(about.encode(errors="surrogateescape"))
    for path in (Path(__file__), ROOT / "requirements" / f"{level}.txt"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install_with_uv(pins: Path) -> bool:
    """Install with uv where it is found; pip is the way out where uv cannot reach its registry."""
    uv = shutil.which("uv")
    if uv is None or not make_venv("--without-pip"):
        return False
    return done(uv, "pip", "install", "--quiet", "--python", PYTHON, *pip_options(pins))


def install_with_pip(pins: Path) -> bool:
    """Install with the pip that Python brings."""
    if not make_venv():
        return False
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location")
    # compiling all of it beforehand would take as long as the download
    return done(PYTHON, "-m", "pip", "install", "--no-compile", *quiet, *pip_options(pins))


def pip_options(pins: Path) -> list[str | Path]:
    """Exactly these files, nothing built here."""
    return ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", pins]


def make_venv(*options: str) -> bool:
    """Make `.venv`, anew if it was made by another Python."""
    config = VENV / "pyvenv.cfg"
    if config.exists() and f" = {platform.python_version()}" not in config.read_text():
        options = (*options, "--clear")
    return done(sys.executable, "-m", "venv", *options, VENV)


def write_launcher() -> None:
    """Make this folder importable in `.venv` and put the command `bhxh` there."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = VENV / "Lib" if WINDOWS else VENV / "lib" / version
    # relative, because a path with Vietnamese letters is not read back on every Windows
    relative = os.path.relpath(ROOT, packages / "site-packages")
    (packages / "site-packages" / "bhxh-desktop.pth").write_text(f"{relative}\n")
    if WINDOWS:
        (SCRIPTS / "bhxh.cmd").write_text('@"%~dp0python.exe" -P -m bhxh_desktop %*\n')
        return
    launcher = SCRIPTS / "bhxh"
    line = f'exec {shlex.quote(str(PYTHON))} -P -m bhxh_desktop "$@"'
    launcher.write_text(f"#!/bin/sh\n{line}\n", errors="surrogateescape")
    launcher.chmod(0o755)


def done(*command: str | Path) -> bool:
    """Run a command in silence unless it fails; tells whether it succeeded."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if result.returncode:
        say(result.stdout.decode(errors="replace").rstrip())
    return result.returncode == 0


def seconds(start: float) -> str:
    """Time since a start, as written in Vietnamese."""
    return f"{time.monotonic() - start:.1f} giây".replace(".", ",")


def say(text: str) -> None:
    """Print a line at once, so that it stands before what a started program prints."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
