# make demo makes the environment and runs the main job; make test makes it and runs the tests. The environment is .venv/ in
# this folder, made once and again only when pyproject.toml or constraints.txt change.

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin

# The tests run side by side, one process a core; more threads inside each would only fight over the same cores.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/pytest -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help demo test check lint bench

help:
	@echo "make demo    train on the receipts in examples/ and on rendered ones; figures and a report in runs/demo"
	@echo "make test    the tests, without those that are slow or need a browser or a GPU"
	@echo "make check   ruff, mypy and the tests"
	@echo "make bench   every benchmark in benchmarks/, one after the other, but gpu.py, which needs a GPU"
	@echo
	@echo "Each makes the environment first (.venv/: 2 GB, minutes, once). PYTHON=python3.12 chooses another Python, 3.11 or above."

demo: .venv/.installed
	$(BIN)/tillroll train experiment=demo documents=examples/sroie/documents.jsonl out=runs/demo overwrite=true

test: .venv/.installed
	$(PYTEST) -m "not slow and not browser and not gpu"

lint: .venv/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: lint test

bench: .venv/.installed
	@set -e; for file in $(filter-out benchmarks/gpu.py,$(sort $(wildcard benchmarks/*.py))); do echo "$$file"; $(BIN)/python -P "$$file"; done

.venv/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Tillroll needs Python 3.11 or above, and $(PYTHON) is not: say make PYTHON=python3.11" >&2; exit 1; }
	@echo "Making the environment in .venv/: 2 GB with torch for CPUs, several more with CUDA; minutes, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
