"""Nobody reaches inside the trust by a link in the pack."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.core.addresses import AddressRefused, Reach, Refusal, admitted, follow, is_public, target_of

HOSTILE = [
    ("http://127.0.0.1/", Refusal.NUMBER),
    ("http://127.1/", Refusal.NUMBER),
    ("http://0x7f.1/", Refusal.NUMBER),
    ("http://0x7f000001/", Refusal.NUMBER),
    ("http://2130706433/", Refusal.NUMBER),
    ("http://017700000001/", Refusal.NUMBER),
    ("http://0/", Refusal.NUMBER),
    ("http://0.0.0.0/", Refusal.NUMBER),
    ("http://169.254.169.254/latest/meta-data", Refusal.NUMBER),
    ("http://8.8.8.8/", Refusal.NUMBER),
    ("http://1.2.3.4.5.0x10/", Refusal.NUMBER),
    ("http://[::1]/", Refusal.NUMBER),
    ("http://[::ffff:127.0.0.1]/", Refusal.NUMBER),
    ("http://[::ffff:7f00:1]/", Refusal.NUMBER),
    ("http://[64:ff9b::7f00:1]/", Refusal.NUMBER),
    ("http://[fe80::1%25eth0]/", Refusal.NUMBER),
    ("http://①②⑦.⓪.⓪.①/", Refusal.NUMBER),
    ("http://127。0。0。1/", Refusal.NUMBER),
    ("http://localhost/", Refusal.INNER_NAME),
    ("http://LOCALHOST.:80/", Refusal.INNER_NAME),
    ("http://printer/", Refusal.INNER_NAME),
    ("http://printer.local/", Refusal.INNER_NAME),
    ("https://metadata.google.internal/", Refusal.INNER_NAME),
    ("https://payroll.corp/", Refusal.INNER_NAME),
    ("file:///etc/passwd", Refusal.SCHEME),
    ("gopher://www.nhs.uk/", Refusal.SCHEME),
    ("ftp://www.nhs.uk/", Refusal.SCHEME),
    ("javascript:alert(1)", Refusal.SCHEME),
    ("data:text/html,hello", Refusal.SCHEME),
    ("//www.nhs.uk/", Refusal.SCHEME),
    ("", Refusal.SCHEME),
    ("http://me:secret@www.nhs.uk/", Refusal.FORM),
    ("http://www.nhs.uk\\@127.0.0.1/", Refusal.FORM),
    ("http://www.nhs.uk/\r\nHost: inside", Refusal.FORM),
    ("http://www nhs.uk/", Refusal.FORM),
    ("http://www..nhs.uk/", Refusal.FORM),
    ("http://-www.nhs.uk/", Refusal.FORM),
    ("http:///etc/passwd", Refusal.FORM),
    ("http://www.nhs.uk:99999/", Refusal.FORM),
    ("http://[::1", Refusal.FORM),
    ("https://www.nhs.uk/" + "a" * 2_000, Refusal.FORM),
    ("http://www.nhs.uk:22/", Refusal.PORT),
    ("http://www.nhs.uk:6379/", Refusal.PORT),
    ("http://www.nhs.uk:0/", Refusal.PORT),
]
INNER_NUMBERS = [
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "127.0.0.1", "127.8.8.8"),
    *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "192.0.0.1"),
    *("::1", "::", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1"),
    *("::ffff:10.0.0.1", "::10.0.0.1", "2002:7f00:1::", "2001:0:1::1", "64:ff9b::a00:1"),
]


@pytest.mark.parametrize(("url", "refusal"), HOSTILE)
def test_an_address_that_could_lead_inside_is_refused_by_its_form(url: str, refusal: Refusal) -> None:
    with pytest.raises(AddressRefused) as refused:
        target_of(url)
    assert refused.value.refusal is refusal


@pytest.mark.parametrize("number", INNER_NUMBERS)
def test_a_number_inside_is_not_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", ["8.8.8.8", "51.140.0.1", "2606:4700::1111", "2a00:1450:4009::1"])
def test_a_number_of_the_internet_is_public(number: str) -> None:
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.nhs.uk", "https://www.nhs.uk/"),
        ("https://www.nhs.uk:443/live-well/?a=b%20c#part", "https://www.nhs.uk/live-well/?a=b%20c"),
        ("http://WWW.NHS.UK./a b".replace(" ", "%20"), "http://www.nhs.uk/a%20b"),
        ("https://www.żółw.pl/ż", "https://www.xn--w-uga1v8h.pl/%C5%BC"),
    ],
)
def test_a_public_address_is_opened_in_its_plain_form(url: str, plain: str) -> None:
    assert target_of(url).url == plain


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "//localhost/", "file:///etc/passwd", "http://0x7f.1/", "https://x.local/"],
)
def test_a_redirect_inside_is_refused_like_a_first_address(location: str) -> None:
    with pytest.raises(AddressRefused):
        follow(target_of("https://www.nhs.uk/a"), location)


def test_a_redirect_may_be_relative() -> None:
    assert follow(target_of("https://www.nhs.uk/a/b"), "../c?d=e").url == "https://www.nhs.uk/c?d=e"


@pytest.mark.parametrize("numbers", [["8.8.8.8", "10.0.0.1"], ["::1"], [], ["8.8.8.8", "::ffff:127.0.0.1"]])
def test_a_name_with_one_number_inside_is_refused_whole(numbers: list[str]) -> None:
    with pytest.raises(AddressRefused):
        admitted(numbers, 443, Reach())


def test_public_numbers_of_the_trust_itself_can_be_closed_too() -> None:
    assert admitted(["8.8.8.8"], 443, Reach()) == "8.8.8.8"
    with pytest.raises(AddressRefused):
        admitted(["8.8.8.8"], 443, Reach(own=(ip_network("8.8.0.0/16"),)))


@given(st.integers(0, 2**32 - 1))
def test_no_number_hides_behind_its_mapped_form(number: int) -> None:
    mapped = ip_address(b"\0" * 10 + b"\xff\xff" + number.to_bytes(4))
    assert not is_public(mapped)


@given(st.text(max_size=80))
def test_whatever_is_written_is_either_refused_or_a_named_public_host(text: str) -> None:
    for url in (text, f"http://{text}/", f"https://{text}"):
        try:
            target = target_of(url)
        except AddressRefused:
            continue
        assert target.scheme in ("http", "https") and target.port in (80, 443)
        assert "." in target.host and target.host.isascii() and not target.host.rpartition(".")[2].isdigit()
        assert target.url.isascii() and target.url.isprintable()
