"""Finds the settings of every draft."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from saidby.config import layers
from saidby.config.paths import shown_path
from saidby.config.settings import Layer, Settings
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.errors import ConfigError, Fault
from saidby.options import Options
from saidby.workspace.discovery import Scope

MODEL_VARIABLE = "SAIDBY_MODEL"
# So many folders and files are remembered; a run over millions meets most only once.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line says of the settings.

    ``overrides`` has values by the names of the options' fields. ``file`` stands in
    for the nearest project file. ``isolated`` leaves every file aside. ``root`` is what
    patterns are relative to where there is no project file, by default the folder in
    which saidby runs.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    isolated: bool = False
    model: str | None = None
    root: Path | None = None


class Configuration:
    """The settings for any folder. Files are read when first needed, and once.

    Raises ConfigError if the command line or the user's own settings are at fault.
    """

    def __init__(
        self,
        request: Request = Request(),
        *,
        user_file: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._request = request
        self._environment = os.environ if environment is None else environment
        self._settings = lru_cache(_REMEMBERED)(self._settings_of)
        self._nearest = lru_cache(_REMEMBERED)(self._nearest_to)
        self._scopes = lru_cache(_REMEMBERED)(self._scope_of)
        user = None if request.isolated else user_file or user_settings()
        self._override, self._user = layers.everywhere(request.overrides, user)

    @property
    def model(self) -> str | None:
        """The language model to use; None means the packaged one."""
        return self.model_and_origin()[0]

    def model_and_origin(self) -> tuple[str | None, str]:
        """The language model, and what chose it."""
        if self._request.model:
            return self._request.model, layers.COMMAND_LINE
        if named := self._environment.get(MODEL_VARIABLE):
            return named, f"environment, {MODEL_VARIABLE}"
        if self._user and self._user.values.get("model"):
            return self._user.values["model"], str(self._user.origin("model"))
        return None, "default"

    def for_folder(self, folder: str) -> Settings:
        """The settings of the drafts in a folder; its path is absolute.

        Raises ConfigError with all faults of the project file and decisions file.
        """
        return self._settings(self.project_file(folder))

    def scope_of(self, folder: str) -> Scope:
        """Which files a folder stands for. Raises ConfigError as ``for_folder``."""
        return self._scopes(self.project_file(folder))

    def project_file(self, folder: str) -> Path | None:
        """The project file that holds for a folder, None if there is none."""
        if self._request.file:
            return self._request.file
        return None if self._request.isolated else self._nearest(folder)

    def _nearest_to(self, folder: str) -> Path | None:
        for name, prefix in layers.PROJECT_FILES.items():
            path = Path(folder, name)
            if layers.is_ours(path, prefix):
                return path
        above = os.path.dirname(folder)
        return None if above == folder else self._nearest(above)

    def _settings_of(self, project: Path | None) -> Settings:
        faults: list[Fault] = []
        stack = [self._override]
        if project:
            with _gathering(faults):
                stack.append(layers.for_project(project))
        if self._user:
            stack.append(self._user)
        values = _merged(stack)
        values.pop("model", None)
        options = Options(**values)
        fallback = self._request.root or Path.cwd()
        root = project.absolute().parent if project else fallback
        decided = NO_DECISIONS
        if not self._request.isolated:
            with _gathering(faults):
                decided = Decisions.load(shown_path(root / options.decisions))
        if faults:
            raise ConfigError(tuple(faults))
        return Settings(options, tuple(stack), root, decided)

    def _scope_of(self, project: Path | None) -> Scope:
        return self._settings(project).scope()


def user_settings() -> Path:
    """Where the user's own settings are looked for."""
    from platformdirs import user_config_path

    return user_config_path("saidby", appauthor=False) / "saidby.toml"


@contextmanager
def _gathering(faults: list[Fault]) -> Iterator[None]:
    """Faults of one file are kept, to be told with those of the others."""
    try:
        yield
    except ConfigError as error:
        faults += error.faults


def _merged(stack: list[Layer]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for layer in reversed(stack):
        values |= layer.values
    return values
