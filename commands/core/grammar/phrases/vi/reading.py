"""Vietnamese words and phrases of check-ins. Also found without their diacritics (see `trie.Trie`)."""

from commands.core.grammar.phrases import words

# --- numbers -----------------------------------------------------------------------------------

DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SCALES = {"mươi": 10, "chục": 10, "trăm": 100}
POINT = ("phẩy", "chấm")
ZERO = ("không", "khong")
JOIN = ("lẻ", "linh")
HALF_AFTER = ("rưỡi", "rưởi")
FRACTIONS = {
    "nửa": "50", "một nửa": "50", "phân nửa": "50", "một phần tư": "25", "1 phần tư": "25",
    "một phần ba": "33.33", "hai phần ba": "66.67", "ba phần tư": "75", "3 phần tư": "75",
    "một phần năm": "20",
}  # fmt: skip
MAGNITUDES = {
    "tỏi": 10**9,     "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "củ": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "chục triệu": 10**7, "trăm triệu": 10**8, "chục": 10,
}  # fmt: skip
ALONE = ("tỷ", "tỉ", "triệu")
TENTHS_AFTER = words("tỷ | tỉ | triệu | trăm")
LETTERS = {"k": 1000, "tr": 10**6, "t": 10**9}
NOT_NUMBERS = words("""
    một chút | một ít | một số | một tí | một mình | một vài | năm nay | năm ngoái | năm sau | thứ hai |
    thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | tháng một | tháng hai | tháng ba | tháng tư |
    tháng năm | tháng sáu | tháng bảy | tháng tám | tháng chín | tháng mười | tỷ lệ | tỉ lệ | nửa team
""")
NOT_UNITS = tuple(
    f"{period} {which}"
    for period in words("tuần | tháng | năm | ngày | giờ")
    for which in words("sau | tới | trước | này | qua | mai | nay | là | được | hôm | thì")
)
PERCENT = ("phần trăm", "pt trăm", "phần chăm")
POINTS = words("điểm | điểm phần trăm | điểm % | đ %")
CURRENCIES = {
    "VND": words("đ | ₫ | vnd | vnđ | đồng | dong"),
    "USD": ("đô", "đô la"),
}
DURATIONS = {
    "giây": (1, ("giây",)),
    "phút": (60, words("phút | phut | p | ph")),
    "giờ": (3600, ("giờ", "tiếng", "giờ đồng hồ")),
    "ngày": (86400, ("ngày",)),
    "tuần": (604800, ("tuần",)),
    "tháng": (2592000, ("tháng",)),
    "năm": (31536000, ()),
}

# --- mức tự tin --------------------------------------------------------------------------------

CONFIDENCE = words("""
    tự tin | độ tự tin | mức tự tin | mức độ tự tin | confidence | niềm tin | điểm tự tin | mức tin cậy |
    độ tin tưởng | độ chắc chắn | độ chắc | dtt | đtt
""")
SURE = words("chắc | chắc chắn | chắc được | chắc tầm | chắc khoảng | tin tưởng | chắc ăn")
CONFIDENCE_LETTERS = ("tt",)
LEVEL = {
    "thấp": 2, "rất thấp": 1, "trung bình": 5, "vừa": 5, "vừa phải": 5, "tạm": 5, "cao": 8, "rất cao": 9,
    "khá cao": 7, "khá thấp": 3,
}  # fmt: skip
EVEN_ODDS = words("năm ăn năm thua | 5 ăn 5 thua | năm mươi năm mươi | năm năm")

# --- trạng thái --------------------------------------------------------------------------------

