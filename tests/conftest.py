"""What all tests share: no network, repeatable examples, and GPU tests only where there is a GPU."""

import ipaddress
import socket
from typing import Any

import hypothesis
import pytest

# The same examples at every run: a test that fails, fails for everybody.
hypothesis.settings.register_profile("tillroll", derandomize=True, deadline=None, max_examples=60)
hypothesis.settings.load_profile("tillroll")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine fails the test that asks for it."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise RuntimeError(f"a test asks for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs a GPU where there is none; torch is imported only if such a test is asked for."""
    needing = [item for item in items if item.get_closest_marker("gpu")]
    if not needing or "not gpu" in config.getoption("markexpr"):
        return
    import torch

    if not torch.cuda.is_available():
        for item in needing:
            item.add_marker(pytest.mark.skip(reason="needs a CUDA device"))


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
