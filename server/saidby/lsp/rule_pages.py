"""Where the page of each rule lies on this machine: what a finding's code links to.

The pages come with the package, so that the link works without a network.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# As installed, and as in a checkout.
_FOLDERS = (_PACKAGE / "docs" / "rules", _PACKAGE.parent / "docs" / "rules")


@cache
def address(code: str) -> str:
    """The URI of a rule's page, "" if there is none."""
    for folder in _FOLDERS:
        page = folder / f"{code}.md"
        if page.is_file():
            return page.as_uri()
    return ""
