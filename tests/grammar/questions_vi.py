"""Vietnamese questions, by what they ask about; the last ones ask about nothing the bot could know."""

QUESTIONS = {
    "behind": """
        ai đang chậm?
        ai đang chậm tiến độ
        KR nào có rủi ro?
        có cái nào chệch hướng không?
        những KR nào đang trễ?
        chúng ta có bị chậm không
        ai bị tụt lại?
        cái nào đang đỏ?
        KR nào đang có vấn đề
    """,
    "missing": """
        ai chưa check-in?
        ai chưa báo cáo
        còn ai chưa cập nhật?
        mọi người báo cáo hết chưa?
        tất cả đã check-in chưa?
        tuần này ai chưa cập nhật?
        ai chưa gửi cập nhật KR?
        ai còn thiếu
        những ai chưa nộp báo cáo?
    """,
    "changed": """
        có gì thay đổi?
        tuần này thay đổi những gì
        có gì thay đổi từ thứ Hai?
        có gì mới từ bản tổng hợp trước?
        tuần này có gì mới?
        từ hôm qua tới giờ có gì thay đổi?
        những gì đã thay đổi
    """,
    "why": """
        vì sao KR4 giảm?
        vì sao KR4
        tại sao KR3 thấp vậy?
        sao KR1 tụt thế?
        KR2 sao rồi mà thấp vậy?
        lý do KR5 giảm là gì?
        KR4 bị làm sao?
        vì sao O2 có rủi ro?
    """,
    "blocked": """
        cái gì đang bị kẹt?
        KR3 đang vướng gì?
        ai đang chờ ai?
        có vướng mắc gì không?
        có gì bị tắc không
        ai đang bị kẹt?
        chúng ta đang chờ gì?
        KR3 còn kẹt không?
        đang vướng ở đâu?
    """,
    "decisions": """
        có gì cần tôi quyết định?
        tôi phải quyết định những gì?
        có việc gì chờ tôi quyết không?
        cần em quyết gì không ạ
        còn quyết định nào đang mở?
    """,
    "state": """
        KR4 thế nào?
        KR4 sao rồi?
        tình hình O2
        trạng thái của O2 là gì?
        nhóm mình đang thế nào?
        tình hình chung ra sao
        chúng ta tới đâu rồi?
        KR1 đến đâu rồi?
        KR3 được bao nhiêu rồi?
        chúng ta có đúng tiến độ không?
        tiến độ KR5?
        KR4 ổn không?
        O1 tiến triển thế nào
    """,
    "due": """
        khi nào KR4 đến hạn?
        hạn của KR3 là ngày nào?
        bao giờ phải cập nhật KR1?
        KR5 hạn chót hôm nào
    """,
    "owner": """
        ai phụ trách KR4?
        KR3 của ai?
        ai chịu trách nhiệm O2?
        chủ của KR1 là ai
        ai đang làm KR2?
    """,
    "next": """
        bước tiếp theo của KR4 là gì?
        tiếp theo làm gì với KR3?
        kế hoạch KR1 là gì
        KR5 sắp tới làm gì?
    """,
    "": """
        ba giờ họp được không?
        ai uống cà phê không?
        thứ Hai văn phòng có mở cửa không?
        thời tiết hôm nay thế nào?
        sao máy in ồn vậy?
        ai lấy sạc của tôi rồi?
        dời họp sang thứ Năm được không?
        căng tin ở đâu?
    """,
}
