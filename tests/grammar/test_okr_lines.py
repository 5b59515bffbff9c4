"""Objectives and key results as people type them, in four languages."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.orders.okr_figures import Kind
from commands.core.grammar.orders.okr_lines import Assumed, Problem, read_key_result, read_okr, without_prefix
from commands.rules.progress import KeyResultKind
from commands.rules.units import Dimension, dimension_of


@pytest.mark.parametrize(
    ("line", "title", "figures"),
    [
        # from one figure to another
        ("30-day retention from 45% to 60%", "30-day retention", "percent 45 → 60 %"),
        ("30 day retention 45 to 60%", "30 day retention", "percent 45 → 60 %"),
        ("First reply time 6h -> 2h", "First reply time", "duration 6 → 2 h"),
        ("First reply time 90 min to 1 h", "First reply time", "duration 1.5 → 1 h"),
        ("Load time from 40 s to 10 s", "Load time", "duration 40 → 10 s"),
        ("Latency 300ms → 100ms", "Latency", "duration 300 → 100 ms"),
        ("延迟从300毫秒到100毫秒", "延迟", "duration 300 → 100 毫秒"),
        ("Tickets 120/day → 40/day", "Tickets", "number 120 → 40 /day"),
        ("Finance clients signed 0 → 5", "Finance clients signed", "number 0 → 5"),
        ("Error rate 0.8% to 0.1%", "Error rate", "percent 0.8 → 0.1 %"),
        ("Churn from 5% to below 2%", "Churn", "percent 5 → 2 %"),
        ("Increase NPS from 32 to 50", "Increase NPS", "number 32 → 50"),
        ("NPS to 50 from 32", "NPS", "number 32 → 50"),
        ("NPS: now 32, target 50", "NPS", "number 32 → 50"),
        ("Onboarding 7-3 days", "Onboarding", "duration 7 → 3 d"),
        ("Demos 2 → 5 per week", "Demos per week", "number 2 → 5"),
        ("Retention (45% → 60%)", "Retention", "percent 45 → 60 %"),
        ("45% → 60% retention", "retention", "percent 45 → 60 %"),
        (
            "Raise retention from 45% to 60% for new accounts",
            "Raise retention for new accounts",
            "percent 45 → 60 %",
        ),
        ("New ARR 0 → 2M USD", "New ARR", "currency 0 → 2000000 USD"),
        ("New ARR $0 to $2M", "New ARR", "currency 0 → 2000000 USD"),
        ("30天留存率45%到60%", "30天留存率", "percent 45 → 60 %"),
        ("将30天留存率从45%提升到60%", "30天留存率", "percent 45 → 60 %"),
        ("Storage 2 TB to 500 GB", "Storage", "number 2000 → 500 GB"),
        ("Giảm rác từ 500 kg giấy xuống 200", "Giảm rác", "number 500 → 200 kg"),
        ("配送里程从500公里到300公里", "配送里程", "number 500 → 300 公里"),
        ("签约客户 从0到5家", "签约客户", "number 0 → 5 家"),
        ("从0到5家金融客户签约", "金融客户签约", "number 0 → 5 家"),
        ("首次响应时间 从120分钟降到30分钟", "首次响应时间", "duration 120 → 30 分钟"),
        ("季度新增营收从0到500万元", "季度新增营收", "currency 0 → 5000000 CNY"),
        ("流失率从5%降到2%以下", "流失率", "percent 5 → 2 %"),
        ("NPS 现在32，目标50", "NPS", "number 32 → 50"),
        ("Retensi 30 hari dari 45% ke 60%", "Retensi 30 hari", "percent 45 → 60 %"),
        ("Pendapatan baru Rp 0 ke Rp 5 miliar", "Pendapatan baru", "currency 0 → 5000000000 IDR"),
        ("Waktu respons CS 8 → 2 menit", "Waktu respons CS", "duration 8 → 2 menit"),
        ("Kurangi waktu tunggu dari 15 menit jadi 5 menit", "Kurangi waktu tunggu", "duration 15 → 5 menit"),
        ("Tỷ lệ giữ chân 30 ngày từ 45% lên 60%", "Tỷ lệ giữ chân 30 ngày", "percent 45 → 60 %"),
        ("Doanh thu mới 0 đến 5 tỷ đồng", "Doanh thu mới", "currency 0 → 5000000000 VND"),
        ("Tỷ lệ lỗi API 0,8% → 0,1%", "Tỷ lệ lỗi API", "percent 0.8 → 0.1 %"),
        ("Số khách hàng tăng từ 100 lên 500", "Số khách hàng", "number 100 → 500"),
        ("bug P1 từ 12 xuống còn 3", "bug P1", "number 12 → 3"),
        ("ty le giu chan 30 ngay tu 45% len 60%", "ty le giu chan 30 ngay", "percent 45 → 60 %"),
        ("Omzet Rp 800 juta menjadi Rp 1 miliar", "Omzet", "currency 800000000 → 1000000000 IDR"),
        ("Waktu onboarding satu minggu jadi tiga hari", "Waktu onboarding", "duration 7 → 3 hari"),
        ("Pangsa pasar dari sepuluh persen ke lima belas persen", "Pangsa pasar", "percent 10 → 15 %"),
        ("Naikin MRR dari $30rb ke $50rb", "Naikin MRR", "currency 30000 → 50000 USD"),
        ("Đưa MRR từ 30 nghìn đô lên 50 nghìn đô", "Đưa MRR", "currency 30000 → 50000 USD"),
        ("Doanh thu từ 800tr lên 1 tỷ 2", "Doanh thu", "currency 800000000 → 1200000000"),
        ("Thời gian onboarding một tuần xuống ba ngày", "Thời gian onboarding", "duration 7 → 3 ngày"),
        ("thoi gian phan hoi tu 8 phut xuong 2 phut", "thoi gian phan hoi", "duration 8 → 2 phút"),
        # the title tells what bare numbers are
        ("Revenue 0 -> 2M", "Revenue", "currency 0 → 2000000"),
        ("收入从120万到500万", "收入", "currency 1200000 → 5000000"),
        ("p95 latency 450 → 200", "p95 latency", "duration 450 → 200"),
        ("Thời gian phản hồi 8 → 2", "Thời gian phản hồi", "duration 8 → 2"),
        # milestones, yes/no, limits to keep
        ("SSO launch: 4 milestones", "SSO launch", "milestones 0 → 4"),
        ("SSO: 4 milestones (design, build, test, ship)", "SSO", "milestones 0 → 4"),
        ("SSO launch 0 → 4 milestones", "SSO launch", "milestones 0 → 4"),
        ("新品上线，4个里程碑", "新品上线", "milestones 0 → 4"),
        ("Rilis aplikasi, 4 milestone", "Rilis aplikasi", "milestones 0 → 4"),
        ("Ra mắt ứng dụng: 4 cột mốc", "Ra mắt ứng dụng", "milestones 0 → 4"),
        ("4 cột mốc", "4 cột mốc", "milestones 0 → 4"),
        ("Security audit passed yes/no", "Security audit passed", "yes_no 0 → 1"),
        ("是否通过安全审计", "通过安全审计", "yes_no 0 → 1"),
        ("Sertifikasi ISO: ya/tidak", "Sertifikasi ISO", "yes_no 0 → 1"),
        ("Đạt chứng chỉ ISO: có/không", "Đạt chứng chỉ ISO", "yes_no 0 → 1"),
        ("Uptime >= 99.9%", "Uptime", "keep_above 99.9 → 99.9 %"),
        ("Uptime at least 99.9%", "Uptime", "keep_above 99.9 → 99.9 %"),
        ("可用性不低于99.9%", "可用性", "keep_above 99.9 → 99.9 %"),
        ("可用性保持在99.9%以上", "可用性", "keep_above 99.9 → 99.9 %"),
        ("Uptime minimal 99,9%", "Uptime", "keep_above 99.9 → 99.9 %"),
        ("Uptime tối thiểu 99,9%", "Uptime", "keep_above 99.9 → 99.9 %"),
        ("Error rate ≤ 0.5%", "Error rate", "keep_below 0.5 → 0.5 %"),
        ("响应时间控制在2小时以内", "响应时间", "keep_below 2 → 2 小时"),
        ("Tỷ lệ lỗi không quá 0,5%", "Tỷ lệ lỗi", "keep_below 0.5 → 0.5 %"),
    ],
)
def test_what_a_key_result_measures(line: str, title: str, figures: str) -> None:
    draft = read_key_result(line)
    assert draft.title == title
    assert f"{draft.kind} {draft.start:f} → {draft.target:f} {draft.unit or ''}".strip() == figures
    assert (draft.text, draft.assumed, draft.problem) == (line, (), None)


@pytest.mark.parametrize(
    ("line", "title", "figures"),
    [
        ("NPS 50", "NPS", "number 50"),
        ("Kepuasan karyawan naik ke 85%", "Kepuasan karyawan", "percent 85 %"),
        ("Hài lòng nhân viên lên 85%", "Hài lòng nhân viên", "percent 85 %"),
        ("Weekly active teams 120", "Weekly active teams", "number 120"),
        ("reach 500 customers", "reach 500 customers", "number 500 customers"),
        ("Sign at least 5 finance clients", "Sign at least 5 finance clients", "number 5"),
        ("Grow MRR by 20%", "Grow MRR", "percent 20 %"),
        ("Ship 3 features to 100% of users", "Ship 3 features to 100% of users", "percent 100 %"),
        ("达到500万", "达到500万", "number 5000000"),
        ("签约客户达到5家", "签约客户", "number 5 家"),
        ("签约五家金融客户", "签约五家金融客户", "number 5 家"),
        ("30天留存率达到60%", "30天留存率", "percent 60 %"),
        ("每月发布5篇文章", "每月发布5篇文章", "number 5 篇"),
        ("Kepuasan pelanggan mencapai 4,6", "Kepuasan pelanggan", "number 4.6"),
        ("Số khách hàng đạt 500", "Số khách hàng", "number 500"),
    ],
)
def test_only_a_target_begins_at_zero_and_says_so(line: str, title: str, figures: str) -> None:
    draft = read_key_result(line)
    assert (draft.title, draft.start, draft.assumed) == (title, Decimal(0), (Assumed.START,))
    assert f"{draft.kind} {draft.target:f} {draft.unit or ''}".strip() == figures


@pytest.mark.parametrize(
    "line",
    [
        "Launch the new pricing",
        "30-day retention",
        "30天留存率",
        "3-year plan signed off",
        "Launch 2.0 in 2027",
        "Go live by 15 October",
        "10月15日前上线新版本",
        "Ra mắt tháng 10",
        "Lulus audit ISO 27001",
        "Đạt chứng chỉ ISO 9001",
    ],
)
def test_without_a_figure_it_is_progress_in_percent(line: str) -> None:
    draft = read_key_result(line)
    assert (draft.title, draft.kind, draft.unit) == (line, "percent", "%")
    assert (draft.start, draft.target, draft.assumed) == (Decimal(0), Decimal(100), (Assumed.PERCENT,))


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("KR 30-day retention", "30-day retention"),
        ("KR1: 30-day retention", "30-day retention"),
        ("kr 3: Finance clients", "Finance clients"),
        ("KR2 First reply time", "First reply time"),
        ("O1KR2 First reply time", "First reply time"),
        ("ＫＲ１：留存率", "留存率"),
        ("KR1留存率", "留存率"),
        ("- Error rate", "Error rate"),
        ("-30天留存率", "30天留存率"),
        ("• Error rate", "Error rate"),
        ("* Error rate", "Error rate"),
        ("1. Error rate", "Error rate"),
        ("1、签约客户", "签约客户"),
        ("2) Error rate", "Error rate"),
        ("一、签约客户", "签约客户"),
        ("第二，签约客户", "签约客户"),
        ("①签约客户", "签约客户"),
        ("⑵ 签约客户", "签约客户"),
        ("(1) Error rate", "Error rate"),
        ("（1）签约客户", "签约客户"),
        ("（一）签约客户", "签约客户"),
        ("1️⃣ NPS", "NPS"),
        ("a) NPS", "NPS"),
        ("- [ ] KR1: NPS", "NPS"),
        ("Key result 1: NPS", "NPS"),
        ("关键结果一：签约客户", "签约客户"),
        ("Hasil kunci 1: NPS", "NPS"),
        ("Kết quả then chốt 2: NPS", "NPS"),
        ("30-day retention", "30-day retention"),
        ("30天留存率", "30天留存率"),
        ("2.5x growth", "2.5x growth"),
        ("3 finance clients", "3 finance clients"),
        ("一家新客户", "一家新客户"),
        ("Krakow office opened", "Krakow office opened"),
        ("关键结果：", ""),
    ],
)
def test_what_stands_in_front_of_a_key_result(line: str, content: str) -> None:
    assert without_prefix(line) == content


@pytest.mark.parametrize(
    ("line", "title", "mentions"),
    [
        ("NPS 32 → 50 @li", "NPS", ("li",)),
        ("NPS 32 → 50 owner: @dana", "NPS", ("dana",)),
        ("@dana NPS 32 → 50", "NPS", ("dana",)),
        ("签约客户 从0到5家 负责人：@小李", "签约客户", ("小李",)),
        ("签约客户 从0到5家（＠小李）", "签约客户", ("小李",)),
        ("NPS 32 → 50 penanggung jawab @dewi", "NPS", ("dewi",)),
        ("NPS 32 → 50 người phụ trách: @Lan", "NPS", ("Lan",)),
        ("Launch help@example.com @leo @mai", "Launch help@example.com", ("leo", "mai")),
    ],
)
def test_an_owner_is_no_part_of_the_title(line: str, title: str, mentions: tuple[str, ...]) -> None:
    draft = read_key_result(line)
    assert (draft.title, draft.mentions, draft.text) == (title, mentions, line)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Clients 5 to 5", Problem.SAME_START_AND_TARGET),
        ("Bug backlog zero", Problem.SAME_START_AND_TARGET),
        ("Reply 2 h to 50%", Problem.UNITS_DIFFER),
        ("KR1:", Problem.NO_TITLE),
        ("@li", Problem.NO_TITLE),
    ],
)
def test_what_cannot_be_right_is_said_and_not_raised(line: str, problem: Problem) -> None:
    assert read_key_result(line).problem is problem


def test_the_language_decides_an_ambiguous_notation() -> None:
    line = "Users 1.200 → 5.000"
    assert read_key_result(line, language="id").target == Decimal(5000)
    assert read_key_result(line, language="en").target == Decimal(5)


@pytest.mark.parametrize(
    ("text", "title", "key_results"),
    [
        pytest.param(
            "Renewals feel effortless\n30-day retention 45% to 60%\nKR2: Reply time 6h -> 2h\n\n- NPS 50",
            "Renewals feel effortless",
            ["30-day retention", "Reply time", "NPS"],
            id="lines of every sort",
        ),
        pytest.param(
            "Renewals feel effortless; KR 30-day retention from 45% to 60%; KR First reply time 6h -> 2h",
            "Renewals feel effortless",
            ["30-day retention", "First reply time"],
            id="one line",
        ),
        pytest.param(
            "让续费变成习惯；KR 30天留存率45%到60%；签约客户 从0到5家",
            "让续费变成习惯",
            ["30天留存率", "签约客户"],
            id="one line in Chinese",
        ),
        pytest.param(
            "Khách hàng ở lại; KR Tỷ lệ giữ chân từ 45% lên 60%; NPS 50",
            "Khách hàng ở lại",
            ["Tỷ lệ giữ chân", "NPS"],
            id="one line in Vietnamese",
        ),
        pytest.param(
            "Renewals feel effortless KR1: NPS 32 to 50 KR2: churn 5% to 2%",
            "Renewals feel effortless",
            ["NPS", "churn"],
            id="one line without semicolons",
        ),
        pytest.param(
            "Renewals feel effortless: kr 30-day retention 45% to 60%, kr reply time 6h -> 2h",
            "Renewals feel effortless",
            ["30-day retention", "reply time"],
            id="one line with kr behind its marks",
        ),
        pytest.param(
            "让续费变成习惯：KR 30天留存率45%到60%，KR 签约客户 从0到5家",
            "让续费变成习惯",
            ["30天留存率", "签约客户"],
            id="the same in Chinese",
        ),
        pytest.param(
            "目标：让续费变成习惯\n关键结果：\n1、30天留存率45%到60%\n2、签约客户 从0到5家",
            "让续费变成习惯",
            ["30天留存率", "签约客户"],
            id="with headings",
        ),
        pytest.param(
            "Backend nobody worries about\nSSO: 4 milestones (design; build; test; ship)",
            "Backend nobody worries about",
            ["SSO"],
            id="a semicolon within a line",
        ),
        pytest.param(
            "“Renewals feel effortless”", "Renewals feel effortless", [], id="a title alone, quoted"
        ),
        pytest.param("KR1: NPS 32 to 50\nKR2: churn 5% to 2%", "", ["NPS", "churn"], id="no title"),
        pytest.param("  \n ", "", [], id="nothing"),
    ],
)
def test_an_objective_with_its_key_results(text: str, title: str, key_results: list[str]) -> None:
    draft = read_okr(text)
    assert draft.title == title
    assert [key_result.title for key_result in draft.key_results] == key_results


@pytest.mark.parametrize(
    ("text", "title", "objective_type"),
    [
        ("Renewals feel effortless (committed)", "Renewals feel effortless", "committed"),
        ("Stretch: Renewals feel effortless", "Renewals feel effortless", "stretch"),
        ("Renewals feel effortless\nNPS 50\ncommitted", "Renewals feel effortless", "committed"),
        ("让续费变成习惯（承诺型）", "让续费变成习惯", "committed"),
        ("Pelanggan betah, menantang", "Pelanggan betah", "stretch"),
        ("Khách hàng ở lại (cam kết)", "Khách hàng ở lại", "committed"),
        ("We are committed to quality", "We are committed to quality", None),
    ],
)
def test_the_type_of_an_objective(text: str, title: str, objective_type: str | None) -> None:
    draft = read_okr(text)
    assert (draft.title, draft.objective_type) == (title, objective_type)


def test_the_objectives_own_mentions() -> None:
    draft = read_okr("让续费变成习惯 @小李\nNPS 50 @王磊")
    assert (draft.title, draft.mentions) == ("让续费变成习惯", ("小李",))
    assert draft.key_results[0].mentions == ("王磊",)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        " " * 20000 + "x",
        "→" * 5000,
        "1 到 " * 2000,
        "@" * 5000,
        "KR" * 5000,
        "-[ ] " * 3000,
        "一、" * 3000,
    ],
    ids=lambda text: repr(text.strip()[:6]),
)
def test_odd_texts_are_read_without_trouble(text: str) -> None:
    draft = read_okr(f"Renewals feel effortless\n{text}\nNPS 50")
    assert draft.title == "Renewals feel effortless"
    assert draft.key_results[-1].title == "NPS"


def test_the_rules_know_every_kind_and_every_duration_that_is_read() -> None:
    assert set(get_args(Kind)) == set(KeyResultKind)
    assert {dimension_of(unit) for unit in duration_seconds()} == {Dimension.DURATION}
