"""Vietnamese words of objectives and key results."""

from commands.core.grammar.phrases import words

FROM = ("từ", "tăng từ", "giảm từ", "nâng từ", "hạ từ", "hiện tại", "hiện nay", "hiện")
TO = (
    "lên", "đến", "tới", "xuống", "xuống còn", "còn", "thành", "lên đến", "lên tới", "tăng lên",
    "giảm xuống", "giảm còn", "giảm xuống còn", "nâng lên", "hạ xuống", "xuống dưới mức", "sang",
)  # fmt: skip
NOW = ("từ", "tăng từ", "giảm từ", "hiện tại", "hiện", "hiện nay", "trước đây", "đang là")
TARGET = ("mục tiêu", "mục tiêu là", "chỉ tiêu")
REACH = (
    "đạt", "đạt được", "đạt mức", "chạm", "chạm mốc", "ký", "ký được", "tuyển", "tuyển được", "thêm",
    "mục tiêu", "lên", "đến", "tới", "lên đến", "là", "tăng lên", "giảm xuống", "giảm còn", "xuống",
)  # fmt: skip
AT_LEAST = (
    "tối thiểu",
    "ít nhất",
    "không dưới",
    "trên",
    "không thấp hơn",
    "từ mức",
    "cao hơn",
    "không ít hơn",
)
OR_MORE = ("trở lên", "hoặc hơn")
AT_MOST = (
    "tối đa",
    "nhiều nhất",
    "không quá",
    "không vượt quá",
    "dưới",
    "không cao hơn",
    "thấp hơn",
    "ít hơn",
)
OR_LESS = ("trở xuống", "hoặc ít hơn")
STAYS = ("luôn", "giữ", "duy trì", "ở mức", "ở", "là", "đạt", "giữ ở mức", "duy trì ở mức")
MILESTONES = ("cột mốc", "mốc")
YES_NO = ("có/không", "có / không", "có hay không")
GOES_ON = ("cho", "mỗi", "trong", "ở", "tại", "của", "với", "trước", "từ", "và", "hoặc", "một", "mọi")
DATE_BEFORE = ("tháng",)
MONEY = ("doanh thu", "lợi nhuận", "chi phí", "ngân sách", "doanh số")
TIME = ("thời gian", "thời lượng", "độ trễ")
OBJECTIVE = ("mục tiêu", "tiêu đề")
KEY_RESULT = ("kết quả then chốt", "kết quả chính")
OWNER = ("người phụ trách", "phụ trách", "chủ trì", "bởi")
COMMITTED = ("cam kết",)
STRETCH = ("thử thách", "thách thức", "tham vọng")
PRIVATE = ("riêng tư", "bí mật", "kín")
TEAM_ONLY = ("chỉ nhóm", "chỉ trong nhóm", "nội bộ nhóm")
VAGUE = words("cải thiện | nâng cao | tối ưu | tốt hơn | tăng cường | đẩy mạnh | càng sớm càng tốt")
ACTIVITY = words("""
        ra mắt | xây dựng | viết | tổ chức | triển khai | phát hành | chuẩn bị | thực hiện | hoàn thành
        | nghiên cứu | soạn
""")
