"""How fast the assistant is, and what else a user might pick: `tdkt eval speed`."""
