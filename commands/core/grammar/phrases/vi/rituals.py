"""Vietnamese words of rituals: how often, what is to happen, and on which condition."""

from commands.core.grammar.phrases import words

EVERY = dict.fromkeys(words("mỗi | hàng | hằng | các | vào mỗi"), "")
EVERY_PERIODS = {
    "hàng ngày": "day", "hằng ngày": "day", "mỗi ngày": "day",
    "hàng tuần": "week", "hằng tuần": "week", "mỗi tuần": "week", "tuần nào cũng": "week",
    "hàng tháng": "month", "hằng tháng": "month", "mỗi tháng": "month",
    "mỗi quý": "quarter", "hàng quý": "quarter", "hằng quý": "quarter",
    "cách tuần": "other", "cách một tuần": "other", "tuần cách tuần": "other",
}  # fmt: skip
PARTS_OF_DAY = {"sáng": 9, "trưa": 12, "chiều": 15, "tối": 19}
EVERY_UNITS = {"tuần": "week", "tháng": "month"}
ONCE_EACH = words("một lần | 1 lần")
NTH = {"đầu tiên": 1, "đầu": 1, "thứ nhất": 1, "cuối cùng": -1, "cuối": -1}
WORKDAY = words("ngày làm việc | ngày đi làm")
LAST_DAY = words("ngày cuối cùng | ngày cuối | ngày cuối tháng | cuối tháng")
OF_MONTH = words("""
    của tháng | trong tháng | hàng tháng | hằng tháng | mỗi tháng | của mỗi tháng | của hàng tháng | tháng
""")
REMIND = {
    "nhắc tôi": "me", "nhắc em": "me", "nhắc mình": "me", "nhắc anh": "me", "nhắc chị": "me",
    "nhắc nhở tôi": "me", "hãy nhắc tôi": "me", "nhắc cả nhóm": "us", "nhắc mọi người": "us",
    "nhắc nhóm": "us",
    "nhắc chúng tôi": "us", "nhắc cả nhà": "us", "nhắc": "", "giục": "", "nhắc nhở": "", "nhắc lại": "",
}  # fmt: skip
ACTIONS = {
    "báo": "tell", "báo cho": "tell", "báo với": "tell", "nói với": "tell", "thông báo cho": "tell",
    "nhắn": "tell", "báo tôi": "me", "báo cho tôi": "me", "báo em": "me", "báo mình": "me",
    "đăng": "post", "đăng lên nhóm": "post", "báo nhóm": "post",
    "thông báo cho nhóm": "post", "thông báo cho cả nhóm": "post",
    "báo mọi người": "post", "báo cho mọi người": "post", "báo cả nhóm": "post",
    "đăng vào nhóm": "post",
    "báo cho nhóm": "post", "báo cho cả nhóm": "post", "thông báo": "post", "thông báo trong nhóm": "post",
    "nói trong nhóm": "post", "đăng trong nhóm": "post",
    "hỏi độ tự tin": "ask", "hỏi mức tự tin": "ask", "hỏi về độ tự tin": "ask", "hỏi tự tin": "ask",
    "hỏi mức độ tự tin": "ask",
}  # fmt: skip
USUAL = {
    "check-in": "reminder", "checkin": "reminder", "báo cáo": "reminder", "cập nhật": "reminder",
    "cập nhật tiến độ": "reminder", "nhắc check-in": "reminder", "okr đặt": "reminder",
    "danh sách còn thiếu": "missing", "danh sách thiếu": "missing", "ai còn thiếu": "missing",
    "danh sách chưa báo cáo": "missing",
    "tổng hợp": "digest", "bản tổng hợp": "digest", "tóm tắt": "digest", "tổng hợp tuần": "digest",
    "digest": "digest",
    "tổng quan": "rollup", "bản tổng quan": "rollup", "tổng quan cho quản lý": "rollup",
    "tổng hợp cho quản lý": "rollup", "bản tổng hợp cho quản lý": "rollup",
}  # fmt: skip
ASKS = words("hỏi | hỏi về | thu")
MOVE = words("dời | chuyển | đổi | rời | lùi")
RITUAL_LEADS = words("""
    để | về | rằng | vào | lúc | hãy | thì | là | việc | lại | nhờ | làm ơn | giúp | giùm | vui lòng
""")
USUAL_FILLERS = words("""
    gửi | làm | cho | mọi người | cả nhóm | bản | nhắc | sang | thành | lịch | qua | tôi | em | mình |
    cho tôi
""")
WHEN = words("khi | nếu | lúc nào | hễ | mỗi khi | thì")
BELOW = words("< | dưới | thấp hơn | nhỏ hơn | xuống dưới | tụt dưới")
GAP = words("chậm hơn | khoảng cách | chậm | tụt lại | chênh lệch")
NO_UPDATE = words("""
    không cập nhật | chưa cập nhật | không có cập nhật | im lặng | không báo cáo | chưa báo cáo |
    không có tin | không check-in | không ai cập nhật | chưa ai cập nhật | không ai check-in
""")
COMPLETED = words("hoàn thành | đạt mục tiêu | xong | đạt đích")
A_WEEK = words("một tuần")
WEEKS_LONG = words("tuần")
GONE_BY = words("hôm qua | tối qua | hôm kia | tuần trước | tháng trước | vừa qua | tuần rồi")
"""Words that put the day or time beside them into the past."""
