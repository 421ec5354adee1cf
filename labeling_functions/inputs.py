"""What a labeling run was made of, and whether it still is that: hashes of its documents and of a person's own functions."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from receipts.console import say
from receipts.dataset import Dataset
from receipts.files import sha256_file


def input_hashes(documents: Path, functions: Path | None) -> dict[str, str | None]:
    """For the manifest: sha256 of the documents (of a dataset: its table) and of the functions' file (None for a module)."""
    return {"documents_sha256": _sha256(_table(documents)), "functions_sha256": _sha256(functions)}


def refuse_changed(run: Path, documents: Path, functions: Path | None = None) -> None:
    """Nothing, where a finished run is of these documents and functions as they are now.

    Raises:
        ValueError: it was made of others, told in a line; what is no longer there did not change.
    """
    changed = _changed(Dataset(run).manifest, documents, functions)
    if changed:
        raise ValueError(f"{changed} changed since {run} was made; overwrite=true starts again with what it holds now")


def tell_changed(run: Path) -> None:
    """Say so where the documents of a finished run are others by now: it holds them, and goes on, as they were."""
    manifest = Dataset(run).manifest
    changed = _changed(manifest, Path(manifest.get("documents", "")), None)
    if changed:
        say(f"{changed} changed since {run} was made, which holds the receipts as they were; tillroll label makes a new one")


def _changed(manifest: Mapping[str, Any], documents: Path, functions: Path | None) -> str | None:
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
