"""A draft that is renamed or moved, open or not, by the editor or behind its back."""

from __future__ import annotations

from pathlib import Path

import pytest
from wire import Message, Wire, wired

NOBODYS = """\
The harbour shuts its pier in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot.
"""
ENTRY = """\
# Asked by telephone.
[[decisions]]
file = "drafts/pier.txt"  # the long one
quote = "It is a shame for everyone"
decision = "speaker"
speaker = "Nora Hof"

[[decisions]]
file = "drafts/pier.txt.old"
quote = "It is a shame for everyone"
decision = "not-a-quotation"
"""
SETTINGS = """\
extend-select = ["SB1"]

[per-file-ignores]
"drafts/pier.txt" = ["SB304"]
"drafts/*.md" = ["SB304"]

[[speakers]]
name = "Nora Hof"
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft in a project, with what was settled for it."""
    (tmp_path / "saidby.decisions.toml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "saidby.toml").write_text(SETTINGS, encoding="utf-8")
    path = tmp_path / "drafts" / "pier.txt"
    path.parent.mkdir()
    path.write_text(NOBODYS, encoding="utf-8")
    return path


def begin(wire: Wire, root: Path) -> None:
    folder = {"uri": root.as_uri(), "name": root.name}
    told = wire.initialize(
        workspaceFolders=[folder],
        capabilities={"textDocument": {"diagnostic": {}}},
        initializationOptions={"delay": 0},
    )
    wanted = told["capabilities"]["workspace"]["fileOperations"]["didRename"]
    assert {one["pattern"]["matches"] for one in wanted["filters"]} == {
        "file",
        "folder",
    }


def moved(wire: Wire, old: Path, new: Path) -> None:
    """Renamed by the editor, which tells of it."""
    old.rename(new)
    files = [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]
    wire.notify("workspace/didRenameFiles", {"files": files})


def closed(wire: Wire, path: Path) -> None:
    wire.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})


def watched(wire: Wire, *changes: tuple[Path, int]) -> None:
    events: list[Message] = [{"uri": p.as_uri(), "type": kind} for p, kind in changes]
    wire.notify("workspace/didChangeWatchedFiles", {"changes": events})


def codes(wire: Wire, path: Path) -> list[str]:
    asked = {"textDocument": {"uri": path.as_uri()}}
    found = wire.result("textDocument/diagnostic", asked)["items"]
    return [one["code"] for one in found]


def all_codes(wire: Wire) -> dict[str, list[str]]:
    found = wire.result("workspace/diagnostic", {"previousResultIds": []})
    return {
        Path(report["uri"]).name: [one["code"] for one in report["items"]]
        for report in found["items"]
    }


def test_what_was_settled_follows_an_open_draft(draft: Path) -> None:
    root, new = draft.parents[1], draft.with_name("end of the pier.txt")
    with wired() as wire:
        begin(wire, root)
        wire.open(draft.as_uri(), NOBODYS)
        assert codes(wire, draft) == []

        moved(wire, draft, new)
        closed(wire, draft)
        wire.open(new.as_uri(), NOBODYS)

        assert codes(wire, new) == []
        assert all_codes(wire) == {new.name.replace(" ", "%20"): []}
    decisions = (root / "saidby.decisions.toml").read_text(encoding="utf-8")
    assert decisions == ENTRY.replace('pier.txt" ', 'end of the pier.txt" ')
    settings = (root / "saidby.toml").read_text(encoding="utf-8")
    assert settings == SETTINGS.replace("pier.txt", "end of the pier.txt")


def test_what_was_settled_follows_a_folder(draft: Path) -> None:
    root = draft.parents[1]
    with wired() as wire:
        begin(wire, root)
        moved(wire, draft.parent, root / "printed")

        assert all_codes(wire) == {"pier.txt": []}
    for name, text in (("saidby.decisions.toml", ENTRY), ("saidby.toml", SETTINGS)):
        now = (root / name).read_text(encoding="utf-8")
        assert now == text.replace('"drafts/', '"printed/')


def test_a_draft_that_leaves_the_project_leaves_its_files_alone(
    draft: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, elsewhere = draft.parents[1], tmp_path_factory.mktemp("elsewhere")
    with wired() as wire:
        begin(wire, root)
        moved(wire, draft, elsewhere / "pier.txt")

        assert all_codes(wire) == {}
    assert (root / "saidby.decisions.toml").read_text(encoding="utf-8") == ENTRY


def test_a_file_with_faults_is_left_alone(draft: Path) -> None:
    root, new = draft.parents[1], draft.with_name("quay.txt")
    (root / "saidby.toml").write_text("select = [", encoding="utf-8")
    with wired() as wire:
        begin(wire, root)
        moved(wire, draft, new)
        wire.open(new.as_uri(), NOBODYS)
        wire.understand(new.as_uri())
    assert (root / "saidby.toml").read_text(encoding="utf-8") == "select = ["


def test_an_open_draft_stays_when_its_file_is_moved_by_others(draft: Path) -> None:
    new = draft.with_name("quay.txt")
    with wired() as wire:
        begin(wire, draft.parents[1])
        wire.open(draft.as_uri(), NOBODYS)
        assert all_codes(wire) == {"pier.txt": []}

        draft.rename(new)
        watched(wire, (draft, 3), (new, 1))

        assert codes(wire, draft) == []
        assert all_codes(wire) == {"pier.txt": [], "quay.txt": ["SB201"]}
        closed(wire, draft)
        assert all_codes(wire) == {"quay.txt": ["SB201"]}
