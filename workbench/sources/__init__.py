"""What a cited source itself says: the passage for a claim, what it backs, what it quotes."""
