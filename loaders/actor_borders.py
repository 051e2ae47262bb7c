"""Where in a cell of actors one may begin and end, told by the words there."""

import re

from mrezha.loaders.actor_each import EachCell
from mrezha.loaders.lexicon import AND, QUOTES, is_class, is_plural, opens

_ADJECTIVE = re.compile(r"(?:ск|н)и(?:те)?$")  # „дипломатически и консулски служби“


class BorderCell(EachCell):
    """A cell whose words are asked whether an actor is complete, goes on, or begins anew."""

    def is_clause(self, i: int, first: int) -> bool:
        """Whether a relative clause begins at word `i`, which belongs to the actor before it."""
        if opens("relative", self.words, i) or self.is_participle(i):
            return True
        behind = i - 2 >= first and self.words[i - 1].text == "," and is_class(self.words, i - 2)
        return behind and opens("members", self.words, i)  # „институциите, членове на НКБТХ“

    def is_participle(self, i: int) -> bool:
        """Whether a participle follows a comma: „лица, търсещи закрила“, „домове за деца, лишени от …“."""
        word = self.words[i].text
        if self.words[i - 1].text != "," or not word.islower():
            return False
        active = re.search(r"[аея]щи(?:те)?$", word)
        passive = re.search(r"(?:[аея]н|[еи]т)(?:и|о|а)$", word) and i + 1 < len(self.words)
        return active is not None or bool(passive and opens("prepositions", self.words, i + 1))

    def may_have_a_plural_after(self, first: int, i: int) -> bool:
        """Whether a plain plural after the "и" at word `i` is another actor: „учители и психолози“, „МП и адвокати“."""
        last = self.words[i - 1]
        named = i in self.match_ends or (last.is_word and last.text.isupper()) or last.text in QUOTES
        return named or is_plural(self.words, self.first_word(first), i)

    def is_plain_name(self, i: int) -> bool:
        """Whether a place, or a proper name that may be one, stands at word `i`."""
        word = self.words[i].text
        proper = word[0].isupper() and not word.isupper() and i not in self.match_at
        return self.place_at(i) or (
            proper and not opens("bodies", self.words, i) and not opens("nations", self.words, i)
        )

    def leads_on(self, i: int) -> bool:
        """Whether word `i` asks for a name behind it."""
        lists = ("prepositions", "heads", "generic", "quantifiers", "partnering")
        return i in self.inside or any(opens(n, self.words, i) for n in lists)

    def after_quoted(self, i: int) -> bool:
        """Whether a quoted name ends before word `i`, so that another may follow after "и"."""
        return i > 0 and self.words[i - 1].text in QUOTES

    def plain_plural(self, i: int) -> bool:
        """Whether what begins at word `i` is the second of two classes: „учители и психолози“."""
        end = next((j for j in range(i, len(self.words)) if not self.words[j].is_word), len(self.words))
        return self.words[i].text.islower() and is_plural(self.words, i, end)

    def complete(self, first: int, last: int) -> bool:
        """Whether words `first` to `last - 1` can stand as an actor of their own."""
        said = [i for i in range(first, last) if self.words[i].is_word]
        if not said:
            return False
        if said[-1] + 1 in self.match_ends or any(i in self.match_at for i in said):
            return not opens("unit_of", self.words, said[-1])
        if opens("unit_of", self.words, said[-1]) or self.words[said[-1]].key in AND:
            return False
        first_said = self.words[said[0]]
        if len(said) == 1 and _ADJECTIVE.search(first_said.text):
            return False
        return first_said.text != first_said.text.lower() or len(said) > 1 or is_plural(self.words, said[0], last)

    def begins_actor(self, i: int, *, new_line: bool) -> bool:
        """Whether a new actor can begin at word `i`, after "и" or a line break."""
        if i in self.match_at or opens("bodies", self.words, i):
            return True
        if not new_line and (self.words[i - 1].text == "and" or self.place_at(i)):
            return False  # „Centre for Peace and Youth“, „организации от Малта и Кипър“
        if self.class_noun(i, i + 3) is not None:
            return True
        first = self.words[i]
        if first.text in QUOTES:
            return new_line
        return first.text[0].isupper() and (new_line or not first.text.islower())
