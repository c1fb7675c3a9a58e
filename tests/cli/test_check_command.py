from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest


def test_a_clean_draft_is_0(run: Any, write: Any) -> None:
    write("a.txt", "All is well.")

    result = run("check", "a.txt")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "No findings in 1 file.\n"


def test_findings_are_1_and_on_standard_output(run: Any, write: Any) -> None:
    write("a.txt", "There is\nteh end.")

    result = run("check", "a.txt", "--output-format", "concise")

    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == "a.txt:2:1: SB101 Is teh right?\n"


def test_a_missing_path_is_2_and_the_others_are_done(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    result = run("check", "gone.txt", "a.txt", "--output-format", "concise")

    assert result.exit_code == 2
    assert result.stderr == "saidby: gone.txt: there is no such file or folder\n"
    assert result.stdout.startswith("a.txt:1:1: SB101")


def test_a_missing_path_is_not_checked_as_text(run: Any) -> None:
    assert "teh" not in run("check", "teh nobody").stdout


def test_a_file_not_in_the_encoding_is_2_and_named(run: Any, here: Path) -> None:
    (here / "a.txt").write_bytes(b"caf\xe9 society")

    result = run("check", "a.txt")

    assert result.exit_code == 2
    assert result.stderr.startswith("saidby: a.txt: ")
    assert "0xE9" in result.stderr


def test_encoding_says_otherwise(run: Any, here: Path) -> None:
    (here / "a.txt").write_bytes("café teh".encode("latin-1"))

    result = run("check", "a.txt", "--encoding", "latin-1", "--output-format=concise")

    assert result.stdout.startswith("a.txt:1:6: SB101")


def test_an_unknown_encoding_is_2(run: Any, write: Any) -> None:
    write("a.txt", "x")

    result = run("check", "a.txt", "--encoding", "klingon")

    assert result.exit_code == 2
    assert "--encoding: there is no encoding 'klingon'" in result.stderr


def test_no_drafts_at_all_is_said_aloud(run: Any, here: Path) -> None:
    result = run("check", here)

    assert result.exit_code == 0
    assert result.stderr == "saidby: there are no drafts under the paths given\n"


def test_a_crash_is_2_names_the_file_and_keeps_the_words_to_itself(
    run: Any, write: Any
) -> None:
    write("a.txt", "CRASH secret words")
    write("b.txt", "teh")

    result = run("check", "a.txt", "b.txt", "--output-format", "concise")

    assert result.exit_code == 2
    assert result.stderr.startswith("saidby: internal error in a.txt: TypeError in ")
    assert "secret" not in result.stderr
    assert result.stdout.startswith("b.txt:1:1: SB101")


def test_a_rule_that_breaks_is_2_and_costs_only_itself(run: Any, write: Any) -> None:
    write("a.txt", "BREAK teh")

    result = run("check", "a.txt", "--output-format", "concise")

    expected = "saidby: internal error in a.txt: SB402 (breaking): KeyError\n"
    assert (result.exit_code, result.stderr) == (2, expected)
    assert "a.txt:1:7: SB101" in result.stdout


def test_without_paths_this_folder_is_checked(run: Any, write: Any) -> None:
    write("deep/down.md", "teh")

    result = run("check", "--output-format", "concise")

    assert result.stdout.startswith(f"deep{os.sep}down.md:1:1: SB101")


def test_each_draft_once_in_the_order_given(run: Any, write: Any) -> None:
    for name in ("z/b.txt", "z/a.txt", "c.txt"):
        write(name, "teh")

    result = run("check", "c.txt", "z", "z/a.txt", "--output-format", "concise")

    paths = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert paths == ["c.txt", f"z{os.sep}a.txt", f"z{os.sep}b.txt"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ["SB101", "SB201"]),
        (("--select", "SB2"), ["SB201"]),
        (("--select", "SB101,nobody"), ["SB101", "SB201"]),
        (("--select", "SB101", "--select", "policy"), ["SB101", "SB401"]),
        (("--extend-select", "SB401"), ["SB101", "SB201", "SB401"]),
        (("--ignore", "misspelt-the"), ["SB201"]),
    ],
)
def test_rules_are_selected(
    run: Any, write: Any, options: tuple[str, ...], codes: list[str]
) -> None:
    write("a.txt", "teh nobody anonymous")

    result = run("check", "a.txt", "--output-format", "json-lines", *options)

    found = [json.loads(line)["code"] for line in result.stdout.splitlines()]
    assert found == codes


