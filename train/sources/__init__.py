"""Where training documents come from, one file a kind."""
