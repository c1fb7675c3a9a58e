"""What the client on the other side can do, and what it wants."""

from __future__ import annotations

from dataclasses import dataclass, field

from lsprotocol import types as t
from pygls.capabilities import get_capability

from saidby.lsp.settings import Settings


@dataclass(frozen=True, slots=True)
class Client:
    """Capabilities by plain names, and the settings in force for one resource."""

    capabilities: t.ClientCapabilities = field(default_factory=t.ClientCapabilities)
    settings: Settings = field(default_factory=Settings)

    def can(self, path: str) -> bool:
        """Whether a capability is announced: ``"text_document.rename"`` and so on."""
        return bool(get_capability(self.capabilities, path))

    def listed(self, path: str) -> tuple[str, ...]:
        """A capability that is a list of names, such as value sets and formats."""
        found = get_capability(self.capabilities, path) or ()
        return tuple(str(getattr(one, "value", one)) for one in found)

    @property
    def markdown_in_hover(self) -> bool:
        return self._prefers_markdown("text_document.hover.content_format")

    @property
    def markdown_in_completion(self) -> bool:
        kind = "text_document.completion.completion_item.documentation_format"
        return self._prefers_markdown(kind)

    @property
    def hierarchical_symbols(self) -> bool:
        return self.can(
            "text_document.document_symbol.hierarchical_document_symbol_support"
        )

    @property
    def related_information(self) -> bool:
        return self.can("text_document.publish_diagnostics.related_information")

    @property
    def code_description(self) -> bool:
        return self.can("text_document.publish_diagnostics.code_description_support")

    @property
    def diagnostic_data(self) -> bool:
        return self.can("text_document.publish_diagnostics.data_support")

    @property
    def diagnostic_tags(self) -> bool:
        return self.can("text_document.publish_diagnostics.tag_support")

    @property
    def pulls_diagnostics(self) -> bool:
        return self.can("text_document.diagnostic")

    @property
    def code_action_literals(self) -> bool:
        return self.can("text_document.code_action.code_action_literal_support")

    @property
    def versioned_edits(self) -> bool:
        return self.can("workspace.workspace_edit.document_changes")

    @property
    def location_links(self) -> bool:
        return self.can("text_document.definition.link_support")

    @property
    def most_folds(self) -> int | None:
        """How many folding ranges are wanted at the most, None for all."""
        limit = get_capability(
            self.capabilities, "text_document.folding_range.range_limit"
        )
        return limit if isinstance(limit, int) and limit > 0 else None

    def _prefers_markdown(self, path: str) -> bool:
        return self.listed(path)[:1] == ("markdown",)
