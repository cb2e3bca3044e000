"""PDF: pages that were set to be printed."""
