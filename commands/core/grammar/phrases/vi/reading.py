"""Vietnamese words and phrases of check-ins. Also found without their diacritics (see `trie.Trie`)."""

from decimal import Decimal

from commands.core.grammar.phrases import words

SPELLINGS = {
    "được": "dc đc đk dk dx đx", "không": "ko k kg hok hông hong khum khg hổng hem", "rồi": "rùi ròi rui",
    "gì": "j ji", "cũng": "cx cg", "trước": "trc", "người": "ng", "nhưng": "nhg nhưg",
    "tin": "tinn tinh tim tiin tjn", "mình": "mk mik", "xong": "xog", "nhé": "nhe nhá",
}  # fmt: skip
"""Words as people type them in a chat; every phrase is written with the word in full."""

# --- writing -----------------------------------------------------------------------------------

LETTERS_OF_ITS_OWN = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ"
DECIMAL_COMMA = True

# --- numbers -----------------------------------------------------------------------------------

DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SCALES = {"mươi": 10, "chục": 10, "trăm": 100}
POINT = ("phẩy", "chấm")
ZERO = ("không", "khong")
ONES_BEHIND = ("lăm", "mốt")
JOIN = ("lẻ", "linh")
HALF_AFTER = ("rưỡi", "rưởi")
FRACTIONS = {
    "nửa": "50", "một nửa": "50", "phân nửa": "50", "xong nửa": "50",
    "nửa đường": "50", "nửa chặng": "50", "nửa chặng đường": "50", "nửa quãng đường": "50",
    "một phần tư": "25", "1 phần tư": "25",
    "một phần ba": "33.33", "hai phần ba": "66.67", "ba phần tư": "75", "3 phần tư": "75",
    "một phần năm": "20", "hai phần năm": "40", "ba phần năm": "60", "bốn phần năm": "80",
    "2 phần 3": "66.67", "3 phần 4": "75", "1 phần 3": "33.33", "1 phần 4": "25",
}  # fmt: skip
RANGE_STARTS = words("""
    giữa | trong khoảng | nằm giữa | khoảng | tầm | cỡ | chừng | đâu đó | dao động từ | khoảng từ | tầm từ |
    ở khoảng
""")
RANGE_JOINS = words("và | đến | tới | hoặc | hay")
MAGNITUDES = {
    "tỏi": 10**9, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "củ": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "chục triệu": 10**7, "trăm triệu": 10**8, "chục": 10,
}  # fmt: skip
ALONE = ("tỷ", "tỉ", "triệu")
TENTHS_AFTER = words("tỷ | tỉ | triệu | trăm")
LETTERS = {"k": 1000, "tr": 10**6, "t": 10**9}
NOT_NUMBERS = words("""
    tự tin | bây giờ | tạm thời | tạm ổn | tạm được | tư vấn | tự động | từ từ | hải quan | hải phòng |
    hải dương |
    một chút | một ít | một số | một tí | một mình | một vài | năm nay | năm ngoái | năm sau | thứ hai |
    thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | tháng một | tháng hai | tháng ba | tháng tư |
    tháng năm | tháng sáu | tháng bảy | tháng tám | tháng chín | tháng mười | tỷ lệ | tỉ lệ | nửa team |
    cuối năm | đầu năm | giữa năm | hết năm | mỗi năm | hàng năm | cả năm | trong năm | nhiều năm
""")
THINGS = words("""
    người | khách | khách hàng | đơn | hợp đồng | cửa hàng | bệnh nhân | học sinh
""")
NOT_UNITS = tuple(
    f"{period} {which}"
    for period in words("tuần | tháng | năm | ngày | giờ")
    for which in words("sau | tới | trước | này | qua | mai | nay | là | được | hôm | thì")
) + words("do | ngân hàng")
PERCENT = ("phần trăm", "pt trăm", "phần chăm")
POINTS = words("điểm | điểm phần trăm | điểm % | đ %")
CURRENCIES = {
    "VND": words("đ | ₫ | vnd | vnđ | đồng"),
    "USD": ("đô", "đô la"),
}
DURATIONS = {
    "mili giây": (Decimal("0.001"), words("mili giây | mili-giây")),
    "giây": (1, ("giây",)),
    "phút": (60, words("phút | phut | p | ph")),
    "giờ": (3600, ("giờ", "tiếng", "giờ đồng hồ")),
    "ngày": (86400, ("ngày", "n")),
    "tuần": (604800, ("tuần",)),
    "tháng": (2592000, ("tháng",)),
    "năm": (31536000, ()),
}

# --- mức tự tin --------------------------------------------------------------------------------

CONFIDENCE = words("""
    độ tin | tin cậy | tự tin | độ tự tin | mức tự tin | mức độ tự tin | confidence | niềm tin | điểm tự tin |
    mức tin cậy |
    độ tin tưởng | độ chắc chắn | độ chắc | dtt | đtt | mức độ tin tưởng | điểm tin cậy | mức chắc chắn |
    độ tin cậy | mức độ chắc chắn | mức chắc | sự tự tin | conf | mức tin tưởng
""")
SURE = words("""
    chắc | chắc chắn | chắc được | chắc tầm | chắc khoảng | tin tưởng | chắc ăn | vững tin | yên tâm |
    cầm chắc | chắc cỡ | chắc chừng | chắc cũng | em chấm | mình chấm | tôi chấm | tự chấm | em cho điểm |
    mình cho điểm | em đánh giá | em tin | mình tin | tôi tin | em tin là
""")
CONFIDENCE_LETTERS = ("tt",)
LEVEL = {
    "thấp": 2, "rất thấp": 1, "trung bình": 5, "vừa": 5, "vừa phải": 5, "tạm": 5, "cao": 8, "rất cao": 9,
    "khá cao": 7, "khá thấp": 3,
}  # fmt: skip
CHANCE = words("""
    khả năng | xác suất | khả năng đạt | cơ hội | khả năng thành công | khả năng hoàn thành |
    khả năng kịp | khả năng cán đích | cơ hội đạt | là kịp | sẽ kịp | là về đích | sẽ về đích
""")
EVEN_ODDS = words("năm ăn năm thua | 5 ăn 5 thua | năm mươi năm mươi | năm năm | 50:50 | 50 ăn 50 thua")

# --- trạng thái --------------------------------------------------------------------------------

