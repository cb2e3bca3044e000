"""``fetch`` and ``attach`` as a user runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Workbench
from tests.desk.bridges import PAGE, Pages, serving, write


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    monkeypatch.delenv("WORKBENCH_OFFLINE", raising=False)
    with serving({"/a": PAGE}) as served:
        config = tmp_path / "config.toml"
        config.write_text(
            f'[fetch]\ndelay = 0\nprivate-hosts = ["127.0.0.1:{served.port}"]\n'
            f'timegate = "{served.url("/gate/{url}")}"\n'
        )
        monkeypatch.setenv("WORKBENCH_CONFIG", str(config))
        yield served


@pytest.fixture
def desk(workbench: Workbench, pages: Pages, tmp_path: Path) -> Callable[..., Run]:
    draft = write(tmp_path, [pages.url("/a"), pages.url("/none"), "http://10.0.0.1/x"])
    assert workbench("add", draft).status == 0
    return workbench


def test_hosts_are_listed_and_nothing_is_asked_without_a_yes(
    desk: Callable[..., Run], pages: Pages
) -> None:
    for answer in (b"", b"n\n", b"\n"):
        done = desk("fetch", stdin=answer)
        assert done.status == 2
        assert f"127.0.0.1:{pages.port}" in done.out
        assert pages.asked == []
    assert desk("fetch", stdin=b"y\n").status == 0
    assert sorted(pages.asked) == ["/a", "/none"]


def test_an_address_that_may_not_be_asked_is_not_among_the_hosts(
    desk: Callable[..., Run],
) -> None:
    listed = desk("fetch").out
    assert "2 sources of 1 host" in listed
    assert "10.0.0.1" in listed.partition("never be asked")[2]


def test_a_script_says_yes_and_sees_each_outcome(desk: Callable[..., Run], pages: Pages) -> None:
    done = desk("fetch", "--yes")
    assert done.status == 0
    assert "captured (text/html" in done.out
    assert "failed: not-found" in done.out
    assert "failed: refused" in done.out
    assert "1 captured · 2 failed" in done.out
    again = desk("fetch", "--yes")
    assert again.status == 0
    assert "Nothing to fetch" in again.out
    assert len(pages.asked) == 2
    assert "1 same" in desk("fetch", "--yes", "--again").out
    assert desk("verify").status == 0


@pytest.mark.parametrize("switch", ["option", "environment"])
def test_offline_is_an_error_that_says_so(
    desk: Callable[..., Run], pages: Pages, switch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if switch == "environment":
        monkeypatch.setenv("WORKBENCH_OFFLINE", "1")
    done = desk("fetch", "--yes", *(["--offline"] if switch == "option" else []))
    assert done.status == 2
    assert "switched off" in done.err
    assert done.err.count("\n") == 1
    assert pages.asked == []


def test_one_claim_or_document_can_be_named(desk: Callable[..., Run], pages: Pages) -> None:
    assert desk("fetch", "--yes", "--claim", "Bridge 2 at").status == 0
    assert pages.asked == ["/none"]
    assert desk("fetch", "--yes", "--document", "bridges.txt").status == 0
    assert sorted(pages.asked) == ["/a", "/none"]
    assert desk("fetch", "--document", "no-such").status == 2


def test_a_file_is_attached_to_a_note(desk: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_text(PAGE, "utf-8")
    done = desk("attach", "2", "saved.html")
    assert done.status == 0
    assert "for note 2" in done.out
    assert desk("attach", "9", "saved.html").status == 2
    assert desk("attach", "2", "missing.html").status == 3
    assert desk("verify").status == 0


def test_a_configuration_that_is_off_is_told(
    desk: Callable[..., Run], tmp_path: Path, pages: Pages
) -> None:
    (tmp_path / "config.toml").write_text("[fetch]\nverify = false\n")
    done = desk("fetch", "--yes")
    assert done.status == 2
    assert "config.toml" in done.err
    assert pages.asked == []


def test_show_tells_what_a_source_says_and_a_passage_of_it_can_be_pinned(
    desk: Callable[..., Run], pages: Pages
) -> None:
    assert "not asked for yet" in desk("show", "Bridge 1 at").out
    desk("fetch", "--yes")
    shown = desk("show", "Bridge 1 at").out
    assert "captured on 20" in shown
    assert "opened in 1911 by the county council" in shown
    assert "not in these passages:" in shown
    assert "failed on 20" in desk("show", "Bridge 2 at").out
    told = desk("show", "Bridge 1 at", "--format", "json").json
    (source,) = told["sources"]
    assert source["state"] == "captured"
    assert source["unsupported"]
    best = source["passages"][0]
    assert best["pinned"] is None
    done = desk(
        *("mark", "Bridge 1 at", "contested", "--reason", "cited-source-contradicts"),
        *("--pin", best["id"]),
    )
    assert done.status == 0, done.err
    assert f"{best['id']}, pinned" in desk("show", "Bridge 1 at").out
    assert desk("verify").status == 0
    refused = desk("mark", "Bridge 1 at", "contested", "--pin", "0123456789ab:1-2")
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_captures_are_exported_and_imported_by_another(
    desk: Callable[..., Run], pages: Pages, tmp_path: Path
) -> None:
    desk("fetch", "--yes")
    file = tmp_path / "captures.warc.gz"
    assert desk("export", "warc", "-o", file).status == 0
    other = ("--db", str(tmp_path / "other.db"))
    assert desk(*other, "add", tmp_path / "bridges.txt").status == 0
    done = desk(*other, "import", file)
    assert done.status == 0, done.err
    assert "1 brought in · 0 kept already · 0 that no note cites" in done.out
    assert "imported on 20" in desk(*other, "show", "Bridge 1 at").out
    assert "0 brought in · 1 kept already" in desk(*other, "import", file).out
    broken = desk(*other, "import", tmp_path / "bridges.txt")
    assert (broken.status, broken.err.count("\n")) == (3, 1)
    assert desk(*other, "import", tmp_path / "none.warc").status == 3
    assert desk(*other, "verify").status == 0


def stale(desk: Callable[..., Run]) -> bool:
    (document,) = desk("status", "--format", "json").json["documents"]
    (signed,) = document["sign_offs"]
    return bool(signed["stale"])


def test_a_sign_off_whose_pinned_passage_was_changed_is_re_opened(
    desk: Callable[..., Run], pages: Pages
) -> None:
    desk("fetch", "--yes")
    told = desk("show", "Bridge 1 at", "--format", "json").json
    desk("mark", "Bridge 1 at", "corroborated", "--pin", told["sources"][0]["passages"][0]["id"])
    rules = [held["rule"] for held in desk("rules", "--format", "json").json["broken"]]
    aside = [word for rule in dict.fromkeys(rules) for word in ("--override", rule)]
    because = ["--because", "a test"] * (len(aside) // 2)
    signed = desk("sign-off", "bridges.txt", *aside, *because, "--yes")
    assert signed.status == 0, signed.err
    pages.bodies["/a"] = PAGE.replace("<h1>", "<h1>The bridge at ")
    assert "moved for claim" in desk("fetch", "--yes", "--again").out
    assert not stale(desk)
    pages.bodies["/a"] = PAGE.replace("1911", "1921")
    assert "altered for claim" in desk("fetch", "--yes", "--again").out
    assert stale(desk)
    assert desk("verify").status == 0
