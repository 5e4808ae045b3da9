"""A chapter as a file: opened from a disk, without a server."""

from playwright.sync_api import expect

from tests.lesson.chapters import chapter
from ui.lessons import standalone


def test_a_file_opens_from_a_disk_asks_nobody_and_keeps_what_was_answered(contexts, tmp_path):
    path = tmp_path / "chapter.html"
    path.write_text(standalone.page_html(standalone.linked(chapter(standalone=True), ""), "First"), "utf-8")
    page = contexts().new_page()
    asked, problems = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.goto(path.as_uri())
    expect(page).to_have_title("First")
    expect(page.get_by_role("heading", level=1)).to_have_text("What pooling does")
    expect(page.get_by_role("link", name="Open in")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    field = page.get_by_role("textbox").first
    field.fill("6")
    field.press("Enter")
    expect(page.locator(".reveal").first).to_have_text("It is 6.")
    expect(page.locator('.figure[data-figure="hidden"] .result')).to_have_text("= 6")
    page.emulate_media(color_scheme="dark")
    host = page.locator('.figure[data-figure="hidden"] .plate.step > div')
    expect(host).to_have_attribute("data-look", "dark")
    page.reload()
    expect(page.locator(".reveal").first).to_be_visible()
    assert asked == [path.as_uri()] * 2
    assert not problems
