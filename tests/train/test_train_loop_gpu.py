"""The benchmark of a GPU: refuses to measure none, and runs whole on a CPU with a small model."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
import torch


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "gpu.py"
    spec = importlib.util.spec_from_file_location("benchmark_gpu", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_a_gpu_it_says_so(benchmark: ModuleType) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device here")
    with pytest.raises(SystemExit, match=r"benchmarks/gpu\.py: device: cuda was asked for, but torch sees no CUDA device here"):
        benchmark.main([])


@pytest.mark.slow
def test_it_runs_on_a_cpu(benchmark: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.main(["device=cpu", "small=yes", f"json={tmp_path / 'gpu.json'}"])
    models = json.loads((tmp_path / "gpu.json").read_text())["models"]
    assert set(models) == {"extractor", "detector", "recogniser"}
    for figures in models.values():
        assert figures["loss differs (float32)"] == figures["gradient differs (float32)"] == 0
        assert 0 < figures["loss differs (bfloat16)"] < 0.05
        assert figures["samples/s"] > 0
        assert figures["GFLOP a sample"] > 0
    assert "share of the product's FLOP/s" in capsys.readouterr().out


@pytest.mark.gpu
def test_a_gpu_agrees_with_the_cpu(benchmark: ModuleType, tmp_path: Path) -> None:
    benchmark.main(["device=cuda", "small=yes", f"json={tmp_path / 'gpu.json'}"])
    for name, figures in json.loads((tmp_path / "gpu.json").read_text())["models"].items():
        assert figures["loss differs (float32)"] < 1e-4
        assert figures["gradient differs (float32)"] < 1e-3
        # Convolutions round each picture's many pixels: on a CPU's bfloat16 their gradients are further off too.
        assert figures["gradient differs (bfloat16)"] < (0.05 if name.startswith("extractor") else 0.2)
