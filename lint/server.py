"""The language server: diagnostics as one types, fixes, explanations, and ways to let a finding stand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from . import __version__
from .complaint import Complaint
from .config import NAMES, Lang
from .finding import OF_WORDS, Finding, Related, Replacement
from .reporters import page
from .reporters.rulepage import markdown
from .workspace import Checked, Encoding, Place, Text, Workspace, add_term

DELAY = 0.2
"""Seconds without typing after which a text is checked."""

ADD_TERM = "draftlint.addTerm"
"""The command that puts a term into the lexicon file: the file, the term."""

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_ENCODINGS: dict[types.PositionEncodingKind, Encoding] = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16",
    types.PositionEncodingKind.Utf32: "utf-32",
}
_TERM = re.compile(r"[^\s#]{1,20}")
"""What may be a term: a line of the lexicon file, in which # starts a comment."""

_SUFFIXES = {"markdown": ".md"}


class DraftServer(LanguageServer):
    """The server, with what it last found in each text."""

    def __init__(self, lang: Lang | None = None) -> None:
        # Whole texts: an editor and Python do not agree on what ends a line, and a report is small.
        super().__init__("draftlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.drafts = Workspace(lang)
        self.lang: Lang = lang or "zh"
        self.found: dict[str, tuple[int | None, Checked]] = {}
        """By address: the version of the text, and what was found in it."""
        self._tickets: dict[str, int] = {}
        """By address: the number of the check that was asked for last."""
        self._said: dict[str, str] = {}
        """By address: what was last said to be unusable."""
        self._worker = ThreadPoolExecutor(1, "draftlint")

    async def refresh(self, uri: str, delay: float = 0) -> None:
        """Check a text and publish what was found, unless it is changed or closed in the meantime."""
        ticket = self._tickets[uri] = self._tickets.get(uri, 0) + 1
        await asyncio.sleep(delay)
        if self._tickets.get(uri) != ticket:
            return
        document = self.workspace.get_text_document(uri)
        version, text = document.version, document.source
        path = _path(uri, document.language_id)
        encoding = _ENCODINGS[types.PositionEncodingKind(self.workspace.position_encoding or "utf-16")]
        loop = asyncio.get_running_loop()
        try:
            checked = await loop.run_in_executor(self._worker, self.drafts.check, path, text, encoding)
        except Complaint as complaint:
            self.tell(complaint, uri)
            checked = None
        else:
            self._said.pop(uri, None)
        if self._tickets.get(uri) != ticket:
            return
        if checked is None:
            self.found.pop(uri, None)
        else:
            self.found[uri] = version, checked
        diagnostics = [_diagnostic(finding, checked.text) for finding in checked.findings] if checked else []
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        )

    async def refresh_all(self) -> None:
        """Check all open texts again."""
        await asyncio.gather(*(self.refresh(uri) for uri in list(self._tickets)))

    def forget(self, uri: str) -> None:
        """A text was closed."""
        self._tickets.pop(uri, None)
        self.found.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def current(self, uri: str) -> Checked | None:
        """What was found in a text as it now is, or None where that is not yet known."""
        version, checked = self.found.get(uri, (None, None))
        return checked if version == self.workspace.get_text_document(uri).version else None

    def tell(self, complaint: Complaint, uri: str = "") -> None:
        """Say in the editor what could not be used; of a text the same thing once, not at every change."""
        if uri and self._said.get(uri) == str(complaint):
            return
        self._said[uri] = str(complaint)
        said = types.ShowMessageParams(type=types.MessageType.Warning, message=f"draftlint: {complaint.say(self.lang)}")
        self.window_show_message(said)


def serve(lang: Lang | None = None) -> None:
    """Serve an editor over standard input and output until it says goodbye."""
    make(lang).start_io()


def make(lang: Lang | None = None) -> DraftServer:
    """A server with its features."""
    server = DraftServer(lang)
    for method, feature in _FEATURES.items():
        server.feature(method)(feature)
    server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )(_code_actions)
    server.command(ADD_TERM)(_put_term)
    return server


async def _initialized(server: DraftServer, _: types.InitializedParams) -> None:
    await _watch(server)


async def _opened(server: DraftServer, params: types.DidOpenTextDocumentParams) -> None:
    await server.refresh(params.text_document.uri)


async def _changed(server: DraftServer, params: types.DidChangeTextDocumentParams) -> None:
    await server.refresh(params.text_document.uri, DELAY)


async def _others_changed(server: DraftServer, _: Any) -> None:
    """Something was saved, on which what is found may rest."""
    await server.refresh_all()


def _closed(server: DraftServer, params: types.DidCloseTextDocumentParams) -> None:
    server.forget(params.text_document.uri)


def _hover(server: DraftServer, params: types.HoverParams) -> types.Hover | None:
    checked = server.current(params.text_document.uri)
    return _explained(checked, params.position) if checked else None


