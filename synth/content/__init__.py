"""Content: what receipts say. Locales and trades make receipts that balance."""
