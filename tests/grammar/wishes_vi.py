"""What Vietnamese speakers want to happen by itself, as they type it, and what is to be understood."""

WISHES = {
    # again and again
    "thứ Sáu hàng tuần 16h nhắc check-in": "fri 16:00 reminder",
    "thứ sáu hàng tuần lúc 4 giờ chiều nhắc mọi người check-in nhé": "fri 16:00 reminder us",
    "nhắc cả nhóm mỗi thứ Hai 9h sáng gửi ưu tiên tuần": "mon 09:00 us: gửi ưu tiên tuần",
    "gửi bản tổng hợp mỗi thứ Năm lúc 3h chiều": "thu 15:00 digest",
    "/nhắc tổng hợp thứ Năm hàng tuần 15h30": "thu 15:30 digest",
    "dời nhắc check-in sang thứ Năm 14h": "thu 14:00 reminder",
    "hai tuần một lần vào thứ Tư 11h nhắc cả nhóm demo": "wed 11:00 every 2 us: demo",
    "cách tuần thứ Ba 10h nhắc cả nhóm xem lại backlog": "tue 10:00 every 2 us: xem lại backlog",
    "thứ Hai đầu tiên hàng tháng 9h nhắc cả nhóm duyệt ngân sách": "1st mon 09:00 us: duyệt ngân sách",
    "ngày làm việc cuối cùng của tháng nhắc chúng tôi chốt sổ": "last workday 10:00 us: chốt sổ",
    "nhắc tôi mỗi ngày lúc 17h30 viết nhật ký": "daily 17:30 me: viết nhật ký",
    "mỗi ngày làm việc 9h15 nhắc cả nhóm họp đứng": "workdays 09:15 us: họp đứng",
    "ngày 15 hàng tháng nhắc cả nhóm gửi hóa đơn": "day 15 10:00 us: gửi hóa đơn",
    "thứ Sáu hàng tuần 2h chiều hỏi độ tự tin": "fri 14:00 ask",
    "thứ Hai hàng tuần 10:00 hỏi mọi người độ tự tin": "mon 10:00 ask",
    "sáng thứ Tư hàng tuần hỏi độ tự tin của mọi người": "wed 09:00 ask",
    "tổng hợp cho quản lý mỗi thứ Ba 8h30": "tue 08:30 rollup",
    # once
    "nhắc tôi 9h sáng mai gọi pháp chế": "2026-11-19 09:00 me: gọi pháp chế",
    "thứ Sáu này 14h nhắc mình xem hợp đồng": "2026-11-20 14:00 me: xem hợp đồng",
    "nhắc @mai thứ Hai tuần sau ký ngân sách": "2026-11-23 09:00 to mai: ký ngân sách",
    "nhắc mọi người 12h trưa ngày 1/12 nộp chi phí": "2026-12-01 12:00 us: nộp chi phí",
    # when something happens
    "khi độ tự tin dưới 4 báo cho @mai": "confidence < 4 tell mai",
    "nếu tự tin thấp hơn 5 thì báo @mai và @dana": "confidence < 5 tell mai dana",
    "báo @mai khi có KR chậm hơn 20 điểm": "gap > 20 tell mai",
    "báo tôi nếu 10 ngày không có cập nhật": "silence 10 me",
    "hai tuần không ai cập nhật thì đăng lên nhóm": "silence 14 post",
    "vướng mắc quá 3 ngày chưa gỡ thì báo @mai": "blocker 3 tell mai",
    "đăng lên nhóm khi có KR hoàn thành": "completed post",
    "báo cho tôi khi KR đạt mục tiêu": "completed me",
    "nếu độ tự tin xuống dưới 3 thì hỏi chủ KR độ tự tin": "confidence < 3 ask",
    "nhờ nhắc cả nhóm 3h chiều thứ Sáu hàng tuần cập nhật KR": "fri 15:00 us: cập nhật KR",
    "gửi tổng hợp tuần lúc 18h thứ Sáu hàng tuần": "fri 18:00 digest",
    "gửi tôi tổng quan mỗi thứ Hai 8h": "mon 08:00 rollup",
    "một tuần không cập nhật thì báo @dana": "silence 7 tell dana",
    "thông báo cho nhóm khi mục tiêu hoàn thành": "completed post",
    "chuyển tổng hợp sang thứ Năm 4h chiều": "thu 16:00 digest",
    "thứ Sáu cuối cùng của tháng 15h nhắc cả nhóm họp retro": "last fri 15:00 us: họp retro",
}
LATER = {
    "2 tiếng nữa nhắc lại": "2026-11-18 12:00",
    "để sáng mai nhé": "2026-11-19 09:00",
    "nhắc tôi sau 3 tiếng": "2026-11-18 13:00",
    "để 5h chiều nay": "2026-11-18 17:00",
    "hỏi lại sau 1 tiếng": "2026-11-18 11:00",
}
AWAY = {
    "nghỉ đến thứ Sáu": "2026-11-20",
    "mình nghỉ phép đến thứ Hai tuần sau": "2026-11-23",
    "nghỉ từ 21/12 đến 3/1": "2027-01-03",
    "mai mình nghỉ ốm": "2026-11-19",
    "mình nghỉ từ thứ Tư đến thứ Sáu": "2026-11-20",
    "mai không đi làm": "2026-11-19",
}
