"""What can go wrong between a password and the data key, each with its own Danish sentence.

    UserError
    ├── WrongPassword          no slot opens with it
    ├── WrongRecoveryCode      well formed, but of another file or replaced since
    ├── MistypedRecoveryCode   its check characters do not fit: nothing was tried
    ├── TooSoon                wait after wrong attempts
    ├── DamagedHeader          the key file cannot be read
    │   └── TamperedHeader     it can, but somebody changed it outside the program
    └── HeaderTooNew           written by a newer program
    ValidationFailed
    └── PasswordRefused        too short for a new password

Texts name no file path: they are shown, and may be logged.
"""

from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed


class WrongPassword(UserError):
    """No slot opens with this password; the header itself is whole."""

    def __init__(self) -> None:
        super().__init__("Adgangskoden er forkert. Se efter store og små bogstaver og tastaturets sprog, og prøv igen.")


class WrongRecoveryCode(UserError):
    """A well-formed code that opens nothing here."""

    def __init__(self) -> None:
        super().__init__(
            "Gendannelseskoden hører ikke til denne datamappe, eller den er afløst af en nyere. "
            "Find det senest udskrevne ark."
        )


class MistypedRecoveryCode(UserError):
    """The code cannot be right as typed; it is not counted as an attempt."""

    def __init__(self, text: str) -> None:
        super().__init__(text)


class TooSoon(UserError):
    """Wrong attempts came too fast; ``seconds`` is how long the next one must wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        wait = f"{seconds} sekunder" if seconds != 1 else "1 sekund"
        super().__init__(f"For mange forkerte forsøg. Vent {wait}, og prøv igen.")


class DamagedHeader(UserError):
    """The key file is not what the program wrote."""

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text
            or "Nøglefilen er beskadiget, så datamappen kan ikke låses op med den. Intet er ændret. "
            "Hent nøglefilen fra en sikkerhedskopi."
        )


class TamperedHeader(DamagedHeader):
    """The key file reads well and opens, but its seal, made with the data key, does not fit."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglefilen er ændret uden om programmet, så der låses ikke op. Intet er ændret. "
            "Hent nøglefilen fra en sikkerhedskopi, og fortæl det til jeres it-ansvarlige."
        )


class HeaderTooNew(UserError):
    """The key file has a version this program does not know."""

    def __init__(self) -> None:
        super().__init__(
            "Nøglefilen er skrevet af en nyere udgave af Social Vicevært. Intet er ændret. Opdatér programmet."
        )


class PasswordRefused(ValidationFailed):
    """A new password that does not hold; nothing was changed."""

    def __init__(self, text: str, field: str = "password") -> None:
        super().__init__([Problem(field, text)])
