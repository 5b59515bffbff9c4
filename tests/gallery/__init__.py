"""Every message of the bot: scenes say what people type, `stage` plays them, a test keeps what is read."""
