"""LibreOffice as a witness: what it makes of our Word files. Tests that need it are skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
needed = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")

_MACRO = """\
Sub Run(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions" : plain(1).Value = "UTF8,LF,,,"
  Dim printed(0) As New com.sun.star.beans.PropertyValue
  printed(0).Name = "FilterName" : printed(0).Value = "writer_pdf_Export"
  Dim files(2000) As String
  count = 0
  file = Dir(folder & "/*.docx")
  Do While file <> ""
    files(count) = file : count = count + 1 : file = Dir()
  Loop
  For index = 0 To count - 1
    address = ConvertToURL(folder & "/" & files(index))
    document = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
    document.storeToURL(address & ".pdf", printed())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
    document.storeToURL(address & ".txt", plain())
    document.close(True)
  Next
End Sub
"""


def accepted(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The lines of each Word file after LibreOffice has accepted all changes; it also prints each to PDF in *folder*."""
    folder.mkdir()
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = folder.with_name(f"{folder.name}-profile")
    call = [str(PROGRAM), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*call, "--terminate_after_init"], capture_output=True, check=True, timeout=120)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument '
        '1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">{escape(_MACRO)}</script:module>\n',
        encoding="utf-8",
    )
    subprocess.run([*call, f'macro:///Standard.Module1.Run("{folder}")'], capture_output=True, check=True, timeout=600)
    assert all((folder / f"{name}.docx.pdf").stat().st_size for name in files)
    return {name: _lines(folder / f"{name}.docx.txt") for name in files}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").removesuffix("\n").split("\n")


def converted(path: Path, suffix: str) -> None:
    """Write the file at *path* in another format beside it."""
    profile = path.with_name("profile")
    call = [str(PROGRAM), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to"]
    subprocess.run(
        [*call, suffix, "--outdir", str(path.parent), str(path)], capture_output=True, check=True, timeout=120
    )
