"""Hydra runs a verb: once, or once for every point of a sweep."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from receipts.config import Command, build, hydra_overrides

# Flags that show something instead of running.
_SHOWING = ("--cfg", "-c", "--info", "-i", "--shell-completion", "-sc", "--version", "--hydra-help")
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
    # A plan of a sweep is one of its parameters, chosen like a group that no verb has by default.
    overrides = [f"+{text}" if text.startswith("sweep=") else text for text in overrides]
    shows = any(flag.partition("=")[0] in _SHOWING for flag in flags)
    if not shows and ("-m" in flags or "--multirun" in flags):
        return _sweep(verb, command, overrides)
    for text in overrides:
        if text.startswith("+sweep=") and not shows:
            raise ValueError(f"{text[1:]}: names many jobs; say -m too")
    settings = ["hydra.run.dir=.", "hydra.output_subdir=null", "hydra/job_logging=none", "hydra/hydra_logging=none"]
    _main(verb, [*flags, *settings, *hydra_overrides(overrides, command, multirun="-m" in flags or "--multirun" in flags)])
    return 0


def _sweep(verb: str, command: type[Command], overrides: list[str]) -> int:
    """Run a sweep; ``resume`` and ``overwrite`` are its own, and of those jobs that know them."""
    from receipts.sweep.launch import run_sweep

    known = {field.name for field in fields(command)}  # type: ignore[arg-type]
    asked = {name: _asked(name, overrides) for name in ("resume", "overwrite")}
    out = next((text.lstrip("+").partition("=")[2] for text in overrides if text.lstrip("+").startswith("out=")), None)
    if not out:
        raise ValueError("out: missing; a sweep writes its jobs to out/0, out/1, ...: say out=DIR")
    own = [name for name in ("out", "resume", "overwrite") if name not in known]
    jobs = [text for text in overrides if text.lstrip("+").partition("=")[0] not in own]
    # A launcher's defaults may stand in its class only, as those of a verb.
    jobs = [f"++{text}" if text.startswith("hydra.launcher.") else text for text in jobs]
    return run_sweep(verb, command, hydra_overrides(jobs, command, multirun=True), Path(out), **asked)


def _asked(name: str, overrides: list[str]) -> bool:
    """Whether a switch of the whole sweep is on.

    Raises:
        ValueError: its value is neither true nor false.
    """
    given = [text.lstrip("+").partition("=")[2] for text in overrides if text.lstrip("+").startswith(f"{name}=")]
    if given and given[-1].lower() not in ("true", "false"):
        raise ValueError(f"{name}: expected true or false for all jobs of a sweep, got {given[-1]}")
    return bool(given) and given[-1].lower() == "true"


def _main(verb: str, arguments: list[str]) -> None:
    import hydra
    from omegaconf import DictConfig, OmegaConf

    faults: list[Exception] = []

    def job(config: DictConfig) -> float | None:
        try:
            return build(OmegaConf.to_container(config, resolve=True))()
        except Exception as fault:
            # Hydra prints a line of its own about a fault it sees.
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
