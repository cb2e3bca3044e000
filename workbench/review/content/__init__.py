"""What the panes say: functions from rows of the database to styled text, without a widget."""
