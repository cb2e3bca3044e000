"""The review room: the Textual application."""
