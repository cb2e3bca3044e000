"""claims.db: schema, connection, queries. Nothing else in the program speaks SQL."""
