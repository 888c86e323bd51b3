"""The language server, spoken to by a real client over standard streams."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Union

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

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


def converter() -> Any:
    """The client library's converter, which would take an action with a command for a bare command."""
    made = default_converter()
    either = Union[types.Command, types.CodeAction]  # noqa: UP007 - as the library spells it
    made.register_structure_hook(either, lambda value, _: made.structure(value, types.CodeAction))
    return made


class Client(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("tests", "1", converter_factory=converter)
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.watched: list[str] = []
        self.news = asyncio.Condition()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self.news:
                self.published.setdefault(params.uri, []).append(params)
                self.news.notify_all()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.watched += [registration.method for registration in params.registrations]

    async def until(
        self, uri: str, wanted: Callable[[types.PublishDiagnosticsParams], bool]
    ) -> types.PublishDiagnosticsParams:
        """The first diagnostics, from now on, that are as *wanted*."""
        async with self.news:
            await asyncio.wait_for(
                self.news.wait_for(lambda: uri in self.published and wanted(self.published[uri][-1])), PATIENCE
            )
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

    async def actions(self, uri: str, place: types.Range) -> dict[str, types.CodeAction]:
        given = await self.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), place, types.CodeActionContext([]))
        )
        return {action.title: action for action in given or [] if isinstance(action, types.CodeAction)}


@asynccontextmanager
async def session(folder: Path, *encodings: str) -> AsyncIterator[Client]:
    """A client and its server, from the first greeting to the last."""
    client = Client()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    await client.start_io(sys.executable, "-m", "lint", "lsp", "--stdio", env=environment, cwd=folder)
    general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    capabilities = types.ClientCapabilities(
        general=general, workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching)
    )
    greeting = await asyncio.wait_for(
        client.initialize_async(types.InitializeParams(capabilities, root_uri=folder.as_uri())), PATIENCE
    )
    client.encoding = greeting.capabilities.position_encoding  # type: ignore[attr-defined]
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await asyncio.wait_for(client.shutdown_async(None), PATIENCE)
        client.exit(None)
        await asyncio.wait_for(client.stop(), PATIENCE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "typo.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "词表.txt").write_text("# 本单位用词", encoding="utf-8")
    (tmp_path / "draftlint.toml").write_text(
        'rules = ["typo.yaml"]\nselect = ["typo/river", "placeholder"]\nlexicon = "词表.txt"\n', encoding="utf-8"
    )
    return tmp_path


def talk(conversation: Awaitable[None]) -> None:
    async def bounded() -> None:
        await asyncio.wait_for(conversation, 3 * PATIENCE)

    asyncio.run(bounded())


def codes(params: types.PublishDiagnosticsParams) -> list[Any]:
    return [diagnostic.code for diagnostic in params.diagnostics]


def span(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


RIVER, BLANK = "typo/river", "placeholder/star"


def test_a_session(project: Path) -> None:
    """Diagnostics as one types, an explanation, a fix, a comment, another configuration, goodbye."""

    async def conversation() -> None:
        async with session(project) as client:
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

            at = types.Position(1, 7)
            told = await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))
            assert told is not None
            assert isinstance(told.contents, types.MarkupContent)
            assert "河名以地名委公布的写法为准" in told.contents.value
            nowhere = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 1))
            assert await client.text_document_hover_async(nowhere) is None

            actions = await client.actions(uri, river.range)
            assert list(actions) == ["改为“清漪河”", "让它保留（typo/river）", "“青衣河”加入词表"]
            change = actions["改为“清漪河”"].edit
            assert change is not None
            assert change.changes == {uri: (types.TextEdit(span(1, 6, 9), "清漪河"),)}
            comment = actions["让它保留（typo/river）"].edit
            assert comment is not None
            assert comment.changes == {
                uri: (types.TextEdit(span(1, 17, 17), " <!-- draftlint-disable-line typo/river -->"),)
            }

            suppressed = TEXT.replace("处。", "处。 <!-- draftlint-disable-line typo/river -->")
            client.change(uri, 2, suppressed)
            second = await client.until(uri, lambda params: params.version == 2)
            assert codes(second) == [BLANK]
            client.change(uri, 3, TEXT)
            assert codes(await client.until(uri, lambda params: params.version == 3)) == [RIVER, BLANK]

            (project / "draftlint.toml").write_text(
                'rules = ["typo.yaml"]\nselect = ["typo/river"]\n', encoding="utf-8"
            )
            event = types.FileEvent((project / "draftlint.toml").as_uri(), types.FileChangeType.Changed)
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await client.until(uri, lambda params: codes(params) == [RIVER])

            client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
            await client.until(uri, lambda params: not params.diagnostics)

    talk(conversation())


