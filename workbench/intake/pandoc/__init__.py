"""What pandoc reads: reStructuredText, Org, DocBook, JATS, FictionBook and others."""
