"""A picture of each page at two widths, in each language, as whoever may see it, in build/shots for people to look at.

Words after `dev.py shots` choose: `dev.py shots uptake` takes only the pages whose address holds "uptake", and
`dev.py shots readme` takes the pictures of the README anew, in docs/images.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright
from werkzeug.routing import Rule

from config import Demo
from tests.live import make_demo, serve
from tests.servers import browser_options
from wellbeing.app import create_app
from wellbeing.buddies import queries as buddies
from wellbeing.resources import queries as packs

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "shots"
LANGUAGES = ("en", "pl", "ur")
WIDTHS = (320, 1280)
VISITORS = {"public": "signed_out", "staff": "staff", "buddy": "buddy", "lead": "lead"}
README = (
    ("home-en", "signed_out", "/", 1280),
    ("home-ur", "signed_out", "/ur/", 390),
    ("search-en", "signed_out", "/resources?q=cant+sleep", 1280),
    ("uptake-en", "lead", "/uptake/topic", 1280),
)
NOT_PAGES = (".json", ".csv", ".xlsx", ".pdf", ".js", ".txt", ".webmanifest", "/api/", "/health", "/metrics")


def main(words: list[str]) -> None:
    """Take every picture, one visitor after another."""
    with tempfile.TemporaryDirectory(prefix="soothe-shots-") as folder, sync_playwright() as playwright:
        print("Making a demo to picture", flush=True)
        make_demo(Path(folder), small=False)
        app = create_app(Demo({"DATA_FOLDER": folder}).checked())
        browser = playwright.chromium.launch(**browser_options())
        with serve("wsgi:app", Path(folder)) as address:
            for access, visitor in VISITORS.items() if words != ["readme"] else ():
                paths = [path for path in addresses(app, access) if all(word in path for word in words)]
                take(browser, address, visitor, paths)
            for name, visitor, path, width in README if words == ["readme"] else ():
                page = come(browser, address, visitor, width)
                page.goto(path)
                page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png", clip=clip(width))
        browser.close()
    print("The pictures are in docs/images" if words == ["readme"] else f"The pictures are in {FOLDER}")


def addresses(app: Flask, access: str) -> Iterator[str]:
    """The address of each page that declares this access, with an example where it needs one."""
    with app.test_request_context():
        examples = {
            "resources.area": {"slug": "self-care"},
            "resources.topic": {"slug": "sleep"},
            "resources.show": {"slug": packs.current_pack().resources[0].slug},
            "resources.sheet": {"slug": packs.current_pack().resources[0].slug},
            "curation.report": {"slug": packs.current_pack().resources[0].slug},
            "buddies.match_question": {"question": "areas"},
            "buddies.show": {"buddy_id": buddies.profiles()[0].id},
            "network.manage_buddy": {"buddy_id": buddies.profiles()[0].id},
            "uptake.table": {"slug": "place"},
        }
        for rule in app.url_map.iter_rules():
            view = app.view_functions[rule.endpoint]
            given = examples.get(rule.endpoint, {})
            if getattr(view, "access", "") == access and _is_page(rule) and rule.arguments == given.keys():
                yield str(app.url_for(rule.endpoint, **given))
    if access == "public":
        yield from ("/resources?q=cant+sleep", "/resources?q=i+want+to+die", "/no-such-page")
        yield from ("/share?to=/areas/help", "/saved?r=samaritans&r=shout", "/topics/menapause")


def take(browser: Browser, address: str, visitor: str, paths: list[str]) -> None:
    """Open each path in each language and width, and save what is seen."""
    for width in WIDTHS:
        page = come(browser, address, visitor, width)
        for language in LANGUAGES:
            for path in paths:
                prefix = "" if language == "en" else f"/{language}"
                answer = page.goto(prefix + path)
                if answer is None or answer.status >= 500:
                    sys.exit(f"{prefix + path} failed for {visitor}")
                name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"
                target = FOLDER / language / visitor / f"{name}-{width}.png"
                page.screenshot(path=target, full_page=True)
        print(f"{visitor} at {width} pixels: {len(paths)} pages in {len(LANGUAGES)} languages", flush=True)
        page.context.close()


def clip(width: int) -> FloatRect:
    """The top of a page: what a reader of the README needs to see."""
    return {"x": 0, "y": 0, "width": width, "height": 1000 if width > 500 else 800}


def come(browser: Browser, address: str, visitor: str, width: int) -> Page:
    """Let somebody come with a window of this width, signed in by one of the demo's buttons."""
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 1000})
    page = context.new_page()
    if visitor != "signed_out":
        page.goto("/sign-in")
        page.locator(f"form[action$='/sign-in/demo/{visitor}'] button").click()
    return page


def _is_page(rule: Rule) -> bool:
    return "GET" in (rule.methods or ()) and not any(part in rule.rule for part in NOT_PAGES)


if __name__ == "__main__":
    main(sys.argv[1:])
