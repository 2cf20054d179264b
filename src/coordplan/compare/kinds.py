"""Every kind of change, as a table: id, area, severity, label, opposite, and what it covers.

A test walks the fields of a compiled plan: each is covered by a kind or named as one that says
nothing (a place in a file, something derived). Ids are fixed: they are added to, never renamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coordplan.compare.severity import Severity
from coordplan.text import Text


class Area(StrEnum):
    """What part of a plan a change is about, in the order in which changes are shown."""

    STATUS = "status"
    DUTY = "duty"
    ROLE = "role"
    CONDITION = "condition"
    NOTIFICATION = "notification"
    DEADLINE = "deadline"
    MOVEMENT = "movement"
    REPORTING = "reporting"
    AGENCY = "agency"
    CLAUSE = "clause"
    DOCUMENT = "document"


AREAS: dict[Area, Text] = {
    Area.STATUS: Text(vi="tình trạng của việc", en="status of an action"),
    Area.DUTY: Text(vi="nhiệm vụ", en="duty"),
    Area.ROLE: Text(vi="vai trò", en="role"),
    Area.CONDITION: Text(vi="điều kiện", en="condition"),
    Area.NOTIFICATION: Text(vi="thông báo", en="notification"),
    Area.DEADLINE: Text(vi="thời hạn", en="deadline"),
    Area.MOVEMENT: Text(vi="chuyển giao", en="hand-over"),
    Area.REPORTING: Text(vi="báo cáo", en="reporting"),
    Area.AGENCY: Text(vi="cơ quan", en="agency"),
    Area.CLAUSE: Text(vi="điều khoản", en="clause"),
    Area.DOCUMENT: Text(vi="văn bản", en="document"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. ``opposite`` is its kind when the two plans are swapped.

    ``covers`` names the fields of the compiled plan that it speaks of. With ``of_versions`` it
    is looked for only between two versions of one plan: between two plans it always holds.
    """

    id: str
    area: Area
    severity: Severity
    label: Text
    opposite: str
    covers: tuple[str, ...]
    of_versions: bool = False


_LOSS, _SHIFT, _GAIN, _NOTE = Severity

Covers = tuple[str, ...]


def _changed(
    stem: str,
    area: Area,
    severity: Severity,
    vi: str,
    en: str,
    *covers: str,
    of_versions: bool = False,
) -> Iterator[Kind]:
    """A kind that is its own opposite."""
    yield Kind(stem, area, severity, Text(vi=vi, en=en), stem, covers, of_versions)


def _pair(
    ids: tuple[str, str],
    area: Area,
    severities: tuple[Severity, Severity],
    labels: tuple[Text, Text],
    covers: Covers,
    *,
    of_versions: bool = False,
) -> Iterator[Kind]:
    """Two kinds, each the opposite of the other."""
    for n in (0, 1):
        yield Kind(ids[n], area, severities[n], labels[n], ids[1 - n], covers, of_versions)


def _present(
    stem: str,
    area: Area,
    severities: tuple[Severity, Severity],
    vi: str,
    en: str,
    *covers: str,
    of_versions: bool = False,
) -> Iterator[Kind]:
    """Something that is there in one plan and not in the other."""
    labels = (
        Text(vi=f"thêm {vi}", en=f"{en} added"),
        Text(vi=f"bỏ {vi}", en=f"{en} removed"),
    )
    ids = (f"{stem}-added", f"{stem}-removed")
    yield from _pair(ids, area, severities, labels, covers, of_versions=of_versions)


def _listed(
    stem: str,
    area: Area,
    severities: tuple[Severity, Severity, Severity],
    vi: str,
    en: str,
    *covers: str,
    of_versions: bool = False,
) -> Iterator[Kind]:
    """One agency in a list of agencies: added, removed, or another in its place."""
    added, removed, replaced = severities
    yield from _present(stem, area, (added, removed), vi, en, *covers, of_versions=of_versions)
    yield from _changed(
        f"{stem}-replaced",
        area,
        replaced,
        f"thay {vi}",
        f"{en} replaced",
        *covers,
        of_versions=of_versions,
    )


