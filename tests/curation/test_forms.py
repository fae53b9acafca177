"""What a form begins with is what it gives back, for every resource of the pack."""

from tests.resources.packs import real_pack
from wellbeing import trust
from wellbeing.curation.forms import ResourceForm
from wellbeing.curation.forms_contacts import ContactForm
from wellbeing.curation.forms_topics import TopicForm
from wellbeing.resources import queries as pack


def test_a_resource_goes_through_its_form_unchanged(app):
    with app.test_request_context():
        for resource in real_pack().resources:
            cells = pack.cells_of(resource)["en"]
            form = ResourceForm(formdata=None, data=ResourceForm.values(cells, trust.LANGUAGE_CODES))
            assert {**cells, **form.cells(cells)} == cells


def test_a_topic_goes_through_its_form_unchanged(app):
    with app.test_request_context():
        for topic in real_pack().topics:
            cells = pack.cells_of(topic)
            form = TopicForm(formdata=None, data=TopicForm.values(cells))
            assert form.changed(cells) == cells


def test_a_crisis_contact_goes_through_its_form_unchanged(app):
    with app.test_request_context():
        for contact in real_pack().contacts:
            cells = pack.cells_of(contact)["en"]
            form = ContactForm(formdata=None, data=ContactForm.values(cells))
            assert {**cells, **form.cells(cells)} == cells


def test_a_languages_words_that_are_emptied_leave_the_topic(app):
    topic = next(one for one in real_pack().topics if one.id == "sleep")
    cells = pack.cells_of(topic)
    with app.test_request_context():
        values = {**TopicForm.values(cells), "label_pl": "", "words_pl": " \n"}
        assert "pl" not in TopicForm(formdata=None, data=values).changed(cells)


def test_a_new_name_of_a_topic_is_one_that_nobody_has_checked(app):
    topic = next(one for one in real_pack().topics if one.id == "sleep")
    cells = pack.cells_of(topic)
    cells["pl"] |= {"status": "checked", "checked_by": "Jan", "checked_on": "2026-05-01"}
    with app.test_request_context():
        same = TopicForm(formdata=None, data={**TopicForm.values(cells), "words_pl": "noc\nnoc\n a ; b "})
        assert same.changed(cells)["pl"]["checked_by"] == "Jan"
        assert same.changed(cells)["pl"]["words"] == "noc;a;b"
        other = TopicForm(formdata=None, data={**TopicForm.values(cells), "label_pl": "Spanie"})
        assert other.changed(cells)["pl"]["status"] == "machine"
