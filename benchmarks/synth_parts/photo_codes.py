"""Barcodes and QR codes that a decoder reads on photographs that call them legible: part ``photo_codes``."""

from collections import Counter
from typing import Any

import cv2
from synth_parts import found as there_is
from synth_parts.codes import decoded

from receipts.console import progress, table
from synth import Renderer

COUNT = 500


def photo_codes(seed: int = 0, count: int = COUNT) -> dict[str, Any]:
    """The shares of codes that decode among those called legible and among the others, over all layouts that print codes."""
    bare = [name for name, one in there_is.components("layout").items() if not hasattr(one, "code_share")]
    layouts = [*there_is.overrides("layout", code_share=1), *(f"layouts.{name}.weight=0" for name in bare)]
    renderer = Renderer.from_config([f"seed={seed}", "scene=photo", *layouts, *there_is.undamaged("thermal")])
    seen: Counter[tuple[str, str]] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    with progress("photo_codes", count, "pictures") as advance:
        for index in range(count):
            sample = renderer[index]
            grey: Any = cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY)
            for code in sample.origin.get("codes", ()):
                key = (code["kind"], "legible" if code["legible"] else "not legible")
                seen[key] += 1
                read[key] += decoded(grey, code["quad"]) == {code["content"]}
            advance(1)
    rows = []
    for (kind, called), number in sorted(seen.items()):
        good = read[kind, called]
        rows.append([kind, called, f"{good} of {number}", f"{good / number:.1%}"])
    for called in ("legible", "not legible"):
        number, good = (sum(one[key] for key in seen if key[1] == called) for one in (seen, read))
        rows.append(["all", called, f"{good} of {number}", f"{good / max(number, 1):.1%}"])
    table("codes on photographs that decode to their content", ["kind", "called", "decode", ""], rows)
    return {f"{kind}, {called}": {"codes": number, "decode": read[kind, called]} for (kind, called), number in seen.items()}
