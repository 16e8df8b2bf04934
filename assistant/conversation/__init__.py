"""A question within what was said before: follow-ups, asking back, what is remembered."""
