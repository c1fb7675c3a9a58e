"""Text from drafts and file names made harmless for terminals and build logs."""

from __future__ import annotations

import json
import re

# Control characters (terminal commands), direction overrides (text that reads
# otherwise than it is), separators that some programs take for line ends, and halves
# of surrogate pairs, which no encoding can print.
_HARMFUL = (
    r"\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufffe\uffff"
)
_HARM = re.compile(rf"[\x00-\x1f{_HARMFUL}]")
# In JSON the lowest ones are escaped already, and its own line ends must stay.
_HARM_IN_JSON = re.compile(f"[{_HARMFUL}]")
_BREAK = re.compile(r"[ \t]*[\t\r\n]+[ \t]*")
# Build servers act on ##[command] and ##vso[command] anywhere in a log line.
_LOG_COMMAND = re.compile(r"##(?=\w*\[)")
_PICTURES = 0x2400
_DELETE = "\u2421"
_UNKNOWN = "\ufffd"
# WORD JOINER: keeps the two signs apart for programs and together for readers.
_JOINER = "\u2060"


def visible(text: str) -> str:
    """The text with a visible sign, as wide as one letter, for what could do harm."""
    return _LOG_COMMAND.sub(f"#{_JOINER}#", _HARM.sub(_sign, text))


def one_line(text: str) -> str:
    """The same on one line, for messages and titles."""
    return visible(_BREAK.sub(" ", text))


def path_shown(path: str) -> str:
    """A path that may begin a line: a build server acts on lines that begin "::", as a
    file called ":" and its line would."""
    shown = one_line(path)
    return f"./{shown}" if shown.lstrip().startswith(":") else shown


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON that can be read, and cannot act, where it is printed."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    escaped = _HARM_IN_JSON.sub(lambda c: f"\\u{ord(c[0]):04x}", text)
    return _LOG_COMMAND.sub(r"#\\u0023", escaped)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE if code == 0x7F else _UNKNOWN
