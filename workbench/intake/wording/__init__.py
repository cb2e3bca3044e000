"""What a line tells by its wording alone, whatever its format."""
