"""Vietnamese words in questions about objectives and key results."""

from commands.core.grammar.phrases import words

ASKED = {
    "who": words("ai | những ai | có ai | người nào | còn ai"),
    "whose": words("của ai | thuộc về ai"),
    "what": words("gì | cái gì | những gì | nào | cái nào | điều gì | việc gì | ở đâu | đâu | chỗ nào"),
    "when": words("khi nào | bao giờ | ngày nào | hôm nào | lúc nào | chừng nào | bao lâu | ngày mấy"),
    "why": words("""
        vì sao | tại sao | sao | sao lại | lý do | lí do | nguyên nhân | làm sao | bị làm sao | bị sao |
        do đâu | sao mà | vì đâu
    """),
    "how": words("thế nào | như thế nào | ra sao | sao rồi | đến đâu | tới đâu | bao nhiêu | ntn"),
    "is_it": words("không | chưa | phải không | có phải | có | à | hả | nhỉ"),
    "behind": words("""
        chậm | bị chậm | chậm tiến độ | rủi ro | có rủi ro | chệch | chệch hướng | trễ | trễ hạn |
        tụt lại | đỏ | đang đỏ | có vấn đề | gặp vấn đề | nguy hiểm | tụt hậu | không kịp | đáng lo |
        lệch hướng | kém | vàng | nguy cơ
    """),
    "missing": words("""
        chưa check-in | chưa báo cáo | chưa cập nhật | chưa gửi | chưa nộp | còn thiếu | thiếu |
        chưa điền | vắng | im lặng
    """),
    "checked_in": words("""
        check-in | check in | checkin | báo cáo | cập nhật | gửi cập nhật | nộp báo cáo | điền | nộp
    """),
    "not": words("chưa | chưa hề | vẫn chưa | còn chưa"),
    "all": words("mọi người | tất cả | cả nhóm | cả đội | hết | đủ"),
    "changed": words("""
        thay đổi | gì mới | có gì mới | biến động | tin gì mới | mới gì | chuyển biến | nhúc nhích |
        tiến triển gì
    """),
    "down": words("giảm | thấp | tụt | sụt | đi xuống | kém đi | xuống | sụt giảm"),
    "happened": words("xảy ra | chuyện gì | có chuyện gì | bị làm sao | bị sao"),
    "blocked": words("""
        kẹt | bị kẹt | vướng | vướng mắc | đang vướng | tắc | bị tắc | chờ ai | đang chờ | chờ gì |
        đợi gì | đợi ai | đang đợi | cản trở | trở ngại | cần giúp | cần hỗ trợ | bế tắc | nghẽn
    """),
    "decide": words("""
        quyết định | quyết | phê duyệt | cần tôi | chờ tôi | cần em | đợi tôi | tôi duyệt | tôi phải làm
    """),
    "state": words("""
        tình hình | trạng thái | tiến độ | thế nào | ra sao | sao rồi | đến đâu | tới đâu |
        bao nhiêu rồi | đúng tiến độ | ổn | tiến triển | kết quả | tình trạng | như thế nào |
        đang thế nào | ntn | giải quyết
    """),
    "us": words("""
        chúng ta | chúng tôi | nhóm | nhóm mình | mình | cả nhóm | chung | tổng thể | quý này | đội | team
    """),
    "due": words("đến hạn | hạn | hạn chót | thời hạn | tới hạn | deadline | kết thúc | hết hạn"),
    "owner": words("""
        phụ trách | chủ | chịu trách nhiệm | của ai | đang làm | sở hữu | người làm | ai làm | lo |
        đảm nhận | theo dõi
    """),
    "next": words("tiếp theo | bước tiếp | bước tiếp theo | kế hoạch | sắp tới | kế tiếp | sau đó | bước kế"),
}
SINCE = {
    "digest": words("bản tổng hợp trước | tổng hợp trước | bản trước | tổng hợp lần trước | báo cáo trước"),
    "week": words("tuần này | từ thứ hai | từ đầu tuần"),
    "yesterday": words("hôm qua | từ hôm qua"),
    "today": words("hôm nay | từ sáng"),
    "last_week": words("tuần trước | tuần qua | 7 ngày qua | bảy ngày qua"),
    "month": words("tháng này | tháng trước | tháng qua | một tháng qua"),
}
HOW_TO = words("""
    làm sao để | làm thế nào để | làm sao | làm thế nào | cách | tôi có thể làm gì | em có thể làm gì |
    mình có thể làm gì | bắt đầu từ đâu | tôi phải làm gì | em phải làm gì | dùng sao | mình phải làm gì |
    tôi cần làm gì | em cần làm gì | mình cần làm gì | tôi nên làm gì | em nên làm gì | mình nên làm gì
""")
