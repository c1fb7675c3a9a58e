"""The program as a process of its own, where it matters with its real engine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAIDBY = (sys.executable, "-m", "saidby")
TOY = (sys.executable, str(Path(__file__).with_name("toy_main.py")))
TEXT = "“We leave at dawn,” said Ana Ruiz. “Nobody told us.”\n"

Done = subprocess.CompletedProcess[str]


def saidby(*arguments: str) -> Done:
    """The program as it is."""
    command = [*SAIDBY, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def toy(*arguments: str) -> Done:
    """The program on the toy engine."""
    command = [*TOY, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def imported_by(*arguments: str) -> set[str]:
    """The top-level modules that a command imports."""
    script = (
        "import sys\nfrom saidby.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({n.partition('.')[0] for n in sys.modules}), file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.splitlines()[-1].split())


def at_work(*arguments: str, started: Path) -> subprocess.Popen[str]:
    """The program on the toy engine, a minute's work before it, once it has begun."""
    process = subprocess.Popen(
        [*TOY, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "TOY_SECONDS": "60", "TOY_STARTED": str(started)},
    )
    for _ in range(600):
        if started.exists():
            return process
        time.sleep(0.1)
    raise AssertionError("it never began")


def is_gone(group: int) -> bool:
    """Whether no process of a group is left after a moment."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_the_version() -> None:
    done = saidby("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("saidby 0.")


@pytest.mark.parametrize("arguments", [(), ("check",), ("extract",), ("speakers",)])
def test_help_is_quick(arguments: tuple[str, ...]) -> None:
    assert not imported_by(*arguments, "--help") & {"spacy", "numpy", "pydantic"}


def test_check_extract_and_speakers_end_to_end(here: Path) -> None:
    (here / "a.txt").write_text(TEXT, encoding="utf-8")

    record = json.loads(saidby("extract", "a.txt").stdout)
    spoken = json.loads(saidby("speakers", "a.txt", "--format", "json").stdout)
    checked = saidby("check", "a.txt")

    speakers = {speaker["id"]: speaker["name"] for speaker in record["speakers"]}
    assert [speakers[q["speaker"]] for q in record["quotes"]] == ["Ana Ruiz"] * 2
    assert spoken["all"][0]["words"] == 7
    assert checked.returncode in (0, 1)
    assert checked.stderr == ""


@pytest.mark.parametrize("command", ["check", "extract", "speakers"])
def test_a_second_run_needs_no_language_pipeline(here: Path, command: str) -> None:
    (here / "a.txt").write_text(TEXT, encoding="utf-8")

    first = imported_by(command, "a.txt")
    second = imported_by(command, "a.txt")

    assert {"spacy", "numpy"} <= first
    assert not second & {"spacy", "numpy"}


def test_cache_dir_says_where(here: Path) -> None:
    (here / "a.txt").write_text(TEXT, encoding="utf-8")

    saidby("extract", "a.txt", "--cache-dir", "kept")

    assert len(list((here / "kept").rglob("*.json"))) == 1
    assert "Ruiz" in next((here / "kept").rglob("*.json")).read_text()
    assert "dawn" not in next((here / "kept").rglob("*.json")).read_text()


def test_a_model_that_is_not_there_is_2_and_said_once(here: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (here / name).write_text(TEXT, encoding="utf-8")

    done = saidby("extract", "a.txt", "b.txt", "--model", "no_such_model")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("saidby: the language model 'no_such_model'")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_several_processes_give_the_same_in_the_same_order(here: Path) -> None:
    names = [f"{number}.txt" for number in range(9)]
    for name in names:
        (here / name).write_text(f"teh “{name},” said Ana.", encoding="utf-8")

    one = toy("extract", *names, "--jobs", "1", "--no-cache")
    two = toy("extract", *names, "--jobs", "2", "--no-cache")

    assert [json.loads(line)["path"] for line in one.stdout.splitlines()] == names
    assert (two.stdout, two.stderr) == (one.stdout, "")


def test_fixes_are_made_in_several_processes_too(here: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (here / name).write_text("hte")

    done = toy("check", ".", "--fix", "--jobs", "2")

    assert done.stdout == "No findings in 2 files.\n"
    assert done.stderr == "saidby: made 4 repairs in 2 drafts: 2 SB102, 2 SB101\n"
    assert {path.read_text() for path in here.iterdir()} == {"the"}


def test_a_draft_that_kills_its_process_is_named_and_costs_only_itself(
    here: Path,
) -> None:
    for number in range(6):
        (here / f"{number}.txt").write_text("DIE" if number == 2 else "“Go.”")

    done = toy("extract", ".", "--jobs", "2")

    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 5
    expected = "saidby: internal error in 2.txt: the process died"
    assert done.stderr.startswith(expected)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_130_without_a_traceback(here: Path, jobs: str) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (here / name).write_text("“Go.”")
    arguments = ("extract", ".", "--format", "json", "--jobs", jobs)
    process = at_work(*arguments, started=here.parent / "started")

    os.killpg(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=20)

    assert (process.returncode, stderr) == (130, "")
    assert json.loads(stdout) == []
    assert is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_a_request_to_terminate_is_obeyed_without_a_word(here: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (here / name).write_text("“Go.”")
    arguments = ("check", ".", "--jobs", "2", "--output-file", "out")
    process = at_work(*arguments, started=here.parent / "started")

    process.terminate()
    _, stderr = process.communicate(timeout=20)

    assert (process.returncode, stderr) == (128 + signal.SIGTERM, "")
    assert not (here / "out").exists()
    assert is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="no such signals")
def test_no_process_outlives_one_that_is_killed(here: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (here / name).write_text("“Go.”")
    process = subprocess.Popen(
        [*TOY, "extract", ".", "--jobs", "2"],
        start_new_session=True,
        env={**os.environ, "TOY_SECONDS": "60"},
    )

    time.sleep(2)
    process.kill()
    process.wait()

    assert is_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
@pytest.mark.parametrize(
    ("text", "command", "status"),
    [
        ("teh", ("check", "--output-format", "json"), 1),
        ("teh", ("check", "--output-format", "json", "--exit-zero"), 0),
        ("fine", ("check", "--output-format", "json"), 0),
        ("CRASH", ("check", "--output-format", "json"), 2),
        ("CRASH", ("extract", "--format", "json"), 2),
        ("teh", ("extract",), 0),
    ],
)
def test_a_reader_that_goes_away_changes_no_status(
    here: Path, text: str, command: tuple[str, ...], status: int
) -> None:
    (here / "0.txt").write_text("fine")
    for number in range(1, 9):
        (here / f"{number}.txt").write_text(text)
    process = subprocess.Popen(
        [*TOY, *command, "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TOY_SECONDS": "0.2"},
    )
    assert process.stdout
    assert process.stderr

    process.stdout.readline()
    process.stdout.close()

    assert process.wait(timeout=60) == status
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
