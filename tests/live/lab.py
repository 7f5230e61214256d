"""A JupyterLab of its own: free port, settings in a temporary folder, a copy of the book."""

from __future__ import annotations

import json
import os
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from visiting import ROOT

BOOK = ROOT / "book"
BIN = Path(sys.executable).parent
SETTINGS = {
    # cells out of sight exist too, so that a test can look at them
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}


@dataclass
class Lab:
    """A running JupyterLab."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """End it and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def start(folder: Path) -> Lab:
    """`make lab`, with its copy of the book in a folder of ours; wait until it answers."""
    return serve(folder / "root", environment(folder))


def serve(root: Path, env: dict[str, str], programs: Path | None = None) -> Lab:
    """Start a JupyterLab over the folder `root`: by `make lab`, or the one that lies in `programs`.

    Raises
    ------
    RuntimeError
        It ended, or does not answer within a minute; the message holds its log.
    """
    overrides = Path(env["JUPYTER_CONFIG_DIR"]) / "labconfig/default_setting_overrides.json"
    before = json.loads(overrides.read_text()) if overrides.is_file() else {}
    overrides.parent.mkdir(parents=True, exist_ok=True)
    ours = {plugin: {**before.get(plugin, {}), **values} for plugin, values in SETTINGS.items()}
    overrides.write_text(json.dumps({**before, **ours}))

    port = free_port()
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "IdentityProvider.token": "",
        "LabApp.expose_app_in_browser": True,
    }
    told = [f"--{name}={value}" for name, value in options.items()]
    if programs:
        command, where = [str(programs / "jupyter"), "lab", "--allow-root", *told], root
    else:
        command, where = ["make", "lab", f"LAB={root}", f"LAB_OPTIONS={shlex.join(told)}"], ROOT
    log = root.parent / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=where, env=env, stdout=out, stderr=out)
    lab = Lab(f"http://127.0.0.1:{port}", process, log)
    if not answers(lab):
        lab.stop()
        raise RuntimeError(f"JupyterLab does not answer:\n{log.read_text()[-3000:]}")
    return lab


def environment(folder: Path) -> dict[str, str]:
    """Variables that keep Jupyter's files inside `folder`."""
    places = {"CONFIG_DIR": "config", "RUNTIME_DIR": "runtime", "DATA_DIR": "data"}
    env = {**os.environ, **{f"JUPYTER_{name}": str(folder / at) for name, at in places.items()}}
    env["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "settings")
    env["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "workspaces")
    return env


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(lab: Lab) -> bool:
    """Whether it answers within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until and lab.process.poll() is None:
        try:
            urllib.request.urlopen(f"{lab.url}/api/status", timeout=2).close()
            return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


class Notebook:
    """A chapter open in JupyterLab."""

    def __init__(self, page: Page, url: str, path: str) -> None:
        self.page = page
        page.set_default_timeout(60_000)
        page.goto(f"{url}/lab/workspaces/{uuid.uuid4().hex}/tree/{path}")
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.panel.wait_for()
        self._idle()

    def _command(self, name: str) -> None:
        self.page.evaluate("async (name) => void (await jupyterapp.commands.execute(name))", name)

    def _idle(self) -> None:
        """Wait until the notebook is read and its kernel has nothing to do."""
        self.page.wait_for_function(
            """async () => {
                const panel = window.jupyterapp?.shell.currentWidget;
                await panel?.context?.ready;
                await panel?.sessionContext?.ready;
                const kernel = panel?.sessionContext?.session?.kernel;
                return kernel?.status === 'idle' && kernel.connectionStatus === 'connected'
                    && panel.content.widgets.length > 3;
            }"""
        )

    def restart(self) -> None:
        """Start its Python anew; another test may have left names in it."""
        self.page.evaluate(
            """async () => {
                const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
                const within = (ms) => new Promise((_, no) => setTimeout(() => no(Error('no restart')), ms));
                await Promise.race([kernel.restart(), within(60_000)]);
                // it answers when it is there again; what is asked before that may be lost
                for (let asked = 1; ; asked += 1) {
                    try {
                        return void await Promise.race([kernel.requestKernelInfo(), within(10_000)]);
                    } catch (error) {
                        if (asked === 6) throw error;
                    }
                }
            }"""
        )
        self._idle()

    def run_all(self) -> None:
        """Run every cell and wait until the last one is done."""
        self._command("notebook:run-all-cells")
        self.page.wait_for_function(
            """() => {
                const cells = window.jupyterapp.shell.currentWidget.content.widgets;
                const code = cells.filter((c) => c.model.type === 'code');
                return code.length && code.every((c) => c.model.executionCount !== null);
            }"""
        )
        self._idle()

    def run(self, code: str) -> Locator:
        """Run code in a new cell at the end; its outputs."""
        self._append(code)
        self._command("notebook:run-cell")  # it ends when the cell has
        self._idle()
        return self.panel.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")

    def start(self, code: str) -> None:
        """Run code in a new cell at the end, and do not wait for it."""
        self._append(code)
        self.page.evaluate("() => void jupyterapp.commands.execute('notebook:run-cell')")

    def _append(self, code: str) -> None:
        """Add a cell at the end and make it the active one."""
        self.page.evaluate(
            """async (code) => {
                const { commands, shell } = window.jupyterapp;
                const notebook = shell.currentWidget.content;
                notebook.activeCellIndex = notebook.widgets.length - 1;
                await commands.execute('notebook:insert-cell-below');
                await commands.execute('notebook:change-cell-to-code');
                notebook.activeCell.model.sharedModel.setSource(code);
            }""",
            code,
        )

    def delete_last(self) -> None:
        """Delete the cell at the end."""
        self.page.evaluate(
            """async () => {
                const { commands, shell } = window.jupyterapp;
                const notebook = shell.currentWidget.content;
                notebook.activeCellIndex = notebook.widgets.length - 1;
                await commands.execute('notebook:delete-cell');
            }"""
        )

    def value(self, code: str) -> Any:
        """What an expression is in Python, by way of JSON."""
        out = self.run(f"import json; print('@' + json.dumps({code}) + '@')")
        return json.loads(out.filter(has_text="@").inner_text().strip().strip("@"))

    def wait_for(self, code: str) -> None:
        """Wait until an expression is true in Python; what a slider tells takes a moment."""
        until = time.monotonic() + 10
        while not self.value(f"bool({code})"):
            assert time.monotonic() < until, f"in Python this stays false: {code}"

    def first_explorer(self) -> Locator:
        """The first explorer of the chapter, its prediction skipped, its picture drawn."""
        figure = self.panel.locator(".ex-explorer.ex-live").first
        figure.scroll_into_view_if_needed()
        skip = figure.get_by_role("button", name="Skip, show me")
        if skip.count():
            skip.click()
        figure.locator("path.js-line").first.wait_for(state="attached")
        return figure

    def errors(self) -> list[str]:
        """Tracebacks and other complaints in the outputs."""
        bad = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        found = self.panel.locator(", ".join(f"[data-mime-type='{mime}']" for mime in bad))
        return found.all_inner_texts()
