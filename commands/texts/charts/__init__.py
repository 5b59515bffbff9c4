"""Pictures as SVG, for pages and for the chat; each can also be a table."""
