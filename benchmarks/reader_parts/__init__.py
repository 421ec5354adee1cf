"""The parts of ``benchmarks/reader.py``."""