def test_stale_results_are_dropped(project: Path) -> None:
    """Of texts that follow each other fast, only the last is reported."""

    async def conversation() -> None:
        async with session(project) as client:
            uri = client.open(project / "报告.md", TEXT)
            await client.until(uri, lambda params: params.version == 1)
            for version in range(2, 12):
                client.change(uri, version, TEXT * version)
            last = await client.until(uri, lambda params: params.version == 11)
            assert codes(last).count(RIVER) == 11
            await asyncio.sleep(0.5)
            assert [params.version for params in client.published[uri]] == [1, 11]

    talk(conversation())


def test_broken_and_mended_configuration(project: Path) -> None:
    """What cannot be used is said, and nothing false is left standing; a save makes it good."""

    async def conversation() -> None:
        config = project / "draftlint.toml"
        good = config.read_text(encoding="utf-8")
        config.write_text("no-such-key = 1\n", encoding="utf-8")
        async with session(project) as client:
            uri = client.open(project / "报告.txt", TEXT, "plaintext")
            assert codes(await client.until(uri, lambda _: True)) == []
            client.change(uri, 2, TEXT + "\n")
            await client.until(uri, lambda params: params.version == 2)
            assert len(client.messages) == 1
            assert "no-such-key" in client.messages[0]
            config.write_text(good, encoding="utf-8")
            client.text_document_did_save(
                types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(config.as_uri()))
            )
            await client.until(uri, lambda params: codes(params) == [RIVER, BLANK])

            (project / "报告.txt").write_text(TEXT, encoding="utf-8", newline="")
            config.write_text(good + 'baseline = "known.json"\n', encoding="utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(project)
                assert main(["baseline", "报告.txt", "--baseline", "known.json"]) == 0
            client.text_document_did_save(
                types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(config.as_uri()))
            )
            await client.until(uri, lambda params: not params.diagnostics)

    talk(conversation())


def test_term_for_the_lexicon(project: Path) -> None:
    """The action's command writes the term into the list, and the texts are checked with it."""

    async def conversation() -> None:
        async with session(project) as client:
            uri = client.open(project / "报告.md", TEXT)
            first = await client.until(uri, lambda params: bool(params.diagnostics))
            action = (await client.actions(uri, first.diagnostics[0].range))["“青衣河”加入词表"]
            assert action.command is not None
            before = len(client.published[uri])
            await client.workspace_execute_command_async(
                types.ExecuteCommandParams(action.command.command, action.command.arguments)
            )
            assert (project / "词表.txt").read_text(encoding="utf-8") == "# 本单位用词\n青衣河\n"
            await client.until(uri, lambda _: len(client.published[uri]) > before)
            elsewhere = types.ExecuteCommandParams(action.command.command, [str(project / "别处.txt"), "词"])
            await client.workspace_execute_command_async(elsewhere)
            assert not (project / "别处.txt").exists()

    talk(conversation())


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 14), ("utf-32", 4), ("utf-16", 6)])
def test_the_clients_encoding_is_used(encoding: str, start: int, project: Path) -> None:
    async def conversation() -> None:
        async with session(project, encoding) as client:
            assert client.encoding == encoding  # type: ignore[attr-defined]
            uri = client.open(project / "报告.md", TEXT)
            first = await client.until(uri, lambda params: bool(params.diagnostics))
            length = 9 if encoding == "utf-8" else 3
            assert first.diagnostics[0].range == span(1, start, start + length)
            assert "改为“清漪河”" in await client.actions(uri, span(1, start + 1, start + 1))

    talk(conversation())


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
