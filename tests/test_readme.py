"""The README is run: its console blocks, in order, in a home of their own, must show what they say they show.

They run on a terminal a hundred columns wide, because that is what a reader sees. References are drawn at random,
so every ``ft-.....`` counts as the same, and sizes are not compared; a line ``...`` stands for any lines. ``python tests/test_readme.py`` puts
what the commands now show into the README; read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
TODAY = "2026-07-20"


@dataclass
class Command:
    line: str
    shown: list[str]


def commands(block: str) -> list[Command]:
    """``$ command`` (going on after a backslash), each with the lines it shows."""
    found: list[Command] = []
    going_on = False
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], []))
        elif going_on:
            found[-1].line += "\n" + line.removeprefix("> ")
        else:
            found[-1].shown.append(line.rstrip())
        going_on = (line.startswith("$ ") or going_on) and line.endswith("\\")
    return found


def on_terminal(line: str, home: Path) -> tuple[int, list[str]]:
    """The exit code of a shell line and what a terminal of 100 columns shows of it.

    Where the machine has no terminal to give (a bare chroot), it is run all the same and shows [].
    """
    import fcntl
    import pty
    import termios

    try:
        ours, theirs = pty.openpty()
    except OSError:
        return _run(line, home, subprocess.DEVNULL).wait(), []
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    child = _run(line, home, theirs)
    os.close(theirs)
    told = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the last writer has gone
            break
        if not piece:
            break
        told += piece
    os.close(ours)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode()).replace("\r\n", "\n").replace(str(home), "~")
    return child.wait(), [line.rstrip() for line in text.splitlines()]


def _run(line: str, home: Path, out: int) -> subprocess.Popen[bytes]:
    env = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("FOITRACK_", "XDG_", "PYTHON", "COLUMNS", "LINES"))
    }
    env |= {
        "HOME": str(home),
        "FOITRACK_TODAY": TODAY,
        "NO_COLOR": "1",
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
    }
    program = f'foitrack() {{ {shlex.quote(sys.executable)} -m foitrack "$@"; }}\n{line}'
    return subprocess.Popen(
        ["bash", "-c", program], cwd=home, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out
    )


def alike(line: str) -> str:
    line = re.sub(r"\bft-[2-9b-z]{5}\b", "ft-.....", line)
    return re.sub(r"\b[\d,]+ bytes", "some bytes", line).strip()


def matches(shown: list[str], said: list[str]) -> bool:
    """Whether what is shown is what was said, ``...`` standing for any lines; empty lines do not count."""
    want, have = [alike(w) for w in said if w.strip()], [alike(s) for s in shown if s.strip()]
    pattern = "".join(r"(?:.*\n)*" if w == "..." else re.escape(w) + r"\n" for w in want)
    return re.fullmatch(pattern, "".join(h + "\n" for h in have)) is not None


def test_the_readme_shows_what_happens(tmp_path: Path) -> None:
    """One story in one home: each command goes on from what those before it left."""
    for block in BLOCK.findall(README.read_text("utf-8")):
        for command in commands(block):
            code, shown = on_terminal(command.line, tmp_path)
            told = f"$ {command.line}\n" + "\n".join(shown)
            assert not shown or matches(shown, command.shown), told
            assert code == 0, told


def test_there_is_something_to_run() -> None:
    """The main job is among it."""
    told = " ".join(c.line for block in BLOCK.findall(README.read_text("utf-8")) for c in commands(block))
    for verb in ("init", "draft", "send", "sent", "due", "log-response", "explain", "report", "backup"):
        assert f"foitrack {verb} " in told + " ", verb


def test_the_two_lines_that_install_and_prove() -> None:
    """They work where pip refuses the system's Python and venv has no pip of its own; .ci/run runs them."""
    lines = [line for line in README.read_text("utf-8").splitlines() if line.startswith("python3 -m venv ")]
    assert len(lines) == 2
    for line in lines:
        assert "--without-pip" in line
        assert "python3 -m pip -q --python" in line
    assert lines[0].endswith("foitrack demo")
    assert "'.[test]'" in lines[1]
    assert "pytest" in lines[1]


def test_every_file_and_folder_that_the_readme_names_is_there() -> None:
    text = README.read_text("utf-8")
    for name in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"^\| `([a-z_/.]+)` \|", text, re.M):
        assert (ROOT / name).exists() or (ROOT / "foitrack" / name).exists(), name


def test_the_version_is_said_once() -> None:
    from foitrack import __version__

    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__


def rewrite() -> None:
    """What the commands show now, put into the README; lines after a ``...`` are left to the writer."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)

        def anew(block: re.Match[str]) -> str:
            told = []
            for command in commands(block[1]):
                code, shown = on_terminal(command.line, home)
                if code:
                    sys.stderr.write(f"{code}: {command.line}\n" + "\n".join(shown) + "\n")
                kept = command.shown if "..." in command.shown and matches(shown, command.shown) else shown
                while kept and not kept[-1]:
                    kept = kept[:-1]
                told += ["$ " + command.line.replace("\n", "\n> "), *kept]
            return "```console\n" + "\n".join(told) + "\n```"

        README.write_text(BLOCK.sub(anew, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    rewrite()
