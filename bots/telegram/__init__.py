"""The Telegram bot: a client of `ask(question)`, where staff ask from their phones."""
