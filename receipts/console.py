"""What a person sees while it runs: progress with a rate and an end, and tables that fit a terminal.

All of it goes to standard error, so that standard output stays free for results.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_LOG_EVERY_S = 10.0
_PATIENCE_S = 2.0


def say(text: str) -> None:
    """Print one line to standard error."""
    print(text, file=sys.stderr, flush=True)


def printable(text: object) -> str:
    r"""The text as it can be shown in one line of a terminal: controls, such as a line's end in a file's name, by their codes.

    >>> printable("a\nb.jpg")
    'a\\nb.jpg'
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(text))


@contextmanager
def patience(text: str) -> Iterator[None]:
    """Say why nothing is seen to happen, where what happens takes longer than two seconds."""
    late = threading.Timer(_PATIENCE_S, say, [text])
    late.daemon = True
    late.start()
    try:
        yield
    finally:
        late.cancel()


@contextmanager
def progress(task: str, total: int, unit: str) -> Iterator[Callable[[int], None]]:
    """Show progress; the value is called with the number of units just done.

    On a terminal a bar with a rate and the time left; elsewhere a line every ten seconds and one at the end.
    """
    if sys.stderr.isatty():
        yield from _bar(task, total, unit)
        return
    start = last = time.monotonic()
    done = 0

    def advance(count: int = 1) -> None:
        nonlocal done, last
        done += count
        now = time.monotonic()
        if now - last >= _LOG_EVERY_S:
            last = now
            rate = done / (now - start)
            say(f"{task}: {done}/{total} {unit}, {_figure(rate)} {unit}/s, {(total - done) / rate:,.0f} s left")

    yield advance
    spent = max(time.monotonic() - start, 1e-9)
    if done:
        say(f"{task}: {done} {unit} in {spent:.1f} s ({_figure(done / spent)} {unit}/s)")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table to standard output, its text as it stands; the first column is left-aligned, the others to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # A string would be read as markup: "[red]" in a receipt is text.
    grid = Table(title=Text(title, style="table.title") if title else None, title_justify="left", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        grid.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))
    console = Console()
    console.print(grid)


def _figure(rate: float) -> str:
    """A rate as it is read at a glance; one of less than one a second by two figures.

    >>> _figure(1234.5), _figure(5.0), _figure(0.0312)
    ('1,234.5', '5.0', '0.031')
    """
    return f"{rate:,.1f}" if rate >= 1 else f"{rate:.2g}"


def _bar(task: str, total: int, unit: str) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.completed}/{task.total} " + unit),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        job = bar.add_task(task, total=total, rate="")

        def advance(count: int = 1) -> None:
            done = bar.tasks[0].completed + count
            bar.update(job, advance=count, rate=f"{_figure(done / max(time.monotonic() - start, 1e-9))} {unit}/s")

        yield advance
