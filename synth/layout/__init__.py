"""Layout: receipts on paper, as runs of text in mm with the truth on them."""
