"""The job: a Parquet table of participations in, Parquet tables of ties and of measured actors out.

    python -m mrezha.graph.spark participations.parquet --output measured [--master spark://host:7077]

Paths may be of any file system that the cluster knows (`hdfs://`, `s3a://`); without `--master` the one that
`spark-submit` or the cluster's settings name, or all cores of this machine.
"""

import argparse
import sys

from mrezha.graph.extras import MissingExtraError, needed
from mrezha.graph.spark.measured import measured
from mrezha.graph.spark.ties import taking_part, ties


def main(arguments: list[str]) -> int:
    """Run the job; 2 if pyspark is missing."""
    options = argparse.ArgumentParser(prog="python -m mrezha.graph.spark", description="Measure a network on Spark.")
    options.add_argument("participations", help="the Parquet table that `mrezha build` makes, or a folder of such")
    options.add_argument("--output", required=True, help="folder for the tables `ties` and `actors`, replaced")
    options.add_argument("--master", help="address of the cluster, such as spark://host:7077 or local[4]")
    chosen = options.parse_args(arguments)
    try:
        builder = needed("pyspark.sql").SparkSession.builder.appName("mrezha")
    except MissingExtraError as error:
        print(f"mrezha: {error}", file=sys.stderr)
        return 2
    session = (builder.master(chosen.master) if chosen.master else builder).getOrCreate()
    try:
        part = taking_part(session.read.parquet(chosen.participations)).cache()
        edges = ties(part).cache()
        edges.write.mode("overwrite").parquet(f"{chosen.output}/ties")
        measured(part.select("actor").distinct(), edges).write.mode("overwrite").parquet(f"{chosen.output}/actors")
    finally:
        session.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
