"""The language server, spoken to over standard streams by pytest-lsp, with the capabilities of real editors."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar, Union

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from lint.cli import main
from lint.workspace import Place, Text, add_term

from .conftest import ROOT

PACK = """\
rules:
  river:
    check: substitution
    level: error
    swap: {青衣河: 清漪河}
    message: "“{match}”应为“{right}”"
    why: 河名以地名委公布的写法为准。
    fix: safe
    bad: [治理<<青衣河>>流域, "<<青衣河>>沿岸"]
    good: [清漪河治理, 身着青衣]
"""
TEXT = "一、水利工作\r\n𠮷😀治理青衣河，新建***处。\r\n"
PATIENCE = 20
"""Seconds after which an answer is missing."""
RIVER, BLANK = "typo/river", "placeholder/star"
EDITORS = ("visual_studio_code@1.65.2", "neovim@0.11.0", "emacs@29.1")
Answer = TypeVar("Answer")


def converter() -> Any:
    """The client library's converter, which would take an action with a command for a bare command."""
    made = default_converter()
    either = Union[types.Command, types.CodeAction]  # noqa: UP007 - as the library spells it
    made.register_structure_hook(either, lambda value, _: made.structure(value, types.CodeAction))
    return made


class Client(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(converter_factory=converter)
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.told: list[str] = []
        self.watched: list[str] = []
        self.encoding: types.PositionEncodingKind | str | None = None
        self.news = asyncio.Condition()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self.news:
                self.published.setdefault(params.uri, []).append(params)
                self.news.notify_all()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.told.append(params.message)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.watched += [registration.method for registration in params.registrations]

    async def until(
        self, uri: str, wanted: Callable[[types.PublishDiagnosticsParams], bool]
    ) -> types.PublishDiagnosticsParams:
        """The first diagnostics, from now on, that are as *wanted*."""
        async with self.news:
            await answer(self.news.wait_for(lambda: uri in self.published and wanted(self.published[uri][-1])))
        return self.published[uri][-1]

    def open(self, path: Path, text: str, language: str = "markdown") -> str:
        uri = path.as_uri()
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def saved(self, path: Path) -> None:
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(path.as_uri())))

    async def hover(self, uri: str, line: int, character: int) -> str | None:
        place = types.Position(line, character)
        told = await answer(self.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), place)))
        if told is None:
            return None
        assert isinstance(told.contents, types.MarkupContent)
        return told.contents.value

    async def actions(self, uri: str, place: types.Range) -> dict[str, types.CodeAction]:
        given = await answer(
            self.text_document_code_action_async(
                types.CodeActionParams(types.TextDocumentIdentifier(uri), place, types.CodeActionContext([]))
            )
        )
        return {action.title: action for action in given or [] if isinstance(action, types.CodeAction)}

    async def execute(self, command: str, arguments: Any) -> None:
        await answer(self.workspace_execute_command_async(types.ExecuteCommandParams(command, arguments)))


