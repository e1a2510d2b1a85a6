"""Opening untrusted spreadsheets: one module per container, each giving the same plain Grid. Runs in the child only."""
