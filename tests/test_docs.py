"""What people are told to type is understood: every command in the documents is composed and checked, though not run."""

import ast
import itertools
import re
import shlex
from pathlib import Path

import pytest

from receipts.config import build, compose
from tillroll import HELP, VERBS

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A command stands at the start of a line, a comment's or a shell's mark aside, or after a colon.
COMMAND = re.compile(rf"(?:^[ \t#$]*(?:\.venv/bin/)?|: )(tillroll (?:{'|'.join(VERBS)})\b[^\n`]*)", re.MULTILINE)
YAML = sorted((ROOT / "conf").rglob("*.yaml"))


def opening_comment(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(itertools.takewhile(lambda line: line.startswith("#"), lines))


def docstring(target: str) -> str:
    """The docstring of a class, read without importing it: one that does not import must not stop all tests."""
    module, _, name = target.rpartition(".")
    path = (ROOT / module.replace(".", "/")).with_suffix(".py")
    classes = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef) and node.name == name]
    return ast.get_docstring(classes[0]) or ""


def commands_in(text: str) -> list[str]:
    """The commands of a verb in a text, continued lines joined."""
    return COMMAND.findall(re.sub(r"\s*\\\n\s*", " ", text))


def all_commands() -> dict[str, str]:
    """Every command, by where it stands: code blocks of documents, comments that open a yaml, docstrings of verbs."""
    texts = {"help": HELP}
    for path in sorted(path for pattern in ("*.md", "docs/**/*.md", "examples/**/*.md") for path in ROOT.glob(pattern)):
        if path.name == "adding.md":
            continue  # its commands need the files that it has one write: tests/synth/test_synth_adding.py runs them
        texts[str(path.relative_to(ROOT))] = "\n".join(BLOCK.findall(path.read_text(encoding="utf-8")))
    for path in YAML:
        texts[str(path.relative_to(ROOT))] = opening_comment(path)
    for verb, (target, _) in VERBS.items():
        texts[verb] = docstring(target)
    return {
        f"{place}, {number}": command for place, text in texts.items() for number, command in enumerate(commands_in(text), 1)
    }


def understand(command: str) -> None:
    """Compose and build what a command asks for.

    Raises:
        ValueError: it names no verb, no setting or no choice; a setting that misses is no fault where the command says ``...``.
    """
    words = shlex.split(command, comments=True)[1:]
    words = words[: next((place for place, word in enumerate(words) if word in ("|", ">", "2>", "&&", ";", "&")), len(words))]
    verb, arguments = words[0], words[1:]
    typed = [word for word in arguments if not word.startswith("-") and word != "..."]
    typed = [word for place, word in enumerate(typed) if not (place and word == "job")]
    if {"-m", "--multirun"} & set(arguments):
        # Of a sweep, its first job.
        typed = [word if "[" in word else word.partition(",")[0] for word in typed]
    if "--help" in arguments:
        return
    config = compose(verb, typed)
    try:
        build(config)
    except ValueError as fault:
        faults = str(fault).splitlines()
        if not ({"...", "--cfg"} & set(arguments) and all(": missing; say " in line for line in faults)):
            raise


COMMANDS = all_commands()


@pytest.mark.parametrize("place", COMMANDS)
def test_every_command_is_understood(place: str) -> None:
    understand(COMMANDS[place])


@pytest.mark.parametrize(
    "command",
    [
        "tillroll evaluate pred=a.jsonl gld=b.jsonl",
        "tillroll evaluate pred=a.jsonl",
        "tillroll label documents=a out=b label_model=snorkle",
        "tillroll label documents=a out=b label_model.epochs=3",
        "tillroll label -m documents=a out=b tolerate_faults=3,false",
        "tillroll label schema=receit ...",
    ],
)
def test_a_wrong_command_would_be_found(command: str) -> None:
    with pytest.raises(ValueError, match=r"did you mean|missing|valid boolean|no such"):
        understand(command)


def test_commands_are_found_where_they_stand() -> None:
    text = "Run\n\n```sh\n$ tillroll label documents=a \\\n    out=b  # why\n.venv/bin/tillroll read input=c\n```\n"
    assert commands_in(BLOCK.findall(text)[0]) == ["tillroll label documents=a out=b  # why", "tillroll read input=c"]
    assert {"help, 1", "evaluate, 1", "conf/evaluate.yaml, 1"} <= COMMANDS.keys()


@pytest.mark.parametrize("path", YAML, ids=[str(path.relative_to(ROOT)) for path in YAML])
def test_every_yaml_opens_with_the_command_that_uses_it(path: Path) -> None:
    assert commands_in(opening_comment(path))
