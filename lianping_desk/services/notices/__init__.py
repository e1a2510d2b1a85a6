"""Notices (发文): drafted from the data by editable texts, registered, made as PDF and Word; one verb per module."""
