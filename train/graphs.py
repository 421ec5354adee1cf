"""Trained models as ONNX graphs that run without Tillroll; what people need to know to run one stands in its metadata."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from train.encoding import MAX_CHARACTERS, NUM_CHARACTERS, NUM_FEATURES
from train.models.detector import DETECTOR_STRIDE, MAP_STRIDE
from train.models.recogniser import HEIGHT_PX, STEP_PX
from train.shipping import name_of

if TYPE_CHECKING:
    from train.sight.alphabet import Alphabet

# Of ONNX's operators: the newest that torch's tracing exporter writes without converting.
_OPSET = 17
# What every graph gives.
OUTPUT = "logits"
_CPU = torch.device("cpu")


@dataclass(frozen=True)
class Graph:
    """A network as others run it.

    Attributes:
        network: of the inputs, in their order, makes the logits; on the CPU, in evaluation mode.
        inputs: one of each by name; they fix dtypes and the sides that are not free.
        free: for each input and the logits, names of the sides of any length, by axis.
        about: what people need to know, by name: every input, the logits, and what the answers stand for.
    """

    network: nn.Module
    inputs: Mapping[str, Tensor]
    free: Mapping[str, Mapping[int, str]]
    about: Mapping[str, str]


class FromBytes(nn.Module):
    """A detector that takes bytes of grey, scaled as `train.models.detector.as_input` scales them."""

    def __init__(self, detector: nn.Module) -> None:
        super().__init__()
        self.detector = detector

    def forward(self, picture_B1HW: Tensor) -> Tensor:
        """The detector's logits of a picture, uint8."""
        logits: Tensor = self.detector(picture_B1HW.float() / 127.5 - 1.0)
        return logits


def graph_of(folder: Path) -> Graph:
    """The model in a folder as a graph.

    Raises:
        ValueError: the folder holds none, or weights that do not fit its settings.
    """
    from train.predict import Reader
    from train.sight.base import load
    from train.sight.detector import DetectorTraining
    from train.sight.recogniser import RecogniserTraining

    name = name_of(folder)
    if name == "detector":
        return detector_graph(load(folder, DetectorTraining, _CPU)[1])
    if name == "recogniser":
        training, model = load(folder, RecogniserTraining, _CPU)
        return recogniser_graph(model, training.alphabet)
    reader = Reader.load(folder, _CPU)
    return extractor_graph(reader.model, reader.schema.names)


def detector_graph(model: nn.Module) -> Graph:
    """A detector's graph: bytes of grey in, maps at half the size out."""
    return Graph(
        network=FromBytes(model).eval(),
        inputs={"picture": torch.zeros(1, 1, 2 * DETECTOR_STRIDE, 3 * DETECTOR_STRIDE, dtype=torch.uint8)},
        free={
            "picture": {0: "batch", 2: "height", 3: "width"},
            OUTPUT: {0: "batch", 2: "map_height", 3: "map_width"},
        },
        about={
            "picture": f"uint8 (batch, 1, height, width), grey; height and width multiples of {DETECTOR_STRIDE}",
            OUTPUT: f"float32 (batch, 2, height / {MAP_STRIDE}, width / {MAP_STRIDE}); the sigmoid of the first map is how "
            "likely a place lies in the kernel of a line of text, the second map is for training",
        },
    )


def recogniser_graph(model: nn.Module, alphabet: Alphabet) -> Graph:
    """A recogniser's graph: pictures of lines in, for every step along them a distribution over characters out."""
    return Graph(
        network=model.eval(),
        inputs={"pixels": torch.ones(2, 1, HEIGHT_PX, 96)},
        free={"pixels": {0: "batch", 3: "width"}, OUTPUT: {0: "batch", 1: "steps"}},
        about={
            "pixels": f"float32 (batch, 1, {HEIGHT_PX}, width), width a multiple of 4: lines, 1 is paper and -1 is ink; of "
            "grey levels clip((level - bright) * 2 / max(bright - dark, 64) + 1, -1.5, 1.25), dark and bright the 1st and 95th "
            "percentile of a line's levels; 1 after its end",
            OUTPUT: f"float32 (batch, width / {STEP_PX}, answers): answer 0 writes nothing, answer n the n-th character of "
            "alphabet; equal answers in a row write one character (CTC)",
            "alphabet": alphabet.text,
        },
    )


def extractor_graph(model: nn.Module, labels: Sequence[str]) -> Graph:
    """An extractor's graph: spelled and placed tokens in, a distribution over labels for each out."""
    of_tokens = {0: "batch", 1: "tokens"}
    names = ("spellings", "spelling", "features", "position", "mask")
    examples = (
        torch.randint(1, NUM_CHARACTERS, (5, MAX_CHARACTERS)),
        torch.randint(0, 5, (2, 7)),
        torch.zeros(2, 7, NUM_FEATURES),
        torch.zeros(2, 7, 2),
        torch.ones(2, 7, dtype=torch.bool),
    )
    return Graph(
        network=model.eval(),
        inputs=dict(zip(names, examples, strict=True)),
        free={"spellings": {0: "spellings"}, **dict.fromkeys(names[1:], of_tokens), OUTPUT: of_tokens},
        about={
            "spellings": f"int64 (spellings, {MAX_CHARACTERS}), codes of the characters of every spelling there is, 0 pads; "
            "train.encoding.token_codes",
            "spelling": "int64 (batch, tokens), which of the spellings a token has",
            "features": f"float32 (batch, tokens, {NUM_FEATURES}), shape and place of a token; train.encoding.encode",
            "position": "float32 (batch, tokens, 2), its left edge in heights of a line, and its row",
            "mask": "bool (batch, tokens), where there is a token",
            OUTPUT: "float32 (batch, tokens, labels), by labels",
            "labels": json.dumps(list(labels)),
        },
    )


def onnx_bytes(graph: Graph) -> bytes:
    """The graph as a file of ONNX with its metadata.

    Raises:
        ValueError: the package onnx is not installed.
    """
    try:
        import onnx
    except ImportError:
        raise ValueError("format=onnx: the package onnx is not installed; say pip install 'tillroll[onnx]'") from None
    written = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        # The tracing exporter tells that torch.export is to follow it; of these networks that one writes the same graphs
        # in twenty times the time, and needs onnxscript. What tracing takes for constant are widths of the network.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph.network,
            tuple(graph.inputs.values()),
            written,  # type: ignore[arg-type]
            input_names=list(graph.inputs),
            output_names=[OUTPUT],
            dynamic_axes={name: dict(axes) for name, axes in graph.free.items()},
            opset_version=_OPSET,
            dynamo=False,
        )
    made = onnx.load_from_string(written.getvalue())
    for name, text in graph.about.items():
        made.metadata_props.add(key=name, value=text)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())
