"""Every format against its schema, and the places that each gives on text of many widths."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from lint.cli import main
from lint.config import Config
from lint.finding import Finding, Level, Related, Replacement
from lint.linter import Linter
from lint.reporters import REPORTERS, Options, relative, reporter
from lint.result import Failure, Result
from lint.text import Location, UnitIndex
from lint.workspace import Place, Text

from .schemas import complaints, own, published

PACK = """\
rules:
  river:
    check: substitution
    level: warning
    swap: {青衣河: 清漪河}
    message: "“{match}”应为“{right}”, 100%：见\\n地名录"
    why: 河名以地名委公布的写法为准。
    fix: safe
    bad: [治理<<青衣河>>流域, "<<青衣河>>沿岸"]
    good: [清漪河治理, 身着青衣]
"""


class Case(NamedTuple):
    """A draft of one line with one flagged place, 青衣河, and its columns from 1 in three units."""

    name: str
    text: str
    line: int
    points: int
    bytes: int
    utf16: int
    encoding: str = "utf-8"


CASES = [
    Case("han", "治理青衣河。\n", 1, 3, 7, 3),
    Case("beyond the BMP", "𠮷😀青衣河。\n", 1, 3, 9, 5),
    Case("joined emoji", "👨\u200d👩\u200d👧❤\ufe0f青衣河。\n", 1, 8, 25, 11),
    Case("full width", "１２％　青衣河。\n", 1, 5, 13, 5),
    Case("line separator", "甲\u2028青衣河。\n", 1, 3, 7, 3),
    Case("combining marks", "e\u0301a\u0308青衣河。\n", 1, 5, 7, 5),
    Case("tabs", "甲\t乙\t青衣河。\n", 1, 5, 9, 5),
    Case("CRLF", "一、水利\r\n治理青衣河。\r\n", 2, 3, 7, 3),
    Case("lone CR", "一、水利\r治理青衣河。\r", 2, 3, 7, 3),
    Case("byte order mark", "治理青衣河。\n", 1, 3, 7, 3, "utf-8-sig"),
    Case("UTF-16", "治理青衣河。\n", 1, 3, 7, 3, "utf-16"),
    Case("GB18030", "各项工作扎实推进，治理青衣河。\n", 1, 12, 34, 12, "gb18030"),
    Case("far to the right", "水利" * 900 + "青衣河。\n", 1, 1801, 5401, 1801),
]


@lru_cache(maxsize=1)
def linter(pack: Path) -> Linter:
    made = Linter(Config(rules=(str(pack),)), with_drafts=True)
    assert not made.failures
    return made


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "水利.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def written(result: Result, form: str, **options: Any) -> str:
    out = io.StringIO()
    reporter(form)(result, out, Options(**options))
    return out.getvalue()


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture
def result(case: Case, pack: Path) -> Result:
    made = linter(pack)
    found = made.check_bytes(case.text.encode(case.encoding), "稿件/报告 一.md")
    found.findings = [finding for finding in found.findings if finding.rule == "水利/river"]
    assert len(found.findings) == 1
    found.rules = made.rules
    return found


def test_json_places(case: Case, result: Result) -> None:
    data = json.loads(written(result, "json"))
    assert complaints(data, own("draftlint.json")) == []
    (finding,) = data["findings"]
    assert (finding["line"], finding["column"]) == (case.line, case.points)
    assert (finding["end_line"], finding["end_column"]) == (case.line, case.points + 3)
    assert finding["fixes"][0]["replacement"] == "清漪河"


def test_jsonl_says_the_same_as_json(result: Result) -> None:
    lines = [json.loads(line) for line in written(result, "jsonl").splitlines()]
    assert [line.pop("type") for line in lines] == ["finding", "summary"]
    assert lines[0] == json.loads(written(result, "json"))["findings"][0]


def test_sarif_places(case: Case, result: Result) -> None:
    data = json.loads(written(result, "sarif"))
    assert complaints(data, published("sarif-2.1.0")) == []
    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (told,) = run["results"]
    place = told["locations"][0]["physicalLocation"]
    region = {"startLine": case.line, "startColumn": case.points, "endLine": case.line, "endColumn": case.points + 3}
    assert place["region"] == {**region, "snippet": {"text": "青衣河"}}
    assert unquote(place["artifactLocation"]["uri"]) == "稿件/报告 一.md"
    assert place["artifactLocation"]["uri"].isascii()
    assert told["fixes"][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "清漪河"}}
    ]
    rule = run["tool"]["driver"]["rules"][told["ruleIndex"]]
    assert rule["id"] == told["ruleId"] == "水利/river"
    assert "河名以地名委" in rule["help"]["text"]


def test_rdjson_counts_bytes(case: Case, result: Result) -> None:
    data = json.loads(written(result, "rdjson"))
    assert complaints(data, own("rdjson.json")) == []
    (told,) = data["diagnostics"]
    expected = {
        "start": {"line": case.line, "column": case.bytes},
        "end": {"line": case.line, "column": case.bytes + 9},
    }
    assert told["location"]["range"] == expected
    assert told["suggestions"] == [{"range": expected, "text": "清漪河"}]


def test_github_places_and_escapes(case: Case, result: Result) -> None:
    line = written(result, "github").splitlines()[0]
    properties = f"file=稿件/报告 一.md,line={case.line},col={case.points},endColumn={case.points + 3},title=水利/river"
    assert line.startswith(f"::warning {properties}::")
    assert line.endswith("100%25：见%0A地名录")


def test_gitlab_lines(case: Case, result: Result) -> None:
    data = json.loads(written(result, "gitlab"))
    assert complaints(data, own("gitlab.json")) == []
    assert data[0]["location"] == {"path": "稿件/报告 一.md", "lines": {"begin": case.line, "end": case.line}}


def test_xml_places(case: Case, result: Result) -> None:
    checkstyle = written(result, "checkstyle")
    conforms(checkstyle, "checkstyle.xsd")
    error = ElementTree.fromstring(checkstyle).find("file/error")
    assert error is not None
    assert (error.get("line"), error.get("column")) == (str(case.line), str(case.points))
    junit = written(result, "junit")
    conforms(junit, "junit.xsd")
    conforms(junit, "junit-10.xsd")
    test = ElementTree.fromstring(junit).find("testsuite/testcase")
    assert test is not None
    assert test.get("name") == f"水利/river {case.line}:{case.points}"


def test_text_places(case: Case, result: Result) -> None:
    place = f"稿件/报告 一.md:{case.line}:{case.points}: 警告 水利/river"
    assert written(result, "text").startswith(place)
    assert written(result, "concise").splitlines()[0].startswith(place)
    assert len(written(result, "concise").splitlines()) == 2
    assert f"报告 一.md:{case.line}:{case.points} |" in written(result, "markdown")


@pytest.mark.parametrize("unit", ["utf-8", "utf-16", "utf-32"])
def test_editor_places(unit: Any, case: Case) -> None:
    text = Text(case.text, unit)
    column = {"utf-8": case.bytes, "utf-16": case.utf16, "utf-32": case.points}[unit]
    assert text.place(Location(case.line, case.points)) == (case.line - 1, column - 1)
    assert text.location(Place(case.line - 1, column - 1)) == (case.line, case.points)


def test_html_places(case: Case, result: Result) -> None:
    page = html.fromstring(written(result, "html"))
    (mark,) = page.iter("mark")
    paragraph = mark.getparent()
    assert (mark.text_content(), mark.get("data-f")) == ("青衣河", "1")
    assert paragraph.getparent().get("id") == f"d1l{case.line}"
    assert len(paragraph.text or "") == case.points - 1
    (reference,) = paragraph.iter("a")
    (note,) = page.iter("article")
    assert (reference.get("href"), note.get("id")) == ("#n1", "n1")
    assert note.find_class("number")[0].get("href") == f"#{reference.get('id')}"
    assert note.find_class("place")[0].text_content() == f"第{case.line}行第{case.points}字"
    assert note.find_class("copy")[0].get("data-copy") == "清漪河"


def conforms(text: str, schema: str) -> None:
    tree = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / schema)))
    tree.assertValid(etree.fromstring(text.encode("utf-8")))


def finding(level: Level = "error", path: str = "报告.md", line: int = 3, **more: Any) -> Finding:
    given = {"message": "两段相同", "excerpt": "一段", "identity": f"duplicate/paragraph\0{line}"} | more
    rule = given.pop("rule", "duplicate/paragraph")
    return Finding(path, Location(line, 1), Location(line + 2, 4), rule, level, **given)


def several() -> Result:
    """Findings of every level, over lines, with evidence and two edits, in two files; and what could not be used."""
    first = Related("报告.md", Location(1, 1), Location(1, 3), "与第1行重复")
    other = Related("附件.md", Location(9, 2), Location(9, 5), "另一份")
    edits = (Replacement(Location(3, 1), Location(3, 1), "“"), Replacement(Location(3, 4), Location(3, 5), "”"))
    findings = [
        finding(related=(first, other), fixes=edits, fix="unsafe"),
        finding("warning", line=8, message="控制\x00字符\x1b[2J与<标签>&“引号”", rule="house/own"),
        finding("info", path="b\udcff.md", line=5),
    ]
    places = {Location(line, column): column * 2 for line in range(1, 12) for column in range(1, 6)}
    return Result(
        findings,
        [Failure("坏.md", "不是文本，请另存"), Failure("规则.yaml", "YAML 有误", 4)],
        files=2,
        byte_columns={"报告.md": places, "b\udcff.md": places},
    )


CLEAN = Result(files=3)
BROKEN = Result(failures=[Failure("坏.md", "不是文本，请另存")])


@pytest.mark.parametrize("result", [several(), CLEAN, BROKEN], ids=["several", "clean", "broken"])
@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_conforms(form: str, result: Result) -> None:
    """The formats that others read are as their schemas want them, whatever there is to say."""
    text = written(result, form)
    if form in {"sarif", "gitlab", "rdjson", "json"}:
        schema = published("sarif-2.1.0") if form == "sarif" else own({"json": "draftlint"}.get(form, form) + ".json")
        assert complaints(json.loads(text), schema) == []
    elif form in {"junit", "checkstyle"}:
        for schema in [f"{form}.xsd", "junit-10.xsd"][: 2 if form == "junit" else 1]:
            conforms(text.replace("\udcff", "\ufffd"), schema)
    assert "\x00" not in text
    for failure in result.failures:
        assert failure.reason in text or form in {"text", "concise"}


def test_sarif_tells_of_evidence_and_failures() -> None:
    (run,) = json.loads(written(several(), "sarif"))["runs"]
    told = run["results"][0]
    assert [place["message"]["text"] for place in told["relatedLocations"]] == ["与第1行重复", "另一份"]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in told["relatedLocations"]]
    assert [unquote(uri) for uri in uris] == ["报告.md", "附件.md"]
    assert len(told["fixes"][0]["artifactChanges"][0]["replacements"]) == 2
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    assert "baselineState" not in told
    compared = Result(several().findings, known=4)
    assert json.loads(written(compared, "sarif"))["runs"][0]["results"][0]["baselineState"] == "new"


def test_rdjson_leaves_out_edits_that_belong_together() -> None:
    """A suggestion is applied alone there."""
    assert "suggestions" not in json.loads(written(several(), "rdjson"))["diagnostics"][0]


def test_github_gives_no_column_over_lines_and_tells_of_its_limit() -> None:
    result = Result([finding(line=number) for number in range(1, 14)])
    lines = written(result, "github").splitlines()
    assert lines[0] == "::error file=报告.md,line=1,endLine=3,title=duplicate/paragraph::两段相同"
    assert len(lines) == 15
    assert "3" in lines[-2]
    assert not any(line.startswith("::") for line in lines[-2:])


def test_gitlab_fingerprints_are_one_of_a_kind() -> None:
    same = [finding(path=path, occurrence=number) for path in ("a.md", "b.md") for number in (1, 2)]
    prints = [issue["fingerprint"] for issue in json.loads(written(Result(same), "gitlab"))]
    assert len(set(prints)) == 4


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("info", 3), ("never", 0)])
def test_junit_fails_what_fails_the_run(fail_on: Any, failures: int) -> None:
    root = ElementTree.fromstring(written(several(), "junit", fail_on=fail_on).replace("\udcff", "?"))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", str(failures), "2")


def test_markdown_cannot_be_led_astray() -> None:
    result = Result([finding(message="甲|乙<b>`x`</b>\n[链](http://x)", path="a|b.md")])
    row = written(result, "markdown").splitlines()[-1]
    assert row.count("|") - row.count("\\|") == 5
    assert "\\<b\\>" in row


def test_markdown_is_cut_before_github_refuses_it() -> None:
    text = written(Result([finding(line=number, message="长" * 300) for number in range(1, 2000)]), "markdown")
    assert len(text.encode()) < 1 << 20
    assert text.splitlines()[-1].startswith("| … |")


def test_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / "稿" / "a.md")) == "稿/a.md"
    assert relative("./稿/a.md") == "稿/a.md"
    assert relative(str(tmp_path.parent / "b.md")).startswith("/")


@settings(max_examples=60)
@given(st.text(st.sampled_from("a中é😀𠮷\t\u0301\n"), max_size=1600), st.integers(0, 1600))
def test_units_agree_with_encoding(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    for encoding, codec, size in (("utf-8", "utf-8", 1), ("utf-16", "utf-16-le", 2)):
        index = UnitIndex(text, encoding)  # type: ignore[arg-type]
        assert index.units(offset) == len(text[:offset].encode(codec)) // size
        assert index.offset(index.units(offset)) == offset


# The command


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    path = tmp_path / "报告.md"
    path.write_text("一、基本情况\n全年立案***件。\n", encoding="utf-8")
    return path


def test_several_outputs_at_once(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [f"--output={form}:{form}.out" for form in REPORTERS]
    assert main(["check", "--no-config", "--format", "concise", *outputs, draft.name]) == 1
    assert capsys.readouterr().out.startswith("报告.md:2:5: 错误 placeholder/star")
    for form in REPORTERS:
        written_file = Path(f"{form}.out")
        assert written_file.stat().st_mode & 0o777 == 0o600
        assert "***" in written_file.read_text(encoding="utf-8") or form == "markdown"


def test_quiet_run_still_writes_its_files(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text("一、基本情况\n全年立案36件。\n", encoding="utf-8")
    assert main(["check", "--no-config", "--quiet", "--output", "junit:out.xml", draft.name]) == 0
    assert capsys.readouterr().out == ""
    conforms(Path("out.xml").read_text(encoding="utf-8"), "junit.xsd")


@pytest.mark.parametrize("output", ["nothing:x", "json", "json:", "missing/folder"])
def test_bad_output_is_a_complaint(output: str, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-config", "--output", output, draft.name]) == 2
    assert "FORMAT:FILE" in capsys.readouterr().err


def test_report_that_cannot_be_written(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--no-config", "--output", "json:没有/这里.json", draft.name]) == 2
    assert "没有/这里.json" in capsys.readouterr().err


def test_github_fills_the_step_summary(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text(
        "".join(f"{place}立案***件。\n\n" for place in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"), encoding="utf-8"
    )
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    assert main(["check", "--no-config", "--select", "placeholder", "--format", "github", draft.name]) == 1
    assert capsys.readouterr().out.count("::error ") == 18
    assert Path("summary.md").read_text(encoding="utf-8").count("| 错误 |") == 18
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "没有/这里.md")
    assert main(["check", "--no-config", "--format", "github", draft.name]) == 2
    assert "没有/这里.md" in capsys.readouterr().err
