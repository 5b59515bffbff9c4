"""What people say in the recorded conversations: the same flows in four languages.

A line is `who: words`, `who +whom: words` with somebody @-ed, `who (alone): words` in a direct chat, or
`+ 3 days`. The people are those of `NAMES`, the key results those that `TEAM` makes.
"""

from __future__ import annotations

import re

LINE = re.compile(r"(?P<who>\w+)(?: \+(?P<whom>\w+))?(?P<alone> \(alone\))?: (?P<words>.+)")

NAMES = {
    "en": {"dana": "Dana", "leo": "Leo", "wang": "Wang", "priya": "Priya", "omar": "Omar", "mai": "Mai"},
    "zh": {"dana": "小李", "leo": "小刘", "wang": "小王", "priya": "小蒲", "omar": "小欧", "mai": "梅经理"},
    "id": {"dana": "Dewi", "leo": "Leo", "wang": "Wang", "priya": "Putri", "omar": "Joko", "mai": "Bu Mei"},
    "vi": {"dana": "Lan", "leo": "Long", "wang": "Vương", "priya": "Phương", "omar": "Tuấn", "mai": "Mai"},
}

TEAM = {
    "en": """
        dana: /okr new Renewals feel effortless; 30-day retention 45% → 60%; First reply time 6 h → 2 h
        leo: /kr add O1 Finance clients signed 0 → 5
        priya: /okr new A backend nobody worries about; API error rate 0.8% → 0.1%
        omar: /kr add O2 New ARR 0 → 2M USD
        dana: /kr add O2 SSO launch, 4 milestones
        dana +mai: /team manager
        + 21 days
        dana: KR1 48%, confidence 6
        priya: KR4 0.6%, conf 6
        omar: KR5 1.05M, conf 7
        + 7 days
    """,
    "zh": """
        dana: /okr 新建 让续费变成习惯；30天留存率 45% → 60%；首次响应时间 120分钟 → 30分钟
        leo: /kr 新增 O1 签约金融客户 0 → 5 家
        priya: /okr 新建 稳如磐石的后端；接口错误率 0.8% → 0.1%
        omar: /kr 新增 O2 季度新增营收 0 → 500万元
        dana: /kr 新增 O2 新品上线，4个里程碑
        dana +mai: /team 负责人
        + 21 days
        dana: KR1 48%，信心6
        priya: KR4 0.6%，信心6
        omar: KR5 105万，信心7
        + 7 days
    """,
    "id": """
        dana: tujuan baru Pelanggan betah; Retensi 30 hari 45% → 60%; Waktu respons CS 8 → 2 menit
        leo: /kr tambah O1 Klien finansial 0 → 5
        priya: tujuan baru Backend stabil; Error API 0,8% → 0,1%
        omar: /kr tambah O2 Pendapatan baru Rp 0 → Rp 5 miliar
        dana: /kr tambah O2 Rilis aplikasi, 4 milestone
        dana +mai: /team manajer
        + 21 days
        dana: KR1 48%, kepercayaan 6
        priya: KR4 0,6%, kepercayaan 6
        omar: KR5 3 miliar, kepercayaan 7
        + 7 days
    """,
    "vi": """
        dana: mục tiêu mới Khách hàng ở lại; Tỷ lệ giữ chân 30 ngày 45% → 60%; Thời gian phản hồi 8 → 2 phút
        leo: /kr thêm O1 Khách hàng tài chính 0 → 5
        priya: mục tiêu mới Nền tảng ổn định; Tỷ lệ lỗi API 0,8% → 0,1%
        omar: /kr thêm O2 Doanh thu mới 0 → 5 tỷ đồng
        dana: /kr thêm O2 Ra mắt SSO, 4 cột mốc
        dana +mai: /team quản lý
        + 21 days
        dana: KR1 48%, tự tin 6
        priya: KR4 0,6%, tự tin 6
        omar: KR5 1,05 tỷ, tự tin 7
        + 7 days
    """,
}

