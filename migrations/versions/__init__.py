"""The steps, oldest first. `make migration m="what changes"` writes the next one from `storage/tables/`."""
