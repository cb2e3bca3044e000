"""CSV cells that a spreadsheet does not run."""

from __future__ import annotations

from workbench.safe.terminal import clean

# The OWASP list of characters that start a formula, and their full-width forms.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")


def cell(value: object) -> str:
    """Make a value safe as a CSV cell.

    A number stands as it is; a text that a spreadsheet would take for a formula gets a leading
    apostrophe, which is why the JSON forms, not CSV, are the record.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    runs = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return "'" + clean(text) if runs else clean(text)