ON_TRACK = words("""
    đúng tiến độ | đúng kế hoạch | theo kế hoạch | đúng lộ trình | đúng hướng | đang đúng tiến độ |
    bám tiến độ | kịp tiến độ | đảm bảo tiến độ | theo đúng tiến độ | theo đúng kế hoạch |
    bám sát tiến độ | bám sát kế hoạch | bám kế hoạch | đúng hẹn | theo đúng lộ trình
""")
LOOSE_ON_TRACK = words("""
    ổn | ổn định | ổn áp | tốt | suôn sẻ | trơn tru | thuận lợi | ổn cả | ổn lắm | vẫn ổn
""")
AT_RISK = words("""
    rủi ro | hơi căng | có rủi ro | nguy cơ | có nguy cơ | đáng lo | căng lắm | khá căng | hơi lo |
    hơi đuối | có nguy cơ trễ | nguy cơ trễ | hơi mong manh | bấp bênh | rủi ro cao | hơi khó | hơi gấp |
    rất căng | nhiều rủi ro | có nguy cơ chậm | hơi nguy
""")
LOOSE_AT_RISK = words("căng | khó | đuối | nguy | mong manh | lo")
OFF_TRACK = words("""
    chậm tiến độ | trễ tiến độ | chệch | lệch tiến độ | chậm kế hoạch | trễ kế hoạch | chệch hướng |
    trật đường ray | chậm so với kế hoạch | trễ hẹn | quá hạn | trễ hạn | trễ so với kế hoạch |
    chệch kế hoạch | lệch kế hoạch | không đúng tiến độ | không kịp tiến độ | tụt lại |
    chậm hơn kế hoạch | trễ hơn kế hoạch | bị trễ tiến độ | bị chậm tiến độ | chậm trễ | chệch tiến độ
""")
LOOSE_OFF_TRACK = words("trễ | chậm | muộn | bị trễ | bị chậm")
DONE = words("""
    xong | xong rồi | hoàn thành | đã xong | đã hoàn thành | hoàn tất | xong xuôi | hoàn thành rồi |
    đã hoàn tất | xong r | về đích | đã về đích | xong hết | cán đích | xong hết rồi | đạt mục tiêu
""")
NEUTRAL = words("""
    xin lỗi | chưa xong | chưa hoàn thành | chưa ổn | không ổn | chắc là | chắc tại | khá tự tin |
    rất tự tin | chưa hoàn tất | chưa chắc | không chắc | không chắc lắm | tự tin lắm | sắp xong |
    gần xong | đội | để đợi | lên kế hoạch | trở lên | chờ xíu | chờ chút | cho đến | chưa đúng tiến độ |
    dốt | lo liệu | chậm lại | sớm muộn | tốt hơn | khó khăn | ổn chưa | xong chưa | không tự tin |
    chưa tự tin | gần hoàn thành | ko tự tin | lên lịch | xuống sức | lên sàn | mới nhất | đổi mới |
    khách mới | mới đây | còn lại | hơi khó hiểu | bên kia | thêm thông tin | còn hàng | còn nguyên |
    cần thiết | lên chương trình | đến nơi | đi đến
""")
NOT = words("""
    không | chưa | chẳng | chả | ko | kg | hông | không có | chưa có | không còn | không bị | chưa bị |
    không hề | đâu có | chớ không | chứ không phải | không phải | chứ ko phải | ko phải | ko có | hổng |
    chứ không | chứ ko | k phải | khong | k có | k bị | ko bị | chứ k phải | thay vì
""")
MAYBE = words("""
    có thể | có thể sẽ | chắc sẽ | có lẽ | biết đâu | e là | e rằng | sợ | sợ là | lo là | dễ | hy vọng |
    hi vọng | mong | có khi | không khéo | coi chừng | dự kiến | có khả năng | dự kiến sẽ | cố gắng | lỡ
""")
FORECAST = words("""
    dự kiến | sẽ đạt | sẽ | hy vọng | hi vọng | phấn đấu | kỳ vọng | dự báo | có thể đạt | mong đạt |
    cố gắng | ước sẽ | dự đoán
""")
IF = words("""
    nếu | nếu như | giả sử | lỡ như | miễn là | trong trường hợp | chừng nào | hễ | ví dụ | một khi
""")
THEN = ("thì",)

# --- vướng mắc ---------------------------------------------------------------------------------

