"""Who the form is about, and the right to take back what was given."""

from socialvicevaert.features.samtykker.forms.content import FormContent
from socialvicevaert.paper.parts import Facts, Part


def who(content: FormContent) -> Part:
    """The resident and the worker."""
    words = content.words
    return Facts(
        [
            (words.label("faelles.beboer"), content.beboer),
            (words.label("faelles.foedt"), content.born or "–"),
            (words.label("faelles.medarbejder"), content.worker),
        ]
    )


def rights(content: FormContent, prefix: str) -> str:
    """The key of the sentence that says how to take it back: with how to reach the organisation, where it is known."""
    return f"{prefix}.tilbage_til" if content.contact else f"{prefix}.tilbage"
