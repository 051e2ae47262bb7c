"""Labels that are terms of the ontology, as links to what defines them: `term` of `words.toml` says which are."""

from markupsafe import Markup, escape

from mrezha.ontology.namespaces import BASE, MRZ
from mrezha.queries.columns import expanded
from mrezha.web.words import Words


def local(iri: str) -> str:
    """The address of a thing's page on this server; a foreign address stays.

    >>> local("https://w3id.org/mrezha/id/place/varna"), local("https://w3id.org/mrezha/ontology#Activity")
    ('/id/place/varna', '/ontology#Activity')
    """
    if iri.startswith(MRZ):
        return f"/ontology#{iri.removeprefix(MRZ)}"
    return f"/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else iri


def defined(text: object, iri: str | None) -> Markup:
    """A label with a link to the definition of the term that it is; plain text where it is none.

    >>> defined("lead", "https://w3id.org/mrezha/ontology#ledBy")
    Markup('<a class="term" href="/ontology#ledBy">lead</a>')
    """
    return Markup('<a class="term" href="{}">{}</a>').format(local(iri), text) if iri else escape(text)


class Terms:
    """The words of one language as `Words` has them, each that is a term with its link."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, key: str, **values: object) -> Markup:
        """The words of a key, linked.

        Raises:
            KeyError: if the file has no such key.
        """
        return defined(self._words(key, **values), expanded(self._words.term(key)))

    def get(self, key: str, otherwise: str) -> Markup:
        """The words of a key, linked, or others where there is none.

        >>> Terms(Words("en")).get("reading.act", "act")
        Markup('<a class="term" href="/ontology#LegalAct">act</a>')
        """
        return defined(self._words.get(key, otherwise), expanded(self._words.term(key)))
