from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_every_setting_says_where_it_comes_from(
    run: Any, write: Any, settings: Path
) -> None:
    write("saidby.toml", '# house\nignore = ["SB1"]\n\n[threshold]\nSB201 = 0.5\n')
    settings.write_text('ignore = ["SB2"]\nfar-tag = 9\nmodel = "mine"\n')

    told = json.loads(run("config", "--format", "json").stdout)

    assert told["ignore"] == {"value": ["SB1"], "origin": "project file, saidby.toml:2"}
    assert told["threshold"]["origin"] == "project file, saidby.toml:4"
    assert told["far-tag"] == {"value": 9, "origin": f"user settings, {settings}:2"}
    assert told["untagged-run"] == {"value": 8, "origin": "default"}
    assert told["model"] == {"value": "mine", "origin": f"user settings, {settings}:3"}


def test_the_settings_of_another_place(run: Any, write: Any) -> None:
    write("sub/pyproject.toml", "[tool.other]\n\n[tool.saidby]\nfar-tag = 7\n")
    write("sub/deep/a.txt", "")

    for path in ("sub", "sub/deep", "sub/deep/a.txt"):
        assert "far-tag = 7  # project file, " in run("config", path).stdout
    assert "far-tag = 60  # default" in run("config").stdout


def test_options_are_obeyed(run: Any, write: Any) -> None:
    write("saidby.toml", "far-tag = 7\n")
    other = write("other.toml", "far-tag = 5\n")

    assert "far-tag = 60  # default" in run("config", "--isolated").stdout
    assert "far-tag = 5  # " in run("config", "--config", other).stdout
    assert 'model = "x"  # command line' in run("config", "--model", "x").stdout


def test_the_model_from_the_environment(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("SAIDBY_MODEL", "y")

    assert 'model = "y"  # environment, SAIDBY_MODEL' in run("config").stdout


def test_faults_are_2_and_all_told(run: Any, write: Any) -> None:
    write("saidby.toml", 'model = "x"\n\nignroe = []\nselect = "SB1"\n')

    result = run("config")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        (
            "saidby: saidby.toml:1: model: a draft's folder cannot choose the language"
            " model; set it in your own settings or with --model"
        ),
        "saidby: saidby.toml:3: ignroe: there is no such key; did you mean ignore?",
        "saidby: saidby.toml:4: select: must be a list in brackets",
    ]


def test_the_schema(run: Any) -> None:
    schema = json.loads(run("config", "--schema").stdout)

    assert "per-file-ignores" in schema["properties"]
    assert "model" not in schema["properties"]


def test_a_path_that_is_not_there_is_2(run: Any) -> None:
    result = run("config", "nodir/x.md")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "saidby: nodir/x.md: there is no such file or folder\n"


def test_a_file_that_is_named_is_not_read_in_isolation(run: Any, write: Any) -> None:
    other = write("other.toml", "far-tag = 5\n")

    result = run("config", "--isolated", "--config", other)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--isolated does not go with --config." in result.stderr