def _code_actions(server: DraftServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    wanted = params.context.only
    checked = server.current(params.text_document.uri)
    if not checked or (wanted and types.CodeActionKind.QuickFix not in wanted and "" not in wanted):
        return []
    return list(_actions(checked, params, server.lang))


async def _put_term(server: DraftServer, file: str, term: str) -> None:
    if Path(file) not in {checked.settings.lexicon_file for _, checked in server.found.values()}:
        return  # only a list that a draft is checked with is written to
    try:
        add_term(Path(file), term)
    except Complaint as complaint:
        server.tell(complaint)
    await server.refresh_all()


_FEATURES: dict[str, Callable[..., Any]] = {
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _others_changed,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _others_changed,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _others_changed,
}


async def _watch(server: DraftServer) -> None:
    """Ask the editor to tell of changes to configurations, packs and lists, if it can."""
    capabilities = server.client_capabilities.workspace
    watched = capabilities.did_change_watched_files if capabilities else None
    if not watched or not watched.dynamic_registration:
        return
    patterns = [*(f"**/{name}" for name in NAMES), "**/*.yaml", "**/*.txt", "**/*.json"]
    options = types.DidChangeWatchedFilesRegistrationOptions(
        watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in patterns]
    )
    registration = types.Registration(
        id="draftlint-files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
    )
    await server.client_register_capability_async(types.RegistrationParams(registrations=[registration]))


def _path(uri: str, language: str | None) -> str:
    """The path of a text; one that is not saved has a name that says its format."""
    if uri.startswith("file:"):
        return to_fs_path(uri) or uri
    return "untitled" + _SUFFIXES.get(language or "", ".txt")


def _position(place: Place) -> types.Position:
    return types.Position(place.line, place.character)


def _range(item: Finding | Related | Replacement, text: Text) -> types.Range:
    return types.Range(_position(text.place(item.start)), _position(text.place(item.end)))


def _diagnostic(finding: Finding, text: Text) -> types.Diagnostic:
    address = page(finding.rule)
    uri = from_fs_path(finding.path) or finding.path
    return types.Diagnostic(
        range=_range(finding, text),
        message=finding.message,
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(address) if address else None,
        source="draftlint",
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(uri, _range(other, text)), other.message)
            for other in finding.related
        ],
        data=finding.fingerprint,
    )


def _explained(checked: Checked, position: types.Position) -> types.Hover | None:
    """What is wrong at a place, and the pages of the rules that say so."""
    here = checked.text.location(Place(position.line, position.character))
    findings = checked.at(here, here)
    if not findings:
        return None
    lang = checked.settings.lang
    parts = [
        f"**{finding.message}**\n\n{markdown(checked.rules[finding.rule], lang, heading=f'### {finding.rule}')}"
        if finding.rule in checked.rules
        else f"**{finding.message}**\n\n{finding.why}"
        for finding in findings
    ]
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(content, _range(findings[0], checked.text))


def _actions(checked: Checked, params: types.CodeActionParams, lang: str) -> Iterator[types.CodeAction]:
    """For each finding in the range: its fix, a comment that lets it stand, its words for the lexicon."""
    uri = params.text_document.uri
    start, end = (
        checked.text.location(Place(position.line, position.character))
        for position in (params.range.start, params.range.end)
    )
    for finding in checked.at(start, end):
        diagnostic = _diagnostic(finding, checked.text)
        if finding.fixes and finding.fix != "none":
            edits = [types.TextEdit(_range(fix, checked.text), fix.text) for fix in finding.fixes]
            shown = "、".join(f"“{fix.text}”" for fix in finding.fixes)
            yield _action(
                f"改为{shown}" if lang == "zh" else f"Change to {shown}", uri, edits, diagnostic, finding.fix == "safe"
            )
        yield _suppression(finding, checked, uri, diagnostic, lang)
        file = checked.settings.lexicon_file
        if file and finding.category in OF_WORDS and _TERM.fullmatch(finding.excerpt):
            title = f"“{finding.excerpt}”加入词表" if lang == "zh" else f"Add {finding.excerpt} to the lexicon"
            yield types.CodeAction(
                title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                command=types.Command(title, ADD_TERM, arguments=[str(file), finding.excerpt]),
            )


def _suppression(
    finding: Finding, checked: Checked, uri: str, diagnostic: types.Diagnostic, lang: str
) -> types.CodeAction:
    """A comment at the end of the line, so that no line moves."""
    place = _position(checked.text.place(checked.text.line_end(finding.start.line)))
    edit = types.TextEdit(types.Range(place, place), f" <!-- draftlint-disable-line {finding.rule} -->")
    title = f"让它保留（{finding.rule}）" if lang == "zh" else f"Let it stand ({finding.rule})"
    return _action(title, uri, [edit], diagnostic, preferred=False)


def _action(
    title: str, uri: str, edits: list[types.TextEdit], diagnostic: types.Diagnostic, preferred: bool
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=types.WorkspaceEdit(changes={uri: edits}),
        is_preferred=preferred or None,
    )
