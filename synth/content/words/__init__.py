"""Words: what tills, trades and sheets say, a module a language or a trade. Data only."""
