"""Hydra runs a verb: once, or once for every point of a sweep."""

import os
import sys
from pathlib import Path
from typing import Any

from receipts.config import Command, build, hydra_overrides
from receipts.console import say

# Flags of Hydra that take a value of their own.
_VALUED = (
    "--cfg",
    "-c",
    "--package",
    "-p",
    "--info",
    "-i",
    "--config-dir",
    "-cd",
    "--config-name",
    "-cn",
    "--shell-completion",
    "-sc",
)


def run_hydra(verb: str, command: type[Command], arguments: list[str]) -> int:
    """Run a verb under Hydra; the exit status.

    Raises:
        ValueError, OSError: what the verb or its configuration refuses.
    """
    flags, overrides = _split(arguments)
    multirun = "-m" in flags or "--multirun" in flags
    out = next((text.partition("=")[2] for text in overrides if text.startswith("out=")), None)
    if multirun and out is None:
        raise ValueError("out: missing; a sweep writes its jobs to out/0, out/1, ...: say out=DIR")
    settings = ["hydra.run.dir=.", "hydra.output_subdir=null", "hydra/job_logging=none", "hydra/hydra_logging=none"]
    settings += ["hydra.sweep.dir='" + (out or ".").replace("'", r"\'") + "'", "hydra.sweep.subdir=${hydra:job.num}"]
    typed = hydra_overrides(overrides, command, multirun=multirun)
    _main(verb, [*flags, *settings, *typed])
    if multirun and out is not None:
        from receipts.sweep import write_table

        write_table(Path(out))
    return 0


def run_job(config: dict[str, Any], out: str | None) -> float | None:
    """Build a verb from its plain config and run it; ``out`` is where a job of a sweep goes."""
    if out is not None:
        config = {**config, "out": out}
    return build(config)()  # type: ignore[no-any-return]


def _main(verb: str, arguments: list[str]) -> None:
    import hydra
    from hydra.core.hydra_config import HydraConfig
    from hydra.types import RunMode
    from omegaconf import DictConfig, OmegaConf

    def job(config: DictConfig) -> float | None:
        running = HydraConfig.get()
        sweeping = running.mode == RunMode.MULTIRUN
        plain: dict[str, Any] = OmegaConf.to_container(config, resolve=True)  # type: ignore[assignment]
        if sweeping:
            say(f"job {running.job.num}: {' '.join(running.overrides.task).replace('++', '')}")
        return run_job(plain, running.runtime.output_dir if sweeping else None)

    # Faults come to our own front door whole, which tells them in one line.
    os.environ["HYDRA_FULL_ERROR"] = "1"
    previous, sys.argv = sys.argv, [f"tillroll {verb}", *arguments]
    try:
        hydra.main(config_path="pkg://conf", config_name=verb, version_base=None)(job)()
    finally:
        sys.argv = previous


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Flags with their values, and overrides; flags may stand anywhere."""
    flags, overrides, rest = [], [], iter(arguments)
    for text in rest:
        if text.startswith("-"):
            flags.append(text)
            if text in _VALUED:
                flags.append(next(rest, ""))
        else:
            overrides.append(text)
    return flags, overrides
