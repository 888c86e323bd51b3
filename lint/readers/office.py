"""Other formats of word processors, by way of LibreOffice where it is installed: .doc, .wps, .odt, .rtf.

LibreOffice runs without a window, with a profile of its own in a temporary folder, in which macros, active content and
links to elsewhere are off; it is given a copy of the file and cannot harm the original.
"""

from __future__ import annotations

from pathlib import Path

from ..complaint import Complaint
from ..document import Document
from .docx import read_docx

SUFFIXES = (".doc", ".wps", ".odt", ".rtf")

_SECONDS = 180
_PROXY = "127.0.0.1"
_SETTINGS = {
    "Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
        "MacroSecurityLevel": "3",
    },
    "Common/Save/Document": {"CreateBackup": "false"},
    "Writer/Content/Update": {"Link": "0"},
}


def read_office(data: bytes, path: str) -> Document:
    """A document that LibreOffice can read; it can be checked, but not changed. Raises Complaint."""
    document = read_docx(converted(data, path), path)
    document.rewrite = _refuse
    document.suggest = None
    return document


def _refuse(_: object) -> bytes:
    raise Complaint("这种格式只能检查，不能写回；请另存为 .docx", "this format can only be checked; save it as .docx")


def converted(data: bytes, path: str) -> bytes:
    """The document as .docx. Raises Complaint where LibreOffice is missing or cannot read it."""
    import shutil
    import subprocess
    from tempfile import TemporaryDirectory

    program = shutil.which("soffice") or shutil.which("libreoffice")
    suffix = Path(path).suffix.lower()
    if program is None:
        raise Complaint(
            f"{suffix} 要靠 LibreOffice 转换，这台机器上没有；请另存为 .docx，或安装 LibreOffice",
            f"{suffix} needs LibreOffice, which is not installed; save it as .docx, or install LibreOffice",
        )
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        raise Complaint("文件设有密码，读不出来；请先取消密码", "protected by a password; remove it first")
    with TemporaryDirectory(prefix="draftlint-") as name:
        folder = Path(name)
        _write_profile(folder / "profile" / "user")
        (folder / "in").mkdir()
        draft = folder / "in" / f"draft{suffix}"
        draft.write_bytes(data)
        made = folder / "draft.docx"
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                   "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(draft)]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed() from error
        if not made.is_file():
            raise _failed()
        return made.read_bytes()


def _failed() -> Complaint:
    return Complaint(
        "LibreOffice 打不开这个文件（可能已损坏，或设有密码）；请在原软件里另存为 .docx",
        "LibreOffice cannot open the file (damaged, or protected by a password); save it as .docx",
    )


def _write_profile(folder: Path) -> None:
    """Settings under which nothing in a document runs or is fetched."""
    folder.mkdir(parents=True)
    items = [
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    ]
    proxy = {"ooInetProxyType": "2", "ooInetHTTPProxyName": _PROXY, "ooInetHTTPProxyPort": "9",
             "ooInetHTTPSProxyName": _PROXY, "ooInetHTTPSProxyPort": "9"}  # fmt: skip
    items += [
        f'<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for name, value in proxy.items()
    ]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(items)}</oor:items>\n"
    )
    (folder / "registrymodifications.xcu").write_text(text, encoding="utf-8")
