"""Check an archive of drafts on Spark: the findings as Parquet, and how often each rule fired.

spark-submit archive_job.py /data/reports /data/findings
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from lint.spark import findings


def main(drafts: str, target: str) -> None:
    """Check all drafts below *drafts* and write the findings to *target*."""
    session = SparkSession.builder.appName("draftlint").getOrCreate()
    reader = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    documents = reader.option("pathGlobFilter", "*.{txt,md,docx}").load(drafts)
    # One task for each hundred documents or so: then no core is idle while another has the last long report.
    documents = documents.repartition(max(2, documents.count() // 100))
    findings(documents).where("error is not null or level <> 'info'").write.mode("overwrite").parquet(target)
    checked = session.read.parquet(target)
    checked.where("error is null").groupBy("level", "rule").count().orderBy("count", ascending=False).show(50, False)
    checked.where("error is not null").select("path", "error").show(50, False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
