"""The page in a real browser: Chromium without a screen, driven by Selenium; skipped where there is none."""

from __future__ import annotations

import base64
import shutil
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from lint.cli import main

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium with ChromeDriver on this machine")

FLAGS = (
    "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync",
)  # fmt: skip
HOSTILE = (
    "</script><script>window.harmed=1</script>",
    '"><img src=x onerror="window.harmed=1">',
    "<svg onload=window.harmed=1>",
    "<!--<script>window.harmed=1",
    "\u2028window.harmed=1\u2029",
    "\u202egnp.\u202c",
    "\x08\x1b[2J",
)
DRAFT = (
    """\
# 清漪区政协常委会工作报告

## 一、过去一年的工作

全年共收到提案109件，其中经济类38件、社会类52件、文化类20件，提案案工作稳步推进。
"""
    + "".join(
        f"\n{place}的背街小巷全部整治完毕，居民满意度逐年提高，具体做法已经写入条例。\n"
        for place in "甲乙丙丁戊己庚辛壬癸"
    )
    + f"""
## 三、今年的打算

立案***件，工作布署到位。清漪河治理三期年内完工，两岸绿道全线贯通，沿河六个街道的居民出门就能散步健身。

{HOSTILE[0]}{HOSTILE[1]}{HOSTILE[2]}收到***件。{HOSTILE[4]}{HOSTILE[5]}{HOSTILE[6]}

清漪河治理三期年内完工，两岸绿道全线贯通，沿河六个街道的居民出门就能散步健身。
"""
)
PACK = """\
rules:
  "</script><script>window.harmed=1</script>":
    check: existence
    level: warning
    words: [背街小巷]
    message: "{match}<img src=x onerror=window.harmed=1>"
    why: "<svg onload=window.harmed=1>"
    bad: [<<背街小巷>>整治, 治理<<背街小巷>>]
    good: [小巷, 背街]
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page on two drafts, one of them with hostile words in text, name and rules."""
    folder = tmp_path_factory.mktemp("页")
    (folder / "规则.yaml").write_text(PACK, encoding="utf-8")
    (folder / "报告.txt").write_text(DRAFT, encoding="utf-8")
    (folder / '"><img src=x onerror=window.harmed=1>.txt').write_text("全年立案***件。\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        main(["check", "--no-config", "--rules", "规则.yaml", "--output", "html:报告.html", "--quiet", "."])
    return (folder / "报告.html").as_uri()


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    assert BROWSER
    options.binary_location = BROWSER
    for flag in FLAGS:
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(DRIVER))
    yield driver
    driver.quit()


class Page:
    """A page that is open, and what can be asked of it."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self.driver = driver
        self.address = address

    def show(self, width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        media = {"media": "", "features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        self.driver.get("about:blank")
        self.driver.get(self.address)
        return self

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element("css selector", selector)

    def visible(self, selector: str) -> list[WebElement]:
        return [each for each in self.all(selector) if each.is_displayed()]

    def ask(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(f"return {script}", *given)

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def in_view(self, element: WebElement) -> bool:
        """Whether an element stands below the bar and above the lower edge."""
        below, above = self.ask(
            "[arguments[0].getBoundingClientRect().top >= document.querySelector('.bar').getBoundingClientRect().bottom,"
            " arguments[0].getBoundingClientRect().bottom <= innerHeight]",
            element,
        )
        return bool(below and above)

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)


@pytest.fixture
def shown(chrome: Chrome, page: str) -> Page:
    return Page(chrome, page).show()


def until(holds: Callable[[], Any]) -> Any:
    """What *holds* says, once it says yes, or in the end."""
    for _ in range(100):
        if said := holds():
            return said
        time.sleep(0.05)
    return holds()


def test_opens_without_a_complaint_and_loads_nothing(chrome: Chrome, page: str) -> None:
    chrome.get_log("performance")
    chrome.get_log("browser")
    shown = Page(chrome, page).show()
    assert shown.visible(".note")
    assert shown.text("h1") == "校对报告"
    assert chrome.get_log("browser") == []
    requests = [
        entry["message"] for entry in chrome.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert [request for request in requests if page not in request and "about:blank" not in request] == []


def _words(shown: Page, line: WebElement) -> str:
    """The draft's own words in a line of the page, without the numbers of the findings and what replaces controls."""
    script = "(line => {line = line.cloneNode(true); line.querySelectorAll('.ref').forEach(ref => ref.remove()); return line.textContent})(arguments[0])"
    return str(shown.ask(script, line)).replace("\ufffd", "")


