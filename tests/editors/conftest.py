"""Each editor is driven once, for all tests of what is seen in it."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
from driving import HERE, REQUIRED, seen
from sample_page import DRAFT

NVIM = shutil.which("nvim") or ""
EMACS = shutil.which("emacs") or ""


@pytest.fixture(scope="session")
def nvim() -> str:
    """Neovim as it comes from a distribution."""
    if not NVIM and not REQUIRED:
        pytest.skip("Neovim is not installed")
    return NVIM


@pytest.fixture(scope="session")
def emacs() -> str:
    """Emacs as it comes from a distribution, with eglot."""
    if not REQUIRED and not _has_eglot():
        pytest.skip("Emacs with eglot is not installed")
    return EMACS


def _has_eglot() -> bool:
    if not EMACS:
        return False
    command = [EMACS, "--batch", "-f", "package-initialize", "-l", "eglot"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    return done.returncode == 0


@pytest.fixture(scope="session")
def in_neovim(nvim: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a writer sees who does all that ``neovim.lua`` does."""
    folder = tmp_path_factory.mktemp("neovim")
    project = folder / "project"
    project.mkdir()
    (project / "saidby.toml").write_text("")
    draft = project / "pool.md"
    draft.write_text(DRAFT, encoding="utf-8")
    script = f"luafile {HERE / 'neovim.lua'}"
    command = (nvim, "--headless", "--clean", "-n", "-c", script)
    return seen(command, folder, "neovim/saidby.lua", draft)


@pytest.fixture(scope="session")
def in_emacs(emacs: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a writer sees who does all that ``emacs.el`` does."""
    folder = tmp_path_factory.mktemp("emacs")
    draft = folder / "pool.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    command = (emacs, "--batch", "-l", str(HERE / "emacs.el"))
    return seen(command, folder, "emacs/saidby.el", draft)


@pytest.fixture(params=["in_neovim", "in_emacs"])
def in_any(request: pytest.FixtureRequest) -> Any:
    """What is seen in each of them, one after the other."""
    return request.getfixturevalue(request.param)
