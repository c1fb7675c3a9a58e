from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from saidby.config.configuration import Configuration, Request
from saidby.errors import ConfigError
from saidby.options import CastEntry

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def configuration(request: Request = Request(), **more: object) -> Configuration:  # noqa: B008
    given = {"user_file": Path("no-user-settings.toml"), "environment": {}} | more
    return Configuration(request, **given)  # type: ignore[arg-type]


def far_tag(folder: Path, request: Request = Request()) -> int:  # noqa: B008
    return configuration(request).for_folder(str(folder)).options.far_tag


def faults(folder: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        configuration().for_folder(str(folder))
    return str(caught.value).splitlines()


def test_the_nearest_file_wins_and_none_is_merged(write: Write, tmp_path: Path) -> None:
    write("saidby.toml", "far-tag = 1\nuntagged-run = 2\n")
    write("a/saidby.toml", "far-tag = 3\n")
    (tmp_path / "a" / "b").mkdir()

    options = configuration().for_folder(str(tmp_path / "a" / "b")).options

    assert (options.far_tag, options.untagged_run) == (3, 8)
    assert far_tag(tmp_path) == 1


def test_of_one_folder_the_files_have_an_order(write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", "[tool.saidby]\nfar-tag = 1\n")
    assert far_tag(tmp_path) == 1
    write(".saidby.toml", "far-tag = 2\n")
    assert far_tag(tmp_path) == 2
    write("saidby.toml", "far-tag = 3\n")
    assert far_tag(tmp_path) == 3


def test_a_pyproject_without_our_table_is_passed_by(
    write: Write, tmp_path: Path
) -> None:
    write("saidby.toml", "far-tag = 1\n")
    write("sub/pyproject.toml", "[tool.other]\nx = 1\n")
    write("broken/pyproject.toml", "[tool.other\n")

    assert far_tag(tmp_path / "sub") == far_tag(tmp_path / "broken") == 1


def test_the_command_line_wins_over_files_over_the_user(
    write: Write, tmp_path: Path
) -> None:
    write("saidby.toml", 'far-tag = 1\nencoding = "latin-1"\n')
    user = write("user.toml", "far-tag = 2\nuntagged-run = 2\nencoding = 'cp1252'\n")
    request = Request({"encoding": "utf-16"})

    settings = configuration(request, user_file=user).for_folder(str(tmp_path))

    options = settings.options
    told = (options.encoding, options.far_tag, options.untagged_run)
    assert told == ("utf-16", 1, 2)


def test_a_named_file_stands_in_for_the_nearest(write: Write, tmp_path: Path) -> None:
    write("saidby.toml", "far-tag = 1\n")
    named = write("house.toml", "far-tag = 2\n")

    assert far_tag(tmp_path, Request(file=named)) == 2


def test_isolated_reads_no_file(write: Write, tmp_path: Path) -> None:
    write("saidby.toml", "far-tag = 1\n")
    write("saidby.decisions.toml", "broken [")
    user = write("user.toml", "far-tag = 2\n")

    isolated = configuration(Request(isolated=True), user_file=user)

    assert isolated.for_folder(str(tmp_path)).options.far_tag == 60


def test_every_kind_of_setting(write: Write, tmp_path: Path) -> None:
    write(
        "saidby.toml",
        """
        extend-select = ["SB901"]
        per-file-ignores = { "old/*" = ["SB9"] }
        severity = { SB901 = "error" }
        threshold = { SB901 = 1, SB902 = 0.25 }
        said-bookisms = ["quoth"]
        [[speakers]]
        name = "Anne Elliot"
        aliases = ["Anne", "Miss Anne"]
        pronouns = "she"
        [[speakers]]
        name = "The Harbour Board"
        role = "port authority"
        """,
    )

    options = configuration().for_folder(str(tmp_path)).options

    assert options.extend_select == ("SB901",)
    assert options.per_file_ignores == {"old/*": ("SB9",)}
    assert options.severity == {"SB901": "error"}
    assert options.threshold == {"SB901": 1.0, "SB902": 0.25}
    assert options.said_bookisms == ("quoth",)
    assert options.cast == (
        CastEntry("Anne Elliot", ("Anne", "Miss Anne"), "she"),
        CastEntry("The Harbour Board", role="port authority"),
    )


def test_all_faults_at_once_with_line_and_key(write: Write, tmp_path: Path) -> None:
    write(
        "saidby.toml",
        """\
slect = []
ignore = [
  "SB901",
  "zebra",
  "unused-supression",
]
encoding = "klingon"
far-tag = 0
untagged-run = "8"
include = "*.txt"
severity = { SB901 = "eror", SB9x = "error" }
said-bookisms = [1]
[threshold]
SB901 = 1.5
[[speakers]]
name = "Ana"
pronouns = "her"
aliaes = []
[[speakers]]
role = "none"
[[speakers]]
name = "Ana"
""",
    )

    assert faults(tmp_path) == [
        "saidby.toml:1: slect: there is no such key; did you mean select?",
        "saidby.toml:4: ignore[2]: there is no rule 'zebra'",
        (
            "saidby.toml:5: ignore[3]: there is no rule 'unused-supression';"
            " did you mean unused-suppression?"
        ),
        "saidby.toml:7: encoding: there is no encoding 'klingon'",
        "saidby.toml:8: far-tag: must be at least 1",
        "saidby.toml:9: untagged-run: must be a whole number",
        "saidby.toml:10: include: must be a list in brackets",
        "saidby.toml:11: severity.SB901: must be 'error', 'warning' or 'information'",
        "saidby.toml:11: severity.SB9x: there is no rule 'SB9x'",
        "saidby.toml:12: said-bookisms[1]: must be text in quotation marks",
        "saidby.toml:14: threshold.SB901: must be at most 1",
        "saidby.toml:17: speakers[1].pronouns: must be 'she', 'he', 'they' or 'it'",
        (
            "saidby.toml:18: speakers[1].aliaes: there is no such key;"
            " did you mean aliases?"
        ),
        "saidby.toml:19: speakers[2].name: must be given",
        "saidby.toml:22: speakers[3].name: 'Ana' is there already",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[severity]\nSB901 = "fatal"\nSB999 = "error"\n',
            [
                "2: severity.SB901: must be 'error', 'warning' or 'information'",
                "3: severity.SB999: there is no rule 'SB999'",
            ],
        ),
        (
            'ignore = [3,\n"SB999"]\n',
            [
                "1: ignore[1]: must be text in quotation marks",
                "2: ignore[2]: there is no rule 'SB999'",
            ],
        ),
        (
            "[threshold]\nSB999 = 2\n",
            [
                "2: threshold.SB999: must be at most 1",
                "2: threshold.SB999: there is no rule 'SB999'",
            ],
        ),
        (
            '[per-file-ignores]\n"!" = [3,\n"SB999"]\n"*" = "SB9"\n',
            [
                "2: per-file-ignores.!: '!' is not a pattern like those of .gitignore",
                "2: per-file-ignores.![1]: must be text in quotation marks",
                "3: per-file-ignores.![2]: there is no rule 'SB999'",
                "4: per-file-ignores.*: must be a list in brackets",
            ],
        ),
        (
            'exclude = [3, "!"]\n',
            [
                "1: exclude[1]: must be text in quotation marks",
                "1: exclude[2]: '!' is not a pattern like those of .gitignore",
            ],
        ),
        ("encoding = 8\n", ["1: encoding: must be text in quotation marks"]),
        ("speakers = 3\n", ["1: speakers: must be a list in brackets"]),
    ],
)
def test_faults_of_one_key_are_all_told(
    write: Write, tmp_path: Path, text: str, expected: list[str]
) -> None:
    write("saidby.toml", text)

    assert faults(tmp_path) == [f"saidby.toml:{fault}" for fault in expected]


