"""Which addresses may be asked: every form of one that may not is refused."""

from __future__ import annotations

from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.wires import Dial, setting
from workbench.sources.address import PORTS, is_public, join, locate
from workbench.sources.client import Network
from workbench.sources.fetch import fetch
from workbench.sources.outcome import Failed

_NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1
    127.255.255.254 169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8
    192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255
    198.51.100.1 203.0.113.7 224.0.0.251 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
    ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::808:808 64:ff9b:1::1 100::1
    100:0:0:1::1 2001::1 2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::
    2002:a9fe:a9fe:: 2002:808:808:: 3fff::1 4000::1 5f00::1 8000::1 fc00::1 fd00:ec2::254 fe80::1
    fe80::1%eth0 fec0::1 ff02::1 ff0e::1
"""
NOT_PUBLIC = _NOT_PUBLIC.split()
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "::ffff:8.8.8.8", "2606:4700::1111"]

REFUSED = [
    *(f"http://{host}/" for host in NOT_PUBLIC if ":" not in host),
    *(f"http://[{host}]/" for host in NOT_PUBLIC if ":" in host),
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0X7F.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0x/",
    "http://127.0.0.1./",
    "http://1.1.1.1.1/",
    "http://256.1.1.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７．０．０．１/",
    "http://127。0。0。1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://a.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://hidden.onion/",
    "http://router.home.arpa/",
    "http://1.0.0.127.in-addr.arpa/",
    "http://a.invalid/",
    "http://router.lan/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%2f@public.example/",
    "http://public.example@127.0.0.1/",
    "http://user@public.example/",
    "http://user:word@public.example/",
    "http://public.example\\@127.0.0.1/",
    "http://127.0.0.1\\.public.example/",
    "http:\\\\127.0.0.1/",
    "http:///x",
    "http://",
    "http:127.0.0.1",
    "http:/127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1",
    "",
    "file:///etc/passwd",
    "ftp://public.example/",
    "gopher://127.0.0.1:70/_x",
    "dict://127.0.0.1:11211/",
    "javascript:alert(1)",
    "data:text/html,x",
    "unix:/run/x.sock",
    "http+unix://run/",
    "ws://public.example/",
    " http://public.example/",
    "http://public.example/ ",
    "http://public.example/a\r\nX: y",
    "http://public.example/a\tb",
    "http://public\x00.example/",
    "ht\ttp://127.0.0.1/",
    "http://127.0.0.1\n.public.example/",
    "http://public.example/\x85",
    "http://[::1",
    "http://::1/",
    "http://[::1]x/",
    "http://[fe80::1%25eth0]/",
    "http://[v1.x]/",
    "http://public..example/",
    "http://.example/",
    "http://-public.example/",
    "http://public_.ex ample/",
    "http://public.example:22/",
    "http://public.example:25/",
    "http://public.example:6379/",
    "http://public.example:0/",
    "http://public.example:65536/",
    "http://public.example:-80/",
    "http://public.example:8o/",
    f"http://{'a' * 64}.example/",
    f"http://{'a.' * 130}example/",
    f"http://public.example/{'a' * 9000}",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", REFUSED)
async def test_no_packet_leaves_for_an_address_of_a_refused_form(url: str) -> None:
    dial = Dial(0)
    fetched = await fetch(url, setting(dial))
    assert fetched.outcome in ("refused", "dns"), fetched.detail
    assert fetched.outcome == "refused" or "public" not in url
    assert dial.dialled == []


@pytest.mark.parametrize("address", NOT_PUBLIC)
async def test_a_name_that_leads_to_such_an_address_is_refused(address: str) -> None:
    dial = Dial(0)
    chosen = setting(dial)
    for answers in ([address], ["93.184.215.14", address], [address, "2606:4700::1111"]):
        chosen.network = Network(resolve=partial(_answer, answers), dial=dial)
        fetched = await fetch("https://public.example/", chosen)
        assert fetched.outcome == "refused"
    assert dial.dialled == []


def _answer(answers: list[str], host: str, port: int) -> list[str]:
    return answers


@given(st.integers(0, 2**32 - 1))
def test_whatever_python_calls_private_is_not_public(number: int) -> None:
    address = IPv4Address(number)
    if not address.is_global or address.is_multicast:
        assert not is_public(str(address))


@given(st.integers(0, 2**128 - 1))
def test_ipv6_is_public_only_where_it_is_given_out(number: int) -> None:
    address = IPv6Address(number)
    if is_public(str(address)):
        mapped = address.ipv4_mapped
        assert mapped is not None or address in ip_network("2000::/3")
        assert mapped is None or is_public(str(mapped))


@given(st.integers(0, 2**32 - 1))
def test_a_mapped_address_is_judged_as_what_it_is(number: int) -> None:
    address = IPv4Address(number)
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@given(st.text(max_size=60))
def test_any_text_is_a_plain_place_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://public.example/{text}"):
        try:
            place = locate(url)
        except Failed as failure:
            assert failure.outcome == "refused"
            continue
        assert place.url.isascii()
        assert place.port in PORTS
        assert locate(place.url) == place
        assert "#" not in place.url


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTP://Public.Example", "http://public.example/"),
        ("http://public.example:80/a#b", "http://public.example/a"),
        ("https://public.example:443/?q=ä b", "https://public.example/?q=%C3%A4%20b"),
        ("https://public.example:8443/a%20b", "https://public.example:8443/a%20b"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://[2606:4700:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://my_site.example/x;y=(1)", "http://my_site.example/x;y=(1)"),
        (
            "https://archive.example/web/2020/http://a.example/?b=c",
            "https://archive.example/web/2020/http://a.example/?b=c",
        ),
    ],
)
def test_an_address_has_one_plain_form(url: str, plain: str) -> None:
    assert locate(url).url == plain


def test_a_private_host_is_allowed_by_its_exact_name_and_port() -> None:
    allowed = frozenset({("intranet.local", 8000), ("127.0.0.1", 9000)})
    assert locate("http://intranet.local:8000/x", allowed).port == 8000
    assert locate("http://127.0.0.1:9000/x", allowed).port == 9000
    for url in (
        "http://intranet.local/",
        "http://intranet.local:8001/",
        "http://a.intranet.local:8000/",
        "http://127.0.0.1/",
        "http://127.1:9000/",
        "http://[::ffff:127.0.0.1]:9000/",
    ):
        with pytest.raises(Failed):
            locate(url, allowed)


def test_a_redirect_is_joined_as_browsers_do() -> None:
    assert join("http://a.example/b/c", "../d") == "http://a.example/d"
    assert join("http://a.example/b", "//[") == "//["
