"""What the bot says, in the reader's language: words by `voice`, layouts in a file for each thing shown."""
