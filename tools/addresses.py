"""Where the app answers: on this machine, and for a class on the same network. Standard library only."""

import os
import socket
from collections.abc import Sequence
from itertools import pairwise

FIRST_PORT = 8501
ELSEWHERE = ("--server.address", "--server.baseUrlPath", "--server.sslCertFile")
"""Options by which it answers elsewhere; Streamlit then says where."""


def port_of(arguments: Sequence[str]) -> int | None:
    """Return the port that the options ask for, or else the environment."""
    for option, value in pairwise([*arguments, ""]):
        name, _, given = option.partition("=")
        if name == "--server.port" and (given or value).isdecimal():
            return int(given or value)
    asked = os.environ.get("STREAMLIT_SERVER_PORT", "")
    return int(asked) if asked.isdecimal() else None


def free_port(first: int = FIRST_PORT) -> int:
    """Return the first port from `first` on which nobody listens."""
    return next(port for port in range(first, 65_536) if is_free(port))


def is_free(port: int) -> bool:
    """Whether nobody listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def network_address() -> str | None:
    """Return this machine's address on its network, if it is on one; nothing is sent for that."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # nobody's address (RFC 5737): it only chooses the way out
        except OSError:
            return None
        address = str(line.getsockname()[0])
    return None if address.startswith("127.") or address == "0.0.0.0" else address  # noqa: S104  # to tell it apart


def where(port: int, *, local: bool) -> list[str]:
    """Say where the app answers, a line for each address."""
    lines = [f"On this machine: http://localhost:{port}"]
    address = None if local else network_address()
    if address:
        lines.append(f"For your class, on the same network: http://{address}:{port}")
        lines.append("For this machine alone: python dev.py --local")
    return lines
