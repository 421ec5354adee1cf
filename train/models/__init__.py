"""The models, each beside its settings."""
