"""What is served by HTTP: the board for people, the JSON API for programs, health for operators."""
