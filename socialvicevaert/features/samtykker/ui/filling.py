"""The form of a consent filled from another one: a consent that is renewed, or a form that was printed."""

from socialvicevaert.features.samtykker.models import SamtykkeRetning
from socialvicevaert.features.samtykker.queries import SamtykkeView, UdkastView
from socialvicevaert.features.samtykker.ui.steps import How, What, Who


def copy_consent(old: SamtykkeView, who: Who | None, what: What, how: How) -> None:
    """Begin with what was said before; how long and how it is given are asked anew."""
    if who is not None:
        who.partners.set_partners([one for one in old.partner_refs if one.is_active])
        _say_towards(who, old.coverage.direction, "\n".join(old.coverage.towards))
    if what.powers is not None:
        what.powers.set_value(old.coverage.powers)
    what.choose(old.kinds)
    what.purpose.set_value(old.coverage.purpose)
    how.say_language(old.language)
    how.interpreter.set_value(old.interpreter)


def copy_printed(printed: UdkastView, who: Who | None, what: What, how: How) -> None:
    """Begin with what stands on the printed form, its last day too."""
    draft = printed.draft
    if who is not None:
        who.partners.set_partners([one for one in printed.partner_refs if one.is_active])
        _say_towards(who, draft.direction, draft.towards)
    if what.powers is not None:
        what.powers.set_value(draft.powers)
    what.choose(draft.kinds)
    what.purpose.set_value(draft.purpose)
    how.say_language(draft.language)
    how.interpreter.set_value(draft.interpreter)
    how.note.set_value(draft.note)
    how.valid_to.set_value(draft.valid_to)
    how.valid_to_is_typed = True


def _say_towards(who: Who, direction: SamtykkeRetning, towards: str) -> None:
    if who.direction is not None:
        who.direction.set_value((direction,))
    if who.towards is not None:
        who.towards.set_value(towards)
