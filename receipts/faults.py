"""Faults as people are told them: one line for what a person can mend."""


def one_line(fault: Exception) -> str | None:
    """What a person can mend, in one line; None for a fault of our own, which is told whole."""
    from hydra.errors import HydraException
    from omegaconf.errors import OmegaConfBaseException

    if isinstance(fault, OSError):
        from receipts.files import explain_os_error

        return explain_os_error(fault)
    message = str(fault)
    if isinstance(fault, HydraException):
        # The second line is what was meant.
        return " ".join(message.strip().splitlines()[:2])
    if isinstance(fault, OmegaConfBaseException):
        return message.strip().splitlines()[0]
    return message if isinstance(fault, ValueError) else None