def _due(stem: str, area: Area, vi: str, en: str, *covers: str) -> Iterator[Kind]:
    """A deadline."""
    yield from _present(stem, area, (_GAIN, _LOSS), vi, en, *covers)
    labels = (
        Text(vi=f"rút ngắn {vi}", en=f"{en} tightened"),
        Text(vi=f"nới {vi}", en=f"{en} loosened"),
    )
    ids = (f"{stem}-tightened", f"{stem}-loosened")
    yield from _pair(ids, area, (_GAIN, _LOSS), labels, covers)
    yield from _changed(f"{stem}-changed", area, _SHIFT, f"đổi {vi}", f"{en} changed", *covers)


_ROLES = ("Duty.postings", "Posting.agency", "Posting.role", "Clause.assigns", "Clause.of")
_DEADLINE = ("Deadline.immediately", "Deadline.duration", "Deadline.working_days")


def _table() -> Iterator[Kind]:
    by_roles: dict[str, tuple[tuple[Severity, Severity, Severity], str, str]] = {
        "lead": ((_GAIN, _LOSS, _SHIFT), "cơ quan chủ trì", "leader"),
        "perform": ((_GAIN, _LOSS, _SHIFT), "cơ quan thực hiện", "performer"),
        "support": ((_GAIN, _SHIFT, _SHIFT), "cơ quan phối hợp", "supporter"),
        "direct": ((_GAIN, _SHIFT, _SHIFT), "cơ quan chỉ đạo", "directing agency"),
        "advise": ((_GAIN, _SHIFT, _SHIFT), "cơ quan tham mưu", "advising agency"),
    }
    same = (_SHIFT, _SHIFT)
    notes = (_NOTE, _NOTE)

    # status
    yield from _pair(
        ("status-restored", "status-lost"),
        Area.STATUS,
        (_GAIN, _LOSS),
        (
            Text(vi="việc nay có người làm", en="now given to somebody"),
            Text(vi="việc nay không còn giao cho ai", en="no longer certainly given to anybody"),
        ),
        ("Plan.postings",),
    )
    yield from _pair(
        ("status-settled", "status-shared"),
        Area.STATUS,
        (_GAIN, _LOSS),
        (
            Text(vi="nay có người chủ trì", en="now somebody answers for it"),
            Text(vi="nay không ai chủ trì", en="now several act and nobody leads"),
        ),
        ("Plan.postings",),
    )
    yield from _changed(
        "status-changed", Area.STATUS, _SHIFT, "đổi tình trạng", "status changed", "Plan.postings"
    )

    # duties
    yield from _present("duty", Area.DUTY, (_GAIN, _LOSS), "nhiệm vụ", "duty", "Plan.duties")
    yield from _present("action", Area.DUTY, (_GAIN, _LOSS), "việc", "action", "Duty.actions")
    yield from _present(
        "beneficiary",
        Area.DUTY,
        (_GAIN, _LOSS),
        "người cùng được hưởng",
        "beneficiary",
        "Duty.beneficiaries",
    )
    yield from _pair(
        ("by-function-set", "by-function-cleared"),
        Area.DUTY,
        same,
        (
            Text(vi="nay làm theo chức năng", en="now by function"),
            Text(vi="không còn theo chức năng", en="no longer by function"),
        ),
        ("Duty.by_function",),
    )

    # roles
    for role, (severities, vi, en) in by_roles.items():
        yield from _listed(role, Area.ROLE, severities, vi, en, *_ROLES)
    yield from _pair(
        ("lead-taken-up", "lead-given-up"),
        Area.ROLE,
        (_GAIN, _LOSS),
        (
            Text(vi="nay chủ trì, trước đó không ai chủ trì", en="now leads, nobody led before"),
            Text(vi="thôi chủ trì, không ai chủ trì thay", en="no longer leads, nor does another"),
        ),
        _ROLES,
    )
    yield from _changed("role-changed", Area.ROLE, _SHIFT, "đổi vai trò", "role changed", *_ROLES)
    yield from _pair(
        ("requested-set", "requested-cleared"),
        Area.ROLE,
        (_SHIFT, _GAIN),
        (
            Text(vi="nay chỉ có thể đề nghị", en="can now only be asked"),
            Text(vi="không còn chỉ là đề nghị", en="is no longer only asked"),
        ),
        ("Posting.requested",),
    )
    yield from _listed(
        "partner",
        Area.ROLE,
        (_GAIN, _SHIFT, _SHIFT),
        "cơ quan cùng phối hợp",
        "partner",
        "Duty.partners",
    )
    yield from _changed(
        "assigned-elsewhere",
        Area.ROLE,
        _NOTE,
        "phân công tại điều khoản khác",
        "assigned by another clause",
        "Posting.assigned_by",
        of_versions=True,
    )

    # conditions
    yield from _pair(
        ("condition-widened", "condition-narrowed"),
        Area.CONDITION,
        (_GAIN, _LOSS),
        (
            Text(vi="mở rộng điều kiện", en="condition widened"),
            Text(vi="thu hẹp điều kiện", en="condition narrowed"),
        ),
        ("Duty.condition", "Duty.reach", "Plan.conditions"),
    )
    yield from _changed(
        "condition-changed",
        Area.CONDITION,
        _SHIFT,
        "đổi điều kiện",
        "condition changed",
        "Duty.condition",
    )

    # notifications
    yield from _present(
        "notification",
        Area.NOTIFICATION,
        (_GAIN, _LOSS),
        "việc thông báo",
        "notification",
        "Duty.notification",
    )
    yield from _listed(
        "told",
        Area.NOTIFICATION,
        (_GAIN, _LOSS, _SHIFT),
        "nơi phải báo",
        "agency to be told",
        "Notification.to",
    )
    yield from _pair(
        ("notify-all", "notify-any"),
        Area.NOTIFICATION,
        (_GAIN, _LOSS),
        (
            Text(vi="nay phải báo tất cả", en="now each must be told"),
            Text(vi="nay báo một nơi là đủ", en="now telling one is enough"),
        ),
        ("Notification.any",),
    )
    yield from _due(
        "notify-deadline",
        Area.NOTIFICATION,
        "thời hạn báo",
        "deadline of the notification",
        "Notification.within",
        *_DEADLINE,
    )

    # deadlines, hand-over, reports
    yield from _due("deadline", Area.DEADLINE, "thời hạn", "deadline", "Duty.within", *_DEADLINE)
    yield from _listed(
        "hand-over",
        Area.MOVEMENT,
        (_GAIN, _LOSS, _SHIFT),
        "nơi nhận chuyển giao",
        "receiver of the hand-over",
        "Duty.hand_over_to",
    )
    yield from _listed(
        "submit",
        Area.MOVEMENT,
        (_GAIN, _SHIFT, _SHIFT),
        "nơi nhận hồ sơ",
        "receiver of what is submitted",
        "Duty.submit_to",
    )
    yield from _present(
        "reporting",
        Area.REPORTING,
        (_GAIN, _SHIFT),
        "chế độ báo cáo",
        "reporting",
        "Duty.reporting",
    )
    yield from _listed(
        "addressee",
        Area.REPORTING,
        (_GAIN, _SHIFT, _SHIFT),
        "nơi nhận báo cáo",
        "addressee of the reports",
        "Reporting.to",
    )
    yield from _listed(
        "via",
        Area.REPORTING,
        (_SHIFT, _SHIFT, _SHIFT),
        "nơi chuyển báo cáo",
        "agency that passes the reports on",
        "Reporting.via",
    )
    yield from _changed(
        "cadence-changed",
        Area.REPORTING,
        _SHIFT,
        "đổi kỳ báo cáo",
        "cadence of the reports changed",
        "Reporting.every",
        "Reporting.on_demand",
        "Reporting.unspecified",
    )

    # agencies
    yield from _present("agency", Area.AGENCY, notes, "cơ quan", "agency", "Plan.agencies")
    yield from _changed(
        "function-moved",
        Area.AGENCY,
        _SHIFT,
        "đổi chức năng của cơ quan",
        "function of the agency moved",
        "Agency.function",
        "Agency.several",
    )
    yield from _changed(
        "level-moved",
        Area.AGENCY,
        _SHIFT,
        "đổi cấp của cơ quan",
        "level of the agency moved",
        "Agency.level",
    )
    yield from _changed(
        "superior-changed",
        Area.AGENCY,
        _SHIFT,
        "đổi cơ quan cấp trên",
        "superior of the agency changed",
        "Agency.under",
        of_versions=True,
    )
    yield from _listed(
        "member",
        Area.AGENCY,
        (_GAIN, _SHIFT, _SHIFT),
        "thành viên của nhóm",
        "member of the group",
        "Agency.members",
        of_versions=True,
    )
    yield from _changed(
        "agency-renamed",
        Area.AGENCY,
        _NOTE,
        "đổi tên cơ quan",
        "agency renamed",
        "Agency.name",
        of_versions=True,
    )
    yield from _changed(
        "aliases-changed",
        Area.AGENCY,
        _NOTE,
        "đổi tên khác của cơ quan",
        "other names of the agency changed",
        "Agency.aliases",
        of_versions=True,
    )
    yield from _changed(
        "agency-ids-changed",
        Area.AGENCY,
        _NOTE,
        "đổi mã cơ quan",
        "ids of agencies changed",
        "Agency.id",
        of_versions=True,
    )

    # clauses
    yield from _present(
        "clause", Area.CLAUSE, notes, "điều khoản", "clause", "Plan.clauses", of_versions=True
    )
    yield from _changed(
        "renumbered",
        Area.CLAUSE,
        _NOTE,
        "đánh số lại",
        "renumbered",
        "Clause.at",
        "Duty.id",
        "Duty.number",
        of_versions=True,
    )
    yield from _changed(
        "duty-moved",
        Area.CLAUSE,
        _NOTE,
        "nhiệm vụ chuyển sang điều khoản khác",
        "duty moved to another clause",
        "Duty.clause",
        "Clause.duties",
        of_versions=True,
    )
    yield from _changed(
        "clause-kind-changed",
        Area.CLAUSE,
        _NOTE,
        "đổi loại điều khoản",
        "kind of the clause changed",
        "Clause.kind",
        of_versions=True,
    )
    yield from _changed(
        "text-changed",
        Area.CLAUSE,
        _NOTE,
        "văn bản gốc của điều khoản đã sửa",
        "source text of the clause changed",
        "Clause.fingerprint",
        of_versions=True,
    )
    yield from _changed(
        "gist-changed",
        Area.CLAUSE,
        _NOTE,
        "đổi lời tóm tắt",
        "gist changed",
        "Clause.gist",
        "Duty.gist",
        of_versions=True,
    )
    yield from _changed(
        "reading-changed",
        Area.CLAUSE,
        _NOTE,
        "đổi lý do suy luận",
        "what was read in changed",
        "Clause.inferred",
        "Duty.inferred",
        of_versions=True,
    )
    yield from _listed(
        "named",
        Area.CLAUSE,
        (_NOTE, _NOTE, _NOTE),
        "cơ quan được nêu tên",
        "agency named",
        "Clause.names",
        of_versions=True,
    )

    # the document
    yield from _present(
        "carries-out",
        Area.DOCUMENT,
        same,
        "văn bản được thực hiện",
        "instrument carried out",
        "Document.carries_out",
    )
    yield from _present(
        "cites", Area.DOCUMENT, same, "căn cứ viện dẫn", "legal basis", "Document.cites"
    )
    yield from _changed(
        "effective-from-changed",
        Area.DOCUMENT,
        _SHIFT,
        "đổi ngày có hiệu lực",
        "start of effect changed",
        "Document.effective_from",
    )
    yield from _changed(
        "effective-to-changed",
        Area.DOCUMENT,
        _SHIFT,
        "đổi ngày hết hiệu lực",
        "end of effect changed",
        "Document.effective_to",
    )
    for stem, vi, en, field in (
        ("plan-id", "mã kế hoạch", "id of the plan", "Plan.id"),
        ("title", "tên kế hoạch", "title", "Plan.title"),
        ("place", "địa bàn", "place the plan is for", "Jurisdiction.name"),
        ("place-level", "cấp của địa bàn", "level of the place", "Jurisdiction.level"),
        ("document-kind", "loại văn bản", "kind of document", "Document.kind"),
        ("number", "số văn bản", "number of the document", "Document.number"),
        ("issuer", "cơ quan ban hành", "issuer", "Document.issuer"),
        ("issued", "ngày ban hành", "date of issue", "Document.issued"),
        ("source-file", "tệp văn bản gốc", "source file", "Document.source_file"),
        ("source-sha256", "dấu SHA-256 của văn bản gốc", "SHA-256 of the source",
         "Document.source_sha256"),
    ):  # fmt: skip
        yield from _changed(
            f"{stem}-changed", Area.DOCUMENT, _NOTE, f"đổi {vi}", f"{en} changed", field
        )


KINDS: dict[str, Kind] = {kind.id: kind for kind in _table()}
