"""What happens by itself, week by week."""
