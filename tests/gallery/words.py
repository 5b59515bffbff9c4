"""What the people of the scenes call things, in their own language: `<legal>` in a scene.

Commands are typed in English in every scene, which the bot understands whatever language it answers in; the
flows of `tests/commands/scripts.py` are typed in each language.
"""

from __future__ import annotations

import re
from functools import partial

from tests.commands.scripts import NAMES

TABLE = """
Alarms | 告警次数 | Jumlah alarm | Số cảnh báo
Answer | 响应 | Respons | Phản hồi
Answers that help | 有用的答复 | Jawaban yang membantu | Câu trả lời hữu ích
Backlog | 积压 | Tumpukan kerja | Việc tồn đọng
Banks signed | 签约银行 | Bank yang bergabung | Ngân hàng đã ký
Build | 构建 | Waktu build | Thời gian build
Calls | 回访 | Telepon | Cuộc gọi
Contract | 合同期 | Masa kontrak | Thời hạn hợp đồng
Countries | 覆盖国家 | Negara | Quốc gia
Customers | 客户数 | Pelanggan | Khách hàng
Error rate | 出错率 | Tingkat error | Tỷ lệ lỗi
Fast everywhere | 处处都快 | Cepat di mana saja | Nhanh ở mọi nơi
Gifts | 礼物 | Hadiah | Quà tặng
Good neighbours | 好邻居 | Tetangga yang baik | Hàng xóm tốt
Grow | 一起成长 | Bertumbuh | Cùng lớn mạnh
Handbook | 手册 | Buku panduan | Sổ tay
Happy customers | 客户满意 | Pelanggan senang | Khách hàng hài lòng
Hires | 入职人数 | Rekrutan | Người mới tuyển
I own the calendar | 发布日历归我管 | jadwalnya saya yang pegang | lịch do tôi giữ
Late answers | 迟复率 | Jawaban terlambat | Trả lời trễ
Long view | 放眼长远 | Pandangan jauh | Tầm nhìn dài
Margin | 毛利率 | Margin | Biên lợi nhuận
New office found | 找到新办公室 | Kantor baru ketemu | Tìm được văn phòng mới
Offices | 办公室数 | Kantor | Văn phòng
Onboarding | 上手时间 | Onboarding | Thời gian làm quen
Partners love us | 伙伴喜欢我们 | Mitra suka kita | Đối tác quý mình
Pay fairly | 公平付薪 | Gaji yang adil | Trả lương công bằng
Quiet nights | 安静的夜晚 | Malam yang tenang | Đêm yên tĩnh
Renewals run by themselves | 续费自然发生 | Perpanjangan jalan sendiri | Gia hạn tự nhiên
Reply time | 回复时间 | Waktu balas | Thời gian trả lời
Retention | 留存率 | Retensi | Tỷ lệ giữ chân
Sales run by themselves | 销售自己会跑 | Penjualan jalan sendiri | Bán hàng tự chạy
Satisfaction | 满意度 | Kepuasan | Mức hài lòng
Start | 启动 | Waktu mulai | Thời gian khởi động
Stay | 留存时长 | Lama bertahan | Thời gian gắn bó
Talks | 谈话 | Obrolan | Buổi trò chuyện
Team of six | 六人小队 | Tim enam orang | Đội sáu người
Uptime | 可用率 | Uptime | Thời gian hoạt động
Visits | 访问量 | Kunjungan | Lượt xem
a buyer who calls back | 一个会回电话的采购 | pembeli yang mau menelepon balik | một người mua chịu gọi lại
a recruiter | 一位招聘同事 | seorang perekrut | một bạn tuyển dụng
banks ask | 银行都在问 | bank menanyakan | ngân hàng hỏi
call legal | 给法务打电话 | telepon legal | gọi pháp chế
call the bank | 给银行打电话 | telepon bank | gọi ngân hàng
call the three that are left | 联系剩下的三家 | telepon tiga yang tersisa | gọi ba khách còn lại
good morning everybody | 大家早上好 | selamat pagi semuanya | chào buổi sáng cả nhà
hm | 嗯 | hm | ừm
legal | 法务 | legal | pháp chế
a title that is very long | 很长很长很长很长很长的标题 | judul yang panjang sekali | tiêu đề dài thật là dài
nobody answers | 没人回应 | tidak ada yang menjawab | không ai trả lời
nobody applies | 没人投简历 | tidak ada pelamar | không ai ứng tuyển
nobody asks | 没人问起 | tidak ada yang tanya | không ai hỏi tới
nobody buys | 没人买 | tidak ada yang beli | không ai mua
of a promo | 有促销 | ada promo | có khuyến mãi
of the last call | 最后一通电话 | telepon terakhir | cuộc gọi cuối
of three | 有三家 | ada tiga | có ba khách
pricing | 定价 | harga | bảng giá
procurement | 采购 | pengadaan | mua sắm
retention | 留存率 | retensi | tỷ lệ giữ chân
see you at lunch | 中午一起吃饭吧 | sampai ketemu nanti siang ya | trưa nay ăn cơm nhé
send the offer | 发报价 | kirim penawaran | gửi báo giá
solid | 很扎实 | mantap | rất chắc tay
start earlier | 早点动手 | mulai lebih awal | bắt đầu sớm hơn
start with the email | 先发邮件 | mulai dari email | bắt đầu từ email
test the day-3 email | 测试第三天的邮件 | uji email hari ketiga | thử email ngày thứ ba
thanks all | 谢谢大家 | terima kasih semua | cảm ơn cả nhà
the budget | 预算 | anggaran | ngân sách
the contract is signed | 合同已签 | kontrak sudah ditandatangani | hợp đồng đã ký
the day-3 email works | 第三天的邮件有效 | email hari ketiga berhasil | email ngày thứ ba hiệu quả
the demo | 那场演示 | demonya | buổi demo
the contract is signed on Friday | 合同周五签 | kontraknya diteken hari Jumat | thứ sáu ký hợp đồng
the email bounced for two weeks | 邮件退信了两周 | email gagal terkirim dua minggu | email bị trả lại hai tuần
they came by themselves | 是自己找来的 | mereka datang sendiri | khách tự tìm đến
the keys | 钥匙 | kunci | chìa khóa
the last step is missing | 还差最后一步 | langkah terakhir belum ada | còn thiếu bước cuối
the last weeks were quiet | 最后几周很平静 | minggu-minggu terakhir sepi | mấy tuần cuối khá im ắng
the market is gone | 市场没了 | pasarnya hilang | thị trường không còn
the price list | 价目表 | daftar harga | bảng báo giá
the renewal | 续约那份 | yang perpanjangan | bản gia hạn
the vendor | 供应商 | vendor | nhà cung cấp
they know banks | 他们熟悉银行 | mereka kenal bank | họ rành ngân hàng
two big renewals | 两笔大续约 | dua perpanjangan besar | hai hợp đồng gia hạn lớn
two deals slipped | 两单推迟了 | dua deal mundur | hai thương vụ bị lùi
vendor patch is late | 供应商补丁延误 | patch vendor terlambat | bản vá của nhà cung cấp bị trễ
we dare | 我们敢闯 | kita berani | mình dám làm
we meet on Monday | 周一见面 | Senin kami bertemu | thứ Hai gặp nhau
well done | 干得漂亮 | bagus sekali | làm tốt lắm
which contract? | 哪份合同？ | kontrak yang mana? | hợp đồng nào?
which room? | 哪个房间？ | ruang yang mana? | phòng nào?
write my notes | 写笔记 | menulis catatan | ghi chú
write the letter | 写那封信 | menulis suratnya | viết lá thư
"""

