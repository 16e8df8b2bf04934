"""Bytes → blocks of text, one module per format (pure)."""
