"""The line of a document: bytes → Document → Passages → index."""
