"""Danish text with its help translation below it; without a help language the Danish alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.formularer.queries import Words
from socialvicevaert.paper.parts import Bullets, Heading, Paragraph, Part, TickBox, TickBoxes, Tone
from socialvicevaert.shared.choice import Choice

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Bilingual:
    """The words of a form in Danish, which is signed, and in the help language."""

    danish: Words
    helping: Words | None = None

    def opening(self, title: str) -> list[Part]:
        """Under the title: what the form is in the help language, and that the Danish text is the binding one."""
        if self.helping is None:
            return []
        mark = (self.danish["faelles.hjaelp"], self.helping["faelles.hjaelp"], self.danish["faelles.paa_dansk"])
        return [
            Paragraph(self.helping[title], Tone.STRONG),
            Paragraph(f"{self.helping.name}: {mark[1]} ({mark[0]})", Tone.SMALL),
            Paragraph(self.helping["faelles.paa_dansk"], Tone.SMALL),
        ]

    def heading(self, key: str) -> list[Part]:
        """A section's heading in both."""
        found: list[Part] = [Heading(self.danish[key])]
        return found + self.help_only([key], _NOTHING, Tone.STRONG)

    def paragraph(self, key: str, values: Mapping[str, str] = _NOTHING, tone: Tone = Tone.BODY) -> list[Part]:
        """A sentence in both."""
        found: list[Part] = [Paragraph(self.danish[key] % values, tone)]
        return found + self.help_only([key], values)

    def bullets(self, keys: Sequence[str], values: Mapping[str, str] = _NOTHING) -> list[Part]:
        """Sentences as a list, in Danish first and then in the help language."""
        found: list[Part] = [Bullets([self.danish[key] % values for key in keys])]
        if self.helping is not None:
            found.append(Bullets([self.helping[key] % values for key in keys]))
        return found

    def boxes(self, prefix: str, choices: Iterable[Choice], ticked: Iterable[Choice]) -> Part:
        """A box for each choice, ticked where it is chosen; the help language below each name."""
        chosen = set(ticked)
        return TickBoxes(
            [TickBox(self._label(f"{prefix}.{choice.value}"), choice in chosen) for choice in choices], columns=2
        )

    def help_only(
        self, keys: Iterable[str], values: Mapping[str, str] = _NOTHING, tone: Tone = Tone.SMALL
    ) -> list[Part]:
        """Sentences in the help language alone; nothing where there is none."""
        if self.helping is None:
            return []
        return [Paragraph(self.helping[key] % values, tone) for key in keys]

    def label(self, key: str) -> str:
        """A short word in both, e.g. a name of a line to fill in."""
        if self.helping is None:
            return self.danish[key]
        return f"{self.danish[key]} / {self.helping[key]}"

    def _label(self, key: str) -> str:
        if self.helping is None:
            return self.danish[key]
        return f"{self.danish[key]}\n{self.helping[key]}"
