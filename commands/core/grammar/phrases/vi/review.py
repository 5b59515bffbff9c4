"""Vietnamese words at the end of a cycle: grades, what was learned, and what goes on."""

from commands.core.grammar.phrases import words

GRADING = {
    "agreed": words("""
        ok | đồng ý | được | ừ | vâng | đúng | đúng rồi | chuẩn | hợp lý | dạ | nhất trí
    """),
    "keep": words("giữ | giữ lại | tiếp tục | làm tiếp | giữ tiếp"),
    "change": words("đổi | thay đổi | sửa | điều chỉnh | chỉnh"),
    "drop": words("bỏ | dừng | ngừng | thôi | kết thúc"),
    "note": words("ghi chú | bài học | học được | rút ra | ghi lại"),
    "points": words("điểm"),
}