def test_an_unknown_rule_is_2_with_a_suggestion(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    result = run("check", "a.txt", "--select", "SB2011", "--ignore", "nobdy")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--select: there is no rule 'SB2011'; did you mean SB201?" in result.stderr
    assert "--ignore: there is no rule 'nobdy'; did you mean nobody?" in result.stderr


def test_unsure_findings_are_shown_on_demand_and_change_no_exit_status(
    run: Any, write: Any
) -> None:
    write("a.txt", "perhaps")

    hidden = run("check", "a.txt", "--output-format", "concise")
    shown = run("check", "a.txt", "--output-format", "concise", "--show-information")

    assert (hidden.exit_code, hidden.stdout) == (0, "")
    assert shown.exit_code == 0
    assert "SB202" in shown.stdout


def test_min_severity_hides_what_is_less_severe(run: Any, write: Any) -> None:
    write("a.txt", "teh nobody")

    result = run(
        "check", "a.txt", "--min-severity", "error", "--output-format", "concise"
    )

    assert result.exit_code == 1
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["SB201"]


def test_exit_zero_forgives_findings_only(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    assert run("check", "a.txt", "--exit-zero").exit_code == 0
    assert run("check", "a.txt", "gone.txt", "--exit-zero").exit_code == 2


@pytest.mark.parametrize(
    "shape", ["full", "concise", "json", "json-lines", "github", "gitlab"]
)
def test_output_file_holds_what_standard_output_would(
    run: Any, write: Any, here: Path, shape: str
) -> None:
    write("a.txt", "teh end")

    printed = run("check", "a.txt", "--output-format", shape)
    filed = run("check", "a.txt", "--output-format", shape, "--output-file", "out")

    assert (filed.exit_code, filed.stdout) == (1, "")
    assert (here / "out").read_bytes() == printed.stdout_bytes


def test_an_output_file_that_cannot_be_written_is_2(run: Any, write: Any) -> None:
    write("a.txt", "fine")

    result = run("check", "a.txt", "--output-file", "no/such/folder/out")

    assert result.exit_code == 2
    assert "no/such/folder/out" in result.stderr


@pytest.mark.parametrize("drafts", [".", "a.txt", "link.txt"])
@pytest.mark.parametrize("output", ["a.txt", "./deep/../a.txt", "link.txt"])
def test_a_draft_is_not_replaced_by_its_report(
    run: Any, write: Any, here: Path, drafts: str, output: str
) -> None:
    path = write("a.txt", "teh")
    (here / "deep").mkdir()
    (here / "link.txt").symlink_to(path)

    result = run("check", drafts, "--fix", "--output-file", output)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--output-file {Path(output)} is one of the drafts: " in result.stderr
    assert path.read_text() == "teh"


def test_a_report_of_an_earlier_run_is_replaced(run: Any, write: Any) -> None:
    write("a.txt", "fine")
    report = write("report.json", "old")

    result = run("check", ".", "--output-format", "json", "--output-file", report)

    assert result.exit_code == 0
    assert json.loads(report.read_text())["files"][0]["path"] == "a.txt"


@pytest.mark.parametrize(
    "shape", ["json", "json-lines", "gitlab", "sarif", "junit", "rdjson"]
)
def test_standard_output_stays_parseable_despite_failures(
    run: Any, write: Any, shape: str
) -> None:
    write("a.txt", "teh")
    write("b.txt", "CRASH")

    result = run("check", "gone", "b.txt", "a.txt", "--output-format", shape)

    assert result.exit_code == 2
    assert "saidby:" not in result.stdout
    if shape == "junit":
        assert result.stdout.rstrip().endswith("</testsuites>")
    else:
        lines = result.stdout.splitlines() if shape == "json-lines" else [result.stdout]
        assert all(json.loads(line) is not None for line in lines)


def test_the_results_tell_in_order_what_could_not_be_done(run: Any, write: Any) -> None:
    write("bad/saidby.toml", "foo = 1\n")
    write("bad/a.txt", "teh")
    write("b.txt", "CRASH")
    write("c.txt", "teh")
    paths = ("gone.txt", "bad/a.txt", "c.txt", "b.txt", "bad/a.txt")

    result = run("check", *paths, "--output-format", "json")

    document = json.loads(result.stdout)
    assert [file["path"] for file in document["files"]] == ["c.txt"]
    assert [failed["path"] for failed in document["failed"]] == [
        "gone.txt",
        os.path.join("bad", "saidby.toml"),
        "b.txt",
    ]
    assert [f"saidby: {failed['message']}" for failed in document["failed"]] == (
        result.stderr.splitlines()
    )


def test_a_rule_that_breaks_is_told_once(run: Any, write: Any) -> None:
    write("a.txt", "BREAK")

    document = json.loads(run("check", "a.txt", "--output-format", "json").stdout)

    assert document["failed"] == []
    assert document["files"][0]["broken"][0]["code"] == "SB402"


def test_a_draft_that_was_not_fixed_is_told(run: Any, write: Any) -> None:
    path = write("a.txt", "teh")
    path.chmod(0o444)

    result = run("check", "a.txt", "--fix", "--output-format", "github")

    path.chmod(0o644)
    finding, failure = result.stdout.splitlines()
    assert "SB101" in finding
    assert failure == "::error title=saidby,file=a.txt::a.txt: is write-protected"


def test_statistics_count_by_rule(run: Any, write: Any) -> None:
    write("a.txt", "teh teh nobody")

    result = run("check", "a.txt", "--statistics")

    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()[:2]] == [
        ["2", "SB101"],
        ["1", "SB201"],
    ]


def test_color_only_where_it_is_wanted(run: Any, write: Any) -> None:
    write("a.txt", "teh")

    assert "\x1b[" not in run("check", "a.txt").stdout
    assert "\x1b[" not in run("check", "a.txt", "--color", "never").stdout
    assert "\x1b[" in run("check", "a.txt", "--color", "always").output


def test_an_option_goes_before_the_environment(
    run: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "teh")
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[" in run("check", "a.txt", "--color", "always").output


@pytest.mark.parametrize(
    "options",
    [
        ("--write-baseline",),
        ("--fix", "--diff"),
        ("--unsafe-fixes",),
        ("--statistics", "--output-format", "sarif"),
        ("--watch", "-"),
        ("--jobs", "0"),
        ("--output-format", "xml"),
        ("--config", "gone.toml"),
        ("--config", __file__, "--isolated"),
        ("--no-such-option",),
    ],
)
def test_bad_usage_is_2(run: Any, options: tuple[str, ...]) -> None:
    result = run("check", *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


def test_standard_input_takes_its_name_and_settings(run: Any, write: Any) -> None:
    write("drafts/saidby.toml", 'ignore = ["SB201"]')

    bare = run("check", "-", "--output-format", "concise", input="teh nobody")
    named = run(
        "check",
        "-",
        "--stdin-filename",
        "drafts/new.md",
        "--output-format",
        "concise",
        input="teh nobody",
    )

    assert [line.split()[1] for line in bare.stdout.splitlines()] == ["SB101", "SB201"]
    assert named.stdout == "drafts/new.md:1:1: SB101 Is teh right?\n"


def test_quiet_and_verbose_change_standard_error_only(run: Any, write: Any) -> None:
    write("a.txt", "hte")

    quiet = run("check", "a.txt", "--fix", "-q")
    write("a.txt", "hte")
    loud = run("check", "a.txt", "--fix", "-v")

    assert quiet.stderr == ""
    assert quiet.stdout == loud.stdout
    assert "1 draft" in loud.stderr
    assert "made 2 repairs" in loud.stderr


def test_faults_of_one_configuration_are_said_once(run: Any, write: Any) -> None:
    for name in ("a.txt", "b.txt"):
        write(f"bad/{name}", "teh")
    write("good/c.txt", "teh")
    write("bad/saidby.toml", "far-tag = 'x'\nfoo = 1\n")

    result = run("check", "bad/a.txt", "bad/b.txt", "good", "--output-format=concise")

    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"saidby: bad{os.sep}saidby.toml:1: far-tag: must be a whole number",
        f"saidby: bad{os.sep}saidby.toml:2: foo: no such key",
    ]
    assert result.stdout.startswith(f"good{os.sep}c.txt:1:1: SB101")


def test_settings_come_from_where_the_user_says(run: Any, write: Any) -> None:
    write("a.txt", "teh")
    write("saidby.toml", 'ignore = ["SB101"]')
    house = write("house.toml", 'severity = { SB101 = "error" }')

    assert run("check", "a.txt").exit_code == 0
    assert run("check", "a.txt", "--isolated").exit_code == 1
    assert "error[SB101]" in run("check", "a.txt", "--config", house).stdout


def test_rules_are_ignored_in_some_files(run: Any, write: Any) -> None:
    for name in ("old/a.txt", "new/a.txt"):
        write(f"drafts/{name}", "teh")
    write("drafts/saidby.toml", '[per-file-ignores]\n"old/" = ["misspelt-the"]\n')

    result = run("check", "drafts", "--output-format", "concise")

    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        os.path.join("drafts", "new", "a.txt")
    ]


def test_a_threshold_makes_an_unsure_finding_sure(run: Any, write: Any) -> None:
    write("a.txt", "perhaps")
    write("saidby.toml", "threshold = { SB202 = 0.4 }")

    assert run("check", "a.txt").exit_code == 1


def test_excluded_drafts_are_checked_only_if_named(run: Any, write: Any) -> None:
    write("old/a.txt", "teh")
    write("b.txt", "teh")
    write("saidby.toml", 'exclude = ["old/"]')

    found = run("check", ".", "--output-format", "concise").stdout
    named = run("check", "old/a.txt", "--output-format", "concise").stdout

    assert found.startswith("b.txt:")
    assert len(found.splitlines()) == 1
    assert named.startswith("old/a.txt:")


def test_excluded_drafts_are_not_checked_for_pre_commit(run: Any, write: Any) -> None:
    write("old/a.txt", "teh")
    write("b.txt", "teh")
    write("saidby.toml", 'exclude = ["old/"]')
    hook = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
    (entry,) = re.findall(r"entry: saidby (\S+ [^#\n]+)", hook.read_text())

    result = run(*entry.split(), "old/a.txt", "b.txt", "--output-format", "concise")

    assert result.stdout == "b.txt:1:1: SB101 Is teh right?\n"


def test_force_exclude_leaves_the_faults_of_a_folder_to_be_told(
    run: Any, write: Any
) -> None:
    write("bad/saidby.toml", "foo = 1\n")
    write("bad/a.txt", "teh")

    result = run("check", "--force-exclude", "bad/a.txt")

    assert result.exit_code == 2
    assert "saidby.toml:1: foo: no such key" in result.stderr


def test_without_the_cache_everything_is_done_anew(
    run: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "teh")
    run("check", "a.txt")
    monkeypatch.setattr("saidby.draft.analyse", None)

    assert run("check", "a.txt").exit_code == 1
    assert run("check", "a.txt", "--no-cache").exit_code == 2


def test_changed_settings_and_words_are_not_answered_from_the_cache(
    run: Any, write: Any
) -> None:
    write("a.txt", "teh")
    write("saidby.toml", "")
    run("check", "a.txt")

    write("saidby.toml", 'ignore = ["SB101"]')
    ignored = run("check", "a.txt")
    write("a.txt", "nobody")
    changed = run("check", "a.txt", "--output-format", "concise")

    assert ignored.exit_code == 0
    assert changed.stdout == "a.txt:1:1: SB201 Is nobody right?\n"


def test_the_model_asked_for_is_the_one_loaded(
    run: Any, write: Any, monkeypatch: pytest.MonkeyPatch, settings: Path
) -> None:
    write("a.txt", "teh")
    loaded: list[object] = []
    monkeypatch.setattr("saidby.language.load", loaded.append)

    run("check", "a.txt")
    settings.write_text('model = "mine"')
    run("check", "a.txt")
    run("check", "a.txt", "--model", "other")

    assert loaded == [None, "mine", "other"]
