"""Samples and probabilities -> models -> figures."""
