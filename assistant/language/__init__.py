"""Vietnamese as this field writes it: abbreviations, awards, places, numbers, errors (pure)."""
