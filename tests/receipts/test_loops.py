"""Loops are compiled wherever the package lies, also where nothing can be kept."""

import importlib.util

import numba
import pytest

from receipts.loops import inlined, jit


def test_a_loop_is_compiled_where_no_folder_can_keep_it(tmp_path, monkeypatch):
    """A module in a folder that cannot be written to, for a user without a cache; root writes anywhere but into /proc."""
    source = tmp_path / "lonely.py"
    source.write_text("from receipts.loops import jit\n\n\n@jit\ndef doubled(value):\n    return 2 * value\n")
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "/proc/none")
    # numba keeps loops beside their module: a file stands where that folder would be.
    (tmp_path / "__pycache__").write_text("")
    spec = importlib.util.spec_from_file_location("lonely", source)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    with pytest.raises(RuntimeError, match="no locator available"):
        exec(compile("import numba\n@numba.njit(cache=True)\ndef f(x): return x", str(source), "exec"), {})
    spec.loader.exec_module(module)
    assert module.doubled(21) == 42


def test_a_loop_may_be_compiled_into_another():
    @inlined
    def more(value):
        return value + 1

    @jit
    def twice(value):
        return more(more(value))

    assert twice(3) == 5
