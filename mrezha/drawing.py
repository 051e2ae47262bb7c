"""The map as an object: a notebook shows it inline, a file holds it for others."""

from dataclasses import dataclass
from html import escape
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Map:
    """An interactive map: one HTML page with everything inside.

    >>> Map("<p>nobody</p>")._repr_html_()[:40]
    '<iframe srcdoc="&lt;p&gt;nobody&lt;/p&gt'
    """

    page: str
    height: int = 640

    def save(self, path: str | Path) -> Path:
        """Write the page to a file that opens from disk."""
        target = Path(path)
        target.write_text(self.page, encoding="utf-8")
        return target

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page)}" width="100%" height="{self.height}" '
            'style="border:0" title="map" sandbox="allow-scripts allow-downloads"></iframe>'
        )
