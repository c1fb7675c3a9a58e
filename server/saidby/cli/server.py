"""``saidby server``: the language server for editors."""

from __future__ import annotations

import click


@click.command("server")
@click.option("--stdio", is_flag=True, help="Use standard input and output (default).")
@click.option(
    "--tcp",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Wait for one client on this port of this machine; 0 takes any free one.",
)
@click.option("--model", metavar="NAME", help="The language model to use.")
def command(stdio: bool, tcp: int | None, model: str | None) -> int:
    """Run the language server, for an editor to talk to.

    The port is open to this machine only.
    """
    if tcp is None:
        from saidby.lsp.stdio import opened_stdio

        opened = opened_stdio(model)
        from saidby.lsp.serving import serve_pipes

        return serve_pipes(opened, model)
    from saidby.lsp.serving import serve_tcp

    return serve_tcp(tcp, _announce, model)


def _announce(port: int) -> None:
    click.echo(f"saidby: waiting on port {port}", err=True)
