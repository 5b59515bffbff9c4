"""What is shown of many rows at once, in a fixed number of statements: for chat, rituals, board and API."""
