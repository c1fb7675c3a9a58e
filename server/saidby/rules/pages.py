"""The documentation pages of the rules, made from the docstrings of their modules.

``python -m saidby.rules.pages FOLDER`` writes them all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent

from saidby.rules import RULES
from saidby.rules.base import Rule

PARTS = (
    "What it flags",
    "Why an editor cares",
    "Example and repair",
    "When to switch it off",
)
_FAMILIES = {
    "1": "Marks",
    "2": "Who said it",
    "3": "Names and speakers",
    "4": "Wording and house style",
    "9": "saidby itself",
}
_CODE = re.compile(r"``(.+?)``", re.DOTALL)
_HEADING = re.compile(r"^(?=\S)(.+)\n(?=    )", re.MULTILINE)


def page(rule: Rule) -> str:
    """The page of one rule, in Markdown."""
    return "\n\n".join([f"# {rule.code} {rule.name}", *_body(rule)]) + "\n"


def parts(rule: Rule) -> dict[str, str]:
    """The four parts of a rule's documentation, in its own order."""
    _, *pieces = _HEADING.split(rule.doc)
    return {
        heading: dedent(body).strip()
        for heading, body in zip(pieces[::2], pieces[1::2], strict=True)
    }


def _body(rule: Rule) -> Iterator[str]:
    summary = rule.doc.partition("\n\n")[0]
    state = "on by default" if rule.default else "off by default"
    yield _markdown(summary)
    yield f"Severity: {rule.severity}, {state}."
    for heading, body in parts(rule).items():
        yield f"## {heading}"
        yield _markdown(body)


def _markdown(text: str) -> str:
    # Two backticks keep a backtick or an HTML tag inside them as it is.
    return _CODE.sub(lambda m: f"`` {m[1]} ``" if "`" in m[1] else f"`{m[1]}`", text)


def index(rules: Iterable[Rule] = RULES) -> str:
    """A page with all rules, by family."""
    lines = ["# Rules", ""]
    family = ""
    for rule in rules:
        if rule.code[2] != family:
            family = rule.code[2]
            lines += ["", f"## {_FAMILIES[family]}", ""]
        off = "" if rule.default else " Off by default."
        link = f"[{rule.code} {rule.name}]({rule.code}.md)"
        lines.append(f"- {link}: {rule.summary}{off}")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "index.md": index(),
        **{f"{rule.code}.md": page(rule) for rule in RULES},
    }


def write(folder: Path) -> None:
    """Write all pages, and take away those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
