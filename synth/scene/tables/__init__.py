"""Tables: what receipts lie on."""
