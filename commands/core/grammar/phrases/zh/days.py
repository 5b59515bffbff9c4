"""Chinese days and times."""

from commands.core.grammar.phrases import words

WEEKDAYS = {
    f"{week}{day}": number
    for week in words("周 | 星期 | 礼拜")
    for number, days in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for day in days
}
DAYS = {
    "今天": 0, "今日": 0, "今晚": 0, "今天内": 0, "下班前": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1,
    "后天": 2, "大后天": 3,
}  # fmt: skip
WEEKS = {
    "本": 0, "这": 0, "下": 1, "下个": 1, "这个": 0, "本周": 0, "这周": 0, "下周": 1, "本周内": 0,
    "这周内": 0, "下周内": 1, "周末": 0, "下星期": 1, "下礼拜": 1, "这星期": 0,
}  # fmt: skip
MONTH_ENDS = {"月底": 0, "本月底": 0, "月末": 0, "这个月底": 0, "下月底": 1, "下个月底": 1}
BEFORE_HOUR = {
    "上午": 0, "早上": 0, "中午": 0, "下午": 12, "晚上": 12, "傍晚": 12, "凌晨": 0, "今晚": 12,
    "明晚": 12, "明早": 0, "早": 0, "晚": 12,
}  # fmt: skip
CLOCK = ("点", "点钟", "时")
HALF_HOUR = ("半",)
BEFORE_DAY = words("在 | 最晚 | 最迟 | 到 | 截止")
BEHIND_DAY = words("前 | 之前 | 以前 | 内 | 完成 | 给 | 搞定 | 弄好 | 交")
AFTER_COUNT = words("后 | 以后 | 之后 | 内 | 之内")
