"""What happens by itself: made, shown, tried, put off."""
