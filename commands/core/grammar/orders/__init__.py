"""Commands, and what people write behind them: objectives, changes, rituals, grades."""
