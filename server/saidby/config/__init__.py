"""Settings: where they come from, which ones win, and all that is wrong with them.

The command line wins over the nearest project file, that over the user's own settings,
those over the defaults. The nearest project file is the first of ``saidby.toml``,
``.saidby.toml`` and ``pyproject.toml`` (with a table ``tool.saidby``) in the draft's
folder or the closest folder above; two project files are never merged. The language
model is no project's business: the command line, the environment or the user's own
settings choose it.
"""
