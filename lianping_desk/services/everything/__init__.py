"""A way out for good: everything that the desk holds, in files that need no program of ours."""
