"""Spreadsheets and plan documents in; forms, tables and Word documents out."""
