"""Writing to all or some buddies: whom, what, how it will read, and then once."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wellbeing import trust
from wellbeing.accounts import access
from wellbeing.core import clock, mail
from wellbeing.core.forms import options
from wellbeing.core.i18n import LANGUAGES, ngettext
from wellbeing.core.i18n import gettext as _
from wellbeing.core.pages import render
from wellbeing.network import actions_letters as letters
from wellbeing.network.actions_letters import Letter
from wellbeing.network.forms_letters import LetterForm, SendForm
from wellbeing.network.letters import Reach, asks_first, reach, readers
from wellbeing.network.people import Person
from wellbeing.network.queries_reminders import people
from wellbeing.network.views_base import bp


@bp.get("/manage/buddies/write")
@access.lead
def write() -> ResponseReturnValue:
    """To whom, and what. The address may name a stage, a place, a language, or single buddies."""
    asked = {name: request.args.get(name) for name in ("stage", "place", "language") if name in request.args}
    form = _with_languages(LetterForm(formdata=None, data=asked))
    single = request.args.getlist("buddy")
    everyone = people()
    form.people.data = [one.id for one in everyone if one.id in single and one.may_be_written_to]
    if not form.people.data:
        _tick_all(form, everyone)
    return _form_page(form, everyone)


@bp.post("/manage/buddies/write")
@access.lead
def preview() -> ResponseReturnValue:
    """Show who is meant, or how the letter will read; nothing is sent or kept yet."""
    form = _with_languages(LetterForm())
    everyone = people()
    if request.form.get("step") == "people":
        if form.shown.data != _shown(form):
            _tick_all(form, everyone)
        return _form_page(form, everyone)
    if not form.validate():
        return _form_page(form, everyone), 422
    account = access.current_account()
    if account is None:
        abort(404)
    letter = Letter(mail.new_batch(), tuple(form.people.data), form.letters(), account.email)
    if not letters.recipients(letter).people:
        form.people.errors = [_("Nobody of them can be written to. Choose somebody else.")]
        return _form_page(form, everyone), 422
    return _preview_page(letter, SendForm(formdata=None, letter=letters.seal_letter(letter)))


@bp.post("/manage/buddies/write/send")
@access.lead
def send() -> ResponseReturnValue:
    """Send the letter that was shown, or go back to it. Pressed twice, it is sent once."""
    form = SendForm()
    letter = letters.open_letter(form.letter.data or "")
    if letter is None:
        return render("network/write_ended.html"), 410
    if request.form.get("step") == "back":
        return _again(letter)
    if asks_first(len(letters.recipients(letter).people)) and not form.sure.data:
        form.sure.errors = [_("Tick this to send it to so many people.")]
        return _preview_page(letter, form), 422
    found = letters.send(letter)
    if found is not None:
        _say(found)
    return redirect(url_for("network.letter_sent", batch=letter.batch.hex()))


@bp.get("/manage/buddies/write/sent/<batch>")
@access.lead
def letter_sent(batch: str) -> ResponseReturnValue:
    """How many mails of the letter still wait to be sent."""
    try:
        name = bytes.fromhex(batch)
    except ValueError:
        abort(404)
    if not 0 < len(name) <= 16:
        abort(404)
    return render("network/letter_sent.html", waiting=mail.waiting_of(name))


def _again(letter: Letter) -> str:
    form = _with_languages(LetterForm(formdata=None))
    form.people.data = list(letter.to)
    form.put(dict(letter.words))
    return _form_page(form, people())


def _say(found: Reach) -> None:
    count = len(found.people)
    flash(
        ngettext("Your letter goes to %(num)s buddy.", "Your letter goes to %(num)s buddies.", count),
        "success",
    )
    if found.left_out:
        flash(_left_out(found.left_out), "info")


def _left_out(count: int) -> str:
    return ngettext(
        "%(num)s was left out: they have left, or their account has ended.",
        "%(num)s were left out: they have left, or their account has ended.",
        count,
    )


def _with_languages(form: LetterForm) -> LetterForm:
    named = ((code, trust.language_name(code)) for code in trust.LANGUAGE_CODES)
    form.language.choices = options(sorted(named, key=lambda one: one[1]), _("Any language"))
    return form


def _shown(form: LetterForm) -> str:
    choice = form.choice()
    return "/".join((choice.audience, choice.place, choice.language))


def _tick_all(form: LetterForm, everyone: tuple[Person, ...]) -> None:
    today, choice = clock.today(), form.choice()
    form.people.data = [one.id for one in reach(everyone, lambda one: choice.admits(one, today)).people]


def _form_page(form: LetterForm, everyone: tuple[Person, ...]) -> str:
    """The names of whoever the three questions mean, and of those who are ticked."""
    today, choice, ticked = clock.today(), form.choice(), frozenset(form.people.data or ())
    listed = reach(everyone, lambda one: choice.admits(one, today) or one.id in ticked)
    form.people.choices = options((one.id, one.name) for one in listed.people)
    form.shown.data = _shown(form)
    return render(
        "network/write.html",
        form=form,
        left_out=_left_out(listed.left_out) if listed.left_out else "",
        ticked=sum(one.id in ticked for one in listed.people),
        languages=LANGUAGES,
    )


def _preview_page(letter: Letter, form: SendForm) -> str:
    found = letters.recipients(letter)
    by_code = {language.code: language for language in LANGUAGES}
    mails = []
    for reader, count in readers(found.people, letters.ORDER).items():
        code, subject, text = letters.as_mail(letter, reader)
        mails.append((by_code[reader], count, by_code[code], subject, text))
    return render(
        "network/write_preview.html",
        form=form,
        names=[one.name for one in found.people],
        left_out=_left_out(found.left_out) if found.left_out else "",
        mails=mails,
        asks_first=asks_first(len(found.people)),
        reply_to=letter.reply_to,
    )
