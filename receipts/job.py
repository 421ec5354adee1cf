"""Hydra runs a verb: once, or once for every point of a sweep."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from receipts.config import Command, build, hydra_overrides, quoted
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
    settings += [f"hydra.sweep.dir={quoted(out or '.')}", "hydra.sweep.subdir=${hydra:job.num}"]
    typed = hydra_overrides(overrides, command, multirun=multirun)
    try:
        _main(verb, [*flags, *settings, *typed])
    finally:
        # One job that failed must not cost the figures of the others.
        if multirun and out is not None and Path(out).is_dir():
            from receipts.sweep import write_table

            write_table(Path(out))
    return 0


def _main(verb: str, arguments: list[str]) -> None:
    import hydra
    from hydra.core.hydra_config import HydraConfig
    from hydra.types import RunMode
    from omegaconf import DictConfig, OmegaConf

    faults: list[Exception] = []

    def job(config: DictConfig) -> float | None:
        running = HydraConfig.get()
        sweeping = running.mode == RunMode.MULTIRUN
        if sweeping:
            OmegaConf.update(config, "out", running.runtime.output_dir, force_add=True)
            say(f"job {running.job.num}: {' '.join(running.overrides.task).replace('++', '')}")
        try:
            return build(OmegaConf.to_container(config, resolve=True))()
        except Exception as fault:
            # Hydra prints a line of its own about a fault it sees; a sweep needs that, to know which job failed.
            if sweeping:
                raise
            faults.append(fault)
            return None

    with _as_program(f"tillroll {verb}", arguments):
        hydra.main(config_path="pkg://conf", config_name=verb, version_base=None)(job)()
    if faults:
        raise faults[0]


@contextmanager
def _as_program(name: str, arguments: list[str]) -> Iterator[None]:
    """Let Hydra see the arguments as a program's own, and hand faults on whole: the front door tells them in one line."""
    argv, full_error = sys.argv, os.environ.get("HYDRA_FULL_ERROR")
    sys.argv, os.environ["HYDRA_FULL_ERROR"] = [name, *arguments], "1"
    try:
        yield
    finally:
        sys.argv = argv
        if full_error is None:
            del os.environ["HYDRA_FULL_ERROR"]
        else:
            os.environ["HYDRA_FULL_ERROR"] = full_error


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
