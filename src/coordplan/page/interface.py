"""What the page itself says: titles, buttons, labels."""

from __future__ import annotations

from collections.abc import Mapping

from coordplan.text import Text

INTERFACE: Mapping[str, Text] = {
    "name": Text(vi="Tiếp nhận nạn nhân bị mua bán", en="Receiving a victim of trafficking"),
    "beginAnew": Text(vi="Vụ việc mới", en="New case"),
    "where": Text(vi="Vụ việc ở đâu?", en="Where is it?"),
    "findPlace": Text(
        vi="Tìm địa bàn (tên cũ hoặc tên mới, không cần dấu)",
        en="Find the place (by its old or new name)",
    ),
    "noPlace": Text(
        vi="Trang này không có kế hoạch của địa bàn đó.", en="This page has no plan of that place."
    ),
    "nowPartOf": Text(vi="nay thuộc {name}", en="now part of {name}"),
    "whatHappened": Text(vi="Sự việc thế nào?", en="What happened?"),
    "contradicts": Text(vi="mâu thuẫn với sự việc đã chọn", en="contradicts what is chosen"),
    "home": Text(vi="Nạn nhân cư trú ở đâu?", en="Where does the victim live?"),
    "sameHome": Text(vi="tại nơi tiếp nhận, hoặc không rõ", en="in the same place, or not known"),
    "livesIn": Text(vi="nơi cư trú: {place}", en="lives in: {place}"),
    "overTwo": Text(vi="{at} → {home}", en="{at} → {home}"),
    "next": Text(vi="Bước tiếp theo", en="Next"),
    "seeAnswer": Text(vi="Xem cơ quan thực hiện", en="See who must act"),
    "askMe": Text(vi="Hỏi từng câu", en="Ask me"),
    "back": Text(vi="‹ Quay lại", en="‹ Back"),
    "unknown": Text(vi="không rõ", en="not known"),
    "whyAsked": Text(vi="Vì sao hỏi câu này?", en="Why is this asked?"),
    "nothingToAsk": Text(vi="Không còn câu nào cần hỏi.", en="Nothing is left to ask."),
    "stated": Text(vi="Thông tin đã nêu", en="What was stated"),
    "takeBack": Text(vi="bỏ: {what}", en="take back: {what}"),
    "calls": Text(vi="Nhiệm vụ chỉ thực hiện khi được yêu cầu", en="Duties on call"),
    "isCalled": Text(vi="Có", en="Yes"),
    "notCalled": Text(vi="Không", en="No"),
    "options": Text(vi="Đơn vị, ngày, giờ", en="Body, day, time"),
    "weAre": Text(vi="Xem phần việc của", en="Show the part of"),
    "anyAgency": Text(vi="tất cả cơ quan", en="everybody"),
    "onDay": Text(vi="Tính đến ngày", en="As of"),
    "received": Text(vi="Tiếp nhận nạn nhân lúc", en="Victim received at"),
    "years": Text(
        vi="Có lịch ngày làm việc từ năm {first} đến năm {last}.",
        en="Working days are known from {first} to {last}.",
    ),
    "rest": Text(
        vi="Nhiệm vụ chung, báo cáo, việc không giao cơ quan nào",
        en="Duties towards any victim, reports, what is given to nobody",
    ),
    "print": Text(vi="In", en="Print"),
    "copy": Text(vi="Sao chép", en="Copy"),
    "copied": Text(vi="Đã sao chép.", en="Copied."),
    "withoutScript": Text(
        vi="Trình duyệt không chạy được phần hỏi đáp của trang này. Dưới đây là cơ quan chủ trì "
        "tiếp nhận theo từng sự việc.",
        en="This browser does not run the questions of this page. Below is who leads reception, "
        "by what happened.",
    ),
    "disclaimer": Text(
        vi="Trang này nêu nội dung kế hoạch quy định, kèm điều khoản để kiểm tra; không thay cho "
        "tư vấn pháp lý. Trang không tải dữ liệu từ mạng và không lưu thông tin vụ việc.",
        en="This page shows what a plan says, with the clause, so that a person can check; it is "
        "not legal advice. It loads nothing from a network and stores nothing of a case.",
    ),
}
