"""What becomes of a document's text and layout: its rows, lines, items and letters, changed with account kept of each token."""
