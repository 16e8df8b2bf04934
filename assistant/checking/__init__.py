"""A chat model's claims, each held against the source it names (pure)."""
