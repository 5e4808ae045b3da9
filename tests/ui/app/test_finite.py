"""Numbers of a browser's message that are not finite do not reach Streamlit; all else does, byte by byte."""

import asyncio
import math
import struct

from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.each import each
from ui.app.widgets.finite import MAYBE, Finite, finite


def message(*numbers, several=()):
    """A run that is asked for, with the number fields of a page."""
    asked = BackMsg()
    asked.rerun_script.query_string = "window_rows=inf"
    for place, number in enumerate(numbers):
        asked.rerun_script.widget_states.widgets.add(id=f"field_{place}", double_value=number)
    if several:
        asked.rerun_script.widget_states.widgets.add(id="slider").double_array_value.data.extend(several)
    return asked.SerializeToString()


def ids(data):
    return [state.id for state in BackMsg.FromString(data).rerun_script.widget_states.widgets]


NAN_OF_ITS_OWN = struct.unpack("<d", b"\x01\x02\x03\x04\x05\x06\xf7\xff")[0]


@each("number", [math.inf, -math.inf, math.nan, NAN_OF_ITS_OWN])
def test_numbers_that_are_not_finite_are_left_out(number):
    forged = message(3, number, 1e300, several=(1, number))
    assert MAYBE.search(forged)
    assert ids(finite(forged)) == ["field_0", "field_2"]
    assert BackMsg.FromString(finite(forged)).rerun_script.query_string == "window_rows=inf"


@each("data", [message(), message(3, -5.5, 1e308, several=(0, 7)), b"\xff\x7f junk", b""])
def test_all_else_is_what_it_was(data):
    assert finite(data) is data


def came_through(scope, *messages):
    came, waiting = [], list(messages)

    async def streamlit(scope, receive, send):
        came.extend([await receive() for _ in messages])

    async def receive():
        return waiting.pop(0)

    asyncio.run(Finite(streamlit)({"type": scope}, receive, None))
    return came


def test_layer_looks_into_the_messages_of_a_browser_alone():
    forged = {"type": "websocket.receive", "bytes": message(math.inf, 2)}
    others = [{"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": message(2), "text": None}]
    came = came_through("websocket", *others, forged)
    assert came[:2] == others
    assert ids(came[2]["bytes"]) == ["field_1"]
    assert came_through("http", forged) == [forged]
