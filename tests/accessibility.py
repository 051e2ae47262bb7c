"""What axe-core, the accessibility checker that browsers' vendors use, finds on a page."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """
async () => (await axe.run({ iframes: false })).violations
  .filter(({ impact }) => ['serious', 'critical'].includes(impact))
  .map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 200)])
"""


def violations(page):
    """Serious and critical ones: the rule, how often, and the first element that breaks it."""
    page.evaluate(AXE)
    return page.evaluate(RUN)
