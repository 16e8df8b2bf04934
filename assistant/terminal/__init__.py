"""The `tdkt` commands that ask, chat, search and keep the memory (edge)."""
