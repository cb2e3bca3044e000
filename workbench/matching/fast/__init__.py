"""A faster index of statements: arrays beside the store, thrown away when in doubt."""
