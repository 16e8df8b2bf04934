"""The browser of the widget's tests."""

from tests.browsing import browser

__all__ = ["browser"]