ON_TRACK = words("""
    đúng tiến độ | đúng kế hoạch | theo kế hoạch | đúng lộ trình | đúng hướng | đang đúng tiến độ |
    bám tiến độ | kịp tiến độ | đảm bảo tiến độ | theo đúng tiến độ | theo đúng kế hoạch |
    bám sát tiến độ | bám sát kế hoạch | bám kế hoạch | đúng hẹn | theo đúng lộ trình | đúng lịch |
    đúng lịch trình | đúng thời hạn | kịp thời hạn | theo đúng lịch | đúng nhịp | đúng lộ trình đề ra |
    vẫn on track | vẫn on time | on track
""")
LOOSE_ON_TRACK = words("""
    ổn | ổn định | ổn áp | tốt | suôn sẻ | trơn tru | thuận lợi | ổn cả | ổn lắm | vẫn ổn | tạm ổn |
    khá ổn | cũng ổn | rất ổn | khá tốt | rất tốt | tương đối ổn | xanh | đèn xanh | trạng thái xanh |
    êm ái | êm xuôi | êm ru | êm re | êm thấm | ngon lành | mượt mà | an toàn | tiến triển tốt | đang tốt |
    đang ổn | ổn hết | đều ổn |
    xanh hết | khỏe | khỏe re | ngon | ngon ơ | êm đẹp | chạy tốt | chạy ngon | khả quan | đã ổn
""")
AT_RISK = words("""
    rủi ro | hơi căng | có rủi ro | nguy cơ | có nguy cơ | đáng lo | căng lắm | khá căng | hơi lo |
    hơi đuối | có nguy cơ trễ | nguy cơ trễ | hơi mong manh | bấp bênh | rủi ro cao | hơi khó |
    hơi gấp | lo lắm | em lo lắm | em lo quá | lo quá | rất căng | nhiều rủi ro | có nguy cơ chậm | hơi nguy
""")
LOOSE_AT_RISK = words("""
    căng | khó | đuối | nguy | mong manh | lo | đèn vàng | trạng thái vàng | chông chênh | lung lay |
    gay | hơi gay | gay go | khó nhằn | hơi chậm | đáng ngại | chật vật | ì ạch | phập phù | hơi hụt hơi
    | hụt hơi | hơi lung lay | hơi chông chênh | hơi bấp bênh | hơi rủi ro | hơi khoai | khoai |
    chưa ổn lắm | không ổn lắm | báo động | vàng
""")
OFF_TRACK = words("""
    chậm tiến độ | trễ tiến độ | chệch | lệch tiến độ | chậm kế hoạch | trễ kế hoạch | chệch hướng |
    trật đường ray | chậm so với kế hoạch | trễ hẹn | quá hạn | trễ hạn | trễ so với kế hoạch |
    chệch kế hoạch | lệch kế hoạch | không đúng tiến độ | không kịp tiến độ | tụt lại | chậm hơn kế hoạch |
    trễ hơn kế hoạch | bị trễ tiến độ | bị chậm tiến độ | chậm trễ | chệch tiến độ
""")
LOOSE_OFF_TRACK = tuple(
    f"{late} {about}"
    for late in words("trễ | chậm | muộn | lùi | bị trễ | bị chậm")
    for about in words("mất | tới | đến | gần | khoảng | tầm | cả | đã")
) + words("""
    trễ | chậm | muộn | bị trễ | bị chậm | đỏ | đèn đỏ | trạng thái đỏ | quá hạn rồi | lỡ hạn | trễ nải
    | delay | bị delay | đang delay | tụt hậu | bị tụt | chậm chân | trễ so kế hoạch | chậm so kế hoạch |
    trễ deadline | chậm deadline |
    lỡ deadline | quá deadline | lỡ nhịp | bị lỡ nhịp | lỡ kế hoạch | lỡ tiến độ | hụt nhịp | báo đỏ |
    báo động đỏ
""")
DONE = words("""
    xong | xong rồi | hoàn thành | đã xong | đã hoàn thành | hoàn tất | xong xuôi | hoàn thành rồi |
    đã hoàn tất | xong r | về đích | đã về đích | coi như xong | xem như xong | kể như xong | xong hết |
    cán đích | xong hết rồi | đạt mục tiêu | đạt rồi | đã đạt | đạt chỉ tiêu | đạt target | đạt kế hoạch
""")
NEUTRAL = (
    tuple(
        f"{less} {bad}"
        for less in words("bớt | đỡ | đã bớt | đã đỡ")
        for bad in words("căng | rủi ro | lo | trễ | chậm | nguy | khó | bấp bênh | đáng lo")
    )
    + tuple(
        f"{all_of} {period} rồi"
        for all_of in words("cả | mấy | suốt | gần | nửa | hơn | mất")
        for period in words("tuần | tháng | quý | năm")
    )
    + tuple(
        f"{when} mới {then}"
        for when in words(
            "tuần sau | tuần tới | đầu tuần sau | mai | ngày mai | tháng sau | tháng tới | cuối tuần"
        )
        for then in words("có | xong | ký | ký được | về | trả | biết | trả lời | duyệt | được")
    )
    + words("""
    gỡ vướng | gỡ kẹt | gỡ khó |
    xong việc tuần này | xong việc hôm nay | chưa tính | chưa kể | không tính | không kể | trước tháng |
    đang lo | em lo | mình lo | anh lo |
    chị lo | tôi lo | để em lo | giờ cao điểm |
    quy tắc | nguyên tắc | phép tắc | chị mai | anh mai | cô mai | bạn mai | sếp mai |
    sắp tới mục tiêu | sắp tới đích | tốt quá | làm tốt | làm tốt lắm | làm giỏi | giỏi lắm |
    kẹt lịch | kẹt giờ | vướng bận | vướng bầu | vướng con nhỏ | khó hơn | dễ hơn | chậm nhất |
    nhanh nhất | lâu nhất | muộn nhất | trễ nhất | tốt nhất | khó nhất | có thể nói | cá nhân |
    hàng đợi | hàng chờ | danh sách chờ | danh sách đợi | phòng chờ | thời gian chờ | giờ chờ |
    rủi ro : | nguy cơ : |
    xin lỗi | chưa xong | chưa hoàn thành | chưa ổn | không ổn | chắc tại | khá tự tin |
    rất tự tin | chưa hoàn tất | chưa chắc | không chắc | không chắc lắm | tự tin lắm | sắp xong |
    gần xong | để đợi | lên kế hoạch | trở lên | chờ xíu | chờ chút | cho đến | chưa đúng tiến độ | dốt |
    lo liệu | chậm lại | sớm muộn | tốt hơn | khó khăn | ổn chưa | xong chưa | không tự tin |
    chưa tự tin | gần hoàn thành | lên lịch | xuống sức | lên sàn | mới nhất | đổi mới | khách mới |
    mới đây | còn lại | hơi khó hiểu | bên kia | thêm thông tin | còn hàng | còn nguyên | cần thiết |
    lên chương trình | đến nơi | đi đến | không có chi | báo trễ | báo muộn | gửi trễ | nộp trễ |
    hết rủi ro | hết trễ | hết chậm | hết căng | hết lo | hết nguy cơ | hết chậm tiến độ |
    hết trễ tiến độ | hết đáng lo | hết nguy | hết đỏ | hết vàng | cho em | cho anh | cho chị | cho mình |
    cho tôi | cho team | cho khách | cho bạn | cho sếp | cho mọi người | cho cả nhà | cho khách hàng |
    cho bên | tiếp tục | tiếp nhận | tiếp xúc | tiếp đón | tiếp cận | tiếp khách | đội khác | bên đội |
    cả đội | đội em | đội mình | đội ngũ | đội kỹ thuật | lên xuống | lúc lên lúc xuống |
    thêm việc | giao việc | việc mới | tạo việc | lên lên xuống xuống | kẹt họp tới | kẹt họp đến |
    kẹt họp suốt | kẹt họp cả | kẹt họp nên | dính họp
""")
)
NOT = words("""
    bấm nhầm | em bấm nhầm | bấm lộn | nhầm thành | gõ nhầm thành | ghi nhầm thành |
    không | chưa | chẳng | chả | không có | chưa có | không còn | không bị | chưa bị | không hề | đâu có |
    chớ không | chứ không phải | không phải | chứ không | khong | thay vì | em ghi | em gõ | tôi viết |
    ghi thành | gõ thành | em viết | em báo | mình ghi | mình gõ | viết thành | nhập thành | bấm thành |
    em nói | tôi nói | em bảo | hồi nãy ghi
""")
MAYBE = words("""
    có thể | có thể sẽ | chắc xong | chắc làm xong | chắc đi được | chắc cũng được | chắc cũng tầm |
    chắc cũng khoảng | chắc sẽ | có lẽ | biết đâu |
    e là | e rằng | sợ | sợ là | lo là | dễ | hy vọng |
    hi vọng | mong | có khi | không khéo | coi chừng | dự kiến | có khả năng | dự kiến sẽ | cố gắng | lỡ |
    có nguy cơ bị | sẽ | chắc là
""")
FORECAST = words("""
    dự tính | tính là sẽ | đoán | đoán là | dự kiến | sẽ đạt | sẽ | hy vọng | hi vọng | phấn đấu | kỳ vọng |
    dự báo |
    có thể đạt | mong đạt |
    cố gắng | ước sẽ | dự đoán | mong | mong là | mong cho | ước gì
""")
IF = words("""
    cách báo cáo | cách ghi | cách gõ | cách báo | cú pháp | ghi theo mẫu |
    copy mẫu | theo mẫu | mẫu này | gõ kiểu | viết kiểu | kiểu như | gõ như này | viết như này |
    cần thì | nếu cần |
    nếu | nếu như | giả sử | lỡ như | miễn là | trong trường hợp | chừng nào | hễ | ví dụ | một khi |
    mà không lên | mà không đạt | mà không về | mà không xuống | mà không kịp | mà không được |
    mà không xong | mà không chạm | mà không ký được | mà chưa lên | mà không tới |
    mà đạt | mà đủ | mà tới | mà giảm được | mà tăng được | mà lên | mà chạm | mà về | mà ký được |
    mà xong | mà được | mà vượt | mà qua | mà kịp |
    chỉ cần | nhỡ | nhỡ mà | giá mà | giá như | phải chi
""")
THEN = ("thì",)

