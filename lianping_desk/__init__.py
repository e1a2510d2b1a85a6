"""连平科普工作台: the desk of a county science-popularisation office."""

__version__ = "0.1.0"
