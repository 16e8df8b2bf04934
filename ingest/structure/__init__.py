"""How a Vietnamese legal text is laid out: its lines, markers, quotations and outline (pure)."""
