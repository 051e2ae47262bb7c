"""Gaps in coordination, as properties of a programme's text: what is not said, shared, measured or joined.

Each rule is one file of `rules/` with a header; `register` runs them and gives findings with count and denominator.
"""

from mrezha.graph.gaps.compound import Compound, compound
from mrezha.graph.gaps.finding import Finding, Findings, Hit
from mrezha.graph.gaps.register import UnknownGapError, register
from mrezha.graph.gaps.rule import Rule, all_rules

__all__ = ["Compound", "Finding", "Findings", "Hit", "Rule", "UnknownGapError", "all_rules", "compound", "register"]
