"""How much memory a process takes."""

from __future__ import annotations

import os
from pathlib import Path


def resident(process: int) -> int | None:
    """Bytes in memory; None where the system does not tell."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None
