"""Plain text: structure told by lines alone."""
