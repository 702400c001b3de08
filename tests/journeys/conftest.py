"""Journeys through the pages have the window, the keyboard and the clock of the page tests."""

from tests.ui.conftest import _cheap, _clean, desk, hands, qapp, settle, window

__all__ = ["_cheap", "_clean", "desk", "hands", "qapp", "settle", "window"]