STUCK = tuple(
    f"{stuck} {tail}".strip()
    for stuck in words("""
        kẹt | bị kẹt | vướng | bị vướng | mắc | bị mắc | tắc | bị tắc | nghẽn | bị nghẽn | mắc kẹt |
        bị chặn | kẹt cứng | vướng mắc | bị mắc kẹt | đứng hình | dậm chân | bị đình trệ
    """)
    for tail in words("""
         | ở | vì | do | bởi | tại | chỗ | ở chỗ | ở khâu | khâu | bên | với | lại ở | lại vì
    """)
    if tail or stuck not in ("mắc", "tắc", "đứng hình", "dậm chân")
) + words("""
    bí ở | bí chỗ | bí khâu | bị ách | ách lại ở | phụ thuộc vào | phụ thuộc | bị giữ lại ở | bị treo ở |
    treo ở | treo vì | bị treo vì | ách tắc ở | ách tắc vì | trở ngại ở | kẹt lại ở | chững lại vì |
    nằm ở chỗ | bị cản bởi | bị block bởi | block bởi | bị block vì | bị block | đang block | bị kìm bởi |
    ngáng bởi | dừng lại vì | đứng lại vì | tạm dừng vì | bị chặn bởi | đang vướng | đang kẹt ở | dời vì |
    lùi vì | stuck ở | stuck vì | bị stuck ở | bị dính | dính
""")  # fmt: skip
WAIT = words("""
    chờ | đợi | đang chờ | đang đợi | vẫn chờ | vẫn đợi | còn chờ | còn đợi | vẫn đang chờ |
    vẫn đang đợi | phải chờ | phải đợi | chờ đợi | còn phải chờ | mới chờ | chỉ chờ | chỉ còn chờ
""")
HELP = words("""
    cần hỗ trợ | cần giúp | cần giúp đỡ | cần trợ giúp | nhờ hỗ trợ | cần được hỗ trợ | xin hỗ trợ |
    mong được hỗ trợ | cần sự hỗ trợ của | cần sự hỗ trợ | cần support | xin giúp | cần thêm người
""")
BLOCKER = words("""
    vướng mắc | vướng | khó khăn | trở ngại | điểm nghẽn | rào cản | chỗ kẹt | cản trở | blocker |
    chỗ vướng | nút thắt | điểm kẹt | vấn đề | điểm vướng
""")
NEED = words("cần | nhờ | rất cần | đang cần | mong | xin")
AID = words("""
    hỗ trợ | giúp | duyệt | trợ giúp | support | phê duyệt | ký duyệt | xử lý giúp | quyết | chốt giúp |
    ký giúp
""")
BECAUSE = words("""
    vì | do | tại vì | tại | bởi vì | bởi | là do | là vì | lý do | lý do là | nguyên nhân |
    nguyên nhân là | nguyên do | lí do
""")
PLACE = words("ở | tại | với | về | là | bên | chỗ | khâu | nằm ở")
NOTHING = words("không có | không | ko | ko có | chưa có | k có | không có gì")
NO_BLOCKER = tuple(
    f"{no} {stuck} {tail}".strip()
    for no in words("""
        không | ko | k | chưa | chẳng | hông | không bị | ko bị | k bị | không có | ko có | k có |
        chưa có | chẳng có | hổng có | chả
    """)
    for stuck in words("""
        vướng | kẹt | vướng mắc | trở ngại | khó khăn | tắc | vấn đề | rào cản | blocker | nghẽn
    """)
    for tail in words("| gì | gì cả | gì hết | nào")
) + words("""
    không phải chờ ai | không cần hỗ trợ | ko cần hỗ trợ | không cần hỗ trợ gì | ko cần hỗ trợ gì |
    không chờ ai | không cần giúp gì
""")  # fmt: skip
UNBLOCKED = tuple(
    f"{gone} {stuck}"
    for gone in words("""
        hết | đã hết | không còn | ko còn | k còn | không còn bị | hết bị | ko còn bị | chẳng còn |
        thoát | chạy tiếp được rồi | làm tiếp được rồi
    """)
    for stuck in words("""
        kẹt | vướng | tắc | nghẽn | vướng mắc | chờ | đợi | mắc kẹt | trở ngại | khó khăn | kẹt nữa
    """)
) + words("""
    hết vấn đề | hết vấn đề rồi | thông rồi | đã thông | gỡ được rồi | đã gỡ | gỡ xong | thông suốt rồi |
    đã khai thông | khai thông rồi | trôi rồi | chạy lại được rồi | không vướng nữa | ko vướng nữa |
    không kẹt nữa | ko kẹt nữa | đã được tháo gỡ | đã tháo gỡ | tháo gỡ xong | gỡ rồi | gỡ được |
    thông lại rồi | không bị kẹt nữa | ko bị kẹt nữa | không bị vướng nữa | thông | đã được gỡ |
    tháo gỡ được | được gỡ | chạy lại rồi | mở được nút thắt | k vướng nữa | k kẹt nữa | hết block |
    unblock rồi
""")  # fmt: skip
CLEARED = words("""
    đã gỡ xong | gỡ xong | đã giải quyết | giải quyết xong | đã xử lý | xử lý xong | đã xong | xong |
    xong rồi | đã gỡ | giải quyết rồi | xử lý rồi | đã được giải quyết | hết rồi | đã hết |
    được giải quyết | tháo gỡ | đã tháo gỡ | giải quyết | đã được xử lý | được gỡ | không còn |
    đã được gỡ | đã thông | thông rồi | qua rồi | đã qua | được tháo gỡ | đã được tháo gỡ | xử xong |
    xử lý | gỡ rồi | gỡ được | gỡ được rồi | xong hết
""")

