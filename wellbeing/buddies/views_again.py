"""The same buddy again, by the code that somebody kept: the app does not know who talked to whom."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries
from wellbeing.buddies.codes import id_of_code
from wellbeing.buddies.forms_codes import AgainForm
from wellbeing.buddies.views_directory import bp
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


@bp.get("/buddies/again")
@access.staff
def again() -> ResponseReturnValue:
    """Where a code is typed in."""
    return render("buddies/again.html", form=AgainForm(formdata=None))


@bp.post("/buddies/again")
@access.staff
def find_again() -> ResponseReturnValue:
    """Go to the buddy, whose page says whether they can be asked just now."""
    form = AgainForm()
    if not form.validate():
        return render("buddies/again.html", form=form), 422
    buddy_id = id_of_code(form.code.data)
    if buddy_id is None:
        form.code.errors = [_("This is not a buddy's code. Look at each letter and number once more.")]
        return render("buddies/again.html", form=form), 422
    profile = queries.find_profile(buddy_id)
    if profile is None or not profile.match.active:
        return render("buddies/again_left.html"), 404
    return redirect(url_for("buddies.show", buddy_id=profile.id))
