"""Vietnamese words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("""
        okr mới | mục tiêu mới | tạo mục tiêu | thêm mục tiêu | okr tạo | tạo okr | okr thêm
    """),
    "okr.show": words("okr của tôi | xem okr | bảng okr | okr của chúng ta | xem mục tiêu | okr của em"),
    "kr.show": words("kr của tôi | xem kr | kr của em | kr của mình"),
    "kr.add": words("kr thêm | thêm kr | kr mới | tạo kr | kr tạo"),
    "check_in": words("kr cập nhật | kr báo cáo | /cập nhật | /báo cáo | /kr tiến độ"),
    "correct": ("/đính chính", "/kr đính chính", "/sửa lại"),
    "resolve_blocker": words("/hết kẹt | /kr hết kẹt | /kr gỡ | /gỡ | /kr hết vướng | /hết vướng"),
    "undo": words("hoàn tác | /kr hoàn tác | /okr hoàn tác | hoàn lại | rút lại | thu hồi"),
    "block": words("kr kẹt | /kẹt | /vướng | /kr vướng | /kr tắc | /kr bị kẹt"),
    "blockers": words("vướng mắc | okr vướng mắc | danh sách vướng mắc | xem vướng mắc | các vướng mắc"),
    "cancel": words("hủy | huỷ | thôi | bỏ qua | hủy bỏ | thôi khỏi | không làm nữa | khỏi"),
    "help": words("""
        trợ giúp | hướng dẫn | giúp | giúp tôi | /okr trợ giúp | /kr trợ giúp | cách dùng | dùng thế nào |
        làm được gì | bạn làm được gì
    """),
    "whoami": ("tôi là ai", "em là ai", "mình là ai"),
    "lang": words("/ngôn ngữ | ngôn ngữ | okr ngôn ngữ | đổi ngôn ngữ | chọn ngôn ngữ"),
    "team.manager": words("nhóm quản lý | quản lý nhóm | /team quản lý | /nhóm trưởng | /nhóm manager"),
    "team.lang": ("nhóm ngôn ngữ", "ngôn ngữ nhóm", "/team ngôn ngữ"),
    "team.show": words("nhóm | /nhóm | cài đặt nhóm | thông tin nhóm"),
}
ANSWERS = {
    "accept": words("""
        để tôi | để em | để mình | để anh | để chị | tôi làm | em làm | mình làm | để tôi lo | để em lo |
        em nhận | tôi nhận | mình nhận | để tôi xử lý | để em xử lý | em lo | tôi lo | mình lo |
        tôi xử lý | em xử lý | mình xử lý | anh làm | chị làm | anh lo | chị lo | tôi | ok để em |
        dạ để em | để mình lo | để mình xử lý | em phụ trách | giao em | để tôi làm | để em làm |
        tôi giúp | em giúp | mình giúp | em hỗ trợ | tôi hỗ trợ | mình hỗ trợ | anh nhận | chị nhận |
        em đang xử lý | em sẽ làm | tôi sẽ làm | để em check | để em xem
    """),
    "pass_on": words("""
        không phải tôi | không phải em | không phải mình | không phải việc của tôi |
        không phải việc của em | ko phải tôi | ko phải em | nhầm người rồi | nhầm người | hỏi |
        chuyển cho | chuyển qua cho | không thuộc phần tôi | không thuộc phần em | việc này của |
        cái này của | k phải tôi | k phải em | không phải anh | không phải chị | nhờ hỏi
    """),
    "need_info": words("""
        cần thông tin | cần thêm thông tin | thiếu thông tin | cần chi tiết | cần thêm chi tiết |
        cần biết thêm | xin thông tin | xin thêm thông tin | cần làm rõ | cần thêm dữ liệu
    """),
    "done": words("""
        xong | xong rồi | đã xong | giải quyết xong | xử lý xong | đã giải quyết | đã xử lý | xong r |
        hoàn thành | đã hoàn thành | gỡ xong | làm xong | làm xong rồi | em làm xong rồi | xong hết rồi |
        xong việc | ổn rồi | đã xử lý xong | em xong rồi | xong nha
    """),
    "keep": words("giữ | giữ nguyên | cứ để | để nguyên"),
}
SUBJECTS = {
    "due": ("đến hạn", "tới hạn", "cần cập nhật"),
    "": words("của tôi | của em | của mình | danh sách"),
}
SHOWN = words("nhóm | cây | tất cả | của tôi | danh sách")
LANGUAGE_NAMES = {
    "en": ("tiếng anh",),
    "zh": ("tiếng trung", "tiếng hoa"),
    "id": ("tiếng indonesia",),
    "vi": ("tiếng việt",),
}