async def answer(asked: Awaitable[Answer]) -> Answer:
    return await asyncio.wait_for(asked, PATIENCE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "typo.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "词表.txt").write_text("# 本单位用词", encoding="utf-8")
    (tmp_path / "draftlint.toml").write_text(
        'rules = ["typo.yaml"]\nselect = ["typo/river", "placeholder"]\nlexicon = "词表.txt"\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def editor() -> types.ClientCapabilities:
    """What the editor of a test can do; a test may give its own by parametrize."""
    return client_capabilities(EDITORS[0])


@pytest_lsp.fixture(
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "lint", "lsp", "--stdio"],
        client_factory=Client,
        server_env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
)
async def client(server: Client, project: Path, editor: types.ClientCapabilities) -> AsyncIterator[None]:
    """A client and its server, from the first greeting to the last."""
    greeting = await answer(server.initialize_session(types.InitializeParams(editor, root_uri=project.as_uri())))
    server.encoding = greeting.capabilities.position_encoding
    yield
    await answer(server.shutdown_session())


def codes(params: types.PublishDiagnosticsParams) -> list[Any]:
    return [diagnostic.code for diagnostic in params.diagnostics]


def span(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


async def test_a_session(client: Client, project: Path) -> None:
    """Diagnostics as one types, an explanation, a fix, a comment, another configuration, goodbye."""
    uri = client.open(project / "关于水利 的报告.md", TEXT)
    first = await client.until(uri, lambda params: bool(params.diagnostics))
    assert (codes(first), first.version) == ([RIVER, BLANK], 1)
    river, blank = first.diagnostics
    assert (river.range, blank.range) == (span(1, 6, 9), span(1, 12, 15))
    assert river.severity == types.DiagnosticSeverity.Error
    assert "清漪河" in river.message
    assert blank.code_description is not None
    assert blank.code_description.href.endswith("placeholder.md#star")
    assert client.watched == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    explained = await client.hover(uri, 1, 7)
    assert explained is not None
    assert "### typo/river\n\n河名以地名委公布的写法为准" in explained
    assert await client.hover(uri, 0, 1) is None

    actions = await client.actions(uri, river.range)
    assert list(actions) == ["改为“清漪河”", "让它保留（typo/river）", "“青衣河”加入词表"]
    change = actions["改为“清漪河”"].edit
    assert change is not None
    assert change.changes == {uri: (types.TextEdit(span(1, 6, 9), "清漪河"),)}
    comment = actions["让它保留（typo/river）"].edit
    assert comment is not None
    assert comment.changes == {uri: (types.TextEdit(span(1, 17, 17), " <!-- draftlint-disable-line typo/river -->"),)}

    client.change(uri, 2, TEXT.replace("处。", "处。 <!-- draftlint-disable-line typo/river -->"))
    assert codes(await client.until(uri, lambda params: params.version == 2)) == [BLANK]
    client.change(uri, 3, TEXT)
    assert codes(await client.until(uri, lambda params: params.version == 3)) == [RIVER, BLANK]

    config = project / "draftlint.toml"
    config.write_text('rules = ["typo.yaml"]\nselect = ["typo/river"]\n', encoding="utf-8")
    event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await client.until(uri, lambda params: codes(params) == [RIVER])

    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await client.until(uri, lambda params: not params.diagnostics)


@pytest.mark.parametrize("editor", [*map(client_capabilities, EDITORS)], ids=EDITORS)
async def test_editors(editor: types.ClientCapabilities, client: Client, project: Path) -> None:
    """Each is answered in its own units, and its fix, applied as it would apply it, leaves the draft right."""
    uri = client.open(project / "报告.md", TEXT)
    first = await client.until(uri, lambda params: bool(params.diagnostics))
    (edit,) = (await client.actions(uri, first.diagnostics[0].range))["改为“清漪河”"].edit.changes[uri]  # type: ignore[union-attr, index]
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[client.encoding]  # type: ignore[index]
    line = TEXT.splitlines()[1].encode(codec)
    start, end = edit.range.start.character * size, edit.range.end.character * size
    assert (line[:start] + edit.new_text.encode(codec) + line[end:]).decode(codec) == "𠮷😀治理清漪河，新建***处。"
    assert bool(client.watched) == bool(editor.workspace.did_change_watched_files.dynamic_registration)  # type: ignore[union-attr]
    client.change(uri, 2, TEXT.replace("青衣河", "清漪河"))
    assert codes(await client.until(uri, lambda params: params.version == 2)) == [BLANK]


async def test_stale_results_are_dropped(client: Client, project: Path) -> None:
    """Of texts that follow each other fast, only the last is reported."""
    uri = client.open(project / "报告.md", TEXT)
    await client.until(uri, lambda params: params.version == 1)
    for version in range(2, 12):
        client.change(uri, version, TEXT * version)
    last = await client.until(uri, lambda params: params.version == 11)
    assert codes(last).count(RIVER) == 11
    await asyncio.sleep(0.5)
    assert [params.version for params in client.published[uri]] == [1, 11]


async def test_stale_places_are_not_acted_on(client: Client, project: Path) -> None:
    """Between a change and its check nothing is explained or offered, for the places are of another text."""
    uri = client.open(project / "报告.md", TEXT)
    first = await client.until(uri, lambda params: bool(params.diagnostics))
    client.change(uri, 2, "新的一行。\n" + TEXT)
    assert await client.actions(uri, first.diagnostics[0].range) == {}
    assert await client.hover(uri, 1, 7) is None
    await client.until(uri, lambda params: params.version == 2)
    assert "改为“清漪河”" in await client.actions(uri, span(2, 6, 9))


async def test_broken_and_mended_configuration(client: Client, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be used is said once, and nothing false is left standing; a save makes it good."""
    config = project / "draftlint.toml"
    good = config.read_text(encoding="utf-8")
    config.write_text("no-such-key = 1\n", encoding="utf-8")
    uri = client.open(project / "报告.txt", TEXT, "plaintext")
    assert codes(await client.until(uri, lambda _: True)) == []
    client.change(uri, 2, TEXT + "\n")
    await client.until(uri, lambda params: params.version == 2)
    assert len(client.told) == 1
    assert "no-such-key" in client.told[0]
    config.write_text(good, encoding="utf-8")
    client.saved(config)
    await client.until(uri, lambda params: codes(params) == [RIVER, BLANK])

    (project / "报告.txt").write_text(TEXT, encoding="utf-8", newline="")
    config.write_text(good + 'baseline = "known.json"\n', encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["baseline", "报告.txt", "--baseline", "known.json"]) == 0
    client.saved(config)
    await client.until(uri, lambda params: not params.diagnostics)


@pytest.mark.parametrize("file", ["typo.yaml", "词表.txt", "draftlint.toml"])
async def test_what_a_result_rests_on_is_read_again(file: str, client: Client, project: Path) -> None:
    """A pack, a list or the configuration changed outside the editor counts at the next change of a draft."""
    uri = client.open(project / "报告.md", TEXT)
    await client.until(uri, lambda params: codes(params) == [RIVER, BLANK])
    changed = {
        "typo.yaml": PACK.replace("青衣河", "青漪河"),
        "词表.txt": "青衣河\n",
        "draftlint.toml": 'select = ["placeholder"]\n',
    }
    (project / file).write_text(changed[file], encoding="utf-8")
    client.change(uri, 2, TEXT)
    assert codes(await client.until(uri, lambda params: params.version == 2)) == [BLANK]


async def test_term_for_the_lexicon(client: Client, project: Path) -> None:
    """The action's command writes the term into the list, and the texts are checked with it."""
    uri = client.open(project / "报告.md", TEXT)
    first = await client.until(uri, lambda params: bool(params.diagnostics))
    action = (await client.actions(uri, first.diagnostics[0].range))["“青衣河”加入词表"]
    assert action.command is not None
    await client.execute(action.command.command, action.command.arguments)
    assert (project / "词表.txt").read_text(encoding="utf-8") == "# 本单位用词\n青衣河\n"
    await client.until(uri, lambda params: codes(params) == [BLANK])
    await client.execute(action.command.command, [str(project / "别处.txt"), "词"])
    assert not (project / "别处.txt").exists()


def speaking(encoding: str) -> types.ClientCapabilities:
    return types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=[encoding]))


@pytest.mark.parametrize(
    ("editor", "encoding", "start"),
    [(speaking("utf-8"), "utf-8", 14), (speaking("utf-32"), "utf-32", 4), (speaking("utf-16"), "utf-16", 6)],
)
async def test_the_clients_encoding_is_used(
    editor: types.ClientCapabilities, encoding: str, start: int, client: Client, project: Path
) -> None:
    assert client.encoding == encoding
    uri = client.open(project / "报告.md", TEXT)
    first = await client.until(uri, lambda params: bool(params.diagnostics))
    assert first.diagnostics[0].range == span(1, start, start + (9 if encoding == "utf-8" else 3))
    assert "改为“清漪河”" in await client.actions(uri, span(1, start + 1, start + 1))


def test_goodbye_is_quiet() -> None:
    """Nothing is left on standard error, where an editor would show it, and the exit code is that of a clean end."""
    said = b""
    for number, method in ((1, "initialize"), (2, "shutdown"), (None, "exit")):
        params: dict[str, Any] = {"capabilities": {}} if method == "initialize" else {}
        message = {"jsonrpc": "2.0", "method": method} | ({"id": number} if number else {})
        message |= {"params": params} if params else {}
        body = json.dumps(message).encode()
        said += b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "lint", "lsp"],
        input=said,
        capture_output=True,
        env=environment,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"draftlint"' in done.stdout


def test_places_of_texts() -> None:
    text = Text("甲😀\r\n乙", "utf-16")
    assert text.place(text.line_end(1)) == Place(0, 3)
    assert text.location(Place(0, 99)).line == 1
    assert text.location(Place(9, 9)) == text.line_end(2)


def test_term_is_put_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "词表.txt"
    path.write_bytes("甲\r\n乙".encode())
    add_term(path, "丙")
    assert path.read_bytes() == "甲\r\n乙\r\n丙\r\n".encode()
