"""Who runs the jobs of a sweep: whether that is installed, how many run at once, and how many threads each may use."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import pydantic

from receipts.config import Component, component, nearest

# Launcher: the module it needs, the extra that installs it. What Hydra itself brings needs none.
_NEEDS = {
    "basic": ("hydra", ""),
    "joblib": ("hydra_plugins.hydra_joblib_launcher", "sweep"),
    "submitit_local": ("hydra_plugins.hydra_submitit_launcher", "sweep"),
    "submitit_slurm": ("hydra_plugins.hydra_submitit_launcher", "sweep"),
    "ray": ("ray", "ray"),
}
# What libraries read, when they are loaded, to know how many threads they may start.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


@component
class RayLauncher(Component):
    """Runs jobs on a Ray cluster: that of an address, or one that is started on this machine for the sweep.

    Attributes:
        address: of a cluster, such as auto or ray://host:10001; its machines share the file system. None starts one here.
        cpus: how many cores a job asks for.
        gpus: how many devices a job asks for; a fraction shares one.
    """

    address: str | None = None
    cpus: Annotated[float, pydantic.Field(gt=0)] = 1.0
    gpus: Annotated[float, pydantic.Field(ge=0)] = 0.0

    def __call__(self, jobs: Sequence[Callable[[], None]]) -> None:
        """Call each job, as many at once as the cluster has room for; come back when all have ended."""
        import ray

        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        here = Path.cwd()
        ray.init(address=self.address, include_dashboard=False, log_to_driver=True, configure_logging=False)
        try:
            remote = ray.remote(num_cpus=self.cpus, num_gpus=self.gpus, max_calls=1)(sweep_job)
            ray.get([remote.remote(here, job) for job in jobs])
        finally:
            ray.shutdown()


def check_launcher(overrides: Sequence[str]) -> None:
    """Nothing, where the launcher that is asked for is installed.

    Raises:
        ValueError: it is not, told with the command that installs it; or there is none of that name.
    """
    for override in overrides:
        key, _, name = override.partition("=")
        if key != "hydra/launcher":
            continue
        if name not in _NEEDS:
            raise ValueError(f"{override}: no such launcher{nearest(name, _NEEDS)} (there are: {', '.join(_NEEDS)})")
        module, extra = _NEEDS[name]
        if not _is_installed(module):
            raise ValueError(f"{override}: not installed; say pip install 'tillroll[{extra}]'")


def num_at_once(launcher: Any, num_jobs: int) -> int:
    """How many jobs a launcher runs at a time on this machine: no more than there are cores, unless it says so itself."""
    target = str(launcher.get("_target_", ""))
    if "n_jobs" in launcher:
        # As joblib counts: -1 is every core, -2 all but one.
        asked = int(launcher.n_jobs)
        return max(1, min(num_jobs, asked if asked > 0 else _num_cores() + 1 + asked))
    return min(num_jobs, _num_cores()) if target.endswith("submitit_launcher.LocalLauncher") else 1


@contextmanager
def launcher_faults(name: str) -> Iterator[None]:
    """Tell in one line what ended a launcher; jobs record their own faults, so that this is not one of theirs.

    Raises:
        ValueError: the launcher failed, or the process of a job died.
    """
    try:
        yield
    except Exception as fault:
        lines = str(fault).strip().splitlines() or [""]
        raise ValueError(f"{name}: {type(fault).__name__}: {lines[0]}; HYDRA_FULL_ERROR=1 shows the whole trace") from fault


@contextmanager
def apart(at_once: int) -> Iterator[None]:
    """Let the processes that are started inside share the cores, unless a person has said how many threads there are.

    Two jobs of two threads each on two cores take longer than one after the other. Nor do they look for modules where the sweep
    was started: a file of one's own there, named as one of Python's, would end them.
    """
    threads = dict.fromkeys(THREADS, str(max(1, _num_cores() // at_once))) if at_once > 1 else {}
    given = {name: value for name, value in {"PYTHONSAFEPATH": "1", **threads}.items() if name not in os.environ}
    os.environ.update(given)
    try:
        yield
    finally:
        for name in given:
            del os.environ[name]


def sweep_job(folder: Path, job: Callable[[], None]) -> None:
    """Run a job in the folder where the sweep was started, from which its paths are meant."""
    os.chdir(folder)
    job()


def _num_cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
