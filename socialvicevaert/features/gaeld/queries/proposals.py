"""Proposals to creditors: those that were made, and what a new one starts from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.rules import grid, shown_monthly
from socialvicevaert.features.gaeld.models import Fordeling, FordelingDraft, Fordelingspost, Gaeld, PostDraft
from socialvicevaert.features.gaeld.queries.debts import GaeldView, gaeld_of
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class PostView:
    """One creditor's part; ``balance_oere`` as it stood when the proposal was made."""

    gaeld_id: int
    creditor: str
    collector: str
    creditor_address: str
    reference: str
    amount_oere: int
    is_fixed: bool
    balance_oere: int

    @property
    def has_address(self) -> bool:
        """Whether a window envelope will show where the letter is to go."""
        return bool(self.creditor_address.strip())


@dataclass(frozen=True)
class FordelingView:
    """A proposal that was kept; its parts sum to its amount."""

    id: int
    beboer_id: int
    made_on: date
    made_by: str
    amount_oere: int
    first_payment_on: date | None
    note: str
    posts: tuple[PostView, ...]

    def as_draft(self) -> FordelingDraft:
        """The same as a draft, for a form that corrects it."""
        return FordelingDraft(
            beboer_id=self.beboer_id,
            amount_oere=self.amount_oere,
            posts=tuple(PostDraft(post.gaeld_id, post.amount_oere if post.is_fixed else None) for post in self.posts),
            first_payment_on=self.first_payment_on,
            note=self.note,
        )


@dataclass(frozen=True)
class Room:
    """What the current budget leaves for creditors a month, in øre: income − fixed − variable costs, then less what is
    already paid off on rent, power and heat. Home, power and heat themselves are among the fixed costs.
    """

    income_oere: int
    fixed_oere: int
    variable_oere: int
    first_oere: int
    unplanned_first_oere: int
    """What is owed in rent, power and heat without an instalment: nothing is set aside for it."""

    @property
    def amount_oere(self) -> int:
        """What is left; below 0 there is nothing to offer."""
        return self.income_oere - self.fixed_oere - self.variable_oere - self.first_oere


@dataclass(frozen=True)
class FordelingStart:
    """What a form for a proposal shows; ``room`` is None without a current budget that holds an income."""

    beboer_id: int
    beboer: str
    has_protected_address: bool
    debts: tuple[GaeldView, ...]
    room: Room | None
    fordeling: FordelingView | None = None


def fordelinger_of(session: Session, beboer_id: int) -> tuple[FordelingView, ...]:
    """A resident's proposals, the newest first."""
    session.require(Permission.SEE_BEBOERE)
    return _views(session, Fordeling.beboer_id == beboer_id)


def fordeling(session: Session, fordeling_id: int) -> FordelingView:
    """One proposal.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = _views(session, Fordeling.id == fordeling_id)
    if not found:
        raise UserError(Fordeling.gone)
    return found[0]


def fordeling_start(session: Session, beboer_id: int, fordeling_id: int | None = None) -> FordelingStart:
    """What a new proposal starts from, or one that is corrected."""
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    debts = gaeld_of(session, beboer_id, with_over=False)
    return FordelingStart(
        beboer_id=beboer_id,
        beboer=beboer.full_name,
        has_protected_address=beboer.has_protected_address,
        debts=debts,
        room=_room(session, beboer_id, debts),
        fordeling=fordeling(session, fordeling_id) if fordeling_id is not None else None,
    )


def _room(session: Session, beboer_id: int, debts: tuple[GaeldView, ...]) -> Room | None:
    budget = current_budget(session, beboer_id)
    if budget is None or not budget.has_income:
        return None
    year = grid(budget.draft.lines, budget.draft.first_month)
    return Room(
        income_oere=shown_monthly(year.year_of(Budgetgruppe.INDTAEGT)),
        fixed_oere=shown_monthly(year.year_of(Budgetgruppe.FAST)),
        variable_oere=shown_monthly(year.year_of(Budgetgruppe.VARIABEL)),
        first_oere=sum(one.instalment_oere or 0 for one in debts if one.is_first),
        unplanned_first_oere=sum(one.balance_oere for one in debts if one.is_first and not one.instalment_oere),
    )


def _views(session: Session, *wanted: Any) -> tuple[FordelingView, ...]:
    found = session.exec(
        select(Fordeling, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Fordeling.medarbejder_id))
        .where(col(Fordeling.deleted_at).is_(None), *wanted)
        .order_by(col(Fordeling.made_on).desc(), col(Fordeling.id).desc())
    ).all()
    posts = _posts(session, [row_id(row) for row, _ in found])
    return tuple(
        FordelingView(
            id=row_id(row),
            beboer_id=row.beboer_id,
            made_on=row.made_on,
            made_by=name,
            amount_oere=row.amount_oere,
            first_payment_on=row.first_payment_on,
            note=row.note,
            posts=posts.get(row_id(row), ()),
        )
        for row, name in found
    )


def _posts(session: Session, ids: list[int]) -> dict[int, tuple[PostView, ...]]:
    """Parts by proposal; a debt that has gone to the bin since keeps its part, so that the sum holds."""
    rows = session.exec(
        select(Fordelingspost, Gaeld)
        .join(Gaeld, col(Gaeld.id) == col(Fordelingspost.gaeld_id))
        .where(col(Fordelingspost.fordeling_id).in_(ids), col(Fordelingspost.deleted_at).is_(None))
        .order_by(col(Fordelingspost.id))
    )
    found: dict[int, list[PostView]] = {}
    for post, owed in rows:
        view = PostView(
            gaeld_id=post.gaeld_id,
            creditor=owed.creditor,
            collector=owed.collector,
            creditor_address=owed.creditor_address,
            reference=owed.reference,
            amount_oere=post.amount_oere,
            is_fixed=post.is_fixed,
            balance_oere=post.balance_oere,
        )
        found.setdefault(post.fordeling_id, []).append(view)
    return {fordeling_id: tuple(views) for fordeling_id, views in found.items()}
