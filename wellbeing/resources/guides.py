"""What each area is in plain words, when it may be for somebody, and small first steps. Nothing here diagnoses."""

from dataclasses import dataclass

from wellbeing.core.i18n import LazyString
from wellbeing.core.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Guide:
    """The words of one area's page, and how the check-in asks after it. The first step is the smallest."""

    about: tuple[LazyString, ...]
    when: tuple[LazyString, ...]
    steps: tuple[LazyString, ...]
    question: LazyString


GUIDES: dict[str, Guide] = {
    "self_care": Guide(
        about=(
            _l(
                "Self-care is the small things that keep you going: sleep, food, rest, moving, and time to breathe."
            ),
            _l(
                "You do not have to earn it. Small things count, and they count most when there is no time for them."
            ),
        ),
        when=(
            _l("You wake up tired, or you cannot sleep after a shift."),
            _l("You often miss meals or breaks."),
            _l("Your body is changing, or an illness takes your strength."),
        ),
        steps=(
            _l("Drink a glass of water, and look out of a window while you do."),
            _l("Take one real break today, away from your screen or your ward."),
            _l("Choose a time to put your phone down tonight."),
        ),
        # Translators: the answers to this and the next five questions run from "Very hard" to "Good".
        question=_l("How are your sleep, food and rest?"),
    ),
    "open_up": Guide(
        about=(
            _l("To open up is to tell somebody how you really are."),
            _l("It can be a friend, a buddy, or someone who is trained to listen."),
            _l("You do not need the right words. You choose who hears it, and how much you say."),
        ),
        when=(
            _l("You say “I’m fine”, and it is not true."),
            _l("You feel low, worried or numb on most days."),
            _l("Someone has died, or something hard stays with you."),
        ),
        steps=(
            _l("Send one person a message: “Have you got ten minutes this week?”"),
            _l("Write down what is on your mind, for nobody but you."),
            _l("Read how one of the services below works. You need not call today."),
        ),
        question=_l("How is it to tell someone how you feel?"),
    ),
    "others": Guide(
        about=(
            _l("Others are your people: family, friends, and those who have been through the same as you."),
            _l("Looking after someone is hard, and so is being alone. Both get lighter when somebody knows."),
        ),
        when=(
            _l("You care for someone who is ill, old or disabled."),
            _l("There are quarrels at home, or a baby has changed everything."),
            _l("You feel lonely, or you miss people who understand."),
        ),
        steps=(
            _l("Say hello to somebody you have not heard from for a while."),
            _l("Tell someone at home one thing that you need help with this week."),
            _l("Look for one group of people like you. Today you only read about it."),
        ),
        question=_l("How are things with your family and friends?"),
    ),
    "team": Guide(
        about=(
            _l("Team is how work feels: your manager, the people beside you, your hours, and being heard."),
            _l("Trouble at work is not yours to mend alone. There are people whose job it is to help."),
        ),
        when=(
            _l("You dread a shift because of how someone treats you."),
            _l("You have seen something wrong and do not know whom to tell."),
            _l("You lead people, and it feels as if you carry it alone."),
        ),
        steps=(
            _l("Tell one colleague whom you trust how work has been."),
            _l("Write down what happened and when, without the names of patients. Keep it for yourself."),
            _l("Ask your manager for ten minutes, and say beforehand what it is about."),
        ),
        question=_l("How are work and the people there?"),
    ),
    "help": Guide(
        about=(
            _l("Help is for worries that need more than a kind word."),
            _l("It may be money, a home, safety, health, drink or drugs, or the law."),
            _l("The people who answer have heard it before. Asking early often leaves you more choices."),
        ),
        when=(
            _l("Bills or debts keep you awake."),
            _l("Somebody hurts you, scares you or controls you."),
            _l("You fear for your health, your home or your right to stay."),
        ),
        steps=(
            _l("Choose the one worry that is largest today. Only that one."),
            _l("Find the last letter or message about it, and put it where you can see it."),
            _l("Call or write to one of the services below, or tell a buddy about it first."),
        ),
        question=_l("How are money, home, health and safety?"),
    ),
    "enjoy": Guide(
        about=(
            _l(
                "Enjoy is what lifts your day: a walk, music, making things, learning, a laugh with somebody."
            ),
            _l("It is not a treat for when the work is done. It is part of what keeps you well."),
        ),
        when=(
            _l("Your days are work, sleep and work again."),
            _l("There is something you used to love and have let go."),
            _l("You would like to try something new, or to be outside more."),
        ),
        steps=(
            _l("Do one thing that you like for ten minutes today."),
            _l("Step outside and find three things to look at."),
            _l("Put one nice thing in your calendar for this week."),
        ),
        question=_l("How is it with time for things you like?"),
    ),
}
