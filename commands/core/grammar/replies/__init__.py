"""What is said to the bot besides: answers to its questions, questions to it, thanks."""
