"""Channels that are clients of the one method `ask`."""
