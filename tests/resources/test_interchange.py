"""The pack's files: everything right is read, everything wrong is named."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resources.packs import english_files, real_files, real_pack, with_cell
from wellbeing.resources.interchange import COLUMNS, PackError, edition_of, read_pack


def faults_of(files: dict[str, bytes]) -> list[str]:
    with pytest.raises(PackError) as caught:
        read_pack(files)
    return [str(fault) for fault in caught.value.faults]


def test_the_real_pack_is_read_whole():
    pack = read_pack(english_files())
    assert (len(pack.resources), len(pack.topics), len(pack.contacts)) == (130, 63, 7)
    assert all(resource.areas and resource.topics and resource.scope for resource in pack.resources)


def test_nobody_is_said_to_have_assured_what_nobody_has_assured():
    assert not any(resource.assured_by or resource.assured_on for resource in real_pack().resources)


def test_every_crisis_contact_of_the_pack_is_verified():
    assert all(contact.verified for contact in real_pack().contacts)


def test_translations_hang_on_the_english_entry():
    for language in ("pl", "ur"):
        assert all(topic.label(language) for topic in real_pack().topics)
        assert real_pack().topics[0].label(language) != real_pack().topics[0].english.label


@pytest.mark.parametrize(
    ("name", "line", "column", "value", "words"),
    [
        ("resources.csv", 3, "slug", "soothe-buddies", "stands here twice"),
        ("resources.csv", 2, "slug", "Not A Slug", "small letters"),
        ("resources.csv", 4, "slug", "", "empty"),
        ("resources.csv", 5, "name", "", "empty"),
        ("resources.csv", 5, "name", "x" * 121, "121 characters long"),
        ("resources.csv", 6, "scope", "galactic", "“galactic” is not known. Use one of: internal"),
        ("resources.csv", 6, "soothe_areas", "self_care;sleepiness", "“sleepiness” is not known"),
        ("resources.csv", 7, "topics", "menopause;dragons", "“dragons” is not known"),
        ("resources.csv", 7, "topics", "menopause;menopause", "stands here twice"),
        ("resources.csv", 7, "topics", "menopause, sleep", "Put semicolons between values"),
        ("resources.csv", 7, "topics", "menopase", "Did you mean “menopause”?"),
        ("resources.csv", 7, "topics", "", "empty"),
        ("resources.csv", 8, "audience", "wizards", "“wizards” is not known"),
        ("resources.csv", 9, "phone", "call me", "not a phone number"),
        ("resources.csv", 9, "phone", "12", "not a phone number"),
        ("resources.csv", 9, "phone", "1785 123456", "may have lost the zero"),
        ("resources.csv", 9, "phone", "441785123456", "may have lost the zero or the plus sign"),
        ("resources.csv", 9, "text_number", "٠١٢٣٤", "not a phone number"),
        ("resources.csv", 10, "email", "someone at example", "not an email address"),
        ("resources.csv", 11, "url", "javascript:alert(1)", "not a web address"),
        ("resources.csv", 11, "url", "https://user:secret@example.org/", "not a web address"),
        ("resources.csv", 11, "url", "https://example.org:port/", "not a web address"),
        ("resources.csv", 11, "url", "https://exa mple.org/", "not a web address"),
        ("resources.csv", 11, "url", "//example.org/", "not a web address"),
        ("resources.csv", 11, "url", "", "empty"),
        ("resources.csv", 12, "is_24h", "perhaps", "Use one of: false, true"),
        ("resources.csv", 13, "cost", "cheap", "Use one of: charges, free"),
        ("resources.csv", 14, "languages", "en;klingonese", "“klingonese” is not known"),
        ("resources.csv", 15, "channels", "pigeon", "“pigeon” is not known"),
        ("resources.csv", 16, "verified", "true", "Use one of: no, yes"),
        ("resources.csv", 17, "summary", "two\nlines", "line break or a hidden character"),
        ("resources.csv", 17, "summary", "bell\x07", "hidden character"),
        ("resources.csv", 17, "summary", "nul\x00", "hidden character"),
        ("resources.csv", 17, "name", "evil \u202egnp.exe", "hidden character"),
        ("resources.csv", 18, "summary", "x" * 601, "The most is 600"),
        ("topics.csv", 2, "topic", "In Crisis", "small letters"),
        ("topics.csv", 3, "soothe_area", "elsewhere", "“elsewhere” is not known"),
        ("topics.csv", 4, "words", "y" * 81, "too long"),
        ("crisis.csv", 2, "order", "first", "not a whole number"),
        ("crisis.csv", 2, "phone", "", "needs a number"),
        ("crisis.csv", 3, "verified", "maybe", "Use one of"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(name, line, column, value, words):
    found = faults_of(with_cell(name, line, column, value))
    assert any(
        text.startswith(f"{name}, line {line}, column {column}: ") and words in text for text in found
    ), found


def test_every_fault_is_named_in_one_go():
    files = with_cell("resources.csv", 3, "scope", "galactic")
    files["topics.csv"] = with_cell("topics.csv", 2, "soothe_area", "nowhere")["topics.csv"]
    found = faults_of(files)
    assert any("resources.csv, line 3" in text for text in found)
    assert any("topics.csv, line 2" in text for text in found)


HEADER = ",".join(COLUMNS["topics.csv"]).encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"Topics of the trust,,\n" + HEADER + b"\n", "line 1: The first row must name the columns, such as"),
        (HEADER + b",colour\n", "column colour: This column is not known"),
        (HEADER.replace(b",words", b"") + b"\n", "column words: This column is missing"),
        (HEADER + b",words\n", "column words: This column stands here twice"),
        (HEADER + b"\nsleep,Sleep\n", "line 2: This line has 2 cells, but there are 4 columns"),
        (HEADER + b'\nsleep,"Sleep,a;b,help\n', "line 2: A quote that opens in this line is never closed"),
        (
            HEADER + b'\nsleep,"Sleep" or not,a;b,help\n',
            "line 2: The quotes in this line do not come in pairs",
        ),
        (HEADER + b"\nsleep,Caf\xe9,a,help\n", "line 2: Byte 10 of this line is not UTF-8"),
        (b"\xff\xfet\0o\0p", "broken UTF-16"),
        (HEADER + b"\nsleep,Sleep," + b"z" * 200_000 + b",help\n", "topics.csv, line 2: A cell that begins"),
        (b"PK\x03\x04 and more", "This is an Excel workbook"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"<html><table>", "This is a web page"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content, words):
    found = faults_of({**english_files(), "topics.csv": content})
    assert any(words in text for text in found), found


@pytest.mark.parametrize("name", ["resources.csv", "topics.csv", "crisis.csv"])
def test_a_missing_file_is_named(name):
    files = english_files()
    del files[name]
    assert f"{name}: The file is missing." in faults_of(files)


def test_a_byte_order_mark_windows_line_ends_and_empty_lines_are_no_fault():
    files = {
        name: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") + b"\r\n,,\r\n"
        for name, content in english_files().items()
    }
    files = {name: content.replace(b"\r\n,,\r\n", b"\r\n\r\n") for name, content in files.items()}
    assert read_pack(files) == read_pack(english_files())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_pack_is_read_in_whatever_way_a_spreadsheet_saved_it(encoding, delimiter):
    def saved(content):
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return text.getvalue().encode(encoding)

    files = {name: saved(content) for name, content in english_files().items()}
    assert read_pack(files) == read_pack(english_files())


def test_a_pack_without_the_columns_that_came_later_is_read():
    rows = list(csv.DictReader(io.StringIO(english_files()["resources.csv"].decode(), newline="")))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS["resources.csv"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    found = read_pack({**english_files(), "resources.csv": text.getvalue().encode()})
    assert len(found.resources) == 130
    assert {one.upkeep.status for one in found.resources} == {"published"}


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("pl/topics.csv", "sleeep,Sen,,machine,,", "“sleeep” is not in the English file"),
        ("pl/topics.csv", "sleep,Sen,,machine,,\nsleep,Sen,,machine,,", "stands here twice"),
        ("pl/topics.csv", "sleep,Sen,,guessed,,", "column status: “guessed” is not known"),
        ("pl/topics.csv", "sleep,Sen,,checked,,", "needs the name of the person and the date"),
        ("pl/topics.csv", "sleep,Sen,,checked,Anna,tomorrow", "column checked_on: “tomorrow” is not a date"),
        ("en/topics.csv", "sleep,Sleep,,machine,,", "not the code of a language"),
        ("klingonese/topics.csv", "sleep,Qong,,machine,,", "not the code of a language"),
    ],
)
def test_a_wrong_translation_is_named(path, content, words):
    header = "topic,label,words,status,checked_by,checked_on\n"
    found = faults_of({**english_files(), path: (header + content + "\n").encode()})
    assert any(words in text for text in found), found


def test_a_crisis_file_without_any_verified_contact_is_refused():
    content = english_files()["crisis.csv"].replace(b",yes,", b",no,")
    assert any(
        "At least one crisis contact with a phone number must be verified" in text
        for text in faults_of({**english_files(), "crisis.csv": content})
    )


def test_the_same_pack_has_the_same_edition_and_a_change_gives_another():
    changed = read_pack(with_cell("resources.csv", 2, "summary", "Another summary."))
    assert edition_of(read_pack(english_files())) == edition_of(read_pack(english_files()))
    assert edition_of(changed) != edition_of(read_pack(english_files()))


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(real_files())), content=st.binary(max_size=400))
def test_any_bytes_at_all_are_read_or_refused_with_words(name, content):
    try:
        read_pack({**real_files(), name: content})
    except PackError as error:
        assert all(fault.problem for fault in error.faults)


@settings(max_examples=60, deadline=None)
@given(
    place=st.sampled_from([(name, column) for name in COLUMNS for column in COLUMNS[name]]),
    value=st.text(max_size=30),
)
def test_any_text_in_any_cell_is_read_or_named_in_that_file(place, value):
    name, column = place
    try:
        read_pack(with_cell(name, 2, column, value))
    except PackError as error:
        # A topic with another id is right in itself; it is missed by the resources that name it.
        assert column == "topic" or name in {fault.file for fault in error.faults}
