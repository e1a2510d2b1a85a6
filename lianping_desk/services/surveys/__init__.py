"""Changes to the literacy surveys (公民科学素质调查): one verb per module."""