# --- vướng mắc ---------------------------------------------------------------------------------

STUCK = tuple(
    f"{stuck} {tail}".strip()
    for stuck in words("""
    kẹt | bị kẹt | vướng | bị vướng | mắc | bị mắc | tắc | bị tắc | nghẽn | bị nghẽn | mắc kẹt |
    bị chặn | kẹt cứng | vướng mắc | bị mắc kẹt | đứng hình | dậm chân | bị đình trệ | bị treo |
    bị ách tắc | bị khựng lại | trục trặc | bị trục trặc | gặp trục trặc
""")
    for tail in words("""
        | ở | vì | do | bởi | tại | chỗ | ở chỗ | ở khâu | khâu | bên | với | lại ở | lại vì
    """)
    if tail or stuck not in ("mắc", "dậm chân")
) + words("""
    kẹt đúng một chỗ | kẹt một chỗ | vướng đúng một chỗ | vướng một chỗ | mắc cái | mắc vụ | mắc phải |
    mắc lỗi |
    bị giữ | bị giữ ở | bị giữ bên | bị giữ tại | bí ở | bí chỗ | bí khâu |
    bị ách | ách lại ở |
    phụ thuộc vào | phụ thuộc | bị giữ lại ở | bị treo ở | treo ở | treo vì | bị treo vì | ách tắc ở |
    ách tắc vì | trở ngại ở | kẹt lại ở | chững lại vì | nằm ở chỗ | bị cản bởi | bị block bởi |
    block bởi | bị block vì | bị block | đang block | bị kìm bởi | ngáng bởi | dừng lại vì |
    đứng lại vì | tạm dừng vì | bị chặn bởi | đang vướng | đang kẹt ở | dời vì | lùi vì | stuck ở |
    stuck vì | bị stuck ở | bị dính | dính
""") + tuple(
    f"{held} {why}"
    for held in words("""
    bị dừng | tạm dừng | bị hoãn | bị treo | bị đình lại | đình trệ | bị delay | delay | bị hold |
    ngưng | bị ngưng | tạm ngưng | chững | chững lại | đứng | đứng lại | bị chậm lại | bị lùi
""")
    for why in words("vì | do | bởi | tại | ở")
) + words("""
    lệ thuộc vào | lệ thuộc | tùy vào | tuỳ vào | tùy thuộc vào | tùy thuộc | còn tùy | ùn ở | ùn tắc ở |
    dừng ở khâu | đứng ở khâu | ngâm ở | bị ngâm ở | nằm chờ ở | bị om ở | treo bên | bị treo bên |
    còn nằm ở | đang nằm ở | bị ghìm bởi | bị cản trở bởi | bị ảnh hưởng bởi | đình lại vì | hoãn vì |
    tạm hoãn vì | ngừng vì | tạm ngừng vì | tê liệt vì | tắc tị | tắc tị ở | bế tắc | bế tắc ở |
    bế tắc vì | khựng lại vì | khựng lại ở | bị khựng vì | lấn cấn ở | lấn cấn vì | lấn cấn |
    gặp vướng ở | gặp vướng với | gặp khó ở | gặp khó với | gặp khó vì | gặp khó khăn ở |
    gặp khó khăn với | gặp khó khăn vì | gặp trở ngại ở | gặp trở ngại với | cái đang vướng là |
    cái vướng là | chỗ vướng là | điểm nghẽn là | nút thắt là | vướng nhất là | vướng chính là |
    kẹt chính là | bị chặn ở | chặn bởi | bị cản | bị cản vì | cấn | cấn ở | cấn vì | mắc mớ ở |
    vướng víu ở | nghẽn cổ chai ở | đang nằm bên | đang nằm chờ | bị ngưng ở | gác lại vì | gác lại do |
    tạm gác vì | tạm gác do | treo lại vì
""")  # fmt: skip
WAIT = tuple(
    f"{wait} {long}"
    for wait in words("chờ | đợi | ngóng | hóng")
    for long in words("mãi chưa thấy | mãi không thấy | hoài chưa thấy | mãi chưa có | hoài không thấy | mãi")
) + words("""
    chờ | đợi | đang chờ | đang đợi | vẫn chờ | vẫn đợi | còn chờ | còn đợi | vẫn đang chờ |
    vẫn đang đợi | phải chờ | phải đợi | chờ đợi | còn phải chờ | mới chờ | chỉ chờ | chỉ còn chờ |
    gác lại chờ | tạm gác chờ | tạm dừng chờ | treo chờ | nằm chờ | ngồi chờ | chờ mãi | chờ hoài |
    đang mong chờ | hóng | đang hóng | ngóng | đang ngóng | vẫn ngóng | còn ngóng
""")
HELP = words("""
    cần hỗ trợ | cần giúp | cần giúp đỡ | cần trợ giúp | nhờ hỗ trợ | cần được hỗ trợ | xin hỗ trợ |
    mong được hỗ trợ | cần sự hỗ trợ của | cần sự hỗ trợ | cần support | xin giúp | cần thêm người
""")
BLOCKER = words("""
    nguyên nhân chậm | nguyên nhân trễ | lý do chậm | lý do trễ |
    vướng mắc | vướng | khó khăn | trở ngại | điểm nghẽn | rào cản | chỗ kẹt | cản trở | blocker |
    chỗ vướng | nút thắt | điểm kẹt | vấn đề | điểm vướng
""")
NEED = words("""
    cần | nhờ | làm ơn | rất cần | đang cần | mong | xin | cần thêm | xin thêm | cần gấp | xin mượn
""")
AID = words("""
    chữ ký |
    hỗ trợ | giúp | duyệt | trợ giúp | support | phê duyệt | ký duyệt | xử lý giúp | quyết | chốt giúp |
    ký giúp | unblock | gỡ | tháo gỡ | mở khóa | gỡ chặn
""")
UNABLE = tuple(
    f"{no} {do} được"
    for no in words("không | chưa | chẳng")
    for do in words("""
        đi tiếp | làm tiếp | chạy tiếp | tiến hành | triển khai | chạy | ký | chốt | ship | release |
        ra mắt | bàn giao | deploy | bắt đầu | hoàn thành | test | kiểm thử | làm | gửi | mở | mở bán |
        lên | tiến | tiếp tục | thực hiện | nghiệm thu | xử lý | phát hành | lên production | lên prod |
        golive | go live | tích hợp | khởi động | bấm nút | tung ra | đưa vào | đẩy | đẩy lên | merge |
        duyệt | di chuyển | xong | tiến lên | tiến thêm | xuống | giảm | tăng | về | đạt | hạ | ký thêm |
        kéo xuống | kéo về | gặp | họp | fix | sửa | vá | khắc phục | cài | nâng cấp | kết nối |
    liên hệ | đo | báo | thống kê | giao | nhận | xuất | đăng | tuyển | thu |
        giải ngân | thanh toán | đối soát | khám | quay | dựng | cập nhật | giao hàng | đo đếm
    """)
) + words("""
    không thể | chưa thể | chẳng thể | không có cách nào | không tài nào
""")  # fmt: skip
UNTIL = words("""
    cho đến khi | đến khi | trước khi | nếu chưa | nếu thiếu | nếu không có | khi chưa có | khi chưa |
    vì chưa có | cho tới khi | tới khi | khi thiếu | trừ khi | trừ phi
""")
BECAUSE = words("""
    vì | do | tại vì | tại | bởi vì | bởi | là do | là vì | lý do | lý do là | nguyên nhân |
    nguyên nhân là | nguyên do | lí do
""")
PLACE = words("""
    ở | tại | với | về | là | bên | chỗ | khâu | nằm ở | vẫn là | chính | lớn nhất | duy nhất | chủ yếu |
    của |
    cho | lớn | hiện tại
""")
RUN_ON = words("tiếp theo | rồi sẽ | sau đó | rồi sắp tới | sắp tới")
COPULA = words("là | chính là | vẫn là")
NUMBERED = words("số | #")
CODE_NUMBER = words("số | thứ | số thứ | thứ số")
ALL = words("hết | tất cả | toàn bộ | cả | đủ")
EACH = words("cả hai | cả 2 | cả hai kr | cả ba | cả 3 | cả hai cái")
LIKEWISE = words("cũng vậy | cũng thế | cũng như vậy | cũng y vậy | cũng vậy ạ | cũng thế ạ")
INQUIRING = words("""
    xem giúp | xem giùm | xem hộ | kiểm tra | kiểm tra giúp | coi giúp | coi giùm | xem lại |
    check giúp | check
""")
EXCEPT = words("trừ | ngoại trừ | ngoài | trừ mỗi | ngoại trừ mỗi")
NEW = words("mới")
AGAIN = words("nữa")
DENIED_BEFORE = words("có | có bị | nào có")
DENIED_BEHIND = words("đâu | gì đâu | đâu mà")
ONCE_MORE = words("nữa | lại | tiếp")
BLOCKED_BY = words("bởi | vì | do | ở")
TROUBLE = words("chuyện | vụ | việc | vấn đề | khúc mắc | sự cố | thủ tục | lỗi | khâu")
TOTAL = words("tổng cộng | tổng | cả thảy | tất cả")
GAUGE = words("mức | khoảng | tầm | con số | ngưỡng | mốc | quanh | quanh mức | khoảng mức | mức khoảng")
SHOWN_ON = words("bảng | dashboard | biểu đồ | màn hình | trang | slide")
DOER = words("chúng ta | chúng tôi | chúng mình | bọn em | tụi mình")
MEANT_FOR = words("cho | dành cho | của")
APPROACH = words("""
    gặp | gặp gỡ | đi gặp | đã gặp | vừa gặp | mới gặp | liên hệ | mời | mời thêm | được mời | được mời thêm |
    tiếp cận | ghé thăm | gọi cho | nhắn cho | chào hàng | đàm phán với | gửi báo giá cho | báo giá cho |
    gửi đề xuất cho | chào giá cho | khảo sát | phỏng vấn
""")
ITEMS = words("""
    lần | sao | cuộc | cuộc gọi | slide |
    lỗi | bug |
    tin chưa đọc | tin nhắn | tin chưa | trang | câu hỏi | ý tưởng | ý kiến | góp ý | tài liệu |
    lựa chọn | bình luận | đề xuất | ghi chú
""")
PEOPLE = words("người | bạn | khách mời")
OTHERS = words("""
    nhà cung cấp | đối tác | pháp chế | tài chính | kế toán | mua hàng | ngân hàng | khách |
    bên thứ ba | đội dữ liệu | đội hạ tầng | nhân sự | vendor
""")
ANYMORE = ("nữa",)
OWNED_BY = words("của | từ | bên | phía")
GIVEN = words(
    "chữ ký | phê duyệt | ký duyệt | duyệt | xác nhận | phản hồi | quyết định | approval | review | feedback"
)
SUGGEST = words("""
    đi | đã | nhé | nha | đi nhé | đi đã | đã nhé | đã nha | cái đã | thôi | xem sao | hen | nghen |
    đi anh | đi em | đi chị
""")
BY = words("""
    bị | bởi
""")
BY_END = words("""
    giữ chân | giữ lại | cản lại | kìm lại | chặn lại | làm chậm | làm kẹt | kéo chậm | chặn | cản |
    cản trở | níu chân | níu lại | kéo lùi | làm trễ | chặn đường | ngáng đường | giữ | hoãn | trì hoãn
    | làm tắc | kẹp | khóa lại
""")
SUPPOSING = words("mà")
WISHING = words("thử | giá")
TAKES = words("mất | tốn | ngốn")
LASTING = words("nay | liền | trời | qua | liên tiếp | liên tục | trời nay | ròng")
HEARD = words("chị | anh | cô | chú | bác | sếp | bạn | bà")
TOLD = words("nói | bảo | kể | nói là | bảo là | nói rằng")
ONCE = words("hồi trước | lúc trước | trước đây | trước kia | ngày trước")
BETTER = words("cải thiện | cải thiện được | cải thiện thêm")
TAIL = words("nữa | rồi | nhé | nha | ạ | luôn | thôi | đấy | nè | r | ha | hen")
THERE = words("""
    chỗ đó | đó | ở đó | đúng chỗ đó | khúc đó | đoạn đó | chỗ ấy | đấy | ở đấy | vụ đó | chuyện đó
""")
LOCATED = words("ở | dưới | trên | ngoài | trong")
HENCE = words("nên | cho nên | thành ra | vì vậy | vì thế | do đó | thế là")
THAN = words("hơn | so với")
CONTRAST = words("nhưng | nhưng mà | song | tuy nhiên")
CURRENTLY = words("""
    nay | bữa nay | sáng nay | trưa nay | chiều nay | tối nay | mới nhất | hiện | hiện tại | giờ | bây giờ |
    đang | tạm thời | hiện đang | tạm | hiện giờ | hôm nay
""")
LABEL = words("""
    nhóm | đội | khu | toa | xe số | ca |
    top | phiên bản | bản | tầng | phòng | số nhà | ticket | trang | cổng | toà nhà | chương | đoạn | mục |
    điều | khoản | dòng | cột | câu | quận | phường | hẻm | ngõ | slide | lớp | giường | quầy | chuyền |
    phụ lục | chi nhánh | sheet
""")
NONE_OPEN = words("không có | không | ko | ko có | chưa có | k có | không có gì")
NO_BLOCKER = tuple(
    f"{no} {stuck} {tail}".strip()
    for no in words("""
        không | chưa | chẳng | không bị | không có | chưa có | chẳng có | chả
    """)
    for stuck in words("""
        vướng | kẹt | vướng mắc | trở ngại | khó khăn | tắc | vấn đề | rào cản | blocker | nghẽn | trục trặc
    """)
    for tail in words("| gì | gì cả | gì hết | nào")
) + tuple(
    f"{none} {stuck}"
    for none in words("không có gì | chả có gì | chẳng có gì | chưa có gì | không có chỗ nào | không chỗ nào")
    for stuck in words("vướng | kẹt | tắc | nghẽn | cản trở | bị vướng | bị kẹt | trục trặc")
) + words("""
    không phải chờ ai | không cần hỗ trợ | không cần hỗ trợ gì | không chờ ai | không cần giúp gì
""")  # fmt: skip
UNBLOCKED = tuple(
    f"{gone} {stuck}"
    for gone in words("""
        hết | đã hết | không còn | không còn bị | hết bị | chẳng còn | thoát | chạy tiếp được rồi |
        làm tiếp được rồi
    """)
    for stuck in words("""
        kẹt | vướng | tắc | nghẽn | vướng mắc | chờ | đợi | mắc kẹt | trở ngại | khó khăn | kẹt nữa |
        trục trặc
    """)
) + words("""
    hết vấn đề | hết vấn đề rồi | thông rồi | đã thông | gỡ được rồi | đã gỡ | gỡ xong | thông suốt rồi |
    đã khai thông | khai thông rồi | trôi rồi | chạy lại được rồi | không vướng nữa | không kẹt nữa |
    đã được tháo gỡ | đã tháo gỡ | tháo gỡ xong | gỡ rồi | gỡ được | thông lại rồi | không bị kẹt nữa |
    không bị vướng nữa | đã được gỡ | tháo gỡ được | được gỡ | chạy lại rồi | mở được nút thắt |
    hết block | unblock rồi | chạy tiếp được | đi tiếp được | làm tiếp được | triển khai tiếp được |
    gỡ vướng rồi | gỡ vướng xong | gỡ vướng xong rồi | gỡ kẹt xong | gỡ kẹt xong rồi |
    gỡ được nút thắt | gỡ nút thắt xong | tháo được nút thắt | được bật đèn xanh | mở khóa rồi |
    mở đường rồi | hết nghẽn | thoát khỏi | thoát được | lưu thông rồi | thoát kẹt | hết phải chờ |
    khỏi chờ nữa | khỏi phải chờ |
    thoát bế tắc | gỡ kẹt rồi | đã hết bị chặn | hết bị chặn | bật đèn xanh | cho đèn xanh
""") + tuple(
    f"{run} {again}"
    for run in words("chạy | hoạt động | làm | đi | triển khai")
    for again in words("lại bình thường | lại được | lại rồi | lại ổn | tiếp được rồi | bình thường lại")
)  # fmt: skip
CLEARED = words("""
    đã gỡ xong | gỡ xong | đã giải quyết | đã xử lý xong | đã giải quyết xong | đã tháo gỡ xong |
    đã khắc phục xong | giải quyết xong | đã xử lý | xử lý xong | đã xong | xong |
    xong rồi | đã gỡ | giải quyết rồi | xử lý rồi | đã được giải quyết | hết rồi | đã hết |
    được giải quyết | tháo gỡ | đã tháo gỡ | giải quyết | đã được xử lý | được gỡ | không còn |
    đã được gỡ | đã thông | thông rồi | qua rồi | đã qua | được tháo gỡ | đã được tháo gỡ | xử xong |
    xử lý | gỡ rồi | gỡ được | gỡ được rồi | xong hết | được xử lý | khắc phục | đã khắc phục |
    khắc phục xong | được khắc phục | dàn xếp xong | êm rồi | ổn thỏa | đã ổn | giải tỏa | thu xếp xong |
    lo xong | sửa xong | đã sửa | sửa rồi | đã được sửa
""")