def test_nothing_of_a_draft_a_path_or_a_rule_runs(shown: Page) -> None:
    assert shown.ask("window.harmed") is None
    assert shown.ask("document.scripts.length") == 1
    assert shown.all("img, svg, iframe, object, link") == []
    shown.press("j", "j", "w", "c", "o", "1", "2")
    assert shown.ask("window.harmed") is None
    texts = (_words(shown, line) for line in shown.all(".line > p"))
    (said,) = [text for text in texts if "onload" in text]
    assert said.startswith("".join(HOSTILE[:3]))
    assert any("onerror" in name.text for name in shown.all("h2"))
    assert any("背街小巷<img src=x onerror" in message.text for message in shown.all(".message"))
    assert any("<script>" in rule.text for rule in shown.all(".why summary"))


def test_the_policy_holds(shown: Page) -> None:
    """Even a script that got into the page would not run, and a picture would not be asked for."""
    shown.driver.get_log("browser")
    shown.driver.execute_script(
        "const script = document.createElement('script'); script.textContent = 'window.harmed = 1';"
        "document.body.append(script); document.body.append(Object.assign(new Image(), {src: 'https://example.invalid/'}))"
    )
    assert shown.ask("window.harmed") is None
    complaints = until(lambda: [entry["message"] for entry in shown.driver.get_log("browser")])
    assert complaints
    assert all("Content Security Policy" in complaint for complaint in complaints)


def test_filters(shown: Page) -> None:
    total = len(shown.visible(".note"))
    shown.one('.chip[data-level="error"]').click()
    errors = shown.visible(".note")
    assert 0 < len(errors) < total
    assert {note.get_attribute("data-level") for note in errors} == {"error"}
    assert shown.text("#position") == f"共 {len(errors)} 处"
    assert not shown.visible("mark.warning")
    shown.one('.chip[data-category="placeholder"]').click()
    shown.one('.chip[data-category="arithmetic"]').click()
    assert {note.get_attribute("data-category") for note in shown.visible(".note")} == {"placeholder", "arithmetic"}
    lines = len(shown.visible(".line"))
    shown.one("#only").click()
    assert 0 < len(shown.visible(".line")) < lines
    assert all("placeholder" in each.text or "arithmetic" in each.text for each in shown.visible(".line"))
    shown.press("\ue00c")  # escape
    assert (len(shown.visible(".note")), len(shown.visible(".line"))) == (total, lines)


def test_jumps_both_ways(shown: Page) -> None:
    last = shown.visible(".note .number")[-1]
    number = last.text
    place = shown.one(f'mark[data-f~="{number}"]')
    assert not shown.in_view(place)
    shown.driver.execute_script("arguments[0].click()", last)
    assert shown.in_view(place)
    assert "active" in (place.get_attribute("class") or "").split()
    shown.driver.execute_script("scrollTo(0, 0)")
    mark = shown.one("mark.error:not(.wide)")
    shown.driver.execute_script("arguments[0].click()", mark)
    (note,) = shown.all(".note.active")
    assert note.get_attribute("data-number") in (mark.get_attribute("data-f") or "").split()
    assert shown.in_view(note)
    heading = shown.all(".outline a")[-1]
    shown.driver.execute_script("arguments[0].click()", heading)
    assert shown.in_view(shown.one(heading.get_attribute("hash") or ""))


