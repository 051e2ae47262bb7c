"""What the addresses of the data lead to, written into the built site: ontology pages, the dataset, its description.

`make site` runs it after the pages; docs/w3id/ says which address leads where.
"""

import datetime
import sys
from importlib.resources import files
from pathlib import Path

from mrezha.graph.build import build, canonical
from mrezha.loaders.shipped import shipped
from mrezha.ontology.dataset_description import describe
from mrezha.ontology.publication import publish


def main(site: Path) -> None:
    """Write everything below the site's folder."""
    publish(site / "ontology")
    (site / "logo.svg").write_bytes((files("mrezha.web") / "static" / "icon.svg").read_bytes())
    store, report = build(shipped())
    (site / "dataset.nq").write_bytes(canonical(store))
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    (site / "dataset.ttl").write_text(describe(report.statements.items(), issued=today), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