# --- bước tiếp ---------------------------------------------------------------------------------

NEXT = words("""
    bước típ | bước típ theo | bước tiếp | bước tiếp theo | việc tiếp theo | next step | bước kế |
    bước kế tiếp | kế hoạch tiếp |
    kế hoạch tiếp theo | kế hoạch tuần sau | việc kế tiếp | hướng tiếp | hướng tiếp theo | việc tiếp |
    sắp tới sẽ
""")
LOOSE_NEXT = words("""
    kế hoạch | kế tiếp | tiếp theo | rồi sắp tới | sắp tới | next | bước sau | tiếp đến | rồi sẽ |
    sau đó | tiếp tới |
    hướng xử lý | hướng giải quyết | hành động tiếp theo | việc cần làm | cách xử lý |
    tới đây | dự định | mai | ngày mai | tiếp | kế đến | bước kế | sau này | việc sau | xong thì |
    xong sẽ
""")
NEXT_TIME = words("""
    tuần sau | tuần tới | tuần sau sẽ | tuần tới sẽ | mai sẽ | ngày mai sẽ | sang tuần | sang tuần sẽ |
    đầu tuần sau | qua tuần
""")
FILLER = words("""
    là | sẽ | em sẽ | mình sẽ | bọn em sẽ | chúng em sẽ | tụi em sẽ | team sẽ | sẽ là | thì | tôi sẽ | em |
    mình | bên em sẽ | chúng tôi sẽ | định | phải | bọn mình sẽ | tụi mình sẽ | nhóm sẽ | là sẽ | cả team sẽ
""")