UPDATE = {
    "en": """
        dana: KR1 52%, confidence 7, next: test the day-3 email
        dana: KR2 4 h, two new colleagues started
        leo: KR3 same
        omar (alone): KR5 1.3M, conf 8
        priya: KR4 1.2%
        dana: undo
    """,
    "zh": """
        dana: KR1 52%，信心7，下一步：测试第三天的邮件
        dana: KR2 60分钟，来了两位新同事
        leo: KR3 没变
        omar (alone): KR5 130万，信心8
        priya: KR4 1.2%
        dana: 撤销
    """,
    "id": """
        dana: KR1 52%, kepercayaan 7, lanjut: uji email hari ketiga
        dana: KR2 5 menit, dua rekan baru mulai bekerja
        leo: KR3 sama
        omar (alone): KR5 3,5 miliar, kepercayaan 8
        priya: KR4 1,2%
        dana: batal
    """,
    "vi": """
        dana: KR1 52%, độ tự tin 7, bước tiếp: thử email ngày thứ 3
        dana: KR2 5 phút, có hai bạn mới
        leo: KR3 như cũ
        omar (alone): KR5 1,3 tỷ, tự tin 8
        priya: KR4 1,2%
        dana: hoàn tác
    """,
}

WHICH = {
    "en": """
        dana: 60% done, conf 6
        dana: 3
        dana: 2 of 4
        dana: 52
    """,
    "zh": """
        dana: 完成60%了，信心6
        dana: 3
        dana: 2/4
        dana: 52
    """,
    "id": """
        dana: udah 60%, kepercayaan 6
        dana: 3
        dana: 2 dari 4
        dana: 52
    """,
    "vi": """
        dana: xong 60% rồi, tự tin 6
        dana: 3
        dana: 2/4
        dana: 52
    """,
}

CORRECTION = {
    "en": """
        omar: KR5 1.2M
        omar: oops, KR5 is 1.12M not 1.2M
        omar: undo
        omar: undo
        leo: undo
    """,
    "zh": """
        omar: KR5 120万
        omar: 更正：KR5是112万不是120万
        omar: 撤销
        omar: 撤销
        leo: 撤销
    """,
    "id": """
        omar: KR5 3,5 miliar
        omar: ralat, KR5 3,2 miliar bukan 3,5
        omar: batal
        omar: batal
        leo: batal
    """,
    "vi": """
        omar: KR5 1,2 tỷ
        omar: nhầm, KR5 là 1,12 tỷ chứ không phải 1,2 tỷ
        omar: hoàn tác
        omar: hoàn tác
        leo: hoàn tác
    """,
}

BLOCKER = {
    "en": """
        leo +wang: KR3 60% blocked on legal
        wang: need info: which contract?
        wang: on it by Thu
        mai: /blockers
        + 2 days
        wang: done, contract signed
        leo: same
        leo +wang: /block KR3 procurement by Friday
        wang +omar: not me
        omar (alone): on it by Friday
    """,
    "zh": """
        leo +wang: KR3 60% 卡在法务
        wang: 需要信息：哪份合同？
        wang: 我来，周四前
        mai: /阻塞
        + 2 days
        wang: 解决了，合同已签
        leo: 没变
        leo +wang: /卡住 KR3 采购 周五前
        wang +omar: 不是我
        omar (alone): 我来，周五前
    """,
    "id": """
        leo +wang: KR3 60% mentok di legal
        wang: butuh info: kontrak yang mana?
        wang: saya kerjakan, Kamis
        mai: /hambatan
        + 2 days
        wang: beres, kontrak sudah ditandatangani
        leo: sama
        leo +wang: /kr mentok KR3 pengadaan Jumat
        wang +omar: bukan saya
        omar (alone): saya kerjakan, Jumat
    """,
    "vi": """
        leo +wang: KR3 60% bị kẹt ở pháp chế
        wang: cần thông tin: hợp đồng nào?
        wang: để tôi, thứ Năm
        mai: /vướng mắc
        + 2 days
        wang: xong, hợp đồng đã ký
        leo: như cũ
        leo +wang: /kr kẹt KR3 mua sắm thứ Sáu
        wang +omar: không phải tôi
        omar (alone): để tôi, thứ Sáu
    """,
}

