"""What the package imports is declared, and what is declared is imported."""

from __future__ import annotations

import re
import sys
import tomllib

from blueprint import ROOT, modules

# Where a project and the module that it brings have different names.
_BRINGS = {"markdown-it-py": "markdown_it"}
# What comes with a project that is declared, in the version that it wants.
_WITH = {"pydantic_core", "annotated_types"}


def declared() -> dict[str, str]:
    """The requirement of every project, by the module that it brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {}
    for requirement in project["project"]["dependencies"]:
        name = re.split(r"[^\w-]", requirement, maxsplit=1)[0]
        found[_BRINGS.get(name, name.replace("-", "_"))] = requirement
    return found


def test_imports_and_dependencies_are_the_same() -> None:
    imported = {name.split(".")[0] for m in modules() for name in m.imports()}
    others = imported - sys.stdlib_module_names - {"saidby"} - _WITH

    assert others == declared().keys()


def test_every_dependency_has_a_first_and_a_last_version() -> None:
    assert [r for r in declared().values() if not re.search(r">=\d.*,<\d", r)] == []