# --- đang ở đâu --------------------------------------------------------------------------------

DWINDLED = words("còn | chỉ còn | còn có | giờ còn")
TO = words("""
    lên | xuống | tới | đến | xuống còn | lên đến | lên tới | giảm còn | thành | tụt còn | tụt xuống |
    giảm xuống | tăng lên | lên được | xuống được | về | về còn | đạt | chạm | tăng đến | tăng tới |
    giảm về | rớt xuống | rớt còn | nhảy lên | nhích lên | leo lên | về mức | kéo xuống |
    kéo xuống còn | kéo về | cán mốc | vượt | đạt mốc | rút xuống | rút còn | rút xuống còn | sang |
    tổng | tổng cộng | tổng là | gộp lại | tính chung | chung | cộng lại | cộng dồn | lũy kế | cộng hết |
    cộng cả |
    tăng thành | giảm thành | lên thành | đạt được |
    nhích lên được |
    về lại | quay về | quay lại |
    tăng lại | giảm lại | nhảy lại | trở về | trở lại | lên lại | xuống lại | tăng lại lên
""")
FROM = words("từ | từ đội | từ nhóm | từ bên | từ team | từ phòng | từ khoa | từ tổ")
WAS = words("""
    lúc đầu | lúc đầu là | lúc mới vào | lúc mới vào là | hồi đầu | hồi đầu là | lúc bắt đầu |
    lúc bắt đầu là |
    trước là | trước đó | tuần rồi | tuần rồi là | tuần rồi còn | tuần trước | lúc trước | hồi trước |
    trước | trước đây | hôm trước |
    so với tuần trước | so với | trước đó là | tuần trước là | hồi tuần trước | tuần trước còn | hôm qua |
    trước kia | có lúc lên | có lúc xuống | có lúc | từng | từng lên | có lúc tới
""")
UP = words("""
    cộng | cộng được | hơn tuần trước | hơn tháng trước | hơn lần trước | nhiều hơn tuần trước |
    cao hơn tuần trước |
    lên được | chậm thêm | trễ thêm | lâu thêm | chậm lại thêm |
    tăng | tăng thêm | thêm | lên thêm | nhích thêm | cộng thêm | tăng được | nhích | nhích được |
    cao hơn | nhích lên thêm | thêm được | tăng thêm được | nhảy | nhảy thêm | leo thêm | vọt | vọt thêm |
    nhích nhẹ | tăng nhẹ | gia tăng | tăng tiếp | cải thiện | cải thiện được | cải thiện thêm |
    lên được thêm | kiếm thêm | nâng thêm | nâng được | tăng nữa | tăng đều | tăng mạnh | nhỉnh hơn |
    lâu hơn | chậm hơn | nhích thêm được | nhích tiếp | thu thêm | thu thêm được | vào thêm | về thêm |
    gom thêm | gom được thêm
""")
DOWN = words("""
    trừ | trừ đi | trừ mất | xuống được | rút | rút lui | rời đi | giảm | tụt | rớt | giảm được | mất |
    giảm thêm | tụt mất |
    rớt mất | sụt |
    thấp hơn | giảm bớt | hụt |
    tụt thêm | tuột | giảm nhẹ | giảm tiếp | tụt nhẹ | tuột mất | sụt mất | hao hụt | rơi mất |
    rút ngắn được | rút được | cắt được | cắt giảm | nhanh hơn | giảm tiếp tục | giảm nữa | giảm đều |
    giảm mất | giảm mạnh | giảm sâu | sụt giảm | lùi | ngắn hơn | thu hẹp | rút bớt | bớt | bớt được |
    bay mất | bay
""")
MORE = words("""
    thêm | ký thêm | ký thêm được | chốt thêm | chốt thêm được | có thêm | được thêm | thêm được |
    mới thêm | lấy thêm | lấy thêm được | bán thêm | mới ký thêm | vừa ký thêm | vừa chốt thêm |
    ký được thêm | chốt được thêm
""")
ONE_MORE = ("một nữa", "thêm một", "một nữa rồi")
TARGET = words("""
    đặt mục tiêu | nhắm | nhắm tới | hướng tới | muốn | mong muốn | đòi |
    mục tiêu | mục tiêu là | đích | chỉ tiêu | target | so với mục tiêu | trên mục tiêu | kế hoạch là |
    đích là | cần đạt | phải đạt | mốc cần đạt | mục tiêu mới | mục tiêu mới của | mục tiêu của |
    mục tiêu cho | target mới | phải | cần phải | buộc phải | phải xuống | phải lên | phải về | cần về |
    cần lên | cần xuống | lẽ ra phải | đáng lẽ phải | đáng ra phải | lẽ ra đã | cam kết | đã hứa |
    phải tới | phải đến | phải chạm | yêu cầu | yêu cầu là
""")
NOT_YET = words("""
    chưa về được | chưa tới | chưa đến | chưa đạt | chưa lên | chưa xuống | chưa chạm | không đạt |
    chưa được | chưa về | chưa xuống được | chưa lên được | chưa vượt | chưa đạt được | chưa kéo về |
    chưa kéo xuống | chưa kéo về được | làm gì tới | làm gì có | làm gì đến | đâu tới | đâu có tới |
    đâu đã tới | không qua nổi | chưa qua nổi | không vượt nổi | không lên nổi | chưa lên nổi |
    không tới nổi |
    không xuống nổi | chưa xuống nổi | còn xa | chưa tới được | không về được | chưa cán mốc |
    chưa giảm được | chưa giảm xuống | chưa lên tới | chưa ra | còn cách | chưa
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
    ước tính | ước đạt | ước khoảng | ước chừng |
    chỉ số | chỉ số là | đang | hiện | hiện tại | giờ | bây giờ | được | mới | vẫn | đã | là | đã được |
    mới được | đang ở |
    tạm thời | ở mức | đang là | hiện là | đã đạt | mới đạt | ở | đang được | hiện đang | tầm | khoảng |
    đến nay | tới nay | đến hôm nay | hiện ở | vẫn ở | vẫn là | có | giờ là | đi được | làm được |
    ký được | chốt được | mới chỉ | chỉ | hôm nay | đến giờ | tới giờ | mới ở | còn ở | nay | nay là |
    giờ được | bh | hiện được | dừng ở | giữ ở | tuần này | vẫn còn | tổng | tổng cộng | mới ký được |
    chốt | đạt khoảng | vừa | trung bình | bình quân | vượt chỉ tiêu | vượt mục tiêu | vượt target |
    vượt kế hoạch
""")
WAY = words("chặng | chặng đường | quãng đường | đoạn đường | đường")
OF = words("trên | trong | trong tổng số | trên tổng | trên tổng số | trong số")
SAME = (
    tuple(
        f"{no} {moved}"
        for no in words("không | chưa | chẳng | vẫn chưa | vẫn không")
        for moved in words("""
    đổi | thay đổi | thay đổi gì | nhúc nhích | nhúc nhích gì | tiến triển | tiến triển gì | biến động |
    có gì mới | có chi mới | có gì khác | có gì thay đổi | có thay đổi | có tiến triển | có tiến triển gì |
    có tiến độ | có tiến độ gì | có biến động | có biến động gì | có chuyển biến | có chuyển biến gì |
    động tĩnh | động tĩnh gì | có động tĩnh | có động tĩnh gì | khác | khác gì | nhích được | xê dịch |
    tăng giảm gì | động đậy
""")
    )
    + tuple(
        f"{like} {when}"
        for like in words("""
            như | vẫn như | y như | vẫn y như | giống | giống như | y chang | y hệt | vẫn giống |
            giữ nguyên như | y xì | y sì | y xì đúc | y như là | bằng | vẫn bằng | giống hệt
        """)
        for when in words(
            "cũ | tuần trước | tuần rồi | tuần qua | lần trước | hôm trước | kỳ trước | hôm qua"
        )
    )
    + words("""
    không thêm được gì | không có thêm gì | giữ nguyên | vẫn vậy | vẫn thế | y nguyên | dậm chân tại chỗ |
    giẫm chân tại chỗ | vẫn y vậy |
    vẫn vậy thôi | đứng yên | vẫn đứng yên | vẫn y nguyên | vẫn giữ nguyên | chưa tăng | vẫn nguyên |
    giậm chân | giẫm chân | giậm chân tại chỗ | đứng im | vẫn đứng im | không thêm gì | chưa thêm gì |
    chưa thêm được gì |
    không tăng không giảm | không tăng | không giảm | chưa giảm | không lên | không xuống | không nhích |
    chưa nhích | không có tin gì | chưa có tin gì | chưa có tin mới | không có tin mới |
    không có cập nhật | chưa có cập nhật | chưa có cập nhật gì | không có cập nhật gì |
    không cập nhật gì | tiến độ bằng không | tiến độ 0 | vẫn con số cũ | vẫn số cũ | số cũ | con số cũ |
    vẫn mức cũ | ở mức cũ | mức cũ | không tiến không lùi | không đi đến đâu | chưa đi đến đâu |
    chưa đi tới đâu | không tiến thêm | chưa tiến thêm | không tiến thêm được | vẫn chỗ cũ | chỗ cũ |
    ở chỗ cũ | không khác tuần trước | không khác gì tuần trước | không đổi so với tuần trước |
    tương tự tuần trước | không biến chuyển | chưa biến chuyển | chưa có biến chuyển |
    không có gì để báo | không có gì để báo cáo | không có gì để cập nhật | chưa có gì để báo |
    chưa ký thêm | chưa ký thêm được | chưa chốt thêm | chưa chốt thêm được |
    không có gì báo cáo | không có gì cập nhật | không có gì mới để báo | chưa có gì báo |
    chưa có gì để cập nhật | không có chuyển động | chưa có chuyển động | không có bước tiến |
    chưa có bước tiến | không có gì nổi bật | vẫn như vậy | vẫn như thế | vẫn như cũ thôi | như mọi khi |
    tiến độ như cũ | y như cũ | vẫn số đó | vẫn con số đó
""")
)
LOOSE_SAME = words("đứng lại | vậy | y chang | giống | y hệt")
ACHIEVED = words("""
    ký rồi | đã ký rồi |
    ký được | ký | chốt | chốt được | ký xong | đã ký | vừa ký | mới ký | lấy được | có | bán được |
    chốt xong | ra mắt | ký với | đã chốt | vừa chốt | mới chốt | ký kết | đã ký kết | gật đầu |
    đồng ý ký | đã ký xong | vừa ký xong | mới ký xong | đã chốt xong | vừa chốt xong | về tay |
    lên sóng | bàn giao | vào | thành công | chốt hợp đồng | ký hợp đồng | ký hđ |
    chốt deal
""")
ORDINAL = {
    "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6, "thứ bảy": 7,
    "thứ tám": 8, "thứ chín": 9, "thứ mười": 10, "đầu tiên": 1,
}  # fmt: skip
ALREADY = words("rồi | đã")
PERIOD = words("tuần | ngày | tháng | quý | lần | vòng | đợt | năm | giai đoạn")
LOOSE_CORRECTION = words("""
    chỉnh lại số | sửa lại số | chỉnh lại con số | sửa | lộn | chỉnh lại | điều chỉnh lại | sửa số |
    sửa con số | chỉnh số | sai | sai rồi
""")
MISTYPED = tuple(
    f"{verb} {wrong}"
    for verb in words("""
        ghi | gõ | báo | nhập | bấm | viết | đánh | điền | nói | gửi | đọc | nhìn | tính | đếm | chép | copy |
        chọn | nhắn | cập nhật | báo cáo | tick
    """)
    for wrong in words("nhầm | lộn | sai | nhầm số | lộn số | sai số | nhầm kr | lộn kr")
)
CORRECTION = MISTYPED + words("""
    em lộn | mình lộn | bỏ tin vừa rồi | bỏ tin hồi nãy | bỏ qua tin vừa rồi | bỏ qua tin hồi nãy |
    hủy tin trước |
    nhầm | ghi nhầm | gõ nhầm | sửa lại | đính chính | nhập lộn | nhập nhầm |
    báo nhầm | ghi lộn |
    gõ lộn | bấm nhầm | nói nhầm | viết nhầm | sai rồi | nhầm số | em nhầm | đánh nhầm | điền nhầm |
    ghi sai | nhập sai | báo sai | gõ sai | gửi nhầm | bấm lộn | viết sai | đánh máy nhầm | gõ thừa |
    gõ thiếu | sai số | bỏ tin trước | bỏ qua tin trước | tin trước sai | lỗi của em | lỗi em |
    sai con số | ghi thừa số | gõ dư | ghi dư | nhập dư | dư số 0 | gõ dư số | thừa số 0 | thiếu số 0 |
    nói lộn | đọc nhầm | nhìn nhầm | tính nhầm |
    tính sai | nhầm lẫn | cập nhật lại cho đúng | em xin sửa | xin sửa lại | cho em sửa | đếm trùng |
    đếm hai lần | tính trùng | bị trùng | em báo cáo sai | nãy sai | nãy nhầm | sửa lần nữa | hồi nãy sai |
    lúc nãy sai | ban nãy sai | vừa nãy sai |
    hồi nãy nhầm | lúc nãy nhầm | báo cáo sai | có sai sót | cập nhật sai |
    xin sửa | xin được sửa | chỉnh lại giúp | chỉnh giúp | chỉnh giùm | sửa giùm | số sai | sửa thành |
    sửa lại thành | sửa giúp
""")
MEANT = words("""
    ghi | điền | đáng lẽ là | đáng ra là | đúng lẽ là |
    phải là | ý em là | đúng ra là | thực ra là | ý tôi là | ý mình là | mới đúng | đúng là | thật ra là |
    lẽ ra là | chính xác là | số đúng là | đúng phải là | cụ thể | cụ thể là | chính xác | lấy | cứ tính |
    cứ cho là | tính là
""")
QUESTION = words("""
    có khi nào | được không ta | không ta | được không nhỉ | được không vậy | được không chị |
    được không anh | vì sao | tại sao | sao | thì sao | sao rồi | tới đâu rồi | đến đâu rồi | ai |
    khi nào | bao giờ |
    thế nào | bao nhiêu | mấy giờ | được không |
    đúng không | phải không | có không | không nhỉ | nhỉ | làm sao | chưa nhỉ | hả | đâu rồi | như thế nào |
    có phải | vậy ai | liệu | gì vậy | là gì | ra sao | xong chưa | ổn chưa | không anh | không chị |
    hả anh | hả chị | hả em | hả sếp | hả bạn | hả mọi người | không em | không sếp | không mọi người |
    không cả nhà | không mn | không ạ | không bạn | chưa sếp |
    chưa mọi người | chưa cả nhà | chưa anh | chưa em | chưa chị | cho em hỏi | cho hỏi | cho mình hỏi |
    xin hỏi | cho anh hỏi |
    cho chị hỏi | có ai biết | ntn
""")
TAG = words("nhỉ | chăng | chưa | chưa vậy | chưa thế | không vậy | không thế | không ta")
QUARTER = tuple(
    f"{quarter}{number}"
    for quarter in ("quý ", "q")
    for number in words("1 | 2 | 3 | 4 | một | hai | ba | tư | i | ii | iii | iv")
)
ENDED = words("vừa rồi | vừa qua | năm ngoái | chốt | kết thúc | dừng ở | khép lại | đóng lại | hồi | cuối")
PAST = tuple(
    f"{then} tháng {month}" for then in words("hồi | hồi cuối | hồi đầu") for month in range(1, 13)
) + words("""
    hôm nọ | bữa nọ | hôm bữa | hồi đầu quý | hồi giữa quý | hồi đầu tháng | hồi đầu kỳ |
    kỳ rồi | kỳ vừa rồi | quý trước | năm ngoái | tháng trước | năm trước | kỳ OKR trước | kỳ trước |
    chu kỳ trước | quý vừa rồi |
    quý rồi | năm rồi | sprint trước | sprint vừa rồi | sprint rồi | kỳ okr rồi | chu kỳ rồi |
    chu kỳ vừa rồi | quý vừa qua | quý trước nữa | tháng rồi | tháng vừa rồi | tháng vừa qua |
    năm vừa rồi | năm vừa qua | năm kia | hồi q1 | hồi q2 | hồi q3 | cuối q1 | cuối q2 | cuối q3 |
    cuối quý trước | hồi đầu năm | nửa năm trước | hồi năm ngoái | hồi quý trước | hồi tháng trước |
    hồi đó | hồi ấy | thời đó | lúc đó | ngày xưa | đợt trước | đợt rồi | lần phát hành trước |
    bản trước | cách đây một năm | cách đây hai tháng
""")
ELSEWHERE = words("""
    team kia | nhóm kia | đội kia | bên team kia | công ty bạn | công ty chồng em | công ty vợ em |
    nhà bạn em |
    đối thủ | bên đối thủ | công ty khác | team khác | nhóm khác | team bên cạnh | nhóm bên cạnh |
    phòng khác | chỗ khác | trung bình ngành | công ty bên cạnh | nghe nói | nghe bảo | nghe đâu |
    nghe đồn | nghe bên | nghe phòng | nghe mấy bạn | nghe team | đồn là | đồn rằng | tin đồn |
    có tin đồn | nghe phong thanh | người ta nói |
    theo báo | báo nói | báo đăng | theo bài báo | bài báo nói | công ty cũ |
    bên công ty cũ | bạn em bảo | bạn tôi | bạn em | công ty bạn em | trung bình thị trường |
    mặt bằng chung | bên kia họ | công ty đối thủ | startup khác | team bạn | đội bên cạnh | đội khác |
    bên hàng xóm | công ty bên kia | bên công ty kia | công ty kia | bên ấy họ | bên đó họ |
    họ làm được | họ đạt | họ được | họ lên | họ xuống | họ chạy được | công ty cũ em |
    chỗ làm cũ | công ty trước | chỗ cũ làm | ngành này | thị trường chung
""")
JOKE = words("""
    đùa thôi | nói đùa | đùa tí | đùa đấy | đùa đó | giỡn | giỡn thôi | nói giỡn | tin giả | tin vịt |
    xạo thôi
""")
WISH = words("""
    là mình đi | là đi ăn | là ăn mừng | là khao | là nhậu | là liên hoan | là đi nhậu |
    là cả team được | là cả nhóm được | là cả team đi | là cả nhóm đi | là em khao |
    là sếp khao | là được thưởng | là có thưởng | là đi chơi | định đề xuất | muốn đề xuất |
    tính đề xuất | sẽ đề xuất | xin đề xuất | là hợp lý | là quá cao |
    là quá thấp | là vừa sức | nghe hợp lý | nên đặt | nên nâng | nên hạ | nên để mục tiêu | tham vọng |
    hơi tham | quá tham | tham quá |
    có thực tế | không thực tế | thiếu thực tế | phi thực tế |
    viển vông | xa vời | bất khả thi | có khả thi | quá lạc quan |
    thì tuyệt | thì tốt quá | thì tốt biết mấy | thì hay quá | thì hay biết mấy | thì vui quá | thì ngon |
    thì mừng quá | thì đẹp | thì quá đã | báo em nhé | báo mình nhé | báo anh nhé | thì báo em | thì báo anh
""")
PROPOSAL = words("""
    ước |
    cầu trời | cầu mong | lạy trời | mơ | mơ ước | chỉ nên | nên là | nên để | cá | em cá | tôi cá |
    dám cá | cược | cá cược |
    đừng | đừng có | đừng để | hay là | đề xuất | nên nâng | quý sau | đi anh | quý tới | nâng mục tiêu |
    thử nâng | kiến nghị |
    biết đâu | ước gì | sang năm | năm sau | năm tới | quý kế | kỳ sau | kỳ tới | đề nghị | lần sau |
    mong | mong là | hy vọng | hi vọng | chúc | hay mình | hay ta | tưởng tượng | thử tưởng tượng |
    sao không | nên đặt
""")
SPENDING = words("""
    lãi suất | thuế |
    ngân sách | chi phí | kinh phí | giá | giá gói | phí | tiền công | tiền lương | tiền thuê | budget
""")
SPENT = words("chi | đã chi | chi ra | đã chi ra | giảm giá | chiết khấu | tăng giá")
COSTS = words("chi | chi phí | giá | chiết khấu | ngân sách | kinh phí")
INTENDED = words("kế hoạch | dự toán")
COMING = words("năm sau | năm tới | quý sau | quý tới | kỳ sau | kỳ tới | tháng sau | tháng tới | sang năm")
POSTPONED = words("""
    dời sang | dời đến | dời tới | hẹn lại | lùi sang | lùi đến | hoãn đến | hoãn sang | dời qua |
    dời lịch | lùi lịch | hạn mới | chuyển sang | đẩy sang | lùi tới | hoãn lại | lùi lại | hoãn tới |
    lịch mới | gia hạn đến | gia hạn tới | lùi qua | dời lại | lùi hạn | deadline | hạn chót | dời ngày |
    dời hạn | dời retro | dời họp | dời buổi | dời cuộc họp | dời review | dời demo
""")
PROGRESS = words("""
    tiến độ | hoàn thành | chặng | xong | quãng đường | đi được | làm được | công việc | chặng đường |
    khối lượng | làm xong | tiến trình
""")
CHATTER = tuple(
    f"{free} {stuck}"
    for free in words("hết | đã hết | thoát | đỡ | bị | qua khỏi")
    for stuck in words("kẹt xe | tắc đường | tắc xe | kẹt đường")
) + words("""
    giảm cân | ăn kiêng | xây nhà | nhà em |
    kẹt tiền | cho mượn tiền | mượn tiền | bài tập | luận văn | luận án | đồ án | học bổng | giá vàng |
    vàng giảm | vàng tăng | mua vàng |
    ký lô | cân nặng | ăn mừng | liên hoan | mỗi người |
    số tài khoản |
    haha | hihi | hehe | kkk | hi hi | ha ha |
    kẹt xe | tắc đường | tắc xe | ăn trưa | ăn | bún chả | phở | trà sữa | sinh nhật | mưa | khuyến mãi |
    giảm giá | hóa đơn | hoá đơn | cà phê | phiếu thanh toán | làm ở nhà | thẻ | bàn thắng | bóng đá |
    đá bóng | xe buýt | gửi xe | ô tô | xe máy | thời tiết | nhậu | bao cả team | trễ xe | chuyến bay |
    ngủ | đói | ghi bàn | trận | thang máy | điều hòa | quán | bác sĩ | con ốm | dù | áo mưa | ở nhà |
    karaoke | lì xì | tỷ số | đi làm | điện thoại | sạc | xem phim | xổ số | taxi | pizza | wifi |
    máy in | đón con | căng tin | trên cầu | nóng quá | nóng | lạnh quá | sốt | cổ phiếu | vn-index |
    lương | vé | pin | grabfood | thức khuya | liên hoan | du lịch | đi nhậu | cuộc đời | đời | đỉnh |
    đỉnh quá | ghê | ghê quá | giỏi quá | xịn quá | gala | khao | đãi | đãi cả nhóm | ăn mừng | lẩu |
    nướng | trà đá | sinh tố | bánh kem | chúc mừng sinh nhật | po | đơn mua hàng | đề nghị thanh toán |
    tạm ứng | đơn đặt hàng | bận | rảnh | đừng quên | đậu xe | nhớ điền | laptop | máy tính | tạnh mưa |
    ứng viên
""")
MEETING = words("""
    trình bày | lịch sync | họp | cuộc họp | buổi họp | nói chuyện | trao đổi | sync | lịch họp | demo |
    buổi demo |
    buổi training | đào tạo | phỏng vấn | hội thảo | buổi | lịch demo | workshop | retro | buổi review |
    review | standup | planning | thuyết trình | gặp mặt | buổi retro | dời retro | dời họp | dời buổi |
    dời cuộc họp | dời review | dời demo |
    go/no-go | go no go
""")
REPORT = words("""
    báo cáo | cập nhật | báo cáo sếp | báo cáo anh | báo cáo chị | em báo cáo | cập nhật tiến độ |
    em cập nhật | xin cập nhật | xin báo cáo | update | báo | nhắn | báo tin |
    em ghi nhận | mình ghi nhận | ghi nhận | em báo luôn | em nói luôn | nói luôn | báo luôn |
    em báo nhanh | báo nhanh | muốn khoe | muốn báo |
    muốn nói | muốn cập nhật | muốn báo cáo
""")
CONNECT = words("""
    và | nhưng | mà | rồi | vẫn | đang | giờ | em | mình | tụi em | bọn em | còn | cũng | hiện | vì |
    nên | thì | lại | bị | do | team | tại | đội | nhóm | với | hơi | tiếc là | tuy | song | do đó |
    đã | hiện tại | bây giờ | toàn | đều | chúng em | bên em | cái | dạ | tuần này | có | cứ | mới |
    coi như | xem như | kể như | phải nói là | có thể nói là | em thấy | mình thấy | tôi thấy | khá | rất |
    cực kỳ | quá | khá là | tương đối | cũng khá | mọi thứ |
    mọi việc | mọi chuyện |
    tất cả | nhìn chung | tình hình | nói chung | tổng thể | về cơ bản | cơ bản | bắt đầu | đã bắt đầu |
    có vẻ | hình như | vẫn đang | tiếp tục | chắc cũng | cùng lắm | trạng thái | tình trạng | kết quả |
    giá trị | con số
""")
ERE = words("thì | thì vẫn | nên")
SO = words("mà | nên")
SLIP = words("""
    à | à nhầm | à không | xin lỗi | khoan | ủa | ấy | à quên | lộn |
    sorry
""")
YES = words("""
    dạ | vâng | ok | được | ừ | dạ vâng | vâng ạ | dạ được | oke | xin lỗi | được rồi | dạ ok
""")
PARTICLE = words("""
    nha | nhé | ạ | rồi | r | thôi | đâu | luôn | nghen | hen | đó | đấy | mà | lắm | cả | đều | vẫn |
    tuần này | ha | cảm ơn | sorry | xin lỗi | mọi người | cả nhà | em | anh | chị | thôi ạ | nữa | lại |
    hết | cũng | sếp | hôm nay | nhen | vẫn còn | hiện | đang | giờ | hiện tại | nữa rồi | bị | hơi | vậy |
    thế | mn | nghe | nè | á | ơi | sếp ơi | mng | ae | anh em | team | cả team | nhen | hihi
""")
GREETING = words("""
    chào | xin chào | chào cả nhà | chào mọi người | chào bot | chào buổi sáng | alo | chào anh chị |
    chào team | kính gửi anh chị | chào sếp | chào cả team | hi mọi người | hello cả nhà | kính gửi |
    em chào anh | em chào chị | dạ chào
""")
PLAIN_CUES = words("""
    khong | phut | duoc | roi | tien | tuan | voi | dang | chua | nhe | nha | khach | ket | vuong |
    tu | tin | trieu | ty | buoc | tiep | nhu | truoc | hom | nay | ky | ngay | gio | ruoi | xuong |
    len | tre | doi | cho | moi | thang | cham | con | phap | che | rui | ro | hien | giam | tang |
    thieu | dung | do | xong | het | muc | tieu | dat | neu | thi | chac | phan | tram | thoi | hoi |
    nguoi | ngan | hoan | bao | cao | nhap | sua | viec | em | anh | chi | nghi | sang | toi | quy |
    cung | chay | duyet | hop | dong | hang | chinh | tai | vi | gap | ngoai | nam | mai | nhac | cua |
    xem | nhom | lai | giup | gui | mong | an | thuong | vua | chot | khi
""")

# --- tiêu đề, ngày tháng -----------------------------------------------------------------------

BEYOND = words("qua mốc | vượt mốc | vượt ngưỡng | qua ngưỡng | dưới mốc | dưới ngưỡng | trên mốc")
TITLE_STOP = words("""
    mới | ngày | thời | gian | tỷ | tỉ | lệ | khách | hàng | số | lượng | tuần | tháng | của | cho | các |
    và | quý | mục | tiêu | chân | thu | nền | tảng | trung | bình | tổng
""")
