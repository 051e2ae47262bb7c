"""The loaded programmes: what cards, tables and files are made of."""

from mrezha.knowledge.asking import Asking
from mrezha.knowledge.networks import Networks


class Programmes(Asking, Networks):
    """The loaded programmes, to be asked and measured."""
