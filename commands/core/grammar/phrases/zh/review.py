"""Chinese words at the end of a cycle: grades, what was learned, and what goes on."""

from commands.core.grammar.phrases import words

GRADING = {
    "agreed": words("""
        好 | 好的 | 可以 | 行 | 同意 | 是的 | 对 | 没问题 | 没意见 | 认可 | 就这样 | 嗯 | 按计算的 | 合理
    """),
    "keep": words("保留 | 继续 | 延续 | 沿用 | 接着做"),
    "change": words("调整 | 修改 | 改 | 改一下 | 变更"),
    "drop": words("放弃 | 停止 | 不做了 | 砍掉 | 结束"),
    "note": words("记录 | 备注 | 学到 | 收获 | 心得 | 经验 | 教训"),
    "points": words("分"),
}