RED_FLAG = {
    "en": """
        priya: KR4 0.9%, conf 2, vendor patch is late
        priya: need a rollback slot
        leo: me, I own the release calendar
        mai: /flags
        + 2 days
        priya: KR4 0.5%, conf 6
    """,
    "zh": """
        priya: KR4 0.9%，信心2，供应商补丁延误
        priya: 需要一个回滚窗口
        leo: 我来，发布日历归我管
        mai: /红旗
        + 2 days
        priya: KR4 0.5%，信心6
    """,
    "id": """
        priya: KR4 0,9%, kepercayaan 2, patch vendor terlambat
        priya: butuh slot rollback
        leo: saya, jadwal rilis saya yang pegang
        mai: /bendera merah
        + 2 days
        priya: KR4 0,5%, kepercayaan 6
    """,
    "vi": """
        priya: KR4 0,9%, tự tin 2, bản vá của nhà cung cấp bị trễ
        priya: cần một khung giờ rollback
        leo: tôi, lịch phát hành do tôi giữ
        mai: /cờ đỏ
        + 2 days
        priya: KR4 0,5%, tự tin 6
    """,
}

SHOWN = {
    "en": """
        mai: /okr
        mai: /okr O2
        mai +dana: /okr
        dana: /kr
        dana: /kr due
        omar: /kr KR5
        mai (alone): /okr
    """,
    "zh": """
        mai: /okr
        mai: /okr O2
        mai +dana: /okr
        dana: /kr 我的
        dana: 待更新
        omar: /kr KR5
        mai (alone): /okr
    """,
    "id": """
        mai: /okr tim
        mai: /okr O2
        mai +dana: /okr
        dana: /kr saya
        dana: /kr jatuh tempo
        omar: /kr KR5
        mai (alone): /okr tim
    """,
    "vi": """
        mai: /okr nhóm
        mai: /okr O2
        mai +dana: /okr
        dana: /kr của tôi
        dana: /kr đến hạn
        omar: /kr KR5
        mai (alone): /okr nhóm
    """,
}

HELP = {
    "en": """
        dana: help
        dana: /help kr
        leo: /help block
        leo: /help pizza
        leo: hello
        wang (alone): hello
        wang (alone): who am i
    """,
    "zh": """
        dana: 帮助
        dana: /帮助 kr
        leo: /帮助 阻塞
        leo: /帮助 披萨
        leo: 你好
        wang (alone): 你好
        wang (alone): 我是谁
    """,
    "id": """
        dana: bantuan
        dana: /bantuan kr
        leo: /bantuan hambatan
        leo: /bantuan pizza
        leo: halo
        wang (alone): halo
        wang (alone): siapa saya
    """,
    "vi": """
        dana: trợ giúp
        dana: /trợ giúp kr
        leo: /trợ giúp vướng mắc
        leo: /trợ giúp pizza
        leo: xin chào
        wang (alone): xin chào
        wang (alone): tôi là ai
    """,
}

REFUSED = {
    "en": """
        dana: KR9 3
        dana: KR1 confidence 12
        dana: KR1 5 h
        dana: KR6 5 of 4
        leo: KR1 55%
        leo: /kr updaet 60%
        leo: see you at lunch
        dana: KR1 53%⏎KR9 2⏎KR2 3 h
        outsider: KR1 60%
        leo: /okr new
        leo: on it by Thu
    """,
    "zh": """
        dana: KR9 3
        dana: KR1 信心12
        dana: KR1 5小时
        dana: KR6 5/4
        leo: KR1 55%
        leo: /kr 更薪 60%
        leo: 中午一起吃饭吧
        dana: KR1 53%⏎KR9 2⏎KR2 50分钟
        outsider: KR1 60% 了
        leo: /okr 新建
        leo: 我来，周四前
    """,
    "id": """
        dana: KR9 3
        dana: KR1 kepercayaan 12
        dana: KR1 5 jam
        dana: KR6 5 dari 4
        leo: KR1 sudah 55%
        leo: /kr tambha 60%
        leo: sampai ketemu nanti siang ya
        dana: KR1 53%⏎KR9 2⏎KR2 4 menit
        outsider: KR1 sudah 60 persen
        leo: /okr baru
        leo: saya kerjakan, Kamis
    """,
    "vi": """
        dana: KR9 3
        dana: KR1 tự tin 12
        dana: KR1 5 giờ
        dana: KR6 5/4
        leo: KR1 được 55%
        leo: /kr thêmm 60%
        leo: trưa nay ăn cơm nhé
        dana: KR1 53%⏎KR9 2⏎KR2 4 phút
        outsider: KR1 được 60%
        leo: /okr mới
        leo: để tôi, thứ Năm
    """,
}

