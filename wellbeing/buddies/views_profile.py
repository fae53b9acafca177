"""A buddy's own profile, with a look at what colleagues would see."""

from dataclasses import replace
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import trust
from wellbeing.accounts import access
from wellbeing.buddies import actions_profiles, queries, words
from wellbeing.buddies.actions_profiles import ProfileDetails
from wellbeing.buddies.codes import code_of
from wellbeing.buddies.forms import ProfileForm, options
from wellbeing.buddies.queries import Profile
from wellbeing.buddies.queries_facts import facts, meta
from wellbeing.buddies.views_directory import bp
from wellbeing.buddies.views_workspace import my_own_profile, my_profile_or_none
from wellbeing.core.i18n import current_language
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render


@bp.get("/my/profile")
@access.buddy
def my_profile() -> ResponseReturnValue:
    """The profile, ready to be changed."""
    profile = my_profile_or_none()
    if profile is None:
        return render("buddies/my_profile_none.html")
    return _profile_page(profile, _profile_form(profile))


@bp.post("/my/profile")
@access.buddy
def save_profile() -> ResponseReturnValue:
    """Show how it would look, or keep it."""
    profile = my_own_profile()
    form = _with_choices(ProfileForm())
    if not form.validate():
        return _profile_page(profile, form), 422
    details = _details(form)
    if request.form.get("step") == "preview":
        shown = _preview(profile, details)
        return _profile_page(profile, form, (shown, meta(shown), facts(shown)))
    actions_profiles.save_profile(profile.id, details)
    flash(_("Your profile is saved."), "success")
    return redirect(url_for("buddies.my_requests"))


def _profile_page(profile: Profile, form: ProfileForm, preview: tuple[Any, ...] | None = None) -> str:
    code = code_of(profile.id)
    return render("buddies/my_profile.html", form=form, preview=preview, meanings=words.MEANINGS, code=code)


def _preview(profile: Profile, details: ProfileDetails) -> Profile:
    read = {name: getattr(details, name) for name in ProfileForm.MATCHED}
    buddy = replace(profile.match, **read, site=details.site, limit=details.monthly_limit)
    own: dict[str, Any] = {name: getattr(details, name) for name in ProfileForm.OWN}
    return replace(profile, **own, match=buddy)


def _with_choices(form: ProfileForm) -> ProfileForm:
    named = ((code, trust.language_name(code)) for code in trust.LANGUAGE_CODES)
    form.languages.choices = options(sorted(named, key=lambda choice: choice[1]))
    form.topics.choices = options(queries.topics_for_buddies(current_language().code).items())
    return form


def _profile_form(profile: Profile) -> ProfileForm:
    buddy = profile.match
    kept = {name: getattr(buddy, name) for name in ProfileForm.MATCHED}
    own = {name: getattr(profile, name) for name in ProfileForm.OWN}
    return _with_choices(ProfileForm(formdata=None, data={**kept, **own, "monthly_limit": buddy.limit}))


def _details(form: ProfileForm) -> ProfileDetails:
    many: dict[str, Any] = {name: tuple(form[name].data or ()) for name in ProfileForm.MANY}
    one: dict[str, Any] = {name: form[name].data for name in ProfileForm.ONE}
    return ProfileDetails(**one, **many, site=form.team.data.partition(".")[0])
