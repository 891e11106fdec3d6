"""Danish text with its help translation beside it; without a help language the Danish alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.formularer.queries import Words
from socialvicevaert.paper.parts import Beside, Bullets, Heading, Paragraph, Part, TickBox, TickBoxes, Tone
from socialvicevaert.shared.choice import Choice

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Bilingual:
    """The words of a form in Danish, which is signed, and in the help language."""

    danish: Words
    helping: Words | None = None

    @property
    def lang(self) -> str:
        """The code of the help language; "" without one."""
        return self.helping.language.value if self.helping is not None else ""

    def opening(self, title: str) -> list[Part]:
        """Under the title: what the form is in the help language, and that the Danish text is the binding one."""
        if self.helping is None:
            return []
        mark, asks = "faelles.hjaelp", "faelles.paa_dansk"
        danish = [Paragraph(self.danish[mark], Tone.SMALL), Paragraph(self.danish[asks], Tone.SMALL)]
        helping = [
            Paragraph(self.helping[mark], Tone.SMALL, lang=self.lang),
            Paragraph(self.helping[asks], Tone.SMALL, lang=self.lang),
        ]
        return [Paragraph(self.helping[title], Tone.LEAD, lang=self.lang), Beside(danish, helping)]

    def section(
        self, heading: str, keys: Sequence[str] = (), values: Mapping[str, str] = _NOTHING, tone: Tone = Tone.BODY
    ) -> list[Part]:
        """A heading and the sentences below it, in both."""
        danish: list[Part] = [Heading(self.danish[heading])]
        danish += [Paragraph(self.danish[key] % values, tone) for key in keys]
        if self.helping is None:
            return danish
        helping: list[Part] = [Heading(self.helping[heading], lang=self.lang)]
        helping += [Paragraph(self.helped(key, values), tone, lang=self.lang) for key in keys]
        return [Beside(danish, helping)]

    def paragraph(self, key: str, values: Mapping[str, str] = _NOTHING, tone: Tone = Tone.BODY) -> list[Part]:
        """A sentence in both."""
        danish = Paragraph(self.danish[key] % values, tone)
        if self.helping is None:
            return [danish]
        return [Beside([danish], [Paragraph(self.helped(key, values), tone, lang=self.lang)])]

    def bullets(self, heading: str, keys: Sequence[str], values: Mapping[str, str] = _NOTHING) -> list[Part]:
        """A heading and sentences as a list, in both."""
        danish: list[Part] = [Heading(self.danish[heading]), Bullets([self.danish[key] % values for key in keys])]
        if self.helping is None:
            return danish
        return [
            Beside(
                danish,
                [
                    Heading(self.helping[heading], lang=self.lang),
                    Bullets([self.helped(key, values) for key in keys], lang=self.lang),
                ],
            )
        ]

    def boxes(self, prefix: str, choices: Iterable[Choice], ticked: Iterable[Choice]) -> Part:
        """A box for each choice, ticked where it is chosen; the help language below each name."""
        chosen = set(ticked)
        return TickBoxes([self._box(f"{prefix}.{one.value}", one in chosen) for one in choices], columns=2)

    def helped(self, key: str, values: Mapping[str, str] = _NOTHING) -> str:
        """A sentence in the help language, filled.

        Between Arabic words 01-11-2026 is set with the year first, as Unicode says; 01/11/2026 stays as it is read.
        """
        assert self.helping is not None
        if self.helping.language.is_right_to_left:
            values = {name: value.replace("-", "/") if name == "dato" else value for name, value in values.items()}
        return self.helping[key] % values

    def label(self, key: str) -> str:
        """A short word in both, e.g. a name of a line to fill in."""
        if self.helping is None:
            return self.danish[key]
        return f"{self.danish[key]} / {self.helping[key]}"

    def _box(self, key: str, is_ticked: bool) -> TickBox:
        if self.helping is None:
            return TickBox(self.danish[key], is_ticked)
        return TickBox(self.danish[key], is_ticked, self.helping[key], self.lang)
