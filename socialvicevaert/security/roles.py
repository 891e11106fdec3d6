"""Who may do what. Checked below the screens, by ``Session.require``.

Least privilege: the people who do casework see residents; those who lead, coordinate or run the machine do not.

    ====================  =========  =========  ===========  =====  =============
    permission            vicevært   rådgiver   koordinator  leder  administrator
    ====================  =========  =========  ===========  =====  =============
    SEE_BEBOERE           yes        yes
    WRITE_BEBOERE         yes        yes
    REVEAL_CPR            yes        yes
    WRITE_SAGER           yes        yes
    WRITE_KONTAKTER       yes        yes
    WRITE_OPGAVER         yes        yes
    IMPORT_RESTANCER      yes        yes
    WRITE_FOGEDSAGER      yes        yes
    WRITE_SAMTYKKER       yes        yes
    WRITE_HENVISNINGER    yes        yes
    WRITE_OEKONOMI        yes        yes
    WRITE_SATSER          yes        yes                            yes
    WRITE_DOKUMENTER      yes        yes
    WRITE_BREVE           yes        yes
    WRITE_SKABELONER      yes        yes                            yes
    EXPORT                yes        yes
    SEE_PARTNERE          yes        yes        yes          yes
    WRITE_PARTNERE        yes        yes        yes          yes
    ISSUE_REPORTS         yes        yes                     yes
    SEE_SETTINGS          yes        yes        yes          yes    yes
    MANAGE_SETTINGS                                                 yes
    MANAGE_USERS                                                    yes
    SEE_AUDIT                                                       yes
    MANAGE_BACKUPS                                                  yes
    UNDO                  yes        yes        yes          yes    yes
    ====================  =========  =========  ===========  =====  =============

Reports hold figures only, with small ones hidden, so a leder needs no resident. The audit names residents by number to
an administrator, not by content. EXPORT is taking residents' data out of the program, not issuing a report. Undo is
limited to one's own transactions by ``audit.undo``.
"""

from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.choice import Choice


class Permission(Choice):
    """One thing a role may or may not do; the label completes "Din rolle giver ikke adgang til at …"."""

    SEE_BEBOERE = "see_beboere", "se beboere og deres sager"
    WRITE_BEBOERE = "write_beboere", "ændre beboere"
    REVEAL_CPR = "reveal_cpr", "vise CPR-numre"
    WRITE_SAGER = "write_sager", "ændre sager"
    WRITE_KONTAKTER = "write_kontakter", "skrive kontakter"
    WRITE_OPGAVER = "write_opgaver", "ændre opgaver"
    IMPORT_RESTANCER = "import_restancer", "indlæse restancelister"
    WRITE_FOGEDSAGER = "write_fogedsager", "ændre fogedsager"
    WRITE_SAMTYKKER = "write_samtykker", "ændre samtykker"
    WRITE_HENVISNINGER = "write_henvisninger", "ændre henvisninger"
    WRITE_OEKONOMI = "write_oekonomi", "ændre budgetter, gæld og aftaler om penge"
    WRITE_SATSER = "write_satser", "ændre satser"
    WRITE_DOKUMENTER = "write_dokumenter", "gemme dokumenter"
    WRITE_BREVE = "write_breve", "skrive breve"
    WRITE_SKABELONER = "write_skabeloner", "ændre skabeloner og formulartekster"
    EXPORT = "export", "tage oplysninger om beboere ud af programmet"
    SEE_PARTNERE = "see_partnere", "se samarbejdspartnere"
    WRITE_PARTNERE = "write_partnere", "ændre samarbejdspartnere"
    ISSUE_REPORTS = "issue_reports", "udsende rapporter"
    SEE_SETTINGS = "see_settings", "se indstillinger"
    MANAGE_SETTINGS = "manage_settings", "ændre indstillinger"
    MANAGE_USERS = "manage_users", "ændre brugere"
    SEE_AUDIT = "see_audit", "se hele loggen"
    MANAGE_BACKUPS = "manage_backups", "styre sikkerhedskopier"
    UNDO = "undo", "fortryde"


_EVERYONE = frozenset({Permission.SEE_SETTINGS, Permission.UNDO})
_PARTNERS = frozenset({Permission.SEE_PARTNERE, Permission.WRITE_PARTNERE})
_RUNNING = frozenset(
    {Permission.MANAGE_SETTINGS, Permission.MANAGE_USERS, Permission.SEE_AUDIT, Permission.MANAGE_BACKUPS}
)
_CASEWORK = frozenset(Permission) - _RUNNING

_PERMISSIONS = {
    Role.VICEVAERT: _CASEWORK,
    Role.RAADGIVER: _CASEWORK,
    Role.KOORDINATOR: _EVERYONE | _PARTNERS,
    Role.LEDER: _EVERYONE | _PARTNERS | {Permission.ISSUE_REPORTS},
    Role.ADMINISTRATOR: _EVERYONE | _RUNNING | {Permission.WRITE_SATSER, Permission.WRITE_SKABELONER},
}


def permissions_of(role: Role) -> frozenset[Permission]:
    """What a role may do; the table above."""
    return _PERMISSIONS[role]


def may(actor: Actor, permission: Permission) -> bool:
    """Whether a worker may: by role, or as the administrator that any role can be besides."""
    return permission in permissions_of(actor.role) or (actor.is_administrator and permission in _RUNNING)
