"""The secret key of an installation on one machine is made once, and read by its owner only."""

from concurrent.futures import ThreadPoolExecutor

from rondkomen.config.secret_key import SHORTEST, kept_secret_key


def test_it_is_made_once_and_then_kept(tmp_path):
    file = tmp_path / "secret_key"
    first = kept_secret_key(file)
    assert len(first) >= SHORTEST
    assert kept_secret_key(file) == first


def test_only_its_owner_can_read_it(tmp_path):
    file = tmp_path / "secret_key"
    kept_secret_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_an_empty_file_is_filled(tmp_path):
    file = tmp_path / "secret_key"
    file.touch()
    assert len(kept_secret_key(file)) >= SHORTEST


def test_a_key_that_somebody_wrote_with_a_line_end_is_the_key(tmp_path):
    file = tmp_path / "secret_key"
    file.write_text("a key of our own\n")
    assert kept_secret_key(file) == "a key of our own"


def test_all_who_start_at_once_have_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: kept_secret_key(tmp_path / "secret_key"), range(32)))
    assert len(set(keys)) == 1
