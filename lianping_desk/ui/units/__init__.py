"""The screen 单位: who the units are, what they are called, whom to call."""
