"""The words of ``why`` and ``why-not``, in Vietnamese and English."""

from __future__ import annotations

from coordplan.answer.explanation import Mention
from coordplan.compiled import Role
from coordplan.render import words
from coordplan.text import Text

QUESTION = {
    "why": Text(vi="VÌ SAO", en="WHY"),
    "why-not": Text(vi="VÌ SAO KHÔNG", en="WHY NOT"),
}
WHOLE = Text(vi="toàn bộ câu trả lời", en="the whole answer")

PARTS: dict[Role | Mention, Text] = words.ROLE | {
    Mention.TOLD: Text(vi="được báo", en="is told"),
    Mention.ASKS: Text(vi="có thể yêu cầu", en="may ask for it"),
    Mention.PARTNER: Text(vi="được nêu là nơi cùng làm", en="is named as partner"),
    Mention.TAKES_OVER: Text(vi="nhận người được chuyển giao", en="takes the person over"),
    Mention.RECEIVES: Text(vi="nhận hồ sơ, văn bản", en="receives the papers"),
    Mention.REPORTED_TO: Text(vi="nhận báo cáo", en="is reported to"),
    Mention.REPORTS_THROUGH: Text(vi="chuyển báo cáo lên", en="passes the report on"),
    Mention.NAMED: Text(vi="được nêu tên", en="is named"),
}
WOULD: dict[Role | Mention, Text] = {
    Role.LEAD: Text(vi="sẽ chủ trì", en="would lead"),
    Role.PERFORM: Text(vi="sẽ thực hiện", en="would do it"),
    Role.SUPPORT: Text(vi="sẽ phối hợp", en="would support"),
    Role.DIRECT: Text(vi="sẽ chỉ đạo", en="would direct"),
    Role.ADVISE: Text(vi="sẽ tham mưu", en="would advise"),
    Mention.TOLD: Text(vi="sẽ được báo", en="would be told"),
    Mention.ASKS: Text(vi="sẽ có thể yêu cầu", en="might ask for it"),
    Mention.PARTNER: Text(vi="sẽ là nơi cùng làm", en="would be a partner"),
    Mention.TAKES_OVER: Text(vi="sẽ nhận người được chuyển giao", en="would take the person over"),
    Mention.RECEIVES: Text(vi="sẽ nhận hồ sơ, văn bản", en="would receive the papers"),
    Mention.REPORTED_TO: Text(vi="sẽ nhận báo cáo", en="would be reported to"),
    Mention.REPORTS_THROUGH: Text(vi="sẽ chuyển báo cáo lên", en="would pass the report on"),
    Mention.NAMED: Text(vi="sẽ được nêu tên", en="would be named"),
}

BECAUSE = Text(vi="vì", en="because")
ANY_VICTIM = Text(vi="áp dụng với mọi nạn nhân", en="it holds for any victim")
FACTS_HOLD = Text(vi="dữ kiện đã đủ", en="facts hold")
EXCLUDED = Text(vi="bị loại trừ vì", en="excluded by")
CONSTRAINT = Text(vi="và vì", en="and since")
DEPENDS = Text(vi="còn tùy", en="depends on")
ON_CALL = Text(vi="theo yêu cầu", en="on call")
IS_CALLED = Text(vi="{trigger}: đã được gọi", en="{trigger}: called")
NOT_CALLED = Text(vi="{trigger}: đã nêu là không gọi", en="{trigger}: said not to be called")
UNCALLED = Text(
    vi="{trigger}: chưa ai nêu; `--call {duty}` nếu có",
    en="{trigger}: nobody has said; `--call {duty}` where it is so",
)
TIMED = Text(vi="khi nào", en="when in the case")
TAKEN_FROM = Text(vi="lấy từ", en="taken from")
OTHERS = Text(
    vi="theo chức năng, {actions} thuộc cơ quan khác cùng dòng",
    en="by function {actions} is for others of the same line",
)
STATED = Text(vi="đã nêu", en="stated")
FOLLOWS = Text(vi="suy ra từ {facts}: {reasons}", en="follows from {facts}: {reasons}")
IF = Text(vi="nếu", en="if")
WOULD_HOLD = Text(vi="sẽ áp dụng", en="would hold")
OR_IF = Text(vi="hoặc nếu", en="or if")
WERE = Text(vi="{fact} là {values}", en="{fact} were {values}")
NOT = Text(vi="không {fact}", en="not {fact}")
NOW = Text(vi="hiện là {value}", en="now {value}")
NOT_STATED = Text(vi="chưa nêu", en="not stated")
AND = Text(vi=" và ", en=" and ")
HOW = Text(vi="cách làm", en="how")
READ_IN = Text(vi="suy luận", en="read in")
IN_THE_ANSWER = Text(vi="Đã có trong câu trả lời", en="In the answer")
NOT_CERTAIN = Text(vi="Chưa chắc hoặc không có", en="Not certain")
NOTHING_HOLDS = Text(
    vi="không có gì chắc chắn; hỏi `coordplan why-not`",
    en="nothing of it certainly holds; ask `coordplan why-not`",
)
ALL_HOLDS = Text(
    vi="tất cả đều chắc chắn; hỏi `coordplan why`",
    en="all of it certainly holds; ask `coordplan why`",
)
NO_DUTY = Text(vi="không giao nhiệm vụ cho ai", en="gives nobody a duty")
NOT_ASKED = Text(
    vi="không có nhiệm vụ nào gắn với vụ việc và đúng việc được hỏi",
    en="no duty of it is tied to a case and has the action asked for",
)
NO_ROLE = Text(vi="kế hoạch không giao vai trò nào", en="the plan gives it no role")
MEMBER = Text(vi="được tính trong {groups}", en="counted among {groups}")
STANDING = Text(vi="Việc thường xuyên", en="Standing")
LEFT_OUT = Text(
    vi="không gắn với một vụ việc, bỏ qua (xem bằng --standing): {duties}",
    en="not tied to one case, left out (--standing shows them): {duties}",
)
