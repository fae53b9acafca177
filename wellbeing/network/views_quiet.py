"""Who has gone quiet, for leads; and the page on which a buddy says that they are there."""

from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.core import clock
from wellbeing.core.pages import render, secret_page
from wellbeing.network import actions_reminders as reminders
from wellbeing.network import quiet as hearts
from wellbeing.network.forms_letters import ButtonForm
from wellbeing.network.queries_reminders import people
from wellbeing.network.views_base import bp


@bp.get("/manage/buddies/quiet")
@access.lead
def quiet() -> ResponseReturnValue:
    """Each quiet buddy with why we think so, what was asked, and what a lead can do."""
    today = clock.today()
    everyone = people()
    found = [(one, sign) for one in everyone if (sign := hearts.sign_of(one, today))]
    for_leads = {one.id for one in everyone if hearts.is_for_leads(one, today)}
    return render(
        "network/quiet.html",
        found=sorted(found, key=lambda pair: pair[0].id not in for_leads),
        for_leads=for_leads,
        resting=[one for one in everyone if hearts.rests(one, today)],
    )


@bp.get("/buddies/here/<token>")
@access.public
def here(token: str) -> ResponseReturnValue:
    """One button. Whoever got the mail needs no second one to sign in first."""
    person = reminders.opens(token)
    if person is None:
        return render("network/here_ended.html"), 410
    return secret_page(render("network/here.html", form=ButtonForm(), name=person.name, token=token))


@bp.post("/buddies/here/<token>")
@access.public
def be_here(token: str) -> ResponseReturnValue:
    """The buddy is there; pressed twice, they are there."""
    if not reminders.is_here(token):
        return render("network/here_ended.html"), 410
    return render("network/here_noted.html")
