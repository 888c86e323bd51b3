"""No command opens a connection, and nothing in a draft, a pack or a configuration is run.

Every command runs in a process that has no network: in a namespace without interfaces where that is permitted, and with
sockets, name look-ups, new processes, ``exec`` of text and imports of what lies in the working folder forbidden.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from lint.cli import COMMANDS
from lint.reporters import REPORTERS

from .conftest import ROOT
from .docx_files import docx, p

GUARD = """
import json, os, sys
from pathlib import Path
HERE, SEEN = os.getcwd(), os.environ["GUARD_REPORT"]
def watch(event, arguments):
    kind, _, name = event.partition(".")
    bad = kind in {"socket", "urllib", "http", "ftplib", "smtplib", "webbrowser", "pty"} and name != "__new__"
    bad = bad or event in {"os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen", "os.startfile", "ctypes.dlopen"}
    if event == "exec":
        file = getattr(arguments[0], "co_filename", "")
        bad = file.startswith(HERE + os.sep) or HERE == os.path.dirname(file)
    if bad:
        with open(SEEN, "a") as out:
            out.write(json.dumps([event, repr(arguments)[:200]]) + "\\n")
        raise RuntimeError("forbidden: " + event)
sys.addaudithook(watch)
"""
PACK = """\
rules:
  sample: {check: existence, patterns: ['(?:抓|提)手'], level: warning, message: "{match}", why: 套话。, bad: [<<抓手>>。, 有<<抓手>>。], good: [抓好。, 手。]}
"""
HOSTILE = """\
rules:
  tag: {check: existence, words: !!python/object/apply:os.system ["touch ran"]}
  sample: {check: !!python/name:os.system , level: error, message: "{match.__class__}", why: "{0.__class__}", bad: [a], good: [b]}
"""
TEXT = "# 一、工作\n见[网页](http://127.0.0.1:9/a)，![图](http://127.0.0.1:9/b.png)，立案**件，认真布署，办复{0.__class__}`touch ran`$(touch ran)。\n"


@lru_cache(maxsize=1)
def apart() -> tuple[str, ...]:
    """What starts a process without a network, as far as this machine permits it."""
    command = ("unshare", "-rn")
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        return ()
    return command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with drafts, packs, a configuration, and modules that would leave a trace if they were imported."""
    folder = tmp_path / "project"
    folder.mkdir()
    outside = "http://127.0.0.1:9/t.dotm"
    relation = f'<Relationship Id="rId9" Type="x/attachedTemplate" Target="{outside}" TargetMode="External"/>'
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    (folder / "b.docx").write_bytes(
        docx(p("立案**件，认真布署。"), extra={"word/_rels/settings.xml.rels": relation.encode()})
    )
    (folder / "own.yaml").write_text(PACK, encoding="utf-8")
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    (folder / "draftlint.toml").write_text('rules = ["own.yaml"]\nlexicon = ["东埠"]\n', encoding="utf-8")
    for name in ("jieba", "lxml", "yaml", "sitecustomize", "lint_plugin", "conftest", "setup"):
        (folder / f"{name}.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "usercustomize.py").write_text(GUARD, encoding="utf-8")
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return folder


def run(project: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A command, with nothing to reach; what was tried is an error."""
    report = project.parent / "tried"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(project.parent / "guard"), str(ROOT))),
        "GUARD_REPORT": str(report),
    }
    command = [*apart(), sys.executable, "-m", "lint", *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment, input=given, capture_output=True, check=False, timeout=120
    )
    tried = [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []
    assert tried == [], arguments
    assert not (project / "ran").exists(), arguments
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


RUNS = {
    "check": (
        "check",
        ".",
        *(part for name in REPORTERS if name != "text" for part in ("--output", f"{name}:out.{name}")),
    ),
    "fix": ("fix", "a.md", "b.docx"),
    "outline": ("outline", "a.md"),
    "annotate": ("annotate", "b.docx", "-o", "c.docx", "--suggest"),
    "figures": ("figures", "."),
    "baseline": ("baseline", "."),
    "rule": ("rule", "own/sample"),
    "test": ("test", "--rules", "own.yaml"),
    "coverage": ("coverage", "."),
    "cache": ("cache",),
    "completion": ("completion", "bash"),
    "init": ("init", "."),
}


def test_the_guard_sees_a_connection_and_a_process(project: Path) -> None:
    """A test that cannot fail proves nothing."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(project.parent / "guard"),
        "GUARD_REPORT": str(project.parent / "tried"),
    }
    for program in (
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import os; os.system('true')",
        "exec(open('jieba.py').read())",
    ):
        code = program if "exec" not in program else "exec(compile(open('jieba.py').read(), 'jieba.py', 'exec'))"
        code = code.replace("'jieba.py', 'exec'", f"{str(project / 'jieba.py')!r}, 'exec'")
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, check=False
        )
        assert b"forbidden" in done.stderr, program


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "lsp"])
def test_no_command_reaches_out_or_runs_what_it_reads(command: str, project: Path) -> None:
    done = run(project, *RUNS[command])
    assert done.returncode in {0, 1}, done.stderr.decode()
    if command == "check":
        assert "a.md:2:" in done.stdout.decode()
        assert all((project / f"out.{name}").stat().st_size for name in REPORTERS if name != "text")


def test_a_hostile_pack_is_data(project: Path) -> None:
    done = run(project, "check", "--no-config", "--rules", "hostile.yaml", "-", given=TEXT.encode())
    assert done.returncode == 2
    assert "不支持 YAML 标签" in done.stderr.decode()
    assert "布署" in done.stdout.decode()


def test_the_language_server_only_speaks_to_its_editor(project: Path) -> None:
    body = json.dumps(
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "initialize",
            "params": {"processId": None, "rootUri": None, "capabilities": {}},
        }
    )
    leave = json.dumps({"jsonrpc": "2.0", "method": "exit"})
    given = "".join(f"Content-Length: {len(each)}\r\n\r\n{each}" for each in (body, leave)).encode()
    assert b'"capabilities"' in run(project, "lsp", given=given).stdout
