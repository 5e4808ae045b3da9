"""Messages between a process and its helper: a JSON object and at most one array, as two blocks of bytes.

The length of each block stands before it. Nothing is pickled, so a message cannot run code.
"""

import io
import json
import struct
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Header = dict[str, Any]
Message = tuple[Header, NDArray[Any] | None]
LENGTHS = struct.Struct(">QQ")


def encode_message(header: Header, array: NDArray[Any] | None = None) -> bytes:
    """Return a message as bytes; `read_message` reads them.

    >>> read_message(io.BytesIO(encode_message({"call": "pool"})))
    ({'call': 'pool'}, None)
    """
    text = json.dumps(header).encode()
    body = io.BytesIO()
    if array is not None:
        np.save(body, array, allow_pickle=False)
    return LENGTHS.pack(len(text), body.tell()) + text + body.getvalue()


def read_message(stream: BinaryIO) -> Message | None:
    """Read one message; None where the stream has ended."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    text_length, body_length = LENGTHS.unpack(lengths)
    text, body = stream.read(text_length), stream.read(body_length)
    if len(text) < text_length or len(body) < body_length:
        return None
    return json.loads(text), np.load(io.BytesIO(body), allow_pickle=False) if body else None
