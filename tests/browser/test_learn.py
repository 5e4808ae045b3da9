"""Learn on a real server: from the list to a chapter, out of it and back to the same line."""

from playwright.sync_api import expect

from tests.browser.helpers import open_page, settled

SHIFTS = """() => {
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def test_a_reader_goes_into_a_chapter_out_of_it_and_back_to_the_same_line(new_page, server_url):
    page = new_page()
    page.add_init_script(f"({SHIFTS})()")
    open_page(page, f"{server_url}/learn")
    page.get_by_role("link", name="Padding, told right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Padding, told right")
    page.wait_for_url("**/learn?chapter=padding")
    page.get_by_role("heading", name="The odd cell").evaluate("heading => heading.scrollIntoView()")
    page.wait_for_url("**/learn?chapter=padding&at=odd-cell")
    figure = page.locator('.figure[data-figure="after"]')
    figure.locator(".stage").press("ArrowRight")
    expect(figure.locator(".count")).to_contain_text("Step 2")
    assert "step=" not in page.url, "a figure of a chapter leaves the address alone"
    figure.get_by_role("link", name="Open in").click()
    page.wait_for_url("**/step_through?**")
    settled(page)
    page.go_back()
    page.wait_for_url("**/learn?chapter=padding&at=odd-cell")
    expect(page.get_by_role("heading", name="The odd cell")).to_be_in_viewport()
    settled(page)
    assert page.evaluate("window.shifts") < 0.1
    page.go_back()
    expect(page.get_by_role("link", name="Padding, told right")).to_be_visible()
    page.wait_for_url("**/learn")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Padding, told right")
    settled(page).get_by_test_id("stSidebar").get_by_role("link", name="Learn").click()
    page.wait_for_url("**/learn")  # the menu leads from a chapter to all of them
    expect(page.get_by_role("link", name="Padding, told right")).to_be_visible()
