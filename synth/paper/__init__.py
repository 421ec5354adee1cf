"""Paper: sheets in space, bent, folded and crumpled without changing their lengths."""
