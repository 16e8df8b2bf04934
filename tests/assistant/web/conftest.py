"""The browser of the page's tests."""

from tests.browsing import browser

__all__ = ["browser"]
