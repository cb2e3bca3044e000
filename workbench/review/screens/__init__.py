"""The screens and dialogs of the review room, one module each."""
