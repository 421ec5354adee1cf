"""What a labeling run was made of, and whether it still is that: hashes of its documents and of a person's own functions."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from receipts.files import sha256_file


def input_hashes(documents: Path, functions: Path | None) -> dict[str, str | None]:
    """For the manifest: sha256 of the documents (of a dataset: its table) and of the functions' file (None for a module)."""
    return {"documents_sha256": _sha256(_table(documents)), "functions_sha256": _sha256(functions)}


def changed_input(manifest: Mapping[str, Any], documents: Path, functions: Path | None) -> str | None:
    """Which input is another than the run of a manifest was made of, as ``setting: place``; None where none is known to be.

    What is no longer there did not change: a run holds its own copy of the documents.
    """
    now = input_hashes(documents, functions)
    for name, place in (("documents", documents), ("functions", functions)):
        before, is_now = manifest.get(f"{name}_sha256"), now[f"{name}_sha256"]
        if before and is_now and before != is_now:
            return f"{name}: {place}"
    return None


def _table(documents: Path) -> Path:
    return documents / "documents.parquet" if documents.is_dir() else documents


def _sha256(place: Path | None) -> str | None:
    return sha256_file(place) if place is not None and place.is_file() else None
