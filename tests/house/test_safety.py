"""No network, and nothing that is read can run: held against the source itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from blueprint import Module, called, modules

EACH = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)

NETWORK = (
    *("socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib"),
    *("poplib", "imaplib", "telnetlib", "socketserver", "xmlrpc", "asyncio.streams"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets"),
)
# Formats whose files can name code to run, and ways to run code that was read.
RUNNING = (
    *("pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"),
    *("yaml", "torch", "code", "codeop", "runpy", "subprocess", "ctypes", "srsly"),
)
# Reads a pipe to a process of our own, as Connection.recv does too.
FROM_OURSELVES = {"lsp/unpacking.py": ["pickle"]}
WATCHED = {
    *("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"),
    *("urllib.Request", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"),
}
RUNNERS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}


@EACH
def test_nothing_reaches_the_network(module: Module) -> None:
    assert [name for name in module.imports() if _is_of(name, NETWORK)] == []


@EACH
def test_nothing_is_imported_that_runs_what_it_reads(module: Module) -> None:
    found = [name for name in module.imports() if _is_of(name, RUNNING)]
    assert found == FROM_OURSELVES.get(module.name, [])


@EACH
def test_nothing_runs_text(module: Module) -> None:
    assert [called(c) for c in module.calls() if called(c) in RUNNERS] == []


@EACH
def test_arrays_are_loaded_as_numbers_only(module: Module) -> None:
    for call in module.calls():
        if called(call) in ("np.load", "numpy.load"):
            given = {word.arg: word.value for word in call.keywords}
            refused = given.get("allow_pickle")
            assert isinstance(refused, ast.Constant)
            assert refused.value is False


@EACH
def test_modules_named_at_run_time_are_our_own(module: Module) -> None:
    """import_module gets a name out of a table of ours, never one from a file."""
    for call in module.calls():
        if called(call).endswith("import_module"):
            (name,) = call.args
            assert isinstance(name, ast.Subscript), ast.unparse(call)
            assert ast.unparse(name.value).isupper(), ast.unparse(call)


def _is_of(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in modules)


@pytest.mark.parametrize("command", ["check", "extract", "speakers"])
def test_no_connection_is_opened_and_no_program_started(
    command: str, tmp_path: Path
) -> None:
    """Watched from inside Python, which tells of everything of the kind."""
    draft = tmp_path / "note.txt"
    draft.write_text("“Yes,” said Nora Hof, the pilot. “Now.”\n", encoding="utf-8")
    code = (
        "import sys\n"
        "def refuse(event, given):\n"
        f"    if event in {WATCHED!r}:\n"
        "        raise SystemExit(f'{event} {given}')\n"
        "sys.addaudithook(refuse)\n"
        "from saidby.cli import main\n"
        f"main([{command!r}, '--no-cache', {str(draft)!r}])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
