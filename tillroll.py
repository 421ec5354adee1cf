"""The front door: ``tillroll VERB key=value ...``. It imports the verb it runs, and nothing else."""

import difflib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

VERBS = {
    "synth": ("synth.command.Synth", "render receipts that never existed, with exact truth"),
    "label": ("labeling_functions.command.Label", "let labeling functions vote on receipts, and turn votes into probabilities"),
    "why": ("labeling_functions.why.Why", "tell why a field came out so: every vote on it, its weight, the posterior"),
    "annotators": (
        "labeling_functions.people.command.Annotators",
        "turn votes of people into labels, and tell how good each is",
    ),
    "augment": ("augment.command.Augment", "change the pictures of a dataset, and move their truth along"),
    "train": ("train.command.Train", "train an extractor on rendered receipts and on probabilities"),
    "read": ("train.read.Read", "read the fields of receipts, off pictures or off text"),
    "export": ("train.export.Export", "write trained models as ONNX graphs, or as small weights with cards"),
    "evaluate": ("receipts.evaluate.Evaluate", "score predictions against known fields"),
}
HELP = """Tillroll makes training data for reading receipts, and trains on it, without hand labels.

usage: tillroll VERB key=value ...

{verbs}

tillroll VERB --help      the settings of a verb, its choices and an example
tillroll VERB --cfg job   the configuration as it would run
tillroll VERB -m a=1,2    a sweep: one job for every combination of values

A first run, on the receipts in examples/ (or: make demo):

  tillroll train experiment=demo documents=examples/sroie/documents.jsonl out=runs/demo
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit status: 0 done, 1 refused or failed, 2 not understood."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        print(HELP.format(verbs="\n".join(f"  {verb:<12}{about}" for verb, (_, about) in VERBS.items())))
        return 0
    verb, rest = given[0], given[1:]
    if verb not in VERBS:
        near = difflib.get_close_matches(verb, VERBS, n=1)
        meant = f"did you mean {near[0]}?" if near else "there are: " + ", ".join(VERBS)
        print(f"tillroll: {verb}: no such verb; {meant}", file=sys.stderr)
        return 2
    whole_trace = "HYDRA_FULL_ERROR" in os.environ
    try:
        return _run(verb, rest)
    except KeyboardInterrupt:
        print("tillroll: stopped; what is written is whole, resume=true goes on", file=sys.stderr)
        return 130
    except Exception as fault:
        return _tell(fault, whole_trace)


def _run(verb: str, arguments: list[str]) -> int:
    from importlib import import_module

    module, _, name = VERBS[verb][0].rpartition(".")
    command: type[Any] = getattr(import_module(module), name)
    if "--help" in arguments or "-h" in arguments:
        from receipts.usage import usage

        print(usage(verb, VERBS[verb][1], command))
        return 0
    from receipts.job import run_hydra

    return run_hydra(verb, command, arguments)


def _tell(fault: Exception, whole_trace: bool) -> int:
    """One clear line for what a person can mend; a whole trace for what only we can."""
    from receipts.faults import one_line

    message = None if whole_trace else one_line(fault)
    if message is None:
        traceback.print_exception(fault)
    else:
        print(f"tillroll: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
