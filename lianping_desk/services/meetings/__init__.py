"""Joint meetings (联席会议): the list of them; one verb per module."""
