"""The findings on Spark are those of the command line, and a document that cannot be checked is a row."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lint.cli import main
from lint.complaint import Complaint

from .conftest import ROOT

pytest.importorskip("pyspark", reason="pyspark is not installed (pip install 'draftlint[spark]')")
pytest.importorskip("pandas", reason="pandas is not installed (pip install 'draftlint[spark]')")
pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install 'draftlint[spark]')")

from pyspark.sql import SparkSession

from lint import spark as on_spark

pytestmark = pytest.mark.filterwarnings("ignore")  # those of Spark's own

DOCUMENTS = 1_000
PARAGRAPHS = (
    "收到提案{n}件，其中立案{stars}件，合并5件。",
    "{n}月以来，市水务局进一步做好提案案办理工作。",
    "一是健全机制；二是加强督办；四是抓好落实。",
    "“河长制工作全面推开，水质达标率为{n}.5%。",
    "市直各部门按照分工推进，第{n}批任务全部办结。",
)


def java() -> int:
    """The major version of the Java that Spark would start, 0 where there is none."""
    path = shutil.which("java")
    if not path:
        return 0
    told = subprocess.run([path, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', told)
    return int(match[1]) if match else 0


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    if java() < 17:
        pytest.skip("Spark needs Java 17 or later")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master("local[2]").appName("draftlint")
        for key, value in {"ui.enabled": "false", "driver.memory": "1g", "sql.shuffle.partitions": "2"}.items():
            builder = builder.config(f"spark.{key}", value)
        started = builder.getOrCreate()
        started.sparkContext.setLogLevel("ERROR")
        yield started
        started.stop()


def text(number: int) -> str:
    """A short draft; what is wrong in it depends on its number."""
    chosen = [line for bit, line in enumerate(PARAGRAPHS) if number >> bit & 1]
    lines = [line.format(n=number % 12 + 1, stars="*" * (number % 4)) for line in chosen]
    return "\n".join([f"第{number}号工作报告", *lines, ""])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for number in range(DOCUMENTS):
        path = folder / f"{number:04}.{'md' if number % 3 else 'txt'}"
        path.write_bytes(text(number).encode("gb18030" if number % 5 == 4 else "utf-8"))
    (folder / "0007.md").write_bytes(b"\0\1\2")
    (folder / "0010.md").write_text("nothing Chinese in here\n", encoding="utf-8")
    return folder


def plain(row: Any) -> dict[str, Any]:
    """A row as the JSON format has it."""
    told = row.asDict(recursive=True)
    del told["error"]
    return told


def test_the_findings_are_those_of_the_command_line(
    session: SparkSession, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(archive), "--no-config", "--no-cache", "--format", "json", "--min-level", "info"])
    told = json.loads(capsys.readouterr().out)
    documents = session.read.format("binaryFile").load(str(archive)).selectExpr("substring(path, 6) path", "content")
    rows = on_spark.findings(documents.repartition(8)).collect()
    found = sorted((plain(row) for row in rows if row.error is None), key=lambda row: row["path"])
    expected = [{key: value for key, value in each.items() if key != "severity"} for each in told["findings"]]
    assert len(expected) > DOCUMENTS
    assert found == expected
    failed = [(row.path, row.error, row.rule, row.line) for row in rows if row.error is not None]
    assert failed == [(str(archive / "0007.md"), told["errors"][0]["reason"], None, None)]


def test_the_example_job_runs(
    session: SparkSession, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("0007.md", "0030.txt", "0031.md"):
        shutil.copy(archive / name, tmp_path)
    job = runpy.run_path(str(ROOT / "docs" / "examples" / "archive_job.py"))
    job["main"](str(tmp_path), str(tmp_path / "found"))
    shown = capsys.readouterr().out
    assert "numbering/lost-number" in shown
    assert "0007.md" in shown
    assert session.read.parquet(str(tmp_path / "found")).where("level = 'info'").count() == 0


def test_text_null_and_configuration(session: SparkSession) -> None:
    rows = [("甲.md", "全年立案***件，提案案办理。"), ("乙.md", None), ("丙.txt", "全部办结。")]
    documents = session.createDataFrame(rows, "name string, body string")
    found = on_spark.findings(documents, {"select": ["placeholder"], "lang": "en"}, path="name", content="body")
    assert [(row.path, row.rule, row.error) for row in found.orderBy("rule").collect()] == [
        ("乙.md", None, "no content (null)"),
        ("甲.md", "placeholder/star", None),
    ]


def test_a_bad_configuration_is_said_before_the_job(session: SparkSession) -> None:
    documents = session.createDataFrame([("a.md", "正文")], "path string, content string")
    with pytest.raises(Complaint, match="typos"):
        on_spark.findings(documents, {"select": ["typos"]})
