"""Which key result, objective, blocker or task is named: by code or by words of its title."""
