"""Evidence → an answer with citations: verbatim, or by a chat model whose words are checked."""
