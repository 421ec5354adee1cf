"""A file is whole or not there, on a full disk too."""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from receipts.files import explain_os_error, sha256_file, sha256_json, whole_file, write_json, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a" / "x.txt") as temporary:
        temporary.write_text("half")
        assert not (tmp_path / "a" / "x.txt").exists()
    assert (tmp_path / "a" / "x.txt").read_text() == "half"
    assert names(tmp_path / "a") == ["x.txt"]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, fault: type[BaseException]) -> None:
    write_text(tmp_path / "x.txt", "old")

    def fail() -> None:
        with whole_file(tmp_path / "x.txt") as temporary:
            temporary.write_text("half")
            raise fault

    with pytest.raises(fault):
        fail()
    assert (tmp_path / "x.txt").read_text() == "old"
    assert names(tmp_path) == ["x.txt"]


def test_a_writer_that_writes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "x.txt"):
        pass
    assert names(tmp_path) == []


def test_json_comes_back_as_it_was(tmp_path: Path) -> None:
    value = {"name": "Größe", "sizes": [1, 2.5, None, True]}
    write_json(tmp_path / "x.json", value)
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8")) == value


def test_json_holds_no_nan(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json(tmp_path / "x.json", {"loss": float("nan")})
    assert names(tmp_path) == []


def test_hashes_are_sha256(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"tillroll" * 100_000)
    assert sha256_file(tmp_path / "x") == hashlib.sha256(b"tillroll" * 100_000).hexdigest()
    assert sha256_json({"a": [1, "é"]}) != sha256_json({"a": [1, "e"]})


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "/out/x: no space left to write (No space left on device); make room, then"),
        (errno.EDQUOT, "/out/x: no space left to write (Disk quota exceeded); make room"),
        (errno.EFBIG, "/out/x: no space left to write (File too large); make room"),
        (errno.ENOENT, "/out/x: no such file or folder"),
        (errno.EACCES, "/out/x: Permission denied"),
    ],
)
def test_what_the_system_says_is_told_with_what_to_do(number: int, said: str) -> None:
    told = explain_os_error(OSError(number, os.strerror(number), "/out/x"))
    assert told.startswith(said)
    assert ("resume=true" in told) == ("no space" in said)


# Writes 8 MB over a small old file, and tells how it went.
FILLING = textwrap.dedent("""
    import sys
    from pathlib import Path
    from receipts.files import explain_os_error, whole_file, write_text
    path = Path(sys.argv[1]) / "x.bin"
    write_text(path, "old")
    try:
        with whole_file(path) as temporary:
            temporary.write_bytes(bytes(8_000_000))
    except OSError as fault:
        print(explain_os_error(fault))
    print(path.read_text(), *sorted(entry.name for entry in path.parent.iterdir()))
""")


def test_a_file_over_the_limit_leaves_the_old_one(tmp_path: Path) -> None:
    limited = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n" + FILLING
    done = subprocess.run([sys.executable, "-c", limited, tmp_path], capture_output=True, text=True, check=True)
    said, left = done.stdout.splitlines()
    assert said.startswith(f"{tmp_path}/x.bin: no space left to write (File too large); make room")
    assert left == "old x.bin"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    mount = f"mount -t tmpfs -o size=1m tmpfs {tmp_path}"
    unshare = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*unshare, mount], capture_output=True).returncode:
        pytest.skip("this machine lets no one mount a small disk")
    script = f'{mount} && exec "$0" -c "$1" {tmp_path}'
    done = subprocess.run([*unshare, script, sys.executable, FILLING], capture_output=True, text=True, check=True)
    said, left = done.stdout.splitlines()
    assert said.startswith(f"{tmp_path}/x.bin: no space left to write (No space left on device); make room")
    assert left == "old x.bin"
