"""Rules and frozen values of the office: standard library only; no Qt, no SQL, no files."""
