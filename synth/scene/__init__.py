"""Scene: prints as a scanner sees them."""