def test_evidence_is_marked(shown: Page) -> None:
    note = next(note for note in shown.all('.note[data-category="arithmetic"]') if "38+52+20" in note.text)
    shown.driver.execute_script("arguments[0].click()", note)
    assert [mark.text for mark in shown.all("mark.linked")] == ["38件", "52件", "20件"]


def test_keyboard(shown: Page) -> None:
    total = len(shown.visible(".note"))
    for number in range(1, total + 1):
        shown.press("j")
        (note,) = shown.all(".note.active")
        assert note.get_attribute("data-number") == str(number)
        assert shown.in_view(note)
    assert shown.text("#position") == f"{total} / {total}"
    shown.press("j", "k", "k")
    assert shown.text("#position") == f"{total - 1} / {total}"
    assert not shown.one(".note.active .why").get_attribute("open")
    shown.press("w")
    assert shown.one(".note.active .why").get_attribute("open")
    shown.press("2")
    assert {note.get_attribute("data-level") for note in shown.visible(".note")} == {"warning"}
    shown.press("2", "?")
    assert shown.one("#keys").is_displayed()
    shown.press("\ue00c")
    assert not shown.one("#keys").is_displayed()


@pytest.mark.parametrize("clipboard", ["as it is", "refused"])
def test_copies_the_words_as_they_should_stand(clipboard: str, shown: Page) -> None:
    shown.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    if clipboard == "refused":
        shown.driver.execute_script("navigator.clipboard.writeText = () => Promise.reject()")
    for by in ("key", "button"):
        for words, number in (("部署", "布署"), ("提案", "提案案")):
            note = next(
                note for note in shown.all(".note") if number in note.text and note.find_elements("class name", "copy")
            )
            button = note.find_element("class name", "copy")
            if by == "key":
                shown.driver.execute_script("arguments[0].click()", note)
                shown.press("c")
            else:
                shown.driver.execute_script("arguments[0].click()", button)
            assert until(lambda button=button: button.text == "已复制"), button.text
            copied = shown.driver.execute_async_script(
                "navigator.clipboard.readText().then(arguments[0], arguments[0])"
            )
            assert copied == words


def test_prints_all_that_it_says(shown: Page) -> None:
    shown.driver.execute_script("addEventListener('beforeprint', () => window.printed = true)")
    made = shown.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    pdf = base64.b64decode(made["data"])
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") >= 2
    assert shown.ask("window.printed") is True
    assert not shown.all(".why[open]"), "what was opened for print is closed again"
    shown.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not shown.visible(".bar, .copy")
    assert len(shown.visible(".note")) == len(shown.all(".note"))


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_every_width(width: int, chrome: Chrome, page: str) -> None:
    shown = Page(chrome, page).show(width, 844)
    assert shown.ask("document.documentElement.scrollWidth") <= width
    note = shown.one(".text .note")
    paragraph = note.find_element("xpath", "ancestor::div[contains(@class, 'line')]/p")
    if width < 800:
        assert note.rect["y"] >= paragraph.rect["y"] + paragraph.rect["height"], "below the paragraph"
        assert note.rect["width"] > width * 0.75
    else:
        assert note.rect["x"] >= paragraph.rect["x"] + paragraph.rect["width"], "beside the paragraph"
    assert paragraph.rect["width"] > 200


def test_dark_and_light(chrome: Chrome, page: str) -> None:
    colors = {}
    for scheme in ("light", "dark"):
        shown = Page(chrome, page).show(scheme=scheme)
        colors[scheme] = shown.ask("getComputedStyle(document.querySelector('.text')).backgroundColor")
    assert colors["light"] != colors["dark"]
    shown.press("t")
    assert shown.ask("getComputedStyle(document.querySelector('.text')).backgroundColor") == colors["light"]
    shown.press("t")
    assert shown.ask("getComputedStyle(document.querySelector('.text')).backgroundColor") == colors["dark"]
