"""A small Bot API server on localhost: what Telegram accepts, and what it refuses."""