def test_faults_of_meaning(write: Write, tmp_path: Path) -> None:
    write(
        "saidby.toml",
        'exclude = ["!"]\n[[speakers]]\nname = "A"\n[[speakers]]\nname = "A"\n'
        '[[speakers]]\nname = " "\n[per-file-ignores]\n"*" = ["SB9", "SBx"]\n',
    )

    assert faults(tmp_path) == [
        "saidby.toml:1: exclude[1]: '!' is not a pattern like those of .gitignore",
        "saidby.toml:5: speakers[2].name: 'A' is there already",
        "saidby.toml:7: speakers[3].name: must not be empty",
        "saidby.toml:9: per-file-ignores.*[2]: there is no rule 'SBx'",
    ]


def test_faults_in_a_pyproject_have_its_lines(write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", "[project]\nname = 'x'\n\n[tool.saidby]\nfar-tag = 'x'\n")

    assert faults(tmp_path) == ["pyproject.toml:5: far-tag: must be a whole number"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool]\nsaidby = 3\n", "pyproject.toml:2: tool.saidby: must be a table"),
        ("tool.saidby = []\n", "pyproject.toml:1: tool.saidby: must be a table"),
        ("[[tool.saidby]]\n", "pyproject.toml:1: tool.saidby: must be a table"),
    ],
)
def test_what_stands_in_place_of_our_table_is_a_fault(
    write: Write, tmp_path: Path, text: str, expected: str
) -> None:
    write("saidby.toml", "")
    write("sub/pyproject.toml", text)

    assert faults(tmp_path / "sub") == [f"sub/{expected}"]


