"""A plan over a table on a cluster: spark-submit on_spark.py STATEMENT CASES ANSWERS."""

import sys
from pathlib import Path

from pyspark.sql import SparkSession


def answer(spark: SparkSession, statement: str, cases: str, answers: str) -> None:
    spark.conf.set(
        "spark.sql.optimizer.excludedRules",
        "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    )
    spark.read.parquet(cases).createOrReplaceTempView("cases")
    spark.sql(Path(statement).read_text("utf-8")).write.mode("overwrite").parquet(answers)


if __name__ == "__main__":
    answer(SparkSession.builder.appName("coordplan").getOrCreate(), *sys.argv[1:4])