# --- bước tiếp ---------------------------------------------------------------------------------

NEXT = words("""
    bước tiếp | bước tiếp theo | việc tiếp theo | next step | bước kế | bước kế tiếp | kế hoạch tiếp |
    kế hoạch tiếp theo | kế hoạch tuần sau | việc kế tiếp | hướng tiếp | hướng tiếp theo | việc tiếp |
    sắp tới sẽ
""")
LOOSE_NEXT = words("""
    kế hoạch | kế tiếp | tiếp theo | sắp tới | next | bước sau | tiếp đến | rồi sẽ | sau đó | tiếp tới |
    tới đây | dự định | mai | ngày mai | tới
""")
NEXT_TIME = words("""
    tuần sau | tuần tới | tuần sau sẽ | tuần tới sẽ | mai sẽ | ngày mai sẽ | sang tuần | sang tuần sẽ |
    đầu tuần sau | qua tuần
""")
FILLER = words("""
    là | sẽ | em sẽ | mình sẽ | bọn em sẽ | chúng em sẽ | tụi em sẽ | team sẽ | sẽ là | thì | tôi sẽ |
    em | mình | bên em sẽ | chúng tôi sẽ | định | phải | bọn mình sẽ | tụi mình sẽ | nhóm sẽ | là sẽ |
    cả team sẽ
""")

# --- đang ở đâu --------------------------------------------------------------------------------

