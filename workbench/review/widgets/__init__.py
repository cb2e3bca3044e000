"""The parts of a screen: each knows how to show itself and what was pressed, nothing of claims.db."""
