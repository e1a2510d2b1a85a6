"""核对填报件: the received sheet as it looks, beside what was read of it, and her decisions about the doubts."""
