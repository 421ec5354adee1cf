"""Light: lamps, windows, flashes and the sky, and what they leave on every surface."""
