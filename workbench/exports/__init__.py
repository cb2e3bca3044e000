"""The verification log in its formats, one module for each."""
