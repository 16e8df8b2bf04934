"""Iterators that are closed for sure when their listener leaves (pure)."""

from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

Item = TypeVar("Item")


async def generator(items: AsyncIterator[Item]) -> AsyncGenerator[Item]:
    """`items` as a generator for `contextlib.aclosing`, which closes them with it.

    A port promises an AsyncIterator; what is behind it is a generator that holds a connection.
    """
    try:
        async for item in items:
            yield item
    finally:
        if isinstance(items, AsyncGenerator):
            await items.aclose()
