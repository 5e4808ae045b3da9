"""A finger on a page of a test."""

from playwright.sync_api import Page

Point = tuple[float, float]


class Finger:
    """A finger on the screen: real touches, so that the browser may scroll with them."""

    def __init__(self, page: Page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def move(self, kind: str, *point: float) -> None:
        """Touch, move or let go."""
        points = [{"x": point[0], "y": point[1]}] if point else []
        self.session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    def drag(self, start: Point, end: Point, steps: int = 8) -> None:
        """Touch one point, move to another, and let go."""
        self.move("Start", *start)
        for k in range(1, steps + 1):
            share = k / steps
            self.move("Move", *(a + (b - a) * share for a, b in zip(start, end, strict=True)))
        self.move("End")
