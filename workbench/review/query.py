"""The language of the filter line: words, and what must hold, as in ``tide is:open doc:harbour``."""
