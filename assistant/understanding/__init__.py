"""A question read: what is asked, of which document, for which day (pure)."""
