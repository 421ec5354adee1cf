"""Puzzles that receipts without labels pose, from which an extractor learns before it learns fields."""
