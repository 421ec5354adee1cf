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
from receipts.sweep.launchers import RayLauncher, check_launcher, num_at_once, threads_each
from receipts.sweep.plan import Job, Plan, difference, planned_jobs, read_plan, write_plan
from receipts.sweep.table import tell
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
class Composed:
    """A sweep as Hydra composes it: the config that all jobs begin from, who composes theirs, and their overrides."""

    master: Any
    context: Any
    overrides: Sequence[Sequence[str]]


def run_sweep(verb: str, command: type[Command], overrides: Sequence[str], out: Path, *, resume: bool, overwrite: bool) -> int:
    """Run the jobs that are not done yet and tell of all; the exit status, 0 where every job is done.

    Args:
        overrides: as Hydra takes them, without ``resume`` and ``overwrite`` where the verb has no such settings.
        out: the folder of the sweep.

    Raises:
        ValueError: a job's configuration is refused, or the folder holds another sweep.
    """
    import hydra

    check_launcher(overrides)
    names = frozenset(field.name for field in fields(command))  # type: ignore[arg-type]
    settings = [f"hydra.sweep.dir={quoted(str(out.absolute()))}", "hydra.sweep.subdir=${hydra:job.num}", *_QUIET]
    with hydra.initialize_config_module("conf", job_name=verb, version_base=None):
        with patience("planning the jobs"):
            sweep = _composed(verb, [*settings, *overrides])
            configs = _configs(sweep, out, names)
            plan = Plan(verb, planned_jobs([to_config(build(config)) for config in configs], sweep.overrides))
        _check_folder(out, plan, resume=resume, overwrite=overwrite)
        out.mkdir(parents=True, exist_ok=True)
        task = Task(names, tuple(job.label for job in plan.jobs), resume)
        with Lock(out / LOCK):
            return _run(sweep, configs, plan, task, out, overwrite=overwrite)


def plain(config: Any, folder: Path, settings: frozenset[str]) -> dict[str, Any]:
    """The plain config of a job, its results going to the folder as far as its verb writes any."""
    from omegaconf import OmegaConf

    if "out" in settings:
        OmegaConf.update(config, "out", str(folder), force_add=True)
    elif "output" in settings:
        name = Path(str(OmegaConf.select(config, "output") or "predictions.jsonl")).name
        OmegaConf.update(config, "output", str(folder / name), force_add=True)
    return OmegaConf.to_container(config, resolve=True)  # type: ignore[return-value]


def _run(sweep: Composed, configs: Sequence[Mapping[str, Any]], plan: Plan, task: Task, out: Path, *, overwrite: bool) -> int:
    if overwrite:
        _start_again(out)
    write_plan(out, plan)
    left = [job for job in plan.jobs if job_state(out / str(job.number)).word != DONE]
    say(f"{out}: {len(plan.jobs)} jobs, {len(plan.jobs) - len(left)} of them complete; the plan is in {out / PLAN}")
    try:
        if left:
            _launch(sweep, configs, left, task, out)
    finally:
        # Whatever ended the launcher must not cost the figures of what is done.
        status = tell(out, plan)
    return status


def _composed(verb: str, overrides: Sequence[str]) -> Composed:
    from hydra._internal.callbacks import Callbacks
    from hydra._internal.core_plugins.basic_sweeper import BasicSweeper
    from hydra.core.global_hydra import GlobalHydra
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.types import HydraContext, RunMode

    engine = GlobalHydra.instance().hydra
    assert engine is not None
    master = engine.compose_config(verb, list(overrides), RunMode.MULTIRUN)
    if master.hydra.sweeper.get("_target_") != f"{BasicSweeper.__module__}.BasicSweeper":
        raise ValueError(
            "hydra/sweeper: a sweep is planned before it runs, so that it can be gone on with; leave the sweeper out"
        )
    params = [f"{name}={values}" for name, values in (master.hydra.sweeper.params or {}).items()]
    parsed = OverridesParser.create(engine.config_loader).parse_overrides([*params, *master.hydra.overrides.task])
    (rows,) = BasicSweeper.split_arguments(parsed, None)
    return Composed(master, HydraContext(config_loader=engine.config_loader, callbacks=Callbacks(master)), rows)


def _configs(sweep: Composed, out: Path, settings: frozenset[str]) -> list[dict[str, Any]]:
    """The plain configs of all jobs."""
    from omegaconf import open_dict

    found = []
    for number, row in enumerate(sweep.overrides):
        config = sweep.context.config_loader.load_sweep_config(sweep.master, list(row))
        with open_dict(config):
            del config["hydra"]
        found.append(plain(config, out.absolute() / str(number), settings))
    return found


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
    if before and (out / SHARED).is_dir():
        shutil.rmtree(out / SHARED)


def _launch(sweep: Composed, configs: Sequence[Mapping[str, Any]], jobs: Sequence[Job], task: Task, out: Path) -> None:
    """Have the launcher run the jobs; it comes back when all have ended."""
    from hydra.core.plugins import Plugins
    from omegaconf import OmegaConf

    chosen = sweep.master.hydra.launcher
    if str(chosen.get("_target_", "")).startswith(f"{RayLauncher.__module__}."):
        launcher = build(OmegaConf.to_container(chosen, resolve=True), "hydra.launcher")
        work = partial(run_job, resume=task.resume)
        launcher([partial(work, configs[job.number], out.absolute() / str(job.number), job.label) for job in jobs])
        return
    at_once = num_at_once(chosen, len(jobs))
    if "n_jobs" in chosen:
        chosen.n_jobs = at_once
    launcher = Plugins.instance().instantiate_launcher(sweep.context, task, sweep.master)
    # Submitit starts all jobs on this machine at once, however many there are.
    step = at_once if "submitit" in str(chosen.get("_target_")) and "Local" in str(chosen.get("_target_")) else len(jobs)
    with threads_each(at_once):
        for start in range(0, len(jobs), step):
            rows = [[*job.overrides, f"hydra.sweep.subdir={job.number}"] for job in jobs[start : start + step]]
            launcher.launch(rows, initial_job_idx=start)
