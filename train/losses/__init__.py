"""Losses against distributions over labels, one file a kind."""
