"""What a document is made of: articles as trees, labels, quotes, what is indexed (pure)."""
