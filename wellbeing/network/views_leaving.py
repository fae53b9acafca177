"""Stopping for good: by the buddy, or by a lead, and back again while that is still easy."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from wellbeing.accounts import access
from wellbeing.buddies import queries as buddies
from wellbeing.buddies.queries import Profile
from wellbeing.core.forms import Form
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.network import actions_leaving as actions
from wellbeing.network.views_base import bp
from wellbeing.network.views_buddies import find_buddy, has_left, tell_moved


@bp.get("/my/care/leave")
@access.buddy
def leave() -> ResponseReturnValue:
    """What goes and when, before a buddy stops."""
    return render("network/leave.html", form=Form(formdata=None))


@bp.post("/my/care/leave")
@access.buddy
def stop_being_buddy() -> ResponseReturnValue:
    """Stop. The session ends with the role."""
    account = access.current_account()
    profile = buddies.profile_of_account(account.id) if account else None
    if profile is None:
        abort(404)
    actions.let_go(profile.id)
    access.sign_out()
    return redirect(url_for("network.leave_done"))


@bp.get("/buddies/thank-you")
@access.public
def leave_done() -> ResponseReturnValue:
    """Thank somebody who has stopped, and who is signed out by now."""
    return render("network/leave_done.html")


@bp.get("/manage/buddies/<buddy_id>/leave")
@access.lead
def manage_buddy_leave(buddy_id: str) -> ResponseReturnValue:
    """What goes and when, before a lead lets a buddy go."""
    profile = find_buddy(buddy_id)
    return has_left(profile) if profile.left_on else _leave_page(profile)


@bp.post("/manage/buddies/<buddy_id>/leave")
@access.lead
def let_go(buddy_id: str) -> ResponseReturnValue:
    """Let a buddy go, with thanks."""
    profile = find_buddy(buddy_id)
    moved = actions.let_go(profile.id)
    if moved is None:
        return has_left(profile)
    flash(_("They have left. We have thanked them by mail."), "success")
    tell_moved(moved)
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


@bp.post("/manage/buddies/<buddy_id>/return")
@access.lead
def take_back(buddy_id: str) -> ResponseReturnValue:
    """Undo it."""
    profile = find_buddy(buddy_id)
    if actions.take_back(profile.id):
        flash(_("They are a buddy again. Tick “Takes requests” when they want to begin."), "success")
    else:
        flash(_("Nothing was changed: they are a buddy, or it is too late."), "warning")
    return redirect(url_for("network.manage_buddy", buddy_id=profile.id))


def _leave_page(profile: Profile) -> str:
    back_url = url_for("network.manage_buddy", buddy_id=profile.id)
    return render(
        "network/manage_buddy_leave.html", form=Form(formdata=None), profile=profile, back_url=back_url
    )
