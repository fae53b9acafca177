"""The ceiling: a bare Flask app with one page that Jinja renders, as large as asked for.

The page is the least that a page of results needs: a layout and a loop over cards of about 1 KB, each with six
escaped values. No session, no database, no search, no translation.
"""

from flask import Flask, render_template, request
from jinja2 import DictLoader, Template

CARD = """
<li class="app-card">
  <div class="app-card__content">
    <h2 class="nhsuk-heading-m app-card__heading">
      <a class="app-card__link" href="/resources/{{ result.slug }}">{{ result.name }}</a>
    </h2>
    <p class="nhsuk-body app-card__about">{{ result.about }}</p>
    <dl class="nhsuk-summary-list nhsuk-summary-list--no-border app-card__facts">
      <div class="nhsuk-summary-list__row">
        <dt class="nhsuk-summary-list__key">Who runs it</dt>
        <dd class="nhsuk-summary-list__value">{{ result.scope }}</dd>
      </div>
      <div class="nhsuk-summary-list__row">
        <dt class="nhsuk-summary-list__key">Area</dt>
        <dd class="nhsuk-summary-list__value">{{ result.areas }}</dd>
      </div>
    </dl>
    <p class="nhsuk-body-s app-card__why">{{ result.why }}</p>
  </div>
</li>
"""
PAGE = f"""<!doctype html>
<html lang="en">
<head><title>{{{{ title }}}}</title><link rel="stylesheet" href="/static/app.css"></head>
<body><main><h1>{{{{ title }}}}</h1>
<ul>{{% for result in results %}}{CARD}{{% endfor %}}</ul>
</main></body></html>"""
RESULT = {
    "slug": "sleep-and-rest",
    "name": "Sleep & rest",
    "about": "Short courses for people who work nights, led by a <nurse> who has worked them too.",
    "scope": "Internal",
    "areas": "Self-care",
    "why": "Because you wrote “sleep”",
}
CARD_SIZE = len(Template(CARD, autoescape=True).render(result=RESULT).encode())
FRAME_SIZE = len(PAGE.encode()) - len(CARD.encode())

app = Flask(__name__)
app.jinja_loader = DictLoader({"page.html": PAGE})


@app.get("/")
def page() -> str:
    """Show as many cards as come nearest to `size` bytes."""
    count = max(1, round((int(request.args["size"]) - FRAME_SIZE) / CARD_SIZE))
    return render_template("page.html", title="Results", results=[RESULT] * count)