SETTINGS = {
    "en": """
        dana: /lang
        dana: /team
        dana +leo: /team manager
        mai +leo: /team manager
        leo: /team lang
        leo: /template
        leo: /template product
    """,
    "zh": """
        dana: /语言
        dana: /团队
        dana +leo: /team 负责人
        mai +leo: /team 负责人
        leo: /team 语言
        leo: /模板
        leo: /模板 产品
    """,
    "id": """
        dana: /bahasa
        dana: /tim
        dana +leo: /team manajer
        mai +leo: /team manajer
        leo: /team bahasa
        leo: /templat
        leo: /templat produk
    """,
    "vi": """
        dana: /ngôn ngữ
        dana: /nhóm
        dana +leo: /team quản lý
        mai +leo: /team quản lý
        leo: /team ngôn ngữ
        leo: /mẫu
        leo: /mẫu sản phẩm
    """,
}

REVIEW = {
    "en": """
        dana: /review
        omar: /okr committed O2
        + 26 days
        mai: /review start
        dana (alone): 0.3 last week was a promo
        dana (alone): the day-3 email works, discounts don't
        dana (alone): keep
        dana (alone): ok
        dana (alone): nothing
        dana (alone): drop
        dana (alone): 7
        priya: /review KR4 0.4 because the patch came late
        priya: /review KR4 change
        leo: /review note we ask legal too late
        leo: undo
        leo: /review note KR3 call them in the first week
        mai: /review
        mai: /review close
        mai: 1
        mai: /okr
        omar: /kr KR1@2026-Q4
        mai: /review
    """,
    "zh": """
        dana: 复盘
        omar: /okr 承诺 O2
        + 26 days
        mai: /复盘 开始
        dana (alone): 0.3 最后一周有促销
        dana (alone): 第三天的邮件有效，打折没用
        dana (alone): 保留
        dana (alone): 好
        dana (alone): 没什么
        dana (alone): 放弃
        dana (alone): 7
        priya: KR4 打分 0.4 补丁来晚了
        priya: /复盘 KR4 调整
        leo: /复盘 记录 我们找法务太晚
        leo: 撤销
        leo: /复盘 记录 KR3 第一周就要打电话
        mai: 复盘
        mai: /okr 复盘
        mai: 1
        mai: /okr
        omar: /kr KR1@2026-Q4
        mai: 复盘
    """,
    "id": """
        dana: /tinjauan
        omar: /okr komitmen O2
        + 26 days
        mai: /tinjauan mulai
        dana (alone): 0,3 minggu terakhir ada promo
        dana (alone): email hari ketiga berhasil, diskon tidak
        dana (alone): lanjut
        dana (alone): oke
        dana (alone): tidak ada
        dana (alone): hentikan
        dana (alone): 7
        priya: nilai KR4 0,4 alasan patch terlambat
        priya: /tinjauan KR4 ubah
        leo: /tinjauan catatan kita terlambat bertanya ke legal
        leo: batal
        leo: /tinjauan catatan KR3 telepon mereka di minggu pertama
        mai: /tinjauan
        mai: /okr tutup
        mai: 1
        mai: /okr tim
        omar: /kr KR1@2026-Q4
        mai: /tinjauan
    """,
    "vi": """
        dana: /tổng kết
        omar: /okr cam kết O2
        + 26 days
        mai: /tổng kết bắt đầu
        dana (alone): 0,3 tuần cuối có khuyến mãi
        dana (alone): email ngày thứ 3 hiệu quả, giảm giá thì không
        dana (alone): giữ
        dana (alone): ok
        dana (alone): không có gì
        dana (alone): bỏ
        dana (alone): 7
        priya: chấm KR4 0,4 lý do bản vá bị trễ
        priya: /tổng kết KR4 đổi
        leo: /tổng kết ghi mình hỏi pháp chế quá muộn
        leo: hoàn tác
        leo: /tổng kết ghi KR3 gọi cho họ ngay tuần đầu
        mai: /tổng kết
        mai: /okr chốt
        mai: 1
        mai: /okr nhóm
        omar: /kr KR1@2026-Q4
        mai: /tổng kết
    """,
}

FLOWS = {
    "team": dict.fromkeys(NAMES, ""),
    "update": UPDATE,
    "which": WHICH,
    "correction": CORRECTION,
    "blocker": BLOCKER,
    "red-flag": RED_FLAG,
    "boards": SHOWN,
    "help": HELP,
    "refusals": REFUSED,
    "settings": SETTINGS,
    "review": REVIEW,
}
