"""The parts of a screen: each shows itself and says what was pressed. None knows of claims.db."""
