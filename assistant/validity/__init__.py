"""Which text is in force on a day, and how an amended article reads on it (pure)."""