@pytest.mark.parametrize("name", ["saidby.toml", ".saidby.toml"])
def test_a_link_to_a_project_file_that_is_gone_is_a_fault(
    write: Write, tmp_path: Path, name: str
) -> None:
    write("pyproject.toml", "[tool.saidby]\n")
    (tmp_path / name).symlink_to("gone.toml")

    assert faults(tmp_path) == [f"{name}: No such file or directory"]


def test_a_link_to_settings_of_the_user_that_are_gone_is_a_fault(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "user.toml").symlink_to("gone.toml")
    write("saidby.toml", "")

    with pytest.raises(ConfigError, match=r"user\.toml: No such file"):
        configuration(user_file=tmp_path / "user.toml")


def test_a_shared_file_that_says_nothing_to_us_is_no_project_file(
    write: Write, tmp_path: Path
) -> None:
    write("saidby.toml", "far-tag = 1\n")
    for number, text in enumerate(("tool = 3\n", "[tool.other]\n", "broken [\n")):
        write(f"{number}/pyproject.toml", text)
        assert far_tag(tmp_path / str(number)) == 1
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "pyproject.toml").symlink_to("gone.toml")

    assert far_tag(tmp_path / "sub") == 1


def test_faults_of_the_decisions_are_told_with_the_others(
    write: Write, tmp_path: Path
) -> None:
    write("saidby.toml", "foo = 1\n")
    write("saidby.decisions.toml", '[[decisions]]\nfile = "a.txt"\n')

    told = faults(tmp_path)

    assert told[0] == "saidby.toml:1: foo: no such key"
    assert all(line.startswith("saidby.decisions.toml:1: ") for line in told[1:])
    assert len(told) > 1


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"far-tag = \n", "saidby.toml:1: this is not TOML: "),
        (b"\n\nx = 1\nx = 2\n", "saidby.toml:4: this is not TOML: "),
        (b"x = '\xff'", "saidby.toml: byte 5 is not UTF-8"),
    ],
)
def test_what_is_no_toml(
    write: Write, tmp_path: Path, raw: bytes, message: str
) -> None:
    (tmp_path / "saidby.toml").write_bytes(raw)

    (told,) = faults(tmp_path)
    assert told.startswith(message)


def test_a_byte_order_mark_does_no_harm(write: Write, tmp_path: Path) -> None:
    (tmp_path / "saidby.toml").write_bytes(b"\xef\xbb\xbffar-tag = 5\r\n")

    assert far_tag(tmp_path) == 5


def test_a_workspace_cannot_choose_the_model(write: Write, tmp_path: Path) -> None:
    write("saidby.toml", 'model = "evil"\n')

    (told,) = faults(tmp_path)
    assert told.startswith("saidby.toml:1: model: a draft's folder cannot choose")


def test_who_chooses_the_model(write: Write) -> None:
    user = write("user.toml", 'model = "user"\n')
    environment = {"SAIDBY_MODEL": "environment"}
    request = Request(model="flag")

    assert configuration().model is None
    assert configuration(user_file=user).model == "user"
    assert configuration(user_file=user, environment=environment).model == "environment"
    assert configuration(request, environment=environment).model == "flag"


def test_faults_of_the_user_and_the_command_line_are_told_together(
    write: Write,
) -> None:
    user = write("user.toml", "foo = 1\n")

    with pytest.raises(ConfigError) as caught:
        configuration(Request({"select": ("SBx",)}), user_file=user)

    assert str(caught.value).splitlines() == [
        "command line: --select: there is no rule 'SBx'",
        "user.toml:1: foo: no such key",
    ]


def test_ignores_and_decisions_for_one_file(write: Write, tmp_path: Path) -> None:
    write("saidby.toml", '[per-file-ignores]\n"old/" = ["SB9"]\n')
    write(
        "saidby.decisions.toml",
        '[[decisions]]\nfile = "old/a.txt"\nquote = "Go"\ndecision = "ignore"\n',
    )
    settings = configuration().for_folder(str(tmp_path))

    options, decisions = settings.for_file("old/a.txt")
    others, none = settings.for_file("new/a.txt")

    assert options.per_file_ignores == {"**": ("SB9",)}
    assert [entry.quote for entry in decisions.entries] == ["Go"]
    assert (others.per_file_ignores, none.entries) == ({}, ())
