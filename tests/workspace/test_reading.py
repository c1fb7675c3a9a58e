from __future__ import annotations

from pathlib import Path

import pytest

from saidby.errors import UnreadableFile
from saidby.workspace.reading import decode, read_source


def cause(data: bytes, encoding: str = "utf-8") -> str:
    with pytest.raises(UnreadableFile) as raised:
        decode(data, shown="pier.txt", encoding=encoding)
    assert str(raised.value) == f"pier.txt: {raised.value.cause}"
    return raised.value.cause


def test_line_ends_stay_and_a_byte_order_mark_goes(tmp_path: Path) -> None:
    path = tmp_path / "pier.md"
    path.write_bytes("\ufeff“One.”\r\nTwo.\rThree.\n".encode())

    source = read_source(path)

    assert source.text == "“One.”\r\nTwo.\rThree.\n"
    assert (source.path, source.format) == (str(path), "markdown")


def test_the_name_shown_tells_the_format(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("One.")

    source = read_source(path, shown="drafts/pier.tex")

    assert (source.path, source.format) == ("drafts/pier.tex", "latex")


def test_the_first_byte_that_does_not_fit_is_named() -> None:
    assert cause(b"One.\r\nCaf" + b"\xe9 noir\xff") == (
        "byte 0xE9 at offset 9 (line 2) is not UTF-8; try --encoding windows-1252"
    )
    assert cause(b"\x81", "windows-1252") == (
        "byte 0x81 at offset 0 (line 1) is not windows-1252"
    )


def test_another_encoding_is_read_when_it_is_named() -> None:
    assert decode(b"\x93Caf\xe9\x94", shown="x", encoding="cp1252") == "“Café”"
    assert decode("Café".encode("utf-16"), shown="x", encoding="utf-16") == "Café"
    assert decode("Café".encode("utf-8-sig"), shown="x", encoding="UTF8") == "Café"


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_a_byte_order_mark_says_what_to_try(name: str) -> None:
    assert cause("Café".encode(name)) == (
        f"is {name.upper()} by its byte order mark; try --encoding {name}"
    )


def test_what_is_no_text_is_said_to_be_none() -> None:
    assert cause(b"PK\x03\x04\0\0") == "is not text: it holds a zero byte at offset 4"


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "", "\0"])
def test_an_encoding_that_there_is_not(name: str) -> None:
    assert cause(b"One.", name) == f"there is no encoding {name!r}"


def test_what_cannot_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.txt: there is no such file"):
        read_source(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="is a folder, not a draft"):
        read_source(tmp_path)
