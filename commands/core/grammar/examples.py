"""The example OKRs of the documentation, per language: a context to read example sentences in."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.reading import KnownKeyResult


def _kr(
    number: int, title: str, unit: str | None, start: str, target: str, kind: str = "number"
) -> KnownKeyResult:
    objective = "O1" if number <= 3 else "O2"
    return KnownKeyResult(f"KR{number}", title, objective, kind, unit, Decimal(start), Decimal(target))


EXAMPLES: dict[str, tuple[KnownKeyResult, ...]] = {
    "en": (
        _kr(1, "30-day retention", "%", "45", "60", "percent"),
        _kr(2, "First reply time", "h", "6", "2", "duration"),
        _kr(3, "Finance clients signed", None, "0", "5"),
        _kr(4, "API error rate", "%", "0.8", "0.1", "percent"),
        _kr(5, "New ARR", "USD", "0", "2000000", "currency"),
        _kr(6, "SSO launch", None, "0", "4", "milestones"),
    ),
    "zh": (
        _kr(1, "30天留存率", "%", "45", "60", "percent"),
        _kr(2, "首次响应时间", "分钟", "120", "30", "duration"),
        _kr(3, "签约金融客户", "家", "0", "5"),
        _kr(4, "接口错误率", "%", "0.8", "0.1", "percent"),
        _kr(5, "季度新增营收", "CNY", "0", "5000000", "currency"),
        _kr(6, "新品上线", None, "0", "4", "milestones"),
    ),
    "id": (
        _kr(1, "Retensi 30 hari", "%", "45", "60", "percent"),
        _kr(2, "Waktu respons CS", "menit", "8", "2", "duration"),
        _kr(3, "Klien finansial", None, "0", "5"),
        _kr(4, "Error API", "%", "0.8", "0.1", "percent"),
        _kr(5, "Pendapatan baru", "IDR", "0", "5000000000", "currency"),
        _kr(6, "Rilis aplikasi", None, "0", "4", "milestones"),
    ),
    "vi": (
        _kr(1, "Tỷ lệ giữ chân 30 ngày", "%", "45", "60", "percent"),
        _kr(2, "Thời gian phản hồi", "phút", "8", "2", "duration"),
        _kr(3, "Khách hàng tài chính", None, "0", "5"),
        _kr(4, "Tỷ lệ lỗi API", "%", "0.8", "0.1", "percent"),
        _kr(5, "Doanh thu mới", "VND", "0", "5000000000", "currency"),
        _kr(6, "Thời gian onboarding", "ngày", "7", "3", "duration"),
    ),
}