DWINDLED = words("còn | chỉ còn | còn có | giờ còn")
TO = words("""
    lên | xuống | tới | đến | xuống còn | lên đến | lên tới | giảm còn | thành | tụt còn | tụt xuống |
    giảm xuống | tăng lên | lên được | xuống được | về | về còn | đạt | chạm | tăng đến | tăng tới |
    giảm về | rớt xuống | rớt còn | nhảy lên | nhích lên | leo lên | về mức | kéo xuống | kéo xuống còn |
    kéo về | cán mốc | vượt | đạt mốc | rút xuống | rút còn | rút xuống còn | sang | tăng thành |
    giảm thành | lên thành | đạt được | nhích lên được
""")
FROM = ("từ",)
WAS = words("""
    trước là | trước đó | tuần trước | lúc trước | hồi trước | trước | trước đây | hôm trước |
    so với tuần trước | so với | trước đó là | tuần trước là | hồi tuần trước | tuần trước còn | hôm qua |
    kỳ trước | trước kia
""")
UP = words("""
    tăng | tăng thêm | thêm | lên thêm | nhích thêm | cộng thêm | tăng được | nhích | nhích được |
    cao hơn | hơn | nhích lên thêm | thêm được | tăng thêm được
""")
DOWN = words("""
    giảm | tụt | rớt | giảm được | mất | giảm thêm | tụt mất | rớt mất | sụt | thấp hơn | giảm bớt | hụt |
    tụt thêm | tuột
""")
MORE = words("""
    thêm | ký thêm | ký thêm được | chốt thêm | chốt thêm được | có thêm | được thêm | thêm được |
    mới thêm | lấy thêm | lấy thêm được | bán thêm | mới ký thêm | vừa ký thêm | vừa chốt thêm |
    ký được thêm | chốt được thêm
""")
ONE_MORE = ("một nữa", "thêm một", "một nữa rồi")
TARGET = words("""
    mục tiêu | mục tiêu là | đích | chỉ tiêu | target | so với mục tiêu | trên mục tiêu | kế hoạch là |
    đích là | cần đạt | phải đạt | mốc cần đạt
""")
NOT_YET = words("""
    chưa về được | chưa tới | chưa đến | chưa đạt | chưa lên | chưa xuống | chưa chạm | không đạt |
    chưa được | chưa về | chưa xuống được | chưa lên được | ko đạt | chưa vượt | chưa đạt được |
    chưa kéo về | chưa kéo xuống | chưa kéo về được | còn xa | chưa tới được | không về được |
    chưa cán mốc | chưa giảm được | chưa giảm xuống | chưa lên tới | chưa ra | còn cách
""")
SHORT = words("""
    còn thiếu | thiếu | còn cần | hụt | vẫn thiếu | cần thêm | còn phải | còn lại | vẫn còn thiếu |
    đang thiếu
""")
LEFT = words("""
    nữa | còn lại | chưa ký | hứa miệng | nói miệng | nữa là đủ | đang đàm phán | mới hứa | chưa chốt |
    chưa xong
""")
NOW = words("""
    đang | hiện | hiện tại | giờ | bây giờ | được | dc | đc | mới | vẫn | đã | là | đã được | mới được |
    đang ở | tạm thời | ở mức | đang là | hiện là | đã đạt | mới đạt | ở | đang được | hiện đang | tầm |
    khoảng | đến nay | tới nay | đến hôm nay | hiện ở | vẫn ở | vẫn là | có | giờ là | đi được |
    làm được | ký được | chốt được | mới chỉ | chỉ | hôm nay | đến giờ | tới giờ | mới ở | còn ở | nay |
    nay là | giờ được | bh | hiện được | dừng ở | giữ ở | tuần này | vẫn còn | tổng | tổng cộng |
    mới ký được | chốt | đạt khoảng | vừa
""")
WAY = words("chặng | chặng đường | quãng đường | đoạn đường | đường")
OF = words("trên | trong | trong tổng số | trên tổng | trên tổng số | trong số")
SAME = words("""
    như cũ | chưa đổi | không đổi | chưa nhúc nhích | không nhúc nhích | vẫn như tuần trước |
    như tuần trước | không thay đổi | chưa thay đổi | giữ nguyên | vẫn vậy | y như tuần trước | vẫn thế |
    y nguyên | không có gì mới | chưa có gì mới | dậm chân tại chỗ | giẫm chân tại chỗ |
    chưa có tiến triển | không tiến triển | ko đổi | ko có gì mới | chưa tiến triển | y chang tuần trước |
    y hệt tuần trước | giống tuần trước | vẫn như cũ | vẫn y vậy | y như cũ | chưa có gì thay đổi |
    ko thay đổi | không có thay đổi | chưa có thay đổi | không có tiến triển | không biến động | k đổi |
    k có gì mới | vẫn y như cũ | vẫn vậy thôi | đứng yên | vẫn đứng yên | chưa có biến động |
    vẫn y nguyên | không khác | vẫn giữ nguyên | ko nhúc nhích | chưa có tiến độ | không có gì thay đổi |
    chưa có gì khác | chưa tăng | vẫn nguyên | giậm chân tại chỗ | vẫn chưa đổi | k thay đổi
""")
LOOSE_SAME = words("vậy | y chang | giống | y hệt")
ACHIEVED = words("""
    ký được | ký | chốt | chốt được | ký xong | đã ký | vừa ký | mới ký | lấy được | có | bán được |
    chốt xong | ra mắt | ký với | đã chốt | vừa chốt | mới chốt
""")
ORDINAL = {
    "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6, "thứ bảy": 7,
    "thứ tám": 8, "thứ chín": 9, "thứ mười": 10, "đầu tiên": 1,
}  # fmt: skip
PERIOD = words("tuần | ngày | tháng | quý | lần | vòng | đợt | năm | giai đoạn")
LOOSE_CORRECTION = words("sửa | lộn | chỉnh lại | điều chỉnh lại")
CORRECTION = words("""
    nhầm | ghi nhầm | gõ nhầm | sửa lại | đính chính | nhập lộn | nhập nhầm | báo nhầm | ghi lộn |
    gõ lộn | bấm nhầm | nói nhầm | viết nhầm | sai rồi | nhầm số | em nhầm | đánh nhầm | điền nhầm |
    ghi sai | nhập sai | báo sai | gõ sai | gửi nhầm | bấm lộn | viết sai | đánh máy nhầm | gõ thừa |
    gõ thiếu | sai số
""")
MEANT = words("""
    phải là | ý em là | đúng ra là | thực ra là | ý tôi là | ý mình là | mới đúng | đúng là | thật ra là |
    lẽ ra là | chính xác là | số đúng là | đúng phải là
""")
QUESTION = words("""
    vì sao | tại sao | sao | ai | khi nào | bao giờ | thế nào | bao nhiêu | mấy giờ | được không |
    đúng không | phải không | có không | không nhỉ | nhỉ | làm sao | chưa nhỉ | hả | đâu rồi | được ko |
    như thế nào | có phải | vậy ai | liệu | gì vậy | là gì | ra sao | xong chưa | ổn chưa | không anh |
    không chị | không em | chưa anh | chưa em | chưa chị
""")
PAST = words("""
    quý trước | năm ngoái | tháng trước | năm trước | kỳ OKR trước | chu kỳ trước | quý vừa rồi |
    quý rồi | năm rồi
""")
PROPOSAL = words("""
    hay là | đề xuất | nên nâng | quý sau | đi anh | quý tới | nâng mục tiêu | thử nâng | kiến nghị |
    giá mà | ước gì
""")
POSTPONED = words("""
    dời sang | dời đến | dời tới | hẹn lại | lùi sang | lùi đến | hoãn đến | hoãn sang | dời qua |
    dời lịch | lùi lịch | hạn mới | chuyển sang | đẩy sang | lùi tới | hoãn lại | lùi lại | hoãn tới |
    lịch mới | gia hạn đến | gia hạn tới | lùi qua | dời lại | lùi hạn | deadline | hạn chót | dời
""")
PROGRESS = words("""
    tiến độ | hoàn thành | chặng | xong | quãng đường | đi được | làm được | công việc | chặng đường |
    khối lượng | làm xong | tiến trình
""")
CHATTER = words("""
    kẹt xe | tắc đường | tắc xe | ăn trưa | ăn | bún chả | phở | trà sữa | sinh nhật | mưa | khuyến mãi |
    giảm giá | hóa đơn | hoá đơn | cà phê | phiếu thanh toán | làm ở nhà | thẻ | bàn thắng | bóng đá |
    đá bóng | xe buýt | gửi xe | ô tô | xe máy | thời tiết | nhậu | bao cả team | trễ xe | chuyến bay |
    ngủ | đói | ghi bàn | trận | thang máy | điều hòa | quán | bác sĩ | con ốm | dù | áo mưa | ở nhà |
    karaoke | lì xì | tỷ số | đi làm | điện thoại | sạc | xem phim | xổ số | taxi | pizza | wifi |
    máy in | đón con | căng tin | trên cầu
""")
MEETING = words("lịch sync | họp | cuộc họp | buổi họp | nói chuyện | trao đổi | sync | lịch họp")
REPORT = words("""
    báo cáo | cập nhật | báo cáo sếp | báo cáo anh | báo cáo chị | em báo cáo | cập nhật tiến độ |
    em cập nhật | xin cập nhật | xin báo cáo | update
""")
CONNECT = words("""
    và | nhưng | mà | rồi | vẫn | đang | giờ | em | mình | tụi em | bọn em | còn | cũng | hiện | vì |
    nên | thì | lại | bị | do | team | tại | đội | nhóm | với | hơi | tiếc là | tuy | song | do đó | đã |
    hiện tại | bây giờ | toàn | đều | chúng em | bên em | cái | dạ | tuần này | có | cứ | mới
""")
YES = words("""
    dạ | vâng | ok | được | ừ | dạ vâng | vâng ạ | dạ được | oke | xin lỗi | được rồi | dạ ok
""")
PARTICLE = words("""
    nha | nhé | ạ | rồi | r | thôi | đâu | luôn | nhá | nghen | hen | đó | đấy | mà | lắm | cả | đều |
    vẫn | tuần này | ha | cảm ơn | sorry | xin lỗi | mọi người | cả nhà | em | anh | chị | thôi ạ | nữa |
    lại | hết | cũng | sếp | hôm nay | nhe | nhen | vẫn còn | hiện | đang | giờ | hiện tại | nữa rồi |
    bị | hơi
""")
GREETING = words("""
    chào | xin chào | chào cả nhà | chào mọi người | chào bot | chào buổi sáng | alo | chào anh chị |
    chào team | kính gửi anh chị | chào sếp | chào cả team | hi mọi người | hello cả nhà | kính gửi |
    em chào anh | em chào chị | dạ chào
""")
PLAIN_CUES = words("""
    khong | phut | duoc | roi | tien | tuan | voi | dang | chua | nhe | nha | khach | ket | vuong | tu |
    tin | trieu | ty | buoc | tiep | nhu | truoc | hom | nay | ky | ngay | gio | ruoi | xuong | len |
    tre | doi | cho | moi | thang | cham | con | phap | che | rui | ro | hien | giam | tang | thieu |
    dung | do | xong | het | muc | tieu | dat
""")

# --- tiêu đề, ngày tháng -----------------------------------------------------------------------

TITLE_STOP = words("""
    mới | ngày | thời | gian | tỷ | tỉ | lệ | khách | hàng | số | lượng | tuần | tháng | của | cho | các |
    và | quý | mục | tiêu | chân | thu | nền | tảng | trung | bình | tổng
""")
