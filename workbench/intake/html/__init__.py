"""HTML: pages as they come."""
