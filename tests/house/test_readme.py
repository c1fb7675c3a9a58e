"""The pages show what is printed, and point to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from blueprint import ROOT
from shown_output import pages, renewed

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "server" / "docs").rglob("*.md")),
]
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"`[^`]+`|^```.*?^```", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"^([\w-]+):", re.MULTILINE)
_MAKE = re.compile(r"\bmake (\w[\w-]*)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", list(pages()), ids=name)
def test_what_is_shown_is_what_is_printed(page: Path) -> None:
    """Else run ``make docs``."""
    text = page.read_text(encoding="utf-8")

    assert renewed(text) == text


def test_the_readme_shows_the_three_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"shown[^:]*:.*saidby (\w+)", text) == [
        "check",
        "extract",
        "speakers",
    ]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert [to for to in _LINK.findall(text) if not (page.parent / to).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_target_named_is_in_the_makefile(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    code = "\n".join(_CODE.findall(page.read_text(encoding="utf-8")))

    assert set(_MAKE.findall(code)) <= set(_TARGET.findall(makefile))
