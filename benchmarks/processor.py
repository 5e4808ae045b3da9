"""How long the processor works for a page of the browser; whole times swing more on a busy machine."""

from playwright.sync_api import Page

MILLISECONDS = 1000
PARTS = {"all": "TaskDuration", "style": "RecalcStyleDuration", "layout": "LayoutDuration"}


class Processor:
    """The processor time of a page's main thread, in ms since the last call."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._before = self._now()

    def since(self) -> dict[str, float]:
        """Return the time of all it did, and of style and layout, which are parts of that."""
        before, self._before = self._before, self._now()
        return {name: self._before[name] - before[name] for name in PARTS}

    def _now(self) -> dict[str, float]:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        seconds = {each["name"]: each["value"] for each in metrics}
        return {name: MILLISECONDS * seconds[metric] for name, metric in PARTS.items()}
