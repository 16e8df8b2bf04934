"""From articles to what answers in them: as they read on the day, weighed, narrowed, cut."""
