"""A sweep from what was typed to its table: planned, recorded, run by the launcher that was chosen, told."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from receipts.config import Command, build, quoted, to_config
from receipts.console import patience, say
from receipts.lock import Lock
from receipts.run import CONFIG, JOB, LOCK, clear
from receipts.shared_run import PLAN, SHARED
from receipts.sweep.launchers import RayLauncher, apart, check_launcher, launcher_faults, num_at_once
from receipts.sweep.page import PAGE
from receipts.sweep.plan import Job, Plan, difference, planned_jobs, read_plan, write_plan
from receipts.sweep.table import MEANS, ROWS, tell
from receipts.sweep.work import DONE, clear_record, job_state, run_job

_QUIET = ("hydra.output_subdir=null", "hydra/job_logging=none", "hydra/hydra_logging=none")


@dataclass(frozen=True)
class Task:
    """What a launcher runs for each job, in whatever process.

    Attributes:
        settings: the names of the verb's own settings.
        labels: what tells each job from the others.
        resume: go on with what stands in a job's folder.
    """

    settings: frozenset[str]
    labels: tuple[str, ...]
    resume: bool

    def __call__(self, config: Any) -> None:
        """Run the job whose config Hydra gives."""
        from hydra.core.hydra_config import HydraConfig

        folder = Path(HydraConfig.get().runtime.output_dir)
        run_job(plain(config, folder, self.settings), folder, self.labels[int(folder.name)], resume=self.resume)


@dataclass(frozen=True)
class Sweep:
    """A sweep ready to run.

    Attributes:
        plan: its jobs.
        configs: the plain config of each job.
        master: Hydra's config that all jobs begin from.
        context: what Hydra composes the config of a job with.
    """

    plan: Plan
    configs: Sequence[Mapping[str, Any]]
    master: Any
    context: Any


def run_sweep(verb: str, command: type[Command], overrides: Sequence[str], out: Path, *, resume: bool, overwrite: bool) -> int:
    """Run the jobs that are not done yet and tell of all; the exit status, 0 where every job is done.

    Args:
        overrides: as Hydra takes them, without ``resume`` and ``overwrite`` where the verb has no such settings.
        out: the folder of the sweep.

    Raises:
        ValueError: a job's configuration is refused, the folder holds another sweep, or the launcher failed.
    """
    import hydra

    check_launcher(overrides)
    with hydra.initialize_config_module("conf", job_name=verb, version_base=None):
        with patience("planning the jobs"):
            sweep = planned_sweep(verb, command, overrides, out)
        _check_folder(out, sweep.plan, resume=resume, overwrite=overwrite)
        out.mkdir(parents=True, exist_ok=True)
        with Lock(out / LOCK):
            if overwrite:
                _start_again(out)
            for job in sweep.plan.jobs if not resume else ():
                clear_record(out / str(job.number))
            write_plan(out, sweep.plan)
            task = Task(_settings(command), tuple(job.label for job in sweep.plan.jobs), resume)
            return _run(sweep, task, out)


def planned_sweep(verb: str, command: type[Command], overrides: Sequence[str], out: Path) -> Sweep:
    """The sweep that overrides ask for, all its jobs composed and checked; Hydra must have been initialised.

    Raises:
        ValueError: a job's configuration is refused.
    """
    from hydra._internal.callbacks import Callbacks
    from hydra._internal.core_plugins.basic_sweeper import BasicSweeper
    from hydra.core.global_hydra import GlobalHydra
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.types import HydraContext, RunMode

    engine = GlobalHydra.instance().hydra
    assert engine is not None
    places = [f"hydra.sweep.dir={quoted(str(out.absolute()))}", "hydra.sweep.subdir=${hydra:job.num}"]
    master = engine.compose_config(verb, [*places, *_QUIET, *overrides], RunMode.MULTIRUN)
    if master.hydra.sweeper.get("_target_") != f"{BasicSweeper.__module__}.BasicSweeper":
        raise ValueError(
            "hydra/sweeper: jobs are planned before the first runs, so that a sweep can be gone on with; leave it out"
        )
    params = [f"{name}={values}" for name, values in (master.hydra.sweeper.params or {}).items()]
    parsed = OverridesParser.create(engine.config_loader).parse_overrides([*params, *master.hydra.overrides.task])
    (rows,) = BasicSweeper.split_arguments(parsed, None)
    configs = []
    for number, row in enumerate(rows):
        config = engine.config_loader.load_sweep_config(master, list(row))
        configs.append(plain(config, out.absolute() / str(number), _settings(command)))
    plan = Plan(verb, planned_jobs([to_config(build(config)) for config in configs], rows))
    return Sweep(plan, configs, master, HydraContext(config_loader=engine.config_loader, callbacks=Callbacks(master)))


def plain(config: Any, folder: Path, settings: frozenset[str]) -> dict[str, Any]:
    """The plain config of a job, its results going to the folder as far as its verb writes any."""
    from omegaconf import OmegaConf, open_dict

    with open_dict(config):
        config.pop("hydra", None)
    if "out" in settings:
        OmegaConf.update(config, "out", str(folder), force_add=True)
    elif "output" in settings:
        name = Path(str(OmegaConf.select(config, "output") or "predictions.jsonl")).name
        OmegaConf.update(config, "output", str(folder / name), force_add=True)
    return OmegaConf.to_container(config, resolve=True)  # type: ignore[return-value]


def _settings(command: type[Command]) -> frozenset[str]:
    return frozenset(field.name for field in fields(command))  # type: ignore[arg-type]


def _run(sweep: Sweep, task: Task, out: Path) -> int:
    jobs = sweep.plan.jobs
    left = [job for job in jobs if job_state(out / str(job.number)).word != DONE]
    say(f"{out}: {len(jobs)} job{'s' * (len(jobs) != 1)}, {len(jobs) - len(left)} complete; the plan is in {out / PLAN}")
    try:
        if left:
            _launch(sweep, left, task, out)
    finally:
        # Whatever ended the launcher must not cost the figures of what is done.
        status = tell(out, sweep.plan)
    return status


def _check_folder(out: Path, plan: Plan, *, resume: bool, overwrite: bool) -> None:
    """Nothing, where the sweep may go to the folder.

    Raises:
        ValueError: it holds a run, or another sweep, or this one and nobody said what to do with it.
    """
    if (out / CONFIG).exists():
        raise ValueError(f"out: {out} holds a run; choose another folder for a sweep")
    before = read_plan(out)
    if before is None or overwrite:
        return
    differs = difference(before, plan)
    if resume and differs:
        raise ValueError(f"out: {out} holds another sweep: {differs}; overwrite=true starts again")
    if not resume and any(_has_results(out / str(job.number)) for job in before.jobs):
        raise ValueError(f"out: {out} holds another sweep; resume=true goes on with it, overwrite=true starts again")


def _has_results(folder: Path) -> bool:
    return folder.is_dir() and any(path.name not in (CONFIG, JOB, LOCK) for path in folder.iterdir())


def _start_again(out: Path) -> None:
    """Remove what the sweep in the folder made; a file that it did not make stays, with its folder."""
    before = read_plan(out)
    for job in before.jobs if before else ():
        folder = out / str(job.number)
        if folder.is_dir():
            with Lock(folder / LOCK):
                clear_record(folder)
                clear(folder)
            if not any(folder.iterdir()):
                folder.rmdir()
    if before:
        for name in (ROWS, MEANS, PAGE):
            (out / name).unlink(missing_ok=True)
        shutil.rmtree(out / SHARED, ignore_errors=not (out / SHARED).exists())


def _launch(sweep: Sweep, jobs: Sequence[Job], task: Task, out: Path) -> None:
    """Have the launcher run the jobs; it comes back when all have ended."""
    from hydra.core.plugins import Plugins
    from omegaconf import OmegaConf

    chosen = sweep.master.hydra.launcher
    if str(chosen.get("_target_", "")).startswith(f"{RayLauncher.__module__}."):
        launcher = build(OmegaConf.to_container(chosen, resolve=True), "hydra.launcher")
        work = partial(run_job, resume=task.resume)
        with launcher_faults(type(launcher).__name__):
            launcher([partial(work, sweep.configs[job.number], out.absolute() / str(job.number), job.label) for job in jobs])
        return
    at_once = num_at_once(chosen, len(jobs))
    if "n_jobs" in chosen:
        chosen.n_jobs = at_once
    launcher = Plugins.instance().instantiate_launcher(sweep.context, task, sweep.master)
    # Submitit starts all jobs on this machine at once, however many there are.
    step = at_once if "submitit" in str(chosen.get("_target_")) and "Local" in str(chosen.get("_target_")) else len(jobs)
    with apart(at_once), launcher_faults(type(launcher).__name__):
        for start in range(0, len(jobs), step):
            rows = [[*job.overrides, f"hydra.sweep.subdir={job.number}"] for job in jobs[start : start + step]]
            launcher.launch(rows, initial_job_idx=start)