CODES = ("en", "zh", "id", "vi")
WORDS = {
    english: dict(zip(CODES, (english, *others), strict=True))
    for english, *others in (
        [cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()
    )
}
OTHERS = {
    "en": {"li": "Li", "li2": "Li", "nina": "Nina", "zorro": "Zorro"},
    "zh": {"li": "小林", "li2": "小林", "nina": "小倪", "zorro": "佐罗"},
    "id": {"li": "Lina", "li2": "Lina", "nina": "Nina", "zorro": "Zorro"},
    "vi": {"li": "Linh", "li2": "Linh", "nina": "Ninh", "zorro": "Zorro"},
}
"""People of other teams, and one whom nobody knows."""

VERY_LONG, REPEATED = "a title that is very long", 20
"""How often a long title repeats itself."""


def _in(code: str, found: re.Match[str]) -> str:
    words = WORDS[found[1]][code]
    return " ".join([words] * REPEATED) if found[1] == VERY_LONG else words


def worded(line: str, code: str) -> str:
    """A line of a scene with its own words in a language, and `{leo}` as he is called there."""
    named = NAMES[code] | OTHERS[code]
    line = re.sub(r"{(\w+)}", lambda found: named[found[1]], line)
    return re.sub(r"<(\w[^<>]*)>", partial(_in, code), line)
