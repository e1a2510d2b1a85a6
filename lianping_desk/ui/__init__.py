"""The window: Qt and nothing but Qt over the services."""
