from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from saidby.errors import ConfigError, Fault, SaidbyError, UnreadableFile
from saidby.workspace.discovery import Scope, find

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Makes empty files in the folder that the test runs in."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str, **texts: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        for folder, text in texts.items():
            name = ".gitignore" if folder == "top" else f"{folder}/.gitignore"
            (tmp_path / name).write_text(text)
        return tmp_path

    return make


def found(
    *paths: str, exclude: tuple[str, ...] = (), force_exclude: bool = False
) -> list[str]:
    """What the paths stand for, with slashes; failures as the text of the error."""
    scope = Scope(
        os.getcwd(),
        GitIgnoreSpec.from_lines(["*.txt", "*.md"]),
        GitIgnoreSpec.from_lines(exclude),
    )
    items = find(paths, lambda _: scope, force_exclude=force_exclude)
    return [str(item).replace(os.sep, "/") for item in items]


def test_a_folder_stands_for_its_drafts_sorted(tree: Tree) -> None:
    tree("b.txt", "a/z.md", "a/b.txt", "c.py", "a.txt")

    assert found(".") == ["a/b.txt", "a/z.md", "a.txt", "b.txt"]


def test_a_suffix_may_be_in_capitals(tree: Tree) -> None:
    tree("A.TXT", "B.Md", "c.PY", "old/D.TXT")

    assert found(".", exclude=("old/*.TXT",)) == ["A.TXT", "B.Md"]


def test_what_a_pattern_leaves_out_stays_out(tree: Tree) -> None:
    root = tree("A.TXT", "NOTES.TXT")
    patterns = GitIgnoreSpec.from_lines(["*.txt", "!NOTES.TXT"])
    scope = Scope(str(root), patterns, GitIgnoreSpec.from_lines([]))

    assert list(find(["."], lambda _: scope)) == ["A.TXT"]


def test_paths_are_as_given(tree: Tree) -> None:
    root = tree("d/a.txt")

    assert found("d") == ["d/a.txt"]
    assert found("./d") == ["./d/a.txt"]
    assert found(str(root / "d")) == [(root / "d" / "a.txt").as_posix()]


def test_named_files_are_taken_whatever_they_are(tree: Tree) -> None:
    tree("x.py", ".hidden.txt", "no suffix", top="x.py\n")

    named = ("x.py", ".hidden.txt", "no suffix")
    assert found(*named, exclude=("*.py",)) == list(named)


def test_what_is_excluded_may_be_left_out_though_it_is_named(tree: Tree) -> None:
    tree("a.txt", "old/b.txt", "old/deep/c.py", ".d.txt")

    named = ("a.txt", "./old/b.txt", "old/deep/c.py", ".d.txt", "gone.txt", "o*/*.txt")
    assert found(*named, exclude=("old/",), force_exclude=True) == [
        "a.txt",
        ".d.txt",
        "gone.txt: there is no such file or folder",
    ]


def test_hidden_files_and_folders_are_left_out(tree: Tree) -> None:
    tree(".a.txt", ".git/b.txt", "c.txt")

    assert found(".") == ["c.txt"]


def test_a_hidden_folder_that_is_named_is_entered(tree: Tree) -> None:
    tree(".drafts/a.txt")

    assert found(".drafts") == [".drafts/a.txt"]


def test_gitignore_is_honoured_nested_too(tree: Tree) -> None:
    tree(
        "a.txt",
        "old/a.txt",
        "sub/keep.txt",
        "sub/drop.txt",
        "sub/deep/drop.txt",
        "sub/deep/more.txt",
        top="old/\ndrop.txt\n",
        **{"sub/deep": "!drop.txt\nmore.txt\n"},
    )

    assert found(".") == ["a.txt", "sub/deep/drop.txt", "sub/keep.txt"]
    assert found("sub/deep") == ["sub/deep/drop.txt"]


def test_gitignore_above_counts_inside_a_repository_only(tree: Tree) -> None:
    root = tree("sub/a.txt", "sub/b.txt", top="a.txt\n")

    outside = found("sub")
    (root / ".git").mkdir()

    assert outside == ["sub/a.txt", "sub/b.txt"]
    assert found("sub") == ["sub/b.txt"]


