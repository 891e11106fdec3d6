"""What a user can do to the organisation, its estates, workers, need areas and settings.

organisation   set_up, organisation, afdelinger, medarbejdere
values         the settings
estates        an estate that closes or becomes part of another, and back
groups         the organisation's own groups of workers
need_areas     the list of need areas
drafts         what somebody is typing, kept until it is saved or thrown away
"""

from socialvicevaert.features.indstillinger.service.drafts import SavedDraft, discard_draft, load_draft, save_draft
from socialvicevaert.features.indstillinger.service.estates import close_afdeling, reopen_afdeling
from socialvicevaert.features.indstillinger.service.groups import (
    add_medarbejdergruppe,
    rename_medarbejdergruppe,
    retire_medarbejdergruppe,
)
from socialvicevaert.features.indstillinger.service.need_areas import (
    add_behovsomraade,
    move_behovsomraade,
    rename_behovsomraade,
    retire_behovsomraade,
)
from socialvicevaert.features.indstillinger.service.organisation import (
    add_afdeling,
    add_medarbejder,
    change_afdeling,
    change_medarbejder,
    change_organisation,
    give_access,
    note_access_change,
    renew_recovery_code,
    set_up,
)
from socialvicevaert.features.indstillinger.service.values import change_setting, change_settings

__all__ = [
    "SavedDraft",
    "add_afdeling",
    "add_behovsomraade",
    "add_medarbejder",
    "add_medarbejdergruppe",
    "change_afdeling",
    "change_medarbejder",
    "change_organisation",
    "change_setting",
    "change_settings",
    "close_afdeling",
    "discard_draft",
    "give_access",
    "load_draft",
    "move_behovsomraade",
    "note_access_change",
    "rename_behovsomraade",
    "rename_medarbejdergruppe",
    "renew_recovery_code",
    "reopen_afdeling",
    "retire_behovsomraade",
    "retire_medarbejdergruppe",
    "save_draft",
    "set_up",
]
