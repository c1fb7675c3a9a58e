"""One run over the drafts of a command line: answers out, failures said aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from saidby.cli.output import counted, say
from saidby.cli.progress import Bar
from saidby.cli.running import Answered, Failed, Manner, Run, failure, failures_of
from saidby.errors import SaidbyError

if TYPE_CHECKING:
    from saidby.cli.arguments import Common
    from saidby.config.configuration import Configuration
    from saidby.fixing import Wish
    from saidby.reporters.layout import Failure

CLEAN = 0
FINDINGS = 1
FAILED = 2
INTERRUPTED = 130


class Drafts:
    """The answers for the drafts that were asked for, in order.

    ``status`` becomes 2 with the first failure, which is said on standard error; the
    other drafts are still done. ``failures`` are all of them, in order, as long as
    drafts are asked for. ``count`` is the number of answers given.
    """

    def __init__(
        self,
        common: Common,
        configuration: Configuration,
        question: str,
        wish_for: Callable[[str], Wish] | None = None,
        output: Path | None = None,
    ) -> None:
        manner = Manner(
            common.cache(),
            common.jobs,
            common.stdin_filename,
            wish_for,
            output,
            force_exclude=common.force_exclude,
        )
        self._common = common
        self._run = Run(configuration, question, manner)
        self._said: set[str] = set()
        self.failures: dict[Failure, None] = {}  # each once, in order
        self.bar = Bar(wanted=not common.quiet)
        self.status = CLEAN
        self.count = 0

    def __iter__(self) -> Iterator[Answered]:
        """Ends early, without an exception, when the user interrupts or the model
        cannot be loaded, so that what was begun on standard output is closed."""
        with self.bar:
            try:
                yield from self._answers()
            except KeyboardInterrupt:
                self.status = INTERRUPTED
                self.failures[failure("interrupted")] = None
                return
            except SaidbyError as error:
                self.fail(*failures_of(error))
                return
        self._conclude()

    def _answers(self) -> Iterator[Answered]:
        for outcome in self._run.over(self._common.paths or (".",)):
            self.bar.expect(self._run.total)
            if isinstance(outcome, Failed):
                self.fail(*outcome.failures)
            else:
                self.count += 1
                yield outcome
            self.bar.advance()

    def fail(self, *failures: Failure) -> None:
        """Say what could not be done, and keep it for the results."""
        for one in failures:
            self.failures[one] = None
            self.admit(one.message)

    def admit(self, message: str) -> None:
        """Say what could not be done, once, and remember it in the exit status."""
        self.status = FAILED
        for line in message.splitlines():
            if line not in self._said:
                self._said.add(line)
                with self.bar.hidden():
                    say(line)

    def _conclude(self) -> None:
        if self.count == 0 and self.status == CLEAN:
            say("there are no drafts under the paths given")
        if self._common.verbose:
            kept = self._run.from_cache
            say(f"{counted(self.count, 'draft')}, {kept:,} of them from the cache")
