"""The history of the tables: one dated, reversible step per file in `versions`, for SQLite and PostgreSQL."""
