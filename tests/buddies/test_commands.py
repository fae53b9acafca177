"""The commands of the network answer in words whatever file they are given, and never with a trace."""

import json

import pytest

from tests.buddies.people import add_buddy


@pytest.fixture
def run(app, tmp_path):
    """Run `flask buddies match` on a file of these bytes."""

    def run(content, *options):
        file = tmp_path / "request.json"
        file.write_bytes(content)
        return app.test_cli_runner().invoke(args=["buddies", "match", "--request", str(file), *options])

    return run


def test_a_request_in_a_file_is_ranked_and_explained(run):
    anna, ben = add_buddy("Anna", languages=("pl",)), add_buddy("Ben")
    told = json.loads(run(b'{"languages": ["pl"]}', "--explain").stdout)
    assert [one["buddy"] for one in told["ranked"]] == [anna]
    assert told["left_out"] == [{"buddy": ben, "rule": "language"}]
    assert set(json.loads(run(b"{}").stdout)) == {"ranked"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not json", "is not JSON"),
        (b"\x00\xff", "not text in UTF-8"),
        (b"[" * 100_000, "brackets within brackets"),
        (b"x" * 10_000_000, "larger than 200 kB"),
        (b'"words"', "one JSON object"),
        (b'{"languages": {"pl": 1}}', "languages must be a list"),
        (b'{"team": 7}', "team takes words"),
        (b'{"topics": ["shoes"]}', "'shoes' is not known"),
        (b'{"\\ud800": "\\ud800"}', "unknown field"),
        (b'{"leave_out": [null]}', "leave_out takes words"),
    ],
)
def test_a_file_that_is_no_request_is_refused_with_one_clear_message(run, content, said):
    result = run(content, "--explain")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert len(result.stderr) < 2000


@pytest.mark.parametrize("path", ["missing.json", "."])
def test_a_file_that_is_not_there_is_named(app, tmp_path, path):
    result = app.test_cli_runner().invoke(args=["buddies", "match", "--request", str(tmp_path / path)])
    assert result.exit_code in (1, 2)
    assert "Error" in result.stderr
    assert "Traceback" not in result.output


def test_somebody_left_out_who_is_no_buddy_any_more_changes_nothing(run):
    anna = add_buddy("Anna")
    told = json.loads(run(b'{"leave_out": ["gone", "0000\\u0000"]}').stdout)
    assert [one["buddy"] for one in told["ranked"]] == [anna]


def test_an_empty_network_is_exported_as_headings(app):
    result = app.test_cli_runner().invoke(args=["buddies", "export"])
    assert result.exit_code == 0
    assert result.stdout.startswith("id,site,team,")
    assert len(result.stdout.splitlines()) == 1
