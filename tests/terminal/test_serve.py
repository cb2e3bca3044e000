"""The room in a real browser: headless Chromium, driven over its own debugging protocol."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.review.sample import build
from tests.terminal.test_room import states

pytestmark = pytest.mark.terminal

PATIENCE = 60.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "claims.db")


@pytest.fixture
def address(database: Path, tmp_path: Path) -> Iterator[str]:
    """Where the room is served."""
    command = [sys.executable, "-m", "workbench", "--db", str(database), "serve", "--port", "0"]
    environment = {**os.environ, "HOME": str(tmp_path), "WORKBENCH_REVIEWER": "A. Checker"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as served:
        try:
            assert served.stdout is not None
            told = ""
            for line in served.stdout:
                told += line
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    yield found[0]
                    break
            else:
                raise AssertionError(told)
        finally:
            served.terminate()
            served.wait(10)


class Page:
    """A page of a browser."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._number = socket, 0

    async def send(self, method: str, **parameters: Any) -> Any:
        """Ask the browser for something; its answer."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json(timeout=PATIENCE)
            if message.get("id") == self._number:
                return message.get("result", {})

    async def press(self, key: str) -> None:
        """Press a key of a letter."""
        await self.send("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.send("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def until(self, script: str) -> None:
        """Wait until a script says true."""
        async with asyncio.timeout(PATIENCE):
            while True:
                answer = await self.send("Runtime.evaluate", expression=script)
                if answer.get("result", {}).get("value") is True:
                    return
                await asyncio.sleep(0.05)


async def decided(database: Path, number: int) -> None:
    """Wait until so many claims are decided in the database."""
    async with asyncio.timeout(PATIENCE):
        while len(await asyncio.to_thread(states, database)) < number:
            await asyncio.sleep(0.2)


async def test_a_browser_shows_the_room_and_its_keys_reach_the_database(
    address: str, database: Path
) -> None:
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        pytest.fail(f"this test needs one of: {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,800"),
                *("--remote-debugging-port=0", f"--user-data-dir={profile}", address),
            ],
            stderr=subprocess.DEVNULL,
        )
        try:
            await review(Path(profile), database)
        finally:
            process.terminate()
            process.wait(10)


async def review(profile: Path, database: Path) -> None:
    """Decide two claims in the browser's first page."""
    note = profile / "DevToolsActivePort"
    async with asyncio.timeout(PATIENCE):
        while not note.exists() or "\n" not in note.read_text():
            await asyncio.sleep(0.05)
    port = note.read_text().split("\n", 1)[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
        [target] = [page for page in json.load(answer) if page["type"] == "page"]
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket,
    ):
        page = Page(socket)
        await page.until("document.body.classList.contains('-first-byte')")
        await page.until("document.querySelector('.xterm-helper-textarea') !== null")
        await page.send(
            "Runtime.evaluate",
            expression="document.querySelector('.xterm-helper-textarea').focus()",
        )
        await asyncio.sleep(1.0)  # the first painting; what is typed before it would count too
        await page.press("c")
        await decided(database, 1)
        await page.press("t")
        await decided(database, 2)
    assert states(database) == {"The harbour wall": "corroborated", "It is 412 metres": "contested"}


def test_without_the_extra_one_line_says_what_to_install(database: Path, tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ImportError")
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "--db", str(database), "serve"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 2
    assert done.stderr == (
        "workbench: 'serve' needs textual-serve; pip install 'workbench[serve]'\n"
    )
