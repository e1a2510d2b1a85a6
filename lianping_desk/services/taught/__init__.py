"""What she teaches the reader: words of units' tables that mean a field, a task, a measure or an indicator."""
