"""Sweeps: one job for every combination of values, planned first, run by any launcher, gone on with after a kill."""
