"""Understanding a return: from a plain Grid to rows that are sure and doubts that wait for her."""
