"""Printing: pages as dots of ink, with the exact place of every token."""
