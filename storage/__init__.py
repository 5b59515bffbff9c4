"""The rows: tables, the transaction, and a file of queries for each noun. It knows no rule and no word."""
