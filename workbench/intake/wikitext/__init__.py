"""MediaWiki pages."""
