"""Vietnamese days and times."""

from commands.core.grammar.phrases import words

WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6,
    "thứ 2": 0, "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5, "t2": 0, "t3": 1, "t4": 2,
    "t5": 3, "t6": 4, "t7": 5, "cn": 6, "đầu tuần": 0, "giữa tuần": 2,
}  # fmt: skip
DAYS = {
    "hôm nay": 0, "tối nay": 0, "chiều nay": 0, "trong ngày": 0, "mai": 1, "ngày mai": 1, "sáng mai": 1,
    "chiều mai": 1, "tối mai": 1, "mốt": 2, "ngày mốt": 2, "ngày kia": 2,
}  # fmt: skip
WEEKS = {
    "tuần này": 0, "tuần sau": 1, "tuần tới": 1, "cuối tuần": 0, "cuối tuần này": 0, "trong tuần": 0,
    "trong tuần này": 0, "cuối tuần sau": 1, "cuối tuần tới": 1,
}  # fmt: skip
WEEKS_AFTER = {"tuần sau": 1, "tuần tới": 1, "tuần này": 0, "này": 0, "sau": 1, "tới": 1}
MONTH_ENDS = {"cuối tháng": 0, "cuối tháng này": 0, "cuối tháng sau": 1}
SOON = {"nửa tiếng nữa": 30, "nửa giờ nữa": 30}
PERIOD_ENDS = {"cuối quý": 3, "cuối quý này": 3, "cuối năm": 12, "cuối năm nay": 12}
PART_OF_MONTH = {"đầu tháng": 1, "giữa tháng": 15}
BEFORE_HOUR = {"tính đến": 0, "tính tới": 0, "đến lúc": 0, "lúc": 0, "luc": 0, "trước": 0}
HOURS = {"sáng": 9, "sáng mai": 9, "trưa": 12, "tối": 20, "tối mai": 20, "tối nay": 20}
DAY_PARTS = {"sáng nay": 0, "chiều nay": 12, "tối nay": 12, "sáng": 0, "trưa": 0, "chiều": 12, "tối": 12}
CLOCK = ("h", "giờ", "g")
HALF_HOUR = ("rưỡi",)
BEFORE_DAY = words("trước | vào | đến | tới | trong | chậm nhất | muộn nhất | hạn | ngày | hôm")
DAY_OF_MONTH = words("ngày | mùng | mồng | hôm")
MONTH_WORD = ("tháng", "thg")
DEADLINE = words("trước | chậm nhất | muộn nhất | hạn | hạn chót | deadline")
ON_DAY = words("vào | hôm | sáng | trưa | chiều | tối | đêm | từ | tận")
BEFORE_COUNT = ("trong", "sau")
AFTER_COUNT = ("nữa",)
AWAY_UNTIL = words("đến | tới | đến hết | cho đến")
PUT_OFF = words("để | để sau | nhắc lại | hỏi lại | hoãn | hoãn đến | dời đến")
LEAVE = words("nghỉ | nghỉ phép | nghỉ ốm | ốm | vắng | nghỉ bệnh | off | không đi làm")
LEAVE_FILLERS = words("tôi | em | mình | anh | chị | từ | xin | sẽ | bị | ngày | được")
AWAY_BACK = words("quay lại | đi làm lại | làm lại | trở lại")
