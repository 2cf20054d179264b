"""The kinds of change, as data: one row for a field that can differ, one for each pair of opposites.

A row of the shape ``one`` is a single kind; so are ``changed`` and ``moved``, in which that is said
of what the row names. ``present`` stands for two (added, removed), ``listed`` for three (replaced as
well), ``due`` for five (tightened, loosened, changed as well).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from coordplan.compare.areas import Area
from coordplan.compare.severity import Severity

Shape = Literal["one", "changed", "moved", "present", "listed", "due"]
Covers = tuple[str, ...]

LOSS, SHIFT, GAIN, NOTE = Severity


class Row(NamedTuple):
    """Kinds by one stem. ``severities`` are those of added, removed, replaced, or of the one."""

    shape: Shape
    stem: str
    area: Area
    severities: tuple[Severity, ...]
    vi: str
    en: str
    covers: Covers
    of_versions: bool = False


class Opposites(NamedTuple):
    """Two kinds, each the opposite of the other: ids, severities, labels, in one order.

    ``about`` is what both are about, in Vietnamese and in English, whichever of them it is.
    """

    ids: tuple[str, str]
    area: Area
    severities: tuple[Severity, Severity]
    vi: tuple[str, str]
    en: tuple[str, str]
    about: tuple[str, str]
    covers: Covers


_ROLES = ("Duty.postings", "Posting.agency", "Posting.role", "Clause.assigns", "Clause.of")
_DEADLINE = ("Deadline.immediately", "Deadline.duration", "Deadline.working_days", "Deadline.ahead")

# added, removed, replaced
_VITAL = (GAIN, LOSS, SHIFT)
_USEFUL = (GAIN, SHIFT, SHIFT)
_MOVED = (SHIFT, SHIFT, SHIFT)
_NOTED = (NOTE, NOTE, NOTE)

# fmt: off
ROWS: tuple[Row, ...] = (
    Row("changed", "status-changed", Area.STATUS, (SHIFT,), "tình trạng", "status", ("Plan.postings",)),

    Row("present", "duty", Area.DUTY, _VITAL, "nhiệm vụ", "duty", ("Plan.duties",)),
    Row("one", "duties-regrouped", Area.DUTY, (NOTE,), "sắp xếp lại các nhiệm vụ", "duties regrouped", ("Plan.duties",)),
    Row("present", "action", Area.DUTY, _VITAL, "việc", "action", ("Duty.actions",)),
    Row("present", "beneficiary", Area.DUTY, _VITAL, "người cùng được hưởng", "beneficiary", ("Duty.beneficiaries",)),

    Row("listed", "lead", Area.ROLE, _VITAL, "cơ quan chủ trì", "lead agency", _ROLES),
    Row("listed", "perform", Area.ROLE, _VITAL, "cơ quan thực hiện", "performer", _ROLES),
    Row("listed", "support", Area.ROLE, _USEFUL, "cơ quan phối hợp", "supporter", _ROLES),
    Row("listed", "direct", Area.ROLE, _USEFUL, "cơ quan chỉ đạo", "directing agency", _ROLES),
    Row("listed", "advise", Area.ROLE, _USEFUL, "cơ quan tham mưu", "advising agency", _ROLES),
    Row("changed", "role-changed", Area.ROLE, (SHIFT,), "vai trò", "role", _ROLES),
    Row("listed", "partner", Area.ROLE, _USEFUL, "cơ quan cùng phối hợp", "partner", ("Duty.partners",)),
    Row("one", "assigned-elsewhere", Area.ROLE, (NOTE,), "phân công tại điều khoản khác", "assigned by another clause",
        ("Posting.assigned_by",), of_versions=True),

    Row("changed", "condition-changed", Area.CONDITION, (SHIFT,), "điều kiện", "condition", ("Duty.condition",)),

    Row("present", "before", Area.CONDITION, _MOVED, "việc phải thực hiện sau nhiệm vụ này", "action that it comes before", ("Duty.before",)),
    Row("present", "after", Area.CONDITION, _MOVED, "việc phải thực hiện trước nhiệm vụ này", "action that it comes after", ("Duty.after",)),
    Row("changed", "on-call-changed", Area.CONDITION, (SHIFT,), "căn cứ thực hiện nhiệm vụ", "what calls for it",
        ("Duty.on_call", "OnCall.necessary", "OnCall.asked_by")),

    Row("present", "notification", Area.NOTIFICATION, _VITAL, "việc thông báo", "notification", ("Duty.notification",)),
    Row("listed", "told", Area.NOTIFICATION, _VITAL, "cơ quan được thông báo", "agency to be told", ("Notification.to",)),
    Row("due", "notify-deadline", Area.NOTIFICATION, _VITAL, "thời hạn thông báo", "deadline of the notification",
        ("Notification.within", *_DEADLINE)),

    Row("due", "deadline", Area.DEADLINE, _VITAL, "thời hạn", "deadline", ("Duty.within", *_DEADLINE)),

    Row("listed", "hand-over", Area.MOVEMENT, _VITAL, "nơi nhận chuyển giao", "receiver of the hand-over", ("Duty.hand_over_to",)),
    Row("listed", "submit", Area.MOVEMENT, _USEFUL, "nơi nhận hồ sơ", "receiver of what is submitted", ("Duty.submit_to",)),

    Row("present", "reporting", Area.REPORTING, _USEFUL, "chế độ báo cáo", "reporting", ("Duty.reporting",)),
    Row("listed", "addressee", Area.REPORTING, _USEFUL, "nơi nhận báo cáo", "addressee of the reports", ("Reporting.to",)),
    Row("listed", "via", Area.REPORTING, _MOVED, "đầu mối chuyển báo cáo", "agency that passes the reports on", ("Reporting.via",)),
    Row("changed", "cadence-changed", Area.REPORTING, (SHIFT,), "kỳ báo cáo", "cadence of the reports",
        ("Reporting.every", "Reporting.on_demand", "Reporting.unspecified")),

    Row("present", "agency", Area.AGENCY, _NOTED, "cơ quan", "agency", ("Plan.agencies",)),
    Row("moved", "function-moved", Area.AGENCY, (SHIFT,), "chức năng của cơ quan", "function of the agency",
        ("Agency.function", "Agency.several")),
    Row("moved", "level-moved", Area.AGENCY, (SHIFT,), "cấp của cơ quan", "level of the agency", ("Agency.level", "Agency.any_level")),
    Row("changed", "superior-changed", Area.AGENCY, (SHIFT,), "cơ quan cấp trên", "superior of the agency",
        ("Agency.under",), of_versions=True),
    Row("listed", "member", Area.AGENCY, _USEFUL, "thành viên của nhóm", "member of the group", ("Agency.members",), of_versions=True),
    Row("one", "agency-renamed", Area.AGENCY, (NOTE,), "đổi tên cơ quan", "agency renamed", ("Agency.name",), of_versions=True),
    Row("changed", "aliases-changed", Area.AGENCY, (NOTE,), "tên khác của cơ quan", "other names of the agency",
        ("Agency.aliases",), of_versions=True),
    Row("changed", "agency-ids-changed", Area.AGENCY, (NOTE,), "mã cơ quan", "ids of agencies", ("Agency.id",), of_versions=True),

    Row("present", "clause", Area.CLAUSE, _NOTED, "điều khoản", "clause", ("Plan.clauses",), of_versions=True),
    Row("one", "renumbered", Area.CLAUSE, (NOTE,), "đánh số lại", "renumbered", ("Clause.at", "Duty.id", "Duty.number"), of_versions=True),
    Row("one", "duty-moved", Area.CLAUSE, (NOTE,), "nhiệm vụ chuyển sang điều khoản khác", "duty moved to another clause",
        ("Duty.clause", "Clause.duties"), of_versions=True),
    Row("changed", "clause-kind-changed", Area.CLAUSE, (NOTE,), "loại điều khoản", "kind of the clause",
        ("Clause.kind",), of_versions=True),
    Row("one", "text-changed", Area.CLAUSE, (NOTE,), "văn bản gốc của điều khoản đã sửa", "source text of the clause changed",
        ("Clause.fingerprint",), of_versions=True),
    Row("present", "taken-from", Area.CLAUSE, _NOTED, "điều khoản nêu vai trò hoặc nơi nhận được dẫn lại",
        "clause that a role or an addressee is taken from", ("Duty.taken_from",), of_versions=True),
    Row("present", "about", Area.CLAUSE, _NOTED, "việc được đề cập mà không giao cơ quan nào", "action mentioned and given to nobody",
        ("Clause.about",), of_versions=True),
    Row("present", "heading", Area.CLAUSE, _NOTED, "đề mục nêu cơ quan thực hiện phần bên dưới", "heading that names who acts below it",
        ("Plan.headings", "Heading.at"), of_versions=True),
    Row("one", "heading-text-changed", Area.CLAUSE, (NOTE,), "đề mục đã sửa", "text of the heading changed",
        ("Heading.fingerprint",), of_versions=True),
    Row("changed", "gist-changed", Area.CLAUSE, (NOTE,), "lời tóm tắt", "gist", ("Clause.gist", "Duty.gist"), of_versions=True),
    Row("changed", "reading-changed", Area.CLAUSE, (NOTE,), "cách hiểu", "what was inferred",
        ("Clause.inferred", "Duty.inferred"), of_versions=True),
    Row("changed", "review-changed", Area.CLAUSE, (NOTE,), "đã rà soát hay chưa", "whether it is reviewed",
        ("Clause.reviewed",), of_versions=True),
    Row("listed", "named", Area.CLAUSE, _NOTED, "cơ quan được nêu tên", "agency named", ("Clause.names",), of_versions=True),
    Row("present", "clause-cites", Area.CLAUSE, _NOTED, "văn bản mà điều khoản viện dẫn", "instrument cited by the clause",
        ("Clause.cites", "Citation.instrument", "Citation.number", "Citation.issuer"), of_versions=True),

    Row("present", "carries-out", Area.DOCUMENT, _MOVED, "văn bản được thực hiện", "instrument carried out", ("Document.carries_out",)),
    Row("present", "cites", Area.DOCUMENT, _MOVED, "căn cứ viện dẫn", "legal basis", ("Document.cites",)),
    Row("present", "covers", Area.DOCUMENT, _MOVED, "phần văn bản đã nhập", "encoded part of the document", ("Document.covers",)),
    Row("changed", "draft-changed", Area.DOCUMENT, (NOTE,), "bản dự thảo", "whether it is a draft", ("Document.draft",)),
    Row("present", "page", Area.DOCUMENT, _NOTED, "trang đã đọc", "page that was read", ("Document.pages",)),
    Row("changed", "effective-from-changed", Area.DOCUMENT, (SHIFT,), "ngày có hiệu lực", "start of effect",
        ("Document.effective_from",)),
    Row("changed", "effective-to-changed", Area.DOCUMENT, (SHIFT,), "ngày hết hiệu lực", "end of effect",
        ("Document.effective_to",)),
    Row("changed", "plan-id-changed", Area.DOCUMENT, (NOTE,), "mã kế hoạch", "id of the plan", ("Plan.id",)),
    Row("changed", "title-changed", Area.DOCUMENT, (NOTE,), "tên kế hoạch", "title", ("Plan.title",)),
    Row("changed", "place-changed", Area.DOCUMENT, (NOTE,), "địa bàn", "place that the plan is for", ("Jurisdiction.name",)),
    Row("changed", "place-level-changed", Area.DOCUMENT, (NOTE,), "cấp của địa bàn", "level of the place", ("Jurisdiction.level",)),
    Row("present", "place-of-entry", Area.DOCUMENT, _MOVED, "loại địa điểm mà địa bàn có", "place of entry that there is", ("Plan.places",)),
    Row("changed", "places-source-changed", Area.DOCUMENT, (NOTE,), "nguồn về địa điểm", "source of the places", ("Plan.places_source",)),
    Row("changed", "document-kind-changed", Area.DOCUMENT, (NOTE,), "loại văn bản", "kind of document", ("Document.kind",)),
    Row("changed", "number-changed", Area.DOCUMENT, (NOTE,), "số văn bản", "number of the document", ("Document.number",)),
    Row("changed", "issuer-changed", Area.DOCUMENT, (NOTE,), "cơ quan ban hành", "issuer", ("Document.issuer",)),
    Row("changed", "issued-changed", Area.DOCUMENT, (NOTE,), "ngày ban hành", "date of issue", ("Document.issued",)),
    Row("changed", "source-file-changed", Area.DOCUMENT, (NOTE,), "tệp văn bản gốc", "source file", ("Document.source_file",)),
    Row("changed", "source-sha256-changed", Area.DOCUMENT, (NOTE,), "dấu SHA-256 của văn bản gốc", "SHA-256 of the source",
        ("Document.source_sha256",)),
)

OPPOSITES: tuple[Opposites, ...] = (
    Opposites(("status-restored", "status-lost"), Area.STATUS, (GAIN, LOSS),
              ("nay chắc chắn giao cho cơ quan thực hiện", "không còn chắc chắn giao cho cơ quan nào"),
              ("now certainly given to somebody", "no longer certainly given to anybody"), ("tình trạng", "status"),
              ("Plan.postings",)),
    Opposites(("status-settled", "status-shared"), Area.STATUS, (GAIN, LOSS),
              ("nay có cơ quan chịu trách nhiệm chính", "nay nhiều cơ quan cùng thực hiện, chưa phân công cơ quan chủ trì"),
              ("now one agency answers for it", "now several act and nobody leads"), ("tình trạng", "status"),
              ("Plan.postings",)),
    Opposites(("duty-split", "duties-merged"), Area.DUTY, (NOTE, NOTE),
              ("tách nhiệm vụ", "gộp các nhiệm vụ"), ("duty split", "duties merged"),
              ("cách chia nhiệm vụ", "how duties are divided"), ("Plan.duties",)),
    Opposites(("by-function-set", "by-function-cleared"), Area.DUTY, (SHIFT, SHIFT),
              ("nay thực hiện theo chức năng, nhiệm vụ được giao", "không còn thực hiện theo chức năng, nhiệm vụ được giao"),
              ("now each by its function", "no longer each by its function"), ("theo chức năng, nhiệm vụ được giao", "each by its function"),
              ("Posting.by_function", "Posting.others")),
    Opposites(("lead-taken-up", "lead-given-up"), Area.ROLE, (GAIN, LOSS),
              ("nay chủ trì, trước đó chưa phân công cơ quan chủ trì", "không còn chủ trì, không cơ quan nào chủ trì thay"),
              ("now leads, where nobody led", "no longer leads, and nobody else does"), ("cơ quan chủ trì", "leader"), _ROLES),
    Opposites(("requested-set", "requested-cleared"), Area.ROLE, (SHIFT, GAIN),
              ("nay chỉ có thể đề nghị", "không còn chỉ là đề nghị"),
              ("can now only be asked", "is no longer only asked"), ("chỉ có thể đề nghị", "can only be asked"), ("Posting.requested",)),
    Opposites(("condition-widened", "condition-narrowed"), Area.CONDITION, (GAIN, LOSS),
              ("mở rộng điều kiện", "thu hẹp điều kiện"), ("condition widened", "condition narrowed"),
              ("điều kiện", "condition"), ("Duty.condition", "Duty.reach", "Plan.conditions")),
    Opposites(("on-call-cleared", "on-call-set"), Area.CONDITION, (GAIN, LOSS),
              ("không còn phải chờ yêu cầu hoặc nhận định", "nay chỉ thực hiện khi được yêu cầu hoặc xét thấy cần thiết"),
              ("no longer waits to be called for", "now only where it is called for"), ("căn cứ thực hiện nhiệm vụ", "what calls for it"),
              ("Duty.on_call", "OnCall.necessary", "OnCall.asked_by")),
    Opposites(("notify-all", "notify-any"), Area.NOTIFICATION, (GAIN, LOSS),
              ("nay phải thông báo cho tất cả", "nay chỉ cần thông báo cho một cơ quan"),
              ("now each must be told", "now telling one is enough"), ("thông báo cho tất cả hay một cơ quan", "whether each must be told"),
              ("Notification.any",)),
)
# fmt: on
