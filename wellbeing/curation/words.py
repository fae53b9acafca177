"""The words for what leads keep: statuses, needs, columns, and what was done."""

from wellbeing.core.i18n import LazyString, lazy_pgettext
from wellbeing.core.i18n import lazy_gettext as _l
from wellbeing.curation.lists import Need

STATUS_NAMES: dict[str, LazyString] = {
    "draft": lazy_pgettext("status of a resource", "Draft"),
    "review": lazy_pgettext("status of a resource", "In review"),
    "published": lazy_pgettext("status of a resource", "Published"),
    "hidden": lazy_pgettext("status of a resource", "Hidden"),
    "closed": lazy_pgettext("status of a resource", "Closed"),
}
STATUS_COLOURS = {
    "draft": "grey",
    "review": "yellow",
    "published": "green",
    "hidden": "white",
    "closed": "red",
}
STATUS_MEANINGS: dict[str, LazyString] = {
    "draft": _l("Only leads see it. You can work on it as long as you like."),
    "review": _l("Only leads see it. Another lead reads it before it is published."),
    "published": _l("Everyone can find it and read it."),
    "hidden": _l("Nobody finds it for now. You can publish it again at any time."),
    "closed": _l("The service has ended. Its page says so and points to other help."),
}
# In place of what "published" means, on a day before or after the days on which it is shown.
RESTS_TODAY = _l("It is published, but its days say not to show it today.")
# What a button says that changes the status.
STATUS_MOVES: dict[str, LazyString] = {
    "draft": _l("Make it a draft again"),
    "review": _l("Ask another lead to read it"),
    "published": _l("Publish it"),
    "hidden": _l("Hide it"),
    "closed": _l("Close it for good"),
}
NEEDS: dict[Need, LazyString] = {
    Need.REVIEW: _l("Due for a check"),
    Need.NEVER: _l("Never checked"),
    Need.UNCONFIRMED: _l("Not confirmed"),
    Need.LINK: _l("Link broken"),
    Need.UNOWNED: _l("Nobody looks after it"),
}
NEED_COLOURS = {
    Need.REVIEW: "orange",
    Need.NEVER: "grey",
    Need.UNCONFIRMED: "yellow",
    Need.LINK: "red",
    Need.UNOWNED: "grey",
}
DONE: dict[str, LazyString] = {
    "found": _l("This is what it said before anybody changed it here."),
    "added": _l("Added."),
    "edited": _l("Changed."),
    "status": _l("Status changed."),
    "assured": _l("Checked."),
    "undone": _l("The last change was undone."),
    "restored": _l("An older version was brought back."),
    "imported": _l("Changed by a list that was brought in."),
    "takenback": _l("A list that was brought in was taken back."),
    "loaded": _l("Loaded from files."),
    "left": _l("The files no longer held it."),
}
COLUMNS: dict[str, LazyString] = {
    "name": _l("Name"),
    "label": _l("Name"),
    "label_en": _l("Name"),
    "words": _l("Everyday words"),
    "summary": _l("What it is, in a few short sentences"),
    "run_by": _l("Who runs it"),
    "scope": _l("Where it is"),
    "soothe_area": _l("Area"),
    "soothe_areas": _l("Areas"),
    "topics": _l("Topics, the main one first"),
    "open_to": _l("Who may use it"),
    "eligibility": _l("Who can use it, in words"),
    # Translators: the title of a list of staff groups, such as nurses or managers.
    "audience": _l("Made for"),
    "private_from_work": _l("Does the employer stay out of it?"),
    "languages": _l("Languages it is offered in"),
    "phone": _l("Phone number"),
    "text_number": _l("Number for text messages"),
    "text_word": _l("Word to text"),
    "email": _l("Email address"),
    "url": _l("Web address"),
    "channels": _l("Ways to reach it"),
    "cost": _l("Cost"),
    "opening_hours": _l("When it is open"),
    "is_24h": _l("It is open day and night, every day"),
    "area": _l("Part of the country it is for"),
    "when_to_use": _l("When to use it"),
    "source": _l("Where the facts come from"),
    "verified": _l("Are the facts confirmed at their source?"),
    "checked_note": _l("A note for whoever checks it next"),
    "assured_by": _l("Checked by"),
    "assured_on": _l("Checked on"),
    "owner": _l("Work email of whoever looks after it"),
    "review_months": _l("How often should it be checked, in months?"),
    "status": _l("Status"),
    "show_from": _l("Show it from this day"),
    "show_until": _l("Show it until the end of this day"),
    "checked_by": _l("Translation checked by"),
    "checked_on": _l("Translation checked on"),
    "order": _l("Place in the list"),
    "slug": _l("Name in its address"),
}
