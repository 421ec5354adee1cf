"""Marks: what lies on top of a print, or was done to its paper, each kind with a truth mask of its own."""
