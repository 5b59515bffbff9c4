"""The board's pages, one file each, with a `router(desk)`."""
