"""Run by the Python that has RapidOCR: a line of json for every path on standard input.

``lines`` holds quads with their texts, ``seconds`` the CPU time without decoding and loading.
"""

import json
import sys
import time

import cv2
from rapidocr_onnxruntime import RapidOCR


def main() -> None:
    """Read pictures until there are no more."""
    cv2.setNumThreads(1)
    engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
    for path in sys.stdin:
        image = cv2.imread(path.rstrip("\n"))
        begin = time.process_time()
        found, _ = engine(image)
        seconds = time.process_time() - begin
        print(json.dumps({"seconds": seconds, "lines": [[quad, text] for quad, text, _ in found or []]}), flush=True)


if __name__ == "__main__":
    main()
