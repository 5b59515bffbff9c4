"""The same dialogue in four languages: who is there, and what they type."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Language:
    """What people type in one language. Key results are KR1 in percent, KR2 a duration, KR3 a count to five.

    `owner` has all of them, `other` none, `helper` is pulled in, `manager` becomes the manager.
    """

    code: str
    owner: str
    other: str
    helper: str
    manager: str
    new: str
    titles: tuple[str, str, str, str]
    add: str
    board: str
    mine: str
    check_in: str
    next_step: str
    plain: str
    correction: str
    undo: str
    block: str
    blocked_on: str
    blockers: str
    on_it: str
    not_me: str
    need_info: str
    done: str
    resolved: str
    help: str
    whoami: str
    hello: str

    @property
    def people(self) -> tuple[str, str, str, str]:
        return self.owner, self.other, self.helper, self.manager


ENGLISH = Language(
    code="en",
    owner="Dana",
    other="Leo",
    helper="Wang",
    manager="Mai",
    new="/okr new Renewals feel effortless\n30-day retention 45% → 60%\n"
    "First reply time 6 h → 2 h\nFinance clients signed 0 → 5",
    titles=("Renewals feel effortless", "30-day retention", "First reply time", "Finance clients signed"),
    add="/kr add Pages per visit 2 → 6",
    board="/okr",
    mine="/kr",
    check_in="/kr update KR1 52%, confidence 7, next: test the day-3 email",
    next_step="test the day-3 email",
    plain="KR3 is now 3",
    correction="oops, KR1 is 54% not 52%",
    undo="undo",
    block="/block KR3 legal",
    blocked_on="legal",
    blockers="/blockers",
    on_it="on it by Thu",
    not_me="not me",
    need_info="need info: which contract?",
    done="done, contract signed",
    resolved="unblocked KR3",
    help="/help",
    whoami="/whoami",
    hello="hello",
)

CHINESE = Language(
    code="zh",
    owner="小李",
    other="小刘",
    helper="小王",
    manager="梅经理",
    new="/okr 新建 让续费变成习惯\n30天留存率 45% → 60%\n"
    "首次响应时间 120分钟 → 30分钟\n签约金融客户 0 → 5 家",
    titles=("让续费变成习惯", "30天留存率", "首次响应时间", "签约金融客户"),
    add="/kr 新增 每次访问页数 2 → 6",
    board="/okr 团队",
    mine="/kr 我的",
    check_in="/kr 更新 KR1 52%，信心7/10，下一步：测试第三天的邮件",
    next_step="测试第三天的邮件",
    plain="KR3 到 3 家了",
    correction="更正：KR1是54%不是52%",
    undo="撤销",
    block="/kr 卡住 KR3 法务",
    blocked_on="法务",
    blockers="/okr 阻塞",
    on_it="我来，周四前",
    not_me="不是我",
    need_info="需要信息：哪份合同？",
    done="解决了，合同已签",
    resolved="KR3不卡了",
    help="帮助",
    whoami="/whoami",
    hello="你好",
)

INDONESIAN = Language(
    code="id",
    owner="Dewi",
    other="Budi",
    helper="Joko",
    manager="Mega",
    new="tujuan baru Pelanggan betah\nRetensi 30 hari 45% → 60%\n"
    "Waktu respons CS 8 → 2 menit\nKlien finansial 0 → 5",
    titles=("Pelanggan betah", "Retensi 30 hari", "Waktu respons CS", "Klien finansial"),
    add="/kr tambah Halaman per kunjungan 2 → 6",
    board="/okr tim",
    mine="/kr saya",
    check_in="KR1 sudah 52 persen, kepercayaan 7, lanjut: uji email hari ketiga",
    next_step="uji email hari ketiga",
    plain="KR3 naik ke 3",
    correction="ralat, KR1 54% bukan 52%",
    undo="batal",
    block="/kr mentok KR3 legal",
    blocked_on="legal",
    blockers="/okr hambatan",
    on_it="saya kerjakan, Kamis",
    not_me="bukan saya",
    need_info="butuh info: kontrak yang mana?",
    done="beres, kontrak sudah ditandatangani",
    resolved="KR3 sudah lancar",
    help="bantuan",
    whoami="siapa saya",
    hello="halo",
)

VIETNAMESE = Language(
    code="vi",
    owner="Lan",
    other="Long",
    helper="Vương",
    manager="Chị Mai",
    new="mục tiêu mới Khách hàng ở lại\nTỷ lệ giữ chân 30 ngày 45% → 60%\nThời gian phản hồi 8 → 2 phút\n"
    "Khách hàng tài chính 0 → 5",
    titles=("Khách hàng ở lại", "Tỷ lệ giữ chân 30 ngày", "Thời gian phản hồi", "Khách hàng tài chính"),
    add="/kr thêm Số trang mỗi lượt 2 → 6",
    board="/okr nhóm",
    mine="/kr của tôi",
    check_in="KR1 được 52%, độ tự tin 7, bước tiếp: thử email ngày thứ 3",
    next_step="thử email ngày thứ 3",
    plain="KR3 lên 3",
    correction="nhầm, KR1 là 54% chứ không phải 52%",
    undo="hoàn tác",
    block="/kr kẹt KR3 pháp chế",
    blocked_on="pháp chế",
    blockers="/okr vướng mắc",
    on_it="để tôi, thứ Năm",
    not_me="không phải tôi",
    need_info="cần thông tin: hợp đồng nào?",
    done="xong, hợp đồng đã ký",
    resolved="KR3 hết kẹt",
    help="trợ giúp",
    whoami="tôi là ai",
    hello="xin chào",
)

LANGUAGES = [pytest.param(each, id=each.code) for each in (ENGLISH, CHINESE, INDONESIAN, VIETNAMESE)]
in_every_language = pytest.mark.parametrize("words", LANGUAGES)
everywhere = pytest.mark.parametrize(
    "direct", [pytest.param(False, id="group"), pytest.param(True, id="direct")]
)
