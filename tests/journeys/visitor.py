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
        answer = self.page.goto(path if self.language == "en" else f"/{self.language}{path}")
        assert answer, f"{path} has no answer"
        assert answer.status < 500, f"{path} failed with {answer.status}"
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

    def writes(self, name: str, words: str) -> None:
        """Fill in a field."""
        self.page.locator(f"main [name='{name}']").fill(words)

    @property
    def button(self) -> Locator:
        """The button that sends the page's form."""
        return self.page.locator("main form:is(.app-form, [action*='/sign-in/']) button:not([name])")

    def button_with(self, value: str) -> Locator:
        """The button that sends the page's form with a value of its own."""
        return self.page.locator(f"main form.app-form button[value='{value}']")

    def another_tab(self) -> "Visitor":
        """The same person in a second tab of their browser."""
        return Visitor(self.page.context.new_page(), self.language)

    def expects_an_error(self) -> None:
        """Forget what the browser noted about a page that is rightly refused."""
        self.faults = [fault for fault in self.faults if "Failed to load resource" not in fault]

    def link_to(self, address: str) -> Locator:
        """The first link of the main part that leads there."""
        return self.page.locator(f"main a[href*='{address}']").first

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} at {self.page.url}")
