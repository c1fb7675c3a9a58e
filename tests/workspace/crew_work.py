"""Jobs for crews; other processes import this."""

from __future__ import annotations

import os
import time


def double(number: int) -> int:
    return 2 * number


def slow_when_even(number: int) -> int:
    time.sleep(0.2 if number % 2 == 0 else 0)
    return number


def die_at_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number


def lost(number: int) -> int:
    return -number


def whereabouts(number: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    raise LookupError(str(number))
