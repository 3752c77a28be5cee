"""Windows of time, and who counts as one visitor."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondkomen.apps.throttle.window import Window, visitor_address, visitor_key

DAY = date(2026, 3, 1)
SECRET = "a secret of the installation"


def key(address: str, day: date = DAY, secret: str = SECRET) -> str:
    return visitor_key(address, day, secret)


@given(st.floats(0, 4e9), st.integers(1, 86_400))
def test_every_moment_has_one_window_and_waits_until_its_end(moment, seconds):
    window = Window.at(moment, seconds)
    assert window.start <= moment < window.end
    assert window.start % seconds == 0
    assert window.end - window.start == seconds
    assert 1 <= window.wait(moment) <= seconds
    assert moment + window.wait(moment) >= window.end


@pytest.mark.parametrize(("moment", "wait"), [(60.0, 60), (60.5, 60), (61.0, 59), (119.0, 1), (119.999, 1)])
def test_the_wait_is_in_whole_seconds(moment, wait):
    assert Window.at(moment, 60).wait(moment) == wait


@pytest.mark.parametrize(
    ("remote", "header", "proxies", "visitor"),
    [
        ("203.0.113.7", "", 0, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", 0, "203.0.113.7"),  # without a proxy anybody can write this header
        ("10.0.0.1", "203.0.113.7", 1, "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7", 1, "203.0.113.7"),  # the left one was written by the visitor
        ("10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2", 2, "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7", 2, "10.0.0.1"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", " , ,", 1, "10.0.0.1"),
    ],
)
def test_the_visitor_is_seen_through_our_own_proxies_only(remote, header, proxies, visitor):
    assert visitor_address(remote, header, proxies) == visitor


def test_an_address_cannot_be_read_from_its_key():
    assert "203" not in key("203.0.113.7")[:3] or len(key("203.0.113.7")) == 64
    assert key("203.0.113.7") == key("203.0.113.7")
    assert key("203.0.113.7") != key("203.0.113.8")


def test_a_visitor_has_another_key_each_day_and_in_each_installation():
    assert key("203.0.113.7", date(2026, 3, 2)) != key("203.0.113.7")
    assert key("203.0.113.7", secret="another") != key("203.0.113.7")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("2001:DB8:1:2::1", "2001:db8:1:2::1", True),
        ("fe80::1%eth0", "fe80::1", True),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::1", True),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("", "no address", True),
        ("", "203.0.113.7", False),
    ],
)
def test_a_home_counts_as_one_visitor(one, other, same):
    assert (key(one) == key(other)) is same


@given(st.text(max_size=60))
def test_whatever_stands_for_an_address_has_a_key(text):
    assert len(key(text)) == 64
