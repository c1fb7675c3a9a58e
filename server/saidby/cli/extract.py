"""``saidby extract``: every quotation with its speaker, for other programs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import click


@click.command("extract")
@click.argument("paths", nargs=-1)
@click.option("--format", "shape", type=click.Choice(["jsonl"]), default="jsonl")
def command(paths: tuple[str, ...], shape: str) -> None:
    """Print every quotation with its speaker."""
    from saidby.draft import analyse
    from saidby.formats import format_of
    from saidby.language import load
    from saidby.options import CastEntry, Options
    from saidby.queries import extraction
    from saidby.text.source import Source

    parser = load(None)
    for path in paths:
        options = Options()
        for folder in Path(path).resolve().parents:
            settings = folder / "saidby.toml"
            if settings.is_file():
                entries = tomllib.loads(settings.read_text("utf-8")).get("speakers", [])
                options = Options(
                    cast=tuple(
                        CastEntry(e["name"], tuple(e.get("aliases", ())), e.get("pronouns"), e.get("role"))
                        for e in entries
                    )
                )
                break
        text = Path(path).read_bytes().decode("utf-8-sig")
        draft = analyse(Source(path, text, format_of(path)), parser, options)
        click.echo(json.dumps(extraction.record(draft, path), ensure_ascii=False))
