"""A few reports made by hand: small, and with everything that output trips over."""

from __future__ import annotations

from saidby.report import BrokenRule, Diagnostic, Report
from saidby.rules.base import Edit, Fix, Related, Severity
from saidby.text.source import Source
from saidby.text.spans import Span

HARBOUR = (
    "“We leave at dawn.” Nobody on the quay answered.\n"
    "\n"
    "\tThe cook, 船長 Ōkubo and 👩‍🚀 Ruiz heard “not today” 𝔸nd laughed.\n"
    "\n"
    "“I was there\n"
    "when it began,\n"
    "   and when the water came\n"
    "up to the second step,\n"
    "and when it ended.”\n"
    "\n"
    + "The road to the harbour was long. " * 8
    + "“Go back,” she said. "
    + "The road from the harbour was longer. " * 8
    + "\n"
)
WINDOWS = "\ufeffOrtega said: “Nothing new.\r\n\r\n“Nothing at all.”\r\nThe end…\r\n"
HOSTILE = (
    "\x1b[31m“Red,”\x07 said \u202eeM\u202c.\n::error::“Stop,” ##[add-mask]she said.\n"
)


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _finding(
    code: str,
    name: str,
    severity: Severity,
    span: Span,
    message: str,
    **more: object,
) -> Diagnostic:
    fingerprint = f"{code[2:]}{span.start:05d}".rjust(32, "0")
    return Diagnostic(
        code,
        name,
        severity,
        span,
        message,
        fingerprint=fingerprint,
        **more,  # type: ignore[arg-type]
    )


def _unsaid(text: str, words: str, **more: object) -> Diagnostic:
    span = _at(text, words)
    message = "Who said this?"
    warning = Severity.WARNING
    return _finding("SB201", "unattributed-quotation", warning, span, message, **more)


def _harbour() -> Report:
    text = HARBOUR
    told_apart = Related(_at(text, "Ōkubo"), "perhaps this one")
    others = (told_apart, Related(_at(text, "Ruiz"), "or this one"))
    rename = Fix("Write “Ruiz”", (Edit(_at(text, "she"), "Ruiz"),), safe=False)
    found = (
        _unsaid(text, "“We leave at dawn.”"),
        _finding(
            "SB202",
            "two-speakers",
            Severity.ERROR,
            _at(text, "“not today”"),
            "Is it Ōkubo or Ruiz who says this?",
            related=others,
            confidence=0.91,
        ),
        _unsaid(text, text[text.index("“I was") : text.index("ended.”") + 7]),
        _finding(
            "SB203",
            "unclear-pronoun",
            Severity.INFORMATION,
            _at(text, "she"),
            "Who is “she”?",
            fixes=(rename,),
            url="https://docs.example/SB203.md",
            confidence=0.5,
        ),
    )
    return Report(Source("drafts/harbour night.txt", text), found, (), 4, 3, 2)


def _windows() -> Report:
    text = WINDOWS
    end_of_line = text.index("new.") + 4
    close = Fix("Close the quotation", (Edit(Span(end_of_line, end_of_line), "”"),))
    both = Fix(
        "Write straight marks",
        (
            Edit(_at(text, "“Nothing at"), '"Nothing at'),
            Edit(_at(text, "all.”"), 'all."'),
        ),
        safe=False,
    )
    found = (
        _finding(
            "SB101",
            "never-closed",
            Severity.WARNING,
            _at(text, "“"),
            "This quotation is never closed.",
            fixes=(close, both),
        ),
        _finding(
            "SB402",
            "no-end",
            Severity.INFORMATION,
            Span(len(text), len(text)),
            "Does the text end here?",
        ),
    )
    return Report(Source("drafts/100%, café.md", text, "markdown"), found, (), 2, 1, 0)


def _hostile() -> Report:
    text = HOSTILE
    path = "::warning file=a,b::\x1b]0;x\x07.txt"
    message = "Is it “\x1b[2J\u202eeM\u202c”?\r\n::add-mask::100% {0} ##vso[task.x]<b>&"
    found = (
        _finding(
            "SB202",
            "two-speakers",
            Severity.ERROR,
            _at(text, "“Red,”"),
            message,
            related=(Related(_at(text, "she"), "or\n::debug::her"),),
        ),
        _unsaid(text, "“Stop,”"),
    )
    return Report(Source(path, text), found, (), 2, 1, 1)


REPORTS = (
    _harbour(),
    Report(Source("drafts/clean.txt", "Nothing to see.\n"), (), (), 0, 0, 0),
    _windows(),
    Report(Source("empty.txt", ""), (), (BrokenRule("SB301", "spelling", "KeyError"),)),
    _hostile(),
)
