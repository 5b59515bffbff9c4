"""Chinese words of rituals: how often, what is to happen, and on which condition."""

from commands.core.grammar.phrases import words

EVERY = dict.fromkeys(words("每 | 每个 | 每逢 | 逢 | 每到 | 每一个"), "")
EVERY_PERIODS = {
    "每天": "day", "每日": "day", "天天": "day", "每一天": "day",
    "每周": "week", "每星期": "week", "每个星期": "week", "每礼拜": "week", "每个礼拜": "week",
    "每一周": "week",
    "每月": "month", "每个月": "month", "按月": "month",
    "每季度": "quarter", "每个季度": "quarter", "按季度": "quarter",
    "隔周": "other", "每隔一周": "other", "双周": "other", "每双周": "other", "隔一周": "other",
    "每两周": "other",
}  # fmt: skip
PARTS_OF_DAY = {"早上": 9, "上午": 9, "早晨": 9, "一早": 9, "中午": 12, "下午": 15, "傍晚": 18, "晚上": 18}
EVERY_UNITS = {
    "周": "week", "个星期": "week", "星期": "week", "个礼拜": "week", "个周": "week", "个月": "month",
    "月": "month",
}  # fmt: skip
ONCE_EACH = words("一次")
NTH = {
    "第一个": 1, "第1个": 1, "首个": 1, "第一": 1, "第二个": 2, "第2个": 2, "第三个": 3, "第3个": 3,
    "第四个": 4,
    "第4个": 4, "最后一个": -1, "最后": -1, "最末": -1,
}  # fmt: skip
WORKDAY = words("工作日 | 上班日")
LAST_DAY = words("最后一天 | 月底 | 月末 | 底")
OF_MONTH = words("每月 | 每个月")
REMIND = {
    "提醒我": "me", "请提醒我": "me", "叫我": "me", "提醒大家": "us", "提醒我们": "us", "提醒团队": "us",
    "提醒全组": "us", "提醒所有人": "us", "提醒": "", "催": "", "催一下": "", "提示": "",
    "请提醒": "", "提醒一下": "",
    "提醒各位": "us",
}  # fmt: skip
ACTIONS = {
    "告诉": "tell", "通知": "tell", "告知": "tell", "知会": "tell", "告诉我": "me", "通知我": "me",
    "发到群里": "post", "在群里说": "post", "在群里发": "post", "群里说一声": "post", "告诉大家": "post",
    "通知大家": "post", "发群里": "post", "在群里提醒": "post", "群里通知": "post", "在群里通知": "post",
    "通知群里": "post",
    "问信心": "ask", "询问信心": "ask", "问一下信心": "ask", "收集信心": "ask", "问大家信心": "ask",
    "问问信心": "ask", "问负责人信心": "ask", "问大家的信心": "ask", "更新信心": "ask",
}  # fmt: skip
USUAL = {
    "打卡": "reminder", "打卡提醒": "reminder", "签到": "reminder", "更新进展": "reminder",
    "check-in": "reminder", "okr 设置": "reminder",
    "未打卡名单": "missing", "缺席名单": "missing", "名单": "missing", "未更新名单": "missing",
    "催更名单": "missing",
    "周报": "digest", "摘要": "digest", "汇总": "digest", "团队周报": "digest", "简报": "digest",
    "总览": "rollup", "经理总览": "rollup", "团队总览": "rollup", "经理汇总": "rollup",
}  # fmt: skip
ASKS = words("问 | 询问 | 问一下 | 问问 | 收集 | 问下")
MOVE = words("改到 | 改成 | 改为 | 调到 | 调成 | 挪到 | 移到 | 换到 | 推到 | 提前到")
RITUAL_LEADS = words(
    "的 | 请 | 要 | 时 | 就 | 时候 | 在 | 了 | 去 | 再 | 再次 | 一下 | 麻烦 | 麻烦你 | 帮忙 | 帮我 | 劳烦"
)
USUAL_FILLERS = words("""
    发 | 发送 | 发布 | 大家 | 一下 | 做 | 给 | 推送 | 团队 | 提醒 | 把 | 的 | 以后 | 时间 | 我 | 给我
""")
WHEN = words("当 | 如果 | 一旦 | 时 | 的时候 | 就 | 要是 | 后 | 的话")
BELOW = words("< | 低于 | 小于 | 不到 | 少于 | 跌破 | 以下 | 掉到")
GAP = words("差距 | 落后 | 偏差 | 滞后")
NO_UPDATE = words("""
    没更新 | 没有更新 | 未更新 | 没打卡 | 未打卡 | 没有打卡 |
    没消息 | 没动静 | 不更新 | 没人更新 | 没有人更新 | 无人更新 | 没人打卡
""")
COMPLETED = words("完成 | 达成 | 达标 | 已完成 | 做完")
A_WEEK = words("一周 | 一个星期 | 一星期")
WEEKS_LONG = words("周 | 个星期 | 星期")
GONE_BY = words("昨天 | 昨晚 | 前天 | 上周 | 上个月 | 上星期 | 上礼拜 | 刚才")
"""Words that put the day or time beside them into the past."""
