"""Who reviewed what of a page, and when; and what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from immunobook.review.claims import Claim
from immunobook.review.forms import Review


@dataclass(frozen=True)
class Looked:
    """One review of a page, as it counts today."""

    role: str
    day: date
    right: int
    wrong: int
    unsure: int
    changed: int
    """Sign-offs for words or numbers that are others today."""
    is_clinical: bool


@dataclass(frozen=True)
class Standing:
    """How far a page is reviewed."""

    claims: int
    looked: tuple[Looked, ...]
    reviewed_on: date | None
    """The last day of the reviews, if people who care for patients found every claim right as it stands today, and
    nobody found one wrong."""

    @property
    def has_clinician(self) -> bool:
        """Whether one of them looked at anything."""
        return any(looked.is_clinical for looked in self.looked)


def of(claims: Sequence[Claim], page: str, reviews: Iterable[Review]) -> Standing:
    """The standing of a page with these claims."""
    hashes = {claim.id: claim.hash for claim in claims}
    mine = sorted((r for r in reviews if r.page == page), key=lambda r: (r.day, r.role))
    looked, right, wrong = list[Looked](), set[str](), False
    for review in mine:
        now = [s for s in review.sign_offs if hashes.get(s.claim) == s.saw]
        count = {box: sum(s.box == box for s in now) for box in ("right", "wrong", "unsure")}
        changed = len(review.sign_offs) - len(now)
        looked.append(
            Looked(
                review.role, review.day, **count, changed=changed, is_clinical=review.is_clinical
            )
        )
        wrong = wrong or count["wrong"] > 0
        if review.is_clinical:
            right |= {s.claim for s in now if s.box == "right"}
    days = [one.day for one in looked if one.is_clinical and one.right]
    is_whole = bool(hashes) and right == set(hashes) and not wrong
    return Standing(len(hashes), tuple(looked), max(days) if is_whole else None)


def in_short(standing: Standing) -> str:
    """One line for the command."""
    told = [
        f"{one.role}, {one.day}: {one.right} right, {one.wrong} wrong, {one.unsure} unsure, "
        f"{one.changed} changed since the review"
        for one in standing.looked
    ]
    return f"{standing.claims} claims; " + ("; ".join(told) if told else "not reviewed")
