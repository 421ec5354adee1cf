"""Samples and documents changed after they were made: pictures with their quads, and text as an OCR would misread it."""
