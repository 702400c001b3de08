"""Presets of domain.md §1.12: a county starts from one and may change every value."""

PRESETS: dict[str, dict[str, tuple[str, str]]] = {}