def test_an_ignored_folder_that_is_named_is_read(tree: Tree) -> None:
    root = tree("build/a.txt", top="build/\n")
    (root / ".git").mkdir()

    assert found("build") == ["build/a.txt"]
    assert found(".") == []


def test_a_gitignore_that_is_no_text_ignores_nothing(tree: Tree) -> None:
    root = tree("a.txt")
    (root / ".gitignore").write_bytes(b"\xff\xfe*\x00")

    assert found(".") == ["a.txt"]


def test_exclude_leaves_out_files_and_folders(tree: Tree) -> None:
    tree("a.txt", "old/b.txt", "new/old.txt", "new/c.txt")

    assert found(".", exclude=("old/", "/a.txt", "new/old*")) == ["new/c.txt"]


def test_patterns_are_expanded_where_the_shell_did_not(tree: Tree) -> None:
    tree("a.txt", "b.txt", "sub/deep/c.txt", "x.py")

    assert found("*.txt") == ["a.txt", "b.txt"]
    assert found("**/*.txt") == ["a.txt", "b.txt", "sub/deep/c.txt"]
    assert found("s*") == ["sub/deep/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tree: Tree) -> None:
    tree("draft [1].txt", "draft 1.txt")

    assert found("draft [1].txt") == ["draft [1].txt"]


def test_what_is_missing_is_an_error_in_its_place(tree: Tree) -> None:
    tree("a.txt", "b.txt")

    assert found("a.txt", "gone", "*.none", "b.txt") == [
        "a.txt",
        "gone: there is no such file or folder",
        "*.none: there is no such file or folder",
        "b.txt",
    ]


def test_each_draft_once(tree: Tree) -> None:
    root = tree("a.txt", "sub/b.txt")

    paths = ("sub/b.txt", ".", "./a.txt", str(root / "a.txt"), "sub", "*.txt")
    assert found(*paths) == ["sub/b.txt", "a.txt"]


def test_links_never_lead_in_circles(tree: Tree) -> None:
    root = tree("a.txt", "sub/b.txt")
    (root / "sub" / "back").symlink_to(root, target_is_directory=True)
    (root / "self").symlink_to("self")
    (root / "twin.txt").symlink_to("a.txt")
    (root / "broken.txt").symlink_to("nothing.txt")

    assert found(".") == ["a.txt", "sub/b.txt"]


def test_a_link_to_a_draft_elsewhere_is_read(tree: Tree, tmp_path: Path) -> None:
    root = tree("inner/a.txt", "outer.txt")
    (root / "inner" / "b.txt").symlink_to(root / "outer.txt")

    assert found("inner") == ["inner/a.txt", "inner/b.txt"]


def test_standard_input_keeps_its_place(tree: Tree) -> None:
    tree("a.txt")

    assert found("-", "a.txt", "-") == ["-", "a.txt"]


def test_a_folder_whose_settings_are_at_fault_costs_only_itself(tree: Tree) -> None:
    tree("a.txt", "bad/b.txt", "c.txt")
    everything = GitIgnoreSpec.from_lines(["*"])

    def scope_of(folder: str) -> Scope:
        if folder.endswith("bad"):
            raise ConfigError((Fault("bad/saidby.toml", 1, "x", "no such key"),))
        return Scope(os.getcwd(), everything, GitIgnoreSpec.from_lines([]))

    items = list(find(["."], scope_of))

    assert [item for item in items if isinstance(item, str)] == ["a.txt", "c.txt"]
    assert [type(item) for item in items if isinstance(item, SaidbyError)] == [
        ConfigError
    ]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may list all")
def test_a_folder_that_cannot_be_listed_is_an_error(tree: Tree) -> None:
    root = tree("a.txt", "shut/b.txt")
    (root / "shut").chmod(0)

    items = list(found("."))

    (root / "shut").chmod(0o700)
    assert items == ["a.txt", "shut: Permission denied"]


def test_a_million_files_are_not_held(tree: Tree) -> None:
    root = tree("a.txt", "b.txt")
    scope = Scope(
        str(root), GitIgnoreSpec.from_lines(["*.txt"]), GitIgnoreSpec.from_lines([])
    )

    first = next(iter(find(["."], lambda _: scope)))

    assert first == "a.txt"
    assert not isinstance(first, UnreadableFile)
