"""Barcodes and QR codes that a decoder reads on photographs that call them legible: part ``photo_codes``."""

from collections import Counter
from typing import Any

import cv2
import numpy as np
from synth_parts import found as there_is
from synth_parts.codes import decoded

from receipts.console import progress, table
from synth import Renderer

COUNT = 500
# Bare paper around a code that is turned upright.
_QUIET_PX = 48


def decoded_upright(grey: Any, quad: Any) -> set[str]:
    """What zxing reads once the code is turned upright, as a person turns the phone: it looks along rows and columns alone."""
    import zxingcpp

    corners = np.array(quad, np.float32)
    sides = np.linalg.norm(corners[[1, 3]] - corners[0], axis=1)
    width, height = np.ceil(2 * sides) + 0.0
    target = _QUIET_PX + np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    size = (int(width + 2 * _QUIET_PX), int(height + 2 * _QUIET_PX))
    turned = cv2.warpPerspective(grey, cv2.getPerspectiveTransform(corners, target.astype(np.float32)), size)
    return {one.text for one in zxingcpp.read_barcodes(turned)}


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
                read[key] += {code["content"]} in (decoded(grey, code["quad"]), decoded_upright(grey, code["quad"]))
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
