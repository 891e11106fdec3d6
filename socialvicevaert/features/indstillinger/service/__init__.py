"""What a user can do to the organisation, its estates, workers, need areas and settings.

organisation   set_up, organisation, afdelinger, medarbejdere
values         the settings
need_areas     the list of need areas
drafts         what somebody is typing, kept until it is saved or thrown away
"""

from socialvicevaert.features.indstillinger.service.drafts import SavedDraft, discard_draft, load_draft, save_draft
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
    "change_afdeling",
    "change_medarbejder",
    "change_organisation",
    "change_setting",
    "change_settings",
    "discard_draft",
    "give_access",
    "load_draft",
    "move_behovsomraade",
    "note_access_change",
    "rename_behovsomraade",
    "renew_recovery_code",
    "retire_behovsomraade",
    "save_draft",
    "set_up",
]
