"""Someone with a browser. What they do has the same name in each language, so nothing here reads words."""

from playwright.sync_api import ConsoleMessage, Locator, Page, expect


class Visitor:
    """A person at a page; `faults` gathers what the browser complained about."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.faults: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def opens(self, path: str) -> None:
        """Go to a page in their own language, and find it written in that language."""
        self.page.goto(path if self.language == "en" else f"/{self.language}{path}")
        self.reads_their_language()

    def reads_their_language(self) -> None:
        """The page is marked with their language and its direction."""
        page = self.page.locator("html")
        expect(page).to_have_attribute("lang", self.language if self.language != "en" else "en-GB")
        expect(page).to_have_attribute("dir", "rtl" if self.language == "ur" else "ltr")

    def searches_for(self, words: str) -> None:
        """Type words into the search box and press Enter."""
        box = self.page.get_by_role("searchbox")
        box.fill(words)
        box.press("Enter")
        self.page.wait_for_url("**/resources?q=*")
        self.reads_their_language()

    def signs_in_as(self, role: str) -> None:
        """Press one of the demo's buttons."""
        self.opens("/sign-in")
        self.press(self.page.locator(f"form[action$='/sign-in/demo/{role}'] button"))

    def press(self, button: Locator) -> None:
        """Press a button or link and wait for the page it leads to."""
        with self.page.expect_navigation():
            button.click()
        self.reads_their_language()

    def chooses(self, name: str, value: str) -> None:
        """Choose an answer of a question, be it radios, boxes or a list."""
        field = self.page.locator(f"[name='{name}']").first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f"[name='{name}'][value='{value}']").check()

    def link_to(self, address: str) -> Locator:
        """The first link of the main part that leads there."""
        return self.page.locator(f"main a[href*='{address}']").first

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} at {self.page.url}")
