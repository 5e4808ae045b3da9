"""A visitor without a browser: it sends what a browser sends, and waits for the end of the run."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

BETWEEN = 2.0  # seconds from one move to the next
MOVED = ("number_input", "button_group")
EARLY = 2  # `script_finished` of a run that was broken off for the next


@dataclass(frozen=True)
class Rerun:
    """What one move cost: until the end of the run, in messages and bytes."""

    milliseconds: float
    messages: int
    size: int


def connection(url: str) -> Any:
    """Connect to a server as its page in a browser does; to be used with `async with`."""
    return websockets.connect(
        url.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(url),
        max_size=None,
        compression=None,
    )


@dataclass
class Visitor:
    """One tab of a browser, without the browser."""

    url: str
    page: str
    page_hash: str = ""
    address: dict[str, str] = field(default_factory=dict)  # the settings in it
    widgets: dict[str, Any] = field(default_factory=dict)
    known: dict[str, ForwardMsg] = field(default_factory=dict)
    waiting: bool = False  # for TensorFlow: the page asks again
    first_chart: Any = None  # to be told of, so that Plotly comes
    plotly: bool = False  # that was told

    async def stay(
        self, seed: int, moves: tuple[str, Sequence[Any]], all_here: asyncio.Barrier, seconds: float
    ) -> list[Rerun]:
        """Open the page; when all visitors have, move a control every two seconds or so."""
        chance, (key, values), reruns = random.Random(seed), moves, []  # noqa: S311  # no secret
        async with connection(self.url) as line:
            await self.run(line, None)
            if self.first_chart:
                await self.run(line, None)
            await all_here.wait()
            until = time.monotonic() + seconds
            await asyncio.sleep(chance.uniform(0, BETWEEN))
            while time.monotonic() < until:
                started = time.monotonic()
                reruns.append(await self.run(line, (key, chance.choice(values))))
                rest = BETWEEN * chance.uniform(0.8, 1.2) - (time.monotonic() - started)
                await asyncio.sleep(max(0.0, rest))
        return reruns

    async def run(self, line: Any, move: tuple[str, Any] | None) -> Rerun:
        """Run the page, after a move or for the first time."""
        started = time.perf_counter()
        await line.send(self._request(move).SerializeToString())
        messages = size = 0
        self.waiting = False
        while True:
            raw = await asyncio.wait_for(line.recv(), 60)
            messages, size = messages + 1, size + len(raw)
            if self._learn(ForwardMsg.FromString(raw)):
                return Rerun(1000 * (time.perf_counter() - started), messages, size)

    def _request(self, move: tuple[str, Any] | None) -> BackMsg:
        request = BackMsg()
        run = request.rerun_script
        run.page_script_hash = self.page_hash
        run.page_name = "" if self.page_hash else self.page
        run.context_info.url = f"{self.url}/{self.page}"
        if move:
            self.address[move[0]] = str(move[1])  # the browser writes it before it asks
        run.query_string = urlencode(self.address)
        run.cached_message_hashes.extend(self.known)
        self._tell_of(run, self.first_chart)
        if move:
            element = self.widgets[move[0]]
            run.fragment_id = element.fragment_id
            state = run.widget_states.widgets.add()
            state.id = getattr(element.new_element, element.new_element.WhichOneof("type")).id
            if isinstance(move[1], str):
                state.string_array_value.data[:] = [move[1]]
            else:
                state.double_value = move[1]
        return request

    def _tell_of(self, run: Any, first_chart: Any) -> None:
        """Say, as the browser does once, that the first chart is drawn, if there is one."""
        if not first_chart:
            return
        run.fragment_id, self.first_chart, self.plotly = first_chart.fragment_id, None, True
        state = run.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{first_chart.new_element.bidi_component.id}__events"
        state.json_trigger_value = json.dumps([{"event": "seen", "value": True}])

    def _learn(self, message: ForwardMsg) -> bool:
        """Note what the next request needs; return whether the run has ended."""
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self.known[message.ref_hash]
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self.known[message.hash] = message
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.address = dict(parse_qsl(message.page_info_changed.query_string))
        elif kind == "delta" and (drawn := message.delta.new_element.WhichOneof("type")) in MOVED:
            self.widgets[getattr(message.delta.new_element, drawn).id.split("-")[-1]] = message.delta
        elif kind == "delta" and message.delta.new_element.bidi_component.component_name == "ask_again":
            self.waiting = True
        elif kind == "delta" and message.delta.new_element.bidi_component.component_name == "first_chart":
            self.first_chart = None if self.plotly else message.delta
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)
        return kind == "script_finished" and message.script_finished != EARLY
