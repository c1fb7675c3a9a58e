"""How many processes are begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saidby.cli import running
from saidby.workspace.crew import Crew


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The size of each crew that is asked for; the work is done in this process."""
    sizes: list[int] = []

    def crew(work: Callable[..., Any], lost: Any, *, size: int) -> Crew[Any, Any]:
        sizes.append(size)
        return Crew(work, lost, size=1)

    monkeypatch.setattr(running, "Crew", crew)
    return sizes


@pytest.mark.parametrize(
    ("jobs", "drafts", "processors", "size"),
    [
        (150, 1, 64, 1),
        (999_999, 3, 64, 3),
        (999_999, 30, 2, 8),
        (999_999, 30, 16, 16),
        (4, 30, 2, 4),
        (2, 0, 2, 1),
    ],
)
def test_no_more_processes_than_can_be_kept_busy(
    run: Any,
    write: Any,
    begun: list[int],
    monkeypatch: pytest.MonkeyPatch,
    *,
    jobs: int,
    drafts: int,
    processors: int,
    size: int,
) -> None:
    monkeypatch.setattr(running, "_processors", lambda: processors)
    for number in range(drafts):
        write(f"{number}.txt", "fine")

    result = run("check", ".", "--jobs", jobs)

    assert (result.exit_code, begun) == (0, [size])
