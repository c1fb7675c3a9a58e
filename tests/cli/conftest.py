from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import toy_engine
from click.testing import CliRunner, Result

from saidby import check as checks
from saidby.cli import asking, main

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and no settings or cache of the person testing."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "FORCE_COLOR", "SAIDBY_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def here(elsewhere: Path) -> Path:
    """The folder that commands run in."""
    return elsewhere


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Where the user's own settings are."""
    path = tmp_path / "xdg_config_home" / "saidby" / "saidby.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The toy engine and the toy rules in place of the real ones."""
    rules = toy_engine.RULES
    monkeypatch.setattr("saidby.draft.analyse", toy_engine.analyse)
    monkeypatch.setattr("saidby.language.load", lambda name: name)
    monkeypatch.setattr("saidby.rules.RULES", rules)
    monkeypatch.setattr("saidby.check.check", partial(checks.check, rules=rules))


@pytest.fixture
def run(toy: None) -> Run:
    """``saidby`` on the toy engine, in this process."""

    def run(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(map(str, arguments)), input=input)

    return run


@pytest.fixture
def write(here: Path) -> Callable[[str, str], Path]:
    """Writes a draft, line ends as given."""

    def write(name: str, text: str) -> Path:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture(autouse=True)
def no_parser_kept() -> Iterator[None]:
    """Each test loads its own."""
    yield
    asking._parser.cache_clear()
