"""Fresh Vietnamese sentences, none of them in the corpus."""

from tests.grammar.scoring import Row, chatter, correction, report, resolved

ROWS: list[Row] = [
    report("KR1 hiện 53%, tự tin 8", refs="KR1", percent=53, confidence=8),
    report("KR2 giảm còn 4 phút rồi, chắc 70%", refs="KR2", value=4, unit="phút", confidence=7),
    report("KR3 ký thêm 2 khách tuần này, tự tin 8", refs="KR3", kind="delta", value=2, confidence=8),
    report(
        "tỷ lệ lỗi API 0,6%, có rủi ro, độ tự tin 4", title=True, percent=0.6, status="at_risk", confidence=4
    ),
    report("doanh thu mới đạt 3,8 tỷ, đúng kế hoạch", title=True, value=3800000000, status="on_track"),
    report(
        "KR6 xuống còn 4 ngày, còn vướng khâu duyệt hồ sơ",
        refs="KR6",
        value=4,
        unit="ngày",
        blocker="duyệt hồ sơ",
    ),
    report("KR4 tắc ở nhà cung cấp, 0,7 phần trăm", refs="KR4", percent=0.7, blocker="nhà cung cấp"),
    report("KR1 với KR3 chưa có gì mới", refs="KR1 KR3", kind="no_change"),
    report("tỷ lệ giữ chân tăng từ 48% lên 51%, tự tin 7", title=True, percent=51, was="48%", confidence=7),
    report(
        "KR5 một tỷ rưỡi, tự tin 6/10, tiếp theo: gặp khách lớn",
        refs="KR5",
        value=1500000000,
        confidence=6,
        next="gặp khách lớn",
    ),
    report(
        "KR2 vẫn 6 phút, đang đợi nhân sự duyệt tuyển",
        refs="KR2",
        value=6,
        unit="phút",
        blocker="nhân sự duyệt tuyển",
    ),
    report("tiến độ 40%, tự tin 5, tuần sau chạy thử beta", percent=40, confidence=5, next="chạy thử beta"),
    report("KR3 đã ký 4 khách, tự tin 9/10", refs="KR3", value=4, confidence=9),
    report("KR6 trễ vì thiết bị chưa về", refs="KR6", status="off_track", blocker="thiết bị chưa về"),
    report(
        "cần @thu hỗ trợ thúc hợp đồng, KR3 được 3 khách",
        refs="KR3",
        value=3,
        blocker="cần @thu hỗ trợ thúc hợp đồng",
        mentions="thu",
    ),
    report("KR4: 0,45%, tự tin: 6, không vướng gì", refs="KR4", percent=0.45, confidence=6),
    report("KR1 tụt 2 điểm, tự tin giảm còn 4", refs="KR1", kind="delta", value=-2, confidence=4),
    report("KR5 2 tỷ, còn thiếu 3 tỷ so với mục tiêu", refs="KR5", value=2000000000),
    report("kr2 2p15, tự tin 9", refs="KR2", value=2.25, unit="phút", confidence=9),
    report(
        "KR6 đang 5 ngày, bị kẹt ở khâu bảo mật", refs="KR6", value=5, unit="ngày", blocker="khâu bảo mật"
    ),
    report("KR3 y như tuần trước, tự tin 6", refs="KR3", kind="no_change", confidence=6),
    report("thời gian phản hồi năm phút, trước là sáu phút", title=True, value=5, unit="phút", was="6 phút"),
    report("KR5 850 triệu, ổn ạ", refs="KR5", value=850000000, status="on_track"),
    report("KR4 xong, 0,1%", refs="KR4", percent=0.1, status="done"),
    report("KR1 51%, KR2 5 phút", refs="KR1", percent=51),
    report(
        "dạ chào bot KR ba giờ được ba khách độ tự tin tám "
        "vẫn đang chờ chữ ký pháp chế bước tiếp theo là gặp ngân hàng",
        refs="KR3",
        value=3,
        confidence=8,
        blocker="chữ ký pháp chế",
        next="gặp ngân hàng",
    ),
    report("KR2 3,5 phút, độ tự tin 0,8", refs="KR2", value=3.5, unit="phút", confidence=8),
    report("KR6 đi được nửa chặng, vướng nhân sự", refs="KR6", percent=50, blocker="nhân sự"),
    report("KR3 kẹt vì thẩm định, @bình xem giúp", refs="KR3", blocker="thẩm định", mentions="bình"),
    report("KR6 hơi căng, tự tin 3", refs="KR6", status="at_risk", confidence=3),
    report("KR5 tăng thêm 300 triệu", refs="KR5", kind="delta", value=300000000),
    report("KR4 0,35%, ổn, tự tin bảy", refs="KR4", percent=0.35, status="on_track", confidence=7),
    report("em báo cáo KR1 được 54%, chắc 80%", refs="KR1", percent=54, confidence=8),
    report(
        "KR2 chậm tiến độ do ca đêm thiếu người", refs="KR2", status="off_track", blocker="ca đêm thiếu người"
    ),
    report(
        "KR3 mới 2 khách, bước tiếp theo: demo cho ngân hàng", refs="KR3", value=2, next="demo cho ngân hàng"
    ),
    report(
        "khó khăn: máy chủ chưa về, KR6 6 ngày", refs="KR6", value=6, unit="ngày", blocker="máy chủ chưa về"
    ),
    report("kr5 moi duoc 900 trieu, tu tin 6", refs="KR5", value=900000000, confidence=6),
    report("kr1 dat 52%, dung tien do", refs="KR1", percent=52, status="on_track"),
    report("KR1 52,5% tạm ổn, conf 6", refs="KR1", percent=52.5, confidence=6, status="on_track"),
    correction("em ghi nhầm, KR5 là 1,8 tỷ", refs="KR5", value=1800000000),
    correction("KR3 phải là 3, không phải 4", refs="KR3", value=3),
    correction("đính chính KR2 5 phút", refs="KR2", value=5, unit="phút"),
    resolved("KR6 hết tắc rồi", refs="KR6"),
    resolved("vướng mắc KR4 đã được giải quyết", refs="KR4"),
    resolved("KR3 không còn vướng nữa, ký rồi", refs="KR3"),
    chatter("KR3 sao rồi?"),
    chatter("3h chiều họp nhé mọi người"),
    chatter("giảm giá 40% hết hôm nay"),
    chatter("ai rảnh xem giúp báo cáo KR2 với"),
    chatter("cảm ơn cả nhà, cuối tuần vui vẻ"),
    chatter("năm ngoái KR1 chốt 50%"),
    chatter("không phải tôi, hỏi @li nhé"),
    chatter("xe buýt trễ 20 phút"),
    chatter("nếu đạt 60% thì ăn mừng"),
    chatter("vì sao KR5 giảm nhiều vậy"),
]
