"""Two texts or two days side by side; where sources state one thing differently."""
