"""Whether the bytes of samples depend on nothing but configuration, seed and index: part ``identical``."""

import hashlib
import re
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synth_parts.found import GROUPS

from receipts.config import build, compose
from receipts.console import table
from receipts.dataset import Dataset
from receipts.files import sha256_json
from receipts.pictures import encode_jpeg
from synth import Renderer

COUNT = 24
_QUALITY = 92
_ADDED = {
    "a locale": "+locale@locales.germany=germany",
    "a trade": "+trade@trades.grocery=grocery",
    "a layout": "+layout@layouts.more=till_roll",
    "a mark": "+mark@marks.more=pen",
}


def made(folder: Path, seed: int, *overrides: str) -> dict[str, str]:
    """The sha256 of every file of a dataset, rendered anew, and of every member of its shards by name."""
    build(compose("synth", [f"out={folder}", f"seed={seed}", f"count={COUNT}", *overrides]))()
    return {**Dataset(folder).manifest["files"], **dict(_members(folder))}


def _members(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tar")):
        with tarfile.open(path) as tar:
            for member in tar:
                content = tar.extractfile(member)
                yield f"member {member.name}", _sha256(content.read() if content else b"")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _joined(hashes: dict[str, str]) -> str:
    """One short hash of many."""
    return _sha256("".join(f"{name}{hashes[name]}" for name in sorted(hashes)).encode())[:12]


def identical(seed: int = 0) -> dict[str, Any]:
    """Each claim with the hashes of both sides."""
    claims = {
        **_samples(seed, "scans"),
        "documents, shards of 8 and of 5 (as read)": _documents(seed),
        **{f"others' draws with {name} more": _with_more(added, seed) for name, added in _ADDED.items()},
        **_samples(seed, "photographs", "scene=photo", "size=1.2mp", "maps=[words,depth]"),
    }
    rows = [[claim, "yes" if left == right else "NO", left, right] for claim, (left, right) in claims.items()]
    table("the same bytes", ["claim", "holds", "sha256", "against"], rows)
    return {claim: {"holds": left == right, "sha256": [left, right]} for claim, (left, right) in claims.items()}


def _samples(seed: int, what: str, *overrides: str) -> dict[str, tuple[str, str]]:
    """Claims of how samples are made: by one and two processes, in shards of two sizes, alone."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        one = made(out / "one", seed, "shard_size=8", *overrides)
        two = made(out / "two", seed, "shard_size=8", "workers=2", *overrides)
        other = made(out / "other", seed, "shard_size=5", "workers=2", *overrides)
    samples = {name: value for name, value in one.items() if name.startswith("member ")}
    others = {name: value for name, value in other.items() if name.startswith("member ")}
    renderer = Renderer.from_config([f"seed={seed}", *(text for text in overrides if not text.startswith("maps="))])
    picked = (COUNT - 1, 0, COUNT // 2)
    names = [f"member {index:08d}.jpg" for index in picked]
    alone = {name: _sha256(encode_jpeg(renderer[index].image, _QUALITY)) for name, index in zip(names, picked, strict=True)}
    return {
        f"{what}, their documents and maps, 1 and 2 workers": (_joined(one), _joined(two)),
        f"{what}, shards of 8 and of 5": (_joined(samples), _joined(others)),
        f"{what} drawn alone, last first": (_joined({name: one[name] for name in names}), _joined(alone)),
    }


def _documents(seed: int) -> tuple[str, str]:
    """Hashes of what the documents of two datasets say whose shards differ in size, and so the row groups of their files."""
    found = []
    for size in (8, 5):
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder) / "d", seed, f"shard_size={size}", "pictures=0")
            told = [
                f"{one.id}{one.texts}{one.labels.tolist()}{one.quads.tobytes().hex()}"  # type: ignore[union-attr]
                for one in Dataset(Path(folder) / "d").documents
            ]
        found.append(_sha256("".join(told).encode())[:12])
    return found[0], found[1]


def _with_more(override: str, seed: int) -> tuple[str, str]:
    """Hashes of what a component more must leave alone, without it and with it: all samples that do not take it themselves.

    A locale, trade or layout more shares the weights out anew; where the choice of that kind falls on another one than before,
    the choices of the other kinds and the printer's draws must stay. A mark more must leave all draws of all samples.
    """
    group, name = re.fullmatch(r"\+(\w+)@\w+\.(\w+)=\w+", override).groups()  # type: ignore[union-attr]
    plain, more = Renderer.from_config([f"seed={seed}"]), Renderer.from_config([f"seed={seed}", override])
    hashes: list[dict[str, str]] = [{}, {}]
    for index in range(COUNT):
        samples = plain[index], more[index]
        told = [{**sample.origin["drawn"]} for sample in samples]
        if group == "mark":
            put = [one.pop("marks") for one in told]
            taken = name in put[1]
            told[1]["marks"] = {key: drawn for key, drawn in put[1].items() if key != name}
            told[0]["marks"] = put[0]
        else:
            taken = told[0][group] != told[1][group]
            if taken:
                told = [{key: one[key] for key in (*GROUPS, "printing") if key != group} for one in told]
        for sample, drawn, found in zip(samples, told, hashes, strict=True):
            picture = "" if taken else _sha256(sample.image.tobytes())
            found[str(index)] = sha256_json(drawn) + picture
    return _joined(hashes[0]), _joined(hashes[1])
