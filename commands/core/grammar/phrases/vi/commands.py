"""Vietnamese words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("""
        okr mới | mục tiêu mới | tạo mục tiêu | thêm mục tiêu | okr tạo | tạo okr | okr thêm
    """),
    "okr.show": words("xem okr | bảng okr | okr của chúng ta | xem mục tiêu"),
    "kr.show": words("""
        kr của tôi | xem kr | kr của em | kr của mình | okr của tôi | okr của em | okr của mình |
        tôi đang có gì | em đang có gì | mình đang có gì | tôi phụ trách gì | em phụ trách gì |
        mình phụ trách gì | tôi đang phụ trách gì | em đang phụ trách gì | mình đang phụ trách gì |
        tôi có những kr nào | em có những kr nào | mình có những kr nào | tôi đang giữ kr nào |
        em đang giữ kr nào | mình đang giữ kr nào | tôi có việc gì | em có việc gì | mình có việc gì |
        tôi có những việc gì | em có những việc gì | mình có những việc gì | việc của tôi là gì |
        việc của em là gì | việc của mình là gì | việc của mình
    """),
    "kr.add": words("kr thêm | thêm kr | kr mới | tạo kr | kr tạo"),
    "okr.edit": words("okr sửa | okr đổi | sửa mục tiêu | đổi tên mục tiêu"),
    "okr.drop": words("okr bỏ | okr xóa | okr xoá | bỏ mục tiêu"),
    "okr.assign": words("okr giao | okr bàn giao | okr chuyển giao"),
    "okr.align": words("okr liên kết | okr căn theo | liên kết | okr gắn | gắn | okr nối"),
    "okr.committed": ("okr cam kết", "cam kết"),
    "okr.stretch": words("okr thử thách | okr thách thức | thử thách"),
    "okr.private": words("okr riêng tư | okr bí mật | okr riêng | okr kín"),
    "okr.team_only": words("okr chỉ nhóm | okr chỉ trong nhóm | okr nội bộ nhóm"),
    "okr.public": words("okr công khai | okr toàn công ty"),
    "okr.tree": words("okr cây | cây okr | cây mục tiêu"),
    "okr.all": words("okr tất cả | tất cả nhóm | tất cả okr | okr các nhóm"),
    "kr.edit": words("kr sửa | kr đổi | kr chỉnh | chỉnh"),
    "kr.drop": words("kr bỏ | kr xóa | kr xoá | bỏ | xóa | xoá"),
    "kr.assign": words("kr giao | kr bàn giao | kr chuyển giao | giao | bàn giao"),
    "kr.weight": words("kr trọng số | trọng số"),
    "kr.cadence": words("kr nhịp | kr tần suất | tần suất | nhịp"),
    "kr.history": words("kr lịch sử | lịch sử"),
    "kr.follow": words("kr theo | kr theo dõi | kr bám theo"),
    "task.add": words("việc thêm | thêm việc | việc mới | tạo việc | giao việc | /việc tạo | /task thêm"),
    "task.done": words("việc xong | xong việc | /task xong | hoàn thành việc"),
    "task.reopen": words("việc mở lại | mở lại việc | mở lại | /task mở lại"),
    "task.list": words("""việc danh sách | /việc | /công việc | danh sách việc | việc của tôi | việc của em |
    xem việc | các việc"""),
    "task.drop": words("việc bỏ | bỏ việc | việc xóa | xóa việc | hủy việc | xoá việc"),
    "kpi.add": words("kpi thêm | thêm kpi | kpi mới | tạo kpi | /chỉ số thêm | /chỉ số mới | /thêm chỉ số"),
    "kpi.set": words("kpi ghi | ghi kpi | kpi cập nhật | cập nhật kpi | kpi nhập | /chỉ số ghi"),
    "kpi.list": words("kpi danh sách | danh sách kpi | kpi của nhóm | xem kpi | các kpi | /chỉ số"),
    "kpi.drop": words("kpi bỏ | kpi xóa | bỏ kpi | xóa kpi | xoá kpi"),
    "check_in": words("kr cập nhật | kr báo cáo | /cập nhật | /kr tiến độ"),
    "correct": ("/đính chính", "/kr đính chính", "/sửa lại"),
    "resolve_blocker": words("/hết kẹt | /kr hết kẹt | /kr gỡ | /gỡ | /kr hết vướng | /hết vướng"),
    "undo": words("""
        hoàn tác | /kr hoàn tác | /okr hoàn tác | hoàn lại | rút lại | thu hồi | hoàn tác lần nữa
    """),
    "block": words("kr kẹt | /kẹt | /vướng | /kr vướng | /kr tắc | /kr bị kẹt"),
    "flags": words("cờ đỏ | okr cờ đỏ | xem cờ đỏ | danh sách cờ đỏ | các cờ đỏ"),
    "help_with": words(
        "tôi giúp | em giúp | mình giúp | hỗ trợ | tôi hỗ trợ | em hỗ trợ | giúp cho | /hỗ trợ"
    ),
    "withdraw": words("/block rút | rút vướng mắc | bỏ vướng mắc | /rút vướng mắc"),
    "blockers": words("vướng mắc | okr vướng mắc | danh sách vướng mắc | xem vướng mắc | các vướng mắc"),
    "round": words("báo cáo | báo cáo tuần | lượt báo cáo | báo cáo của tôi | báo cáo hằng tuần"),
    "comment": words("bình luận | nhận xét | kr bình luận | okr bình luận | góp ý"),
    "kudos": words("""
        khen | khen ngợi | /cảm ơn | /cám ơn | tuyên dương | khen bạn | gửi lời khen
    """),
    "away": words("""
        nghỉ đến | nghỉ tới | nghỉ phép | nghỉ từ | nghỉ hết | tôi nghỉ | em nghỉ | mình nghỉ | xin nghỉ |
        tôi xin nghỉ | em xin nghỉ | tôi nghỉ phép | em nghỉ phép | xin nghỉ phép | /nghỉ | đang nghỉ phép |
        nghỉ ngày | nghỉ tuần | nghỉ mai | nghỉ hôm nay | mai em nghỉ | mai tôi nghỉ | mai mình nghỉ |
        ngày mai em nghỉ | ngày mai tôi nghỉ | tuần sau em nghỉ | tuần sau tôi nghỉ | hôm nay em nghỉ |
        hôm nay tôi nghỉ
    """),
    "away.off": words("hủy nghỉ | hủy nghỉ phép | nghỉ hủy | /nghỉ hủy | không nghỉ nữa | huỷ nghỉ"),
    "back": words("""
        tôi đã đi làm lại | em đã đi làm lại | đi làm lại rồi | tôi đi làm lại rồi |
        tôi đã quay lại | em đã quay lại | tôi quay lại rồi | em quay lại rồi | tôi về rồi | em về rồi |
        đã đi làm lại | tôi đi làm lại | em đi làm lại | hết nghỉ | hết phép | /quay lại
    """),
    "template": words("mẫu okr | okr mẫu | bản mẫu | /mẫu | mục tiêu mẫu"),
    "export": words(
        "xuất okr | okr xuất | xuất excel | xuất file excel | xuất bảng tính | tải okr xuống | /xuất"
    ),
    "import": words("nhập okr | okr nhập | nhập bảng tính | tải okr lên | /nhập"),
    "cancel": words("hủy | huỷ | thôi | bỏ qua | hủy bỏ | thôi khỏi | không làm nữa | khỏi"),
    "help": words("""
        trợ giúp | hướng dẫn | giúp | giúp tôi | /okr trợ giúp | /kr trợ giúp | cách dùng | dùng thế nào |
        làm được gì | bạn làm được gì | bạn là ai | mày là ai |
        cái này để làm gì | bot này để làm gì | bot này làm gì | đây là bot gì
    """),
    "whoami": ("tôi là ai", "em là ai", "mình là ai", "/tôi"),
    "lang": words("""
        /ngôn ngữ | ngôn ngữ | /tôi ngôn ngữ | okr ngôn ngữ | đổi ngôn ngữ | chọn ngôn ngữ | nói |
        hãy nói | dùng | trả lời bằng
    """),
    "team.manager": words("nhóm quản lý | quản lý nhóm | /team quản lý | /nhóm trưởng | /nhóm manager"),
    "team.lang": ("nhóm ngôn ngữ", "ngôn ngữ nhóm", "/team ngôn ngữ"),
    "team.show": words("nhóm | /nhóm | cài đặt nhóm | thông tin nhóm"),
    "team.timezone": words("nhóm múi giờ | múi giờ nhóm | /team múi giờ"),
    "team.country": words("nhóm quốc gia | quốc gia của nhóm | /team quốc gia | /nhóm nước"),
    "team.weekend": words("nhóm cuối tuần | cuối tuần của nhóm | /nhóm ngày nghỉ"),
    "team.creators": words("nhóm người tạo | /team người tạo | /nhóm ai được tạo"),
    "team.thresholds": words("nhóm ngưỡng | ngưỡng của nhóm | /team ngưỡng"),
    "team.webhook": words("/nhóm webhook | /nhóm robot"),
    "team.members": words("nhóm thành viên | thành viên nhóm | /team thành viên | ai trong nhóm"),
    "team.add": words("nhóm thêm | /team thêm | /nhóm mời"),
    "team.remove": words("nhóm xóa | /team xóa | xóa khỏi nhóm | /nhóm bỏ"),
    "cycle.show": words("chu kỳ | /okr chu kỳ | chu kỳ này | chu kỳ hiện tại"),
    "cycle.list": words("chu kỳ danh sách | danh sách chu kỳ | các chu kỳ"),
    "cycle.next": words("chu kỳ tiếp | chu kỳ tiếp theo | đóng chu kỳ | /chu kỳ đóng"),
    "cycle.set": words("chu kỳ đặt | đặt chu kỳ | /chu kỳ ngày"),
    "review.show": words("tổng kết | xem tổng kết | okr tổng kết | /đánh giá cuối kỳ"),
    "review.start": words("tổng kết bắt đầu | bắt đầu tổng kết | mở tổng kết"),
    "review.grade": words("chấm | chấm điểm | cho điểm | tổng kết chấm"),
    "review.note": words("tổng kết ghi | ghi bài học | /tổng kết bài học | /tổng kết ghi chú"),
    "review.close": words("tổng kết chốt | okr chốt | chốt tổng kết | kết thúc tổng kết | chốt chu kỳ"),
    "digest": words(
        "tổng hợp | okr tổng hợp | bản tổng hợp | tổng hợp tuần | tóm tắt | bản tóm tắt | tổng hợp nhóm"
    ),
    "digest.me": words("tổng hợp của tôi | okr tổng hợp của tôi | tuần của tôi | /tóm tắt của tôi"),
    "digest.org": words("tổng hợp tất cả | tổng hợp toàn công ty | okr tổng hợp tất cả | tổng hợp các nhóm"),
    "ask": ("/hỏi", "/okr hỏi", "/câu hỏi", "/cho hỏi"),
    "me.zone": words("/tôi múi giờ | múi giờ của tôi | /me múi giờ"),
    "me.country": words("/tôi quốc gia | quốc gia của tôi | /me quốc gia"),
    "remind": words("nhắc | giục | nhắc nhở | /nhắc việc | hãy nhắc | /okr đặt"),
    "remind.list": words("""
        nhắc danh sách | danh sách nhắc | danh sách lời nhắc | các lời nhắc | lời nhắc của tôi |
        xem lời nhắc | lời nhắc
    """),
    "remind.off": words("""
        nhắc tắt | tắt nhắc | tắt lời nhắc | dừng lời nhắc | xóa lời nhắc | hủy lời nhắc | bỏ lời nhắc
    """),
    "remind.on": words("nhắc bật | bật nhắc | bật lời nhắc"),
    "remind.now": words("nhắc thử | xem thử lời nhắc | xem trước lời nhắc"),
    "snooze": words("để sau | nhắc sau | lát nữa | hoãn | nhắc tôi sau | để lát nữa | hoãn lại"),
}
ANSWERS = {
    "only_tell": words("""
        chỉ báo | chỉ nói với | chỉ báo cho | chỉ cho | đừng báo nhóm | không báo nhóm | đừng nói với nhóm
    """),
    "withdraw": words("không cần nữa | không còn cần | ko cần nữa | không cần thiết nữa"),
    "accept": words("""
        để tôi | để em | để mình | để anh | để chị | tôi làm | em làm | mình làm | để tôi lo | để em lo |
        em nhận | tôi nhận | mình nhận | để tôi xử lý | để em xử lý | em lo | tôi lo | mình lo |
        tôi xử lý | em xử lý | mình xử lý | anh làm | chị làm | anh lo | chị lo | tôi | ok để em |
        dạ để em | để mình lo | để mình xử lý | em phụ trách | giao em | để tôi làm | để em làm |
        tôi giúp | em giúp | mình giúp | em hỗ trợ | tôi hỗ trợ | mình hỗ trợ | anh nhận | chị nhận |
        em đang xử lý | em sẽ làm | tôi sẽ làm | để em check | để em xem |
        em đang làm | tôi đang làm | mình đang làm | nhận nhé | nhận nha | nhận ạ | em mới làm được |
        tôi mới làm được | mình mới làm được | để em hỏi | để tôi hỏi | để mình hỏi |
        tôi cần đến | em cần đến | mình cần đến | cần thêm đến | dời đến
    """),
    "pass_on": words("""
        không phải tôi | không phải em | không phải mình | không phải việc của tôi |
        không phải việc của em | ko phải tôi | ko phải em | nhầm người rồi | nhầm người | hỏi |
        em không rành | tôi không rành | mình không rành | em không nắm |
        tôi không nắm | mình không nắm |
        chuyển cho | chuyển qua cho | không thuộc phần tôi | không thuộc phần em | việc này của |
        cái này của | k phải tôi | k phải em | không phải anh | không phải chị | nhờ hỏi
    """),
    "unable": words("""
        tôi không làm được | em không làm được | mình không làm được | không làm được | tôi không giúp được |
        em không giúp được | không giúp được | tôi bận | em bận | mình bận | bận quá | không có thời gian |
        em từ chối | tôi từ chối | mình từ chối | bận lắm |
        không kịp | em chịu | tôi chịu | xin lỗi em không | xin lỗi tôi không
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
NOTHING = words("không có gì | ko có gì | không có gì đặc biệt | chẳng có gì | không có gì thay đổi")
WANTED = words("cần | tôi cần | em cần | chúng tôi cần | bọn em cần | mình cần | nhóm cần")
SUBJECTS = {
    "due": ("đến hạn", "tới hạn", "cần cập nhật"),
    "": words("của tôi | của em | của mình | danh sách"),
}
SHOWN = words("nhóm | danh sách")
LOOK = words("xem | cho xem | hiển thị | mở | cho tôi xem | cho em xem | cho mình xem | cho anh xem")
UPDATE = words("cập nhật | báo cáo | báo tiến độ | cập nhật tiến độ")
BEHIND_CODE = {
    "kr.assign": words("người phụ trách | giao cho | giao | bàn giao cho | chuyển cho"),
    "okr.align": words("liên kết với | căn theo | gắn với | gắn vào | phục vụ"),
    "kr.weight": words("trọng số | trọng số là | trọng số thành | có trọng số"),
    "kr.history": ("lịch sử",),
    "kr.cadence": words("nhịp | cập nhật"),
}
RETARGET = words("""
    đổi | sửa | chỉnh | đặt | nâng | hạ | tăng | giảm | của | cho | thành | lên | xuống | giúp |
    lại
""")
REASON = words("vì | bởi vì | do | lý do | lý do là | tại vì")
CHANGES = {
    "title": words("tiêu đề | tên | đổi tên thành"),
    "target": words("mục tiêu | chỉ tiêu | đích"),
    "start": words("từ | khởi điểm | bắt đầu từ | mốc đầu"),
    "unit": ("đơn vị",),
    "kind": words("loại | kiểu"),
    "since": words("kể từ | tính từ"),
    "nothing": words("không | bỏ | không có | hủy"),
    "self": words("tôi | em | mình | cho tôi | cho em | cho mình"),
    "to": words("đến | tới | cho | với | vào | thành"),
    "weight": ("trọng số",),
    "weekly": words("hàng tuần | hằng tuần | mỗi tuần | một tuần"),
    "two_weeks": words("hai tuần | mỗi hai tuần | hai tuần một lần | 2 tuần"),
    "monthly": words("hàng tháng | hằng tháng | mỗi tháng | một tháng"),
    "percent": ("phần trăm",),
    "number": words("số | số lượng"),
    "currency": words("tiền | tiền tệ"),
    "duration": words("thời lượng | thời gian"),
    "milestones": words("cột mốc | mốc"),
    "yes_no": words("có/không | có hay không | có không"),
    "keep_above": words("tối thiểu | giữ trên | ít nhất"),
    "keep_below": words("tối đa | giữ dưới | nhiều nhất"),
    "between": words("giữa | trong khoảng | nằm giữa"),
}
LANGUAGE_NAMES = {
    "en": ("tiếng anh",),
    "zh": ("tiếng trung", "tiếng hoa"),
    "id": ("tiếng indonesia",),
    "vi": ("tiếng việt",),
}
AGREED = words(
    "dạ được | dạ ok | okie | oki | được | vâng | dạ | ừ | ok | đồng ý | được chứ | dạ vâng | được ạ"
)
POLITELY = words("""
    làm ơn | vui lòng | xin | hãy | giúp em | giúp anh | giúp chị | giúp mình | giúp tôi | giúp em với |
    giúp mình với | giúp tôi với | giúp anh với | giúp với | hộ em | hộ anh | hộ mình | hộ tôi | cho em |
    cho anh | cho mình | cho tôi | cho em xem | cho mình xem | cho tôi xem
""")
HELP_ME = tuple(
    phrase
    for free in words("gỡ vướng | gỡ kẹt | tháo gỡ | gỡ | xử lý vướng mắc")
    for me in words("em | anh | chị | mình | tôi")
    for phrase in (
        f"{free} giúp {me} với", f"{free} giúp {me}", f"{free} hộ {me}", f"{free} hộ {me} với",
        f"giúp {me} {free}", f"giúp {me} {free} với", f"nhờ {free} giúp {me}", f"ai {free} giúp {me} với",
    )
) + words("gỡ vướng giúp | giúp gỡ vướng | nhờ gỡ vướng | ai giúp em với | ai giúp mình với")  # fmt: skip
IM_STUCK = words("em bị kẹt | tôi bị kẹt | mình bị kẹt | bị kẹt | em kẹt | kẹt | em bị vướng | em đang vướng")
GRANTED = words("""
    ký rồi | đã ký | đã ký rồi | ký xong | ký xong rồi | vừa ký | vừa ký xong | mới ký | duyệt rồi |
    đã duyệt | đã duyệt rồi | duyệt xong | vừa duyệt | đóng dấu rồi | đã đóng dấu | trả lời rồi |
    đã trả lời | xác nhận rồi | đã xác nhận | bàn giao rồi | đã bàn giao | phê duyệt rồi | đã phê duyệt
""")
BESIDE_GRANTED = words("em | anh | chị | tôi | mình | bọn em | bên em | nó | vừa | mới | hết | cho")
BEFORE_DATE = words("""
    sẽ là | chắc | chắc là | có lẽ | dự kiến | khoảng | tầm | để | phải đến | đến | muộn nhất | sớm nhất |
    em hẹn | hẹn | dời sang | sang
""")
NOBODY = words("không ai | không có | không có ai | chưa có ai | ko ai | không cần")
ALL_SAME = words("tất cả như cũ | như cũ hết | đều như cũ | như cũ cả | không có gì thay đổi | như cũ")
