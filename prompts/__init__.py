"""Every sentence that a person or a model reads; files only, no code."""
