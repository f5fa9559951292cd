"""Store: one workspace folder with its SQLite database; the only place with SQL."""
