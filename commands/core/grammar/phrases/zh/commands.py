"""Chinese words of commands and short answers."""

from commands.core.grammar.phrases import words

COMMANDS = {
    "okr.new": words("""
        okr 新建 | 新目标 | 新建目标 | okr 新目标 | 创建目标 | 添加目标 | 建个目标 | 新增目标 | okr 创建 |
        新建okr
    """),
    "okr.show": words("""
        /目标 | 看板 | 查看okr | okr看板 | 我们的okr | 查看目标 | 目标列表 | 团队okr
    """),
    "kr.show": words("我的kr | 我的关键结果 | 查看kr | 我的okr | 我的目标 | okr 我的")
    + tuple(
        f"{me}{has}{what}{kr}"
        for me in ("我", "我这")
        for has in words("手上有 | 手头有 | 手里有 | 负责 | 要负责 | 都负责")
        for what in words("什么 | 哪些 | 啥")
        for kr in ("", "kr", "okr", "目标", "指标")
    ),
    "kr.add": words("""
        kr 新增 | kr 添加 | 新增kr | 添加kr | 加kr | 新建kr | kr 新建 | 新增关键结果 | 添加关键结果 |
        加一个kr
    """),
    "okr.edit": words("okr 修改 | okr 编辑 | 修改目标 | 编辑目标"),
    "okr.drop": words("okr 放弃 | okr 删除 | 放弃目标 | 删除目标"),
    "okr.assign": words("okr 交给 | okr 指派 | okr 转给 | okr 负责人"),
    "okr.align": words("okr 对齐 | okr 对齐到 | 对齐"),
    "okr.committed": words("okr 承诺 | okr 承诺型 | okr 必达"),
    "okr.stretch": words("okr 挑战 | okr 挑战型"),
    "okr.private": words("okr 私密 | okr 设为私密 | okr 保密 | okr 不公开"),
    "okr.team_only": words("okr 仅团队 | okr 仅团队可见 | okr 团队可见"),
    "okr.public": words("okr 公开 | okr 设为公开 | okr 全员可见"),
    "okr.tree": words("okr 对齐图 | 对齐图 | 对齐树 | okr 树 | okr 对齐树"),
    "okr.all": words("okr 全部 | okr 所有 | 所有团队 | 全部团队 | 所有okr"),
    "kr.edit": words("kr 修改 | kr 编辑 | kr 改 | 修改 | 编辑"),
    "kr.drop": words("kr 放弃 | kr 删除 | 放弃 | 删除"),
    "kr.assign": words("kr 交给 | kr 指派 | kr 分配 | kr 转给 | kr 负责人 | 指派 | 分配 | 移交 | 转交"),
    "kr.weight": words("kr 权重 | 权重"),
    "kr.cadence": words("kr 频率 | kr 节奏 | kr 更新频率 | 更新频率 | 频率"),
    "kr.history": words("kr 历史 | kr 记录 | kr 历史记录 | 历史"),
    "kr.follow": words("kr 跟随 | kr 跟踪 | 跟随 | kr 关联指标"),
    "task.add": words("任务 新增 | 任务 添加 | 新增任务 | 添加任务 | 新任务 | 新建任务 | 加任务 | 加个任务"),
    "task.done": words("任务 完成 | 完成任务 | 任务完成 | /task 完成"),
    "task.reopen": words("任务 重开 | 重开任务 | 任务 重新打开 | 重新打开任务 | /task 重开"),
    "task.list": words("""任务 列表 | /任务 | 任务 | 任务列表 | 我的任务 | 查看任务 | 所有任务 | 待办 |
    我的待办"""),
    "task.drop": words("任务 放弃 | 任务 删除 | 删除任务 | 放弃任务 | 任务 取消 | 取消任务"),
    "kpi.add": words("kpi 新增 | kpi 添加 | 新增kpi | 添加kpi | 新增指标 | 添加指标 | 指标 新增 | 指标 添加"),
    "kpi.set": words("kpi 更新 | kpi 记录 | kpi 设置 | 更新指标 | 指标 更新 | 指标 记录 | kpi 填报"),
    "kpi.list": words("kpi 列表 | /指标 | 指标 列表 | 指标列表 | 健康指标 | 我们的kpi | 查看kpi | 所有指标"),
    "kpi.drop": words("kpi 删除 | kpi 放弃 | 删除kpi | 删除指标 | 指标 删除"),
    "check_in": words("kr 更新 | okr 更新 | okr 打卡 | kr 打卡 | kr 进展 | /更新 | /进展 | /kr 汇报"),
    "correct": ("/更正", "/kr 更正", "/kr 改正"),
    "resolve_blocker": words("/解除 | /kr 解除 | /kr 不卡了 | /解决 | /kr 解决"),
    "undo": words("""
        撤销 | 撤回 | 撤销刚才那条 | 撤回刚才那条 | 撤销上一条 | 撤回上一条 | 把上一条撤回 |
        把上一条撤销 | /kr 撤销 | /okr 撤销 | 撤销一下 | 撤销上一步 | 撤消 | 再撤销一次 | 再撤销 |
        再撤回一次
    """),
    "block": words("kr 卡住 | /卡住 | /阻塞 | /kr 阻塞 | /kr 受阻 | /kr 卡在 | /受阻"),
    "flags": words("红旗 | okr 红旗 | 红旗列表 | 查看红旗 | 有哪些红旗"),
    "help_with": words("我来帮 | 帮忙 | 我帮 | 我可以帮 | 我能帮 | /帮忙 | 帮"),
    "withdraw": words("/block 撤回 | 撤回阻塞 | /撤回阻塞 | /卡住 撤回 | /阻塞 撤回"),
    "blockers": words("阻塞 | okr 阻塞 | 阻塞列表 | 所有阻塞 | 查看阻塞 | 卡点 | 有哪些阻塞 | 卡点列表"),
    "round": words("打卡 | 签到 | 每周打卡 | 本周打卡 | 我的打卡 | 周打卡"),
    "comment": words("评论 | kr 评论 | okr 评论 | /备注 | 评论一下"),
    "kudos": words("点赞 | 夸 | 夸夸 | 夸一下 | 表扬 | 表扬一下 | /感谢 | 给 点赞 | 点个赞 | 点赞给"),
    "away": words("""
        请假 | 休假 | 我请假 | 我要请假 | 我休假 | 我要休假 | 年假 | 休年假 | 我休年假 | 我在休假 | 我不在 |
        今天请假 | 明天请假 | 后天请假 | 下周请假 | 我今天请假 | 我明天请假 | 我后天请假 | 我下周请假 |
        周一请假 | 周二请假 | 周三请假 | 周四请假 | 周五请假 | 我周一请假 | 我周二请假 | 我周三请假 |
        我周四请假 | 我周五请假 | 我明天休假 | 我下周休假 | 明天休假 | 下周休假
    """),
    "away.off": words("取消请假 | 取消休假 | 请假 取消 | 休假 取消 | 不请假了 | 不休假了"),
    "back": words("我回来了 | 回来了 | 销假 | 我销假 | 我回来上班了 | 已回来 | 我休完假了"),
    "template": words("模板 | okr 模板 | 模版 | okr 模版 | 目标模板 | 示例目标"),
    "export": words("导出 | okr 导出 | 导出 okr | 导出表格 | 下载表格"),
    "import": words("导入 | okr 导入 | 导入 okr | 导入表格 | 上传表格"),
    "cancel": words("取消 | 算了 | 不用了 | 不弄了 | 当我没说"),
    "help": words("""
        帮助 | 怎么用 | 使用帮助 | /okr 帮助 | /kr 帮助 | 你会什么 | 你能做什么 | 使用说明 | 说明 |
        你是谁 | 你是什么 | 你是干嘛的 | 你是做什么的 | 这是干嘛的 | 这个是干嘛的 | 这是干什么的 | 有什么用
    """),
    "whoami": ("我是谁", "我的信息", "/我"),
    "lang": words("""
        /语言 | 语言 | /我 语言 | okr 语言 | 切换语言 | 设置语言 | 说 | 请说 | 讲 | 用 | 请用 | 换成 | 切换到
    """),
    "team.manager": words("""
        团队 负责人 | 团队 经理 | /team 经理 | /team 负责人 | 设置经理 | 设置负责人 | /团队 主管 |
        /team 主管
    """),
    "team.lang": ("团队 语言", "/team 语言"),
    "team.show": words("团队 | /团队 | 团队设置 | 团队信息"),
    "team.timezone": words("团队 时区 | /team 时区 | 团队时区"),
    "team.country": words("团队 国家 | /team 国家 | 团队 节假日"),
    "team.weekend": words("团队 周末 | /team 周末 | 团队 休息日"),
    "team.creators": words("团队 创建人 | /team 创建人 | 团队 谁可以创建"),
    "team.thresholds": words("团队 阈值 | /team 阈值 | 团队阈值"),
    "team.webhook": words("/团队 webhook | /团队 机器人"),
    "team.members": words("团队 成员 | /team 成员 | 团队成员 | 成员列表"),
    "team.add": words("团队 添加 | /team 添加 | /团队 加入 | /团队 加"),
    "team.remove": words("团队 移除 | /team 移除 | /移除 | 移出团队"),
    "cycle.show": words("周期 | /okr 周期 | 当前周期 | 本周期"),
    "cycle.list": words("周期 列表 | 周期列表 | 所有周期"),
    "cycle.next": words("周期 下一个 | 下一周期 | 关闭周期 | /周期 关闭"),
    "cycle.set": words("周期 设置 | 设置周期 | /周期 日期"),
    "review.show": words("复盘 | 查看复盘 | 复盘进展 | 复盘进度 | /评审"),
    "review.start": words("复盘 开始 | 开始复盘 | 启动复盘 | okr 开始复盘"),
    "review.grade": words("打分 | 评分 | 复盘 打分 | 给分"),
    "review.note": words("复盘 记录 | 复盘 心得 | 复盘 收获 | /复盘 学到"),
    "review.close": words("复盘 结束 | okr 复盘 | 结束复盘 | 完成复盘 | 复盘 完成 | 复盘 关闭"),
    "digest": words("周报 | okr 周报 | 团队周报 | 本周周报 | /汇总 | okr 汇总"),
    "digest.me": words("周报 我 | 我的周报 | okr 周报 我的 | /周报 我的 | 我这一周 | 我的一周"),
    "digest.org": words("周报 全部 | /周报 所有 | 全公司周报 | 所有团队周报 | okr 周报 全部 | /周报 组织"),
    "ask": ("/问", "/提问", "/询问", "/请问", "/okr 问"),
    "me.zone": words("/我 时区 | 我的时区 | /me 时区"),
    "me.country": words("/我 国家 | 我的国家 | /me 国家"),
    "remind": words("提醒 | /提醒 | 请提醒 | /okr 设置"),
    "remind.list": words("提醒 列表 | 提醒列表 | 有哪些提醒 | 我的提醒 | 所有提醒 | 查看提醒"),
    "remind.off": words("""
        提醒 关闭 | 关闭提醒 | 提醒 关 | 停用提醒 | 取消提醒 | 删除提醒 | 关掉提醒 | 停止提醒
    """),
    "remind.on": words("提醒 开启 | 开启提醒 | 提醒 开 | 打开提醒"),
    "remind.now": words("提醒 预览 | 预览提醒 | 提醒 试试"),
    "snooze": words("晚点 | 稍后 | 晚点再说 | 稍后提醒 | 晚点提醒我 | 稍后再说 | 等会儿 | 晚点再提醒我"),
}
ANSWERS = {
    "only_tell": words("""
        只告诉 | 仅告诉 | 只跟 | 只和 | 只给 | 别告诉群里 | 不要告诉群里 | 不告诉群里 | 别发群里 |
        不要发群里 | 谁也别告诉
    """),
    "withdraw": words("不需要了 | 不用帮了 | 作废 | 不再需要"),
    "accept": words("""
        我来 | 我来处理 | 我来搞定 | 我来弄 | 我来做 | 交给我 | 我负责 | 我处理 | 没问题 | 包在我身上 |
        我来跟 | 我跟进 | 我来跟进 | 我去处理 | 我去办 | 我可以 | 我接 | 我接手 | 马上处理 | 我搞定 |
        我去弄 | 我看看 | 我来帮忙 | 我来看 | 好的我来 | 我去推 | 我来推 | 我来催 | 我去催 | 我去跟 |
        我帮忙 | 我能帮 | 我能处理 | 我来解决 | 我来协调 | 我协调 | 我需要到 | 我要到 | 改到 | 推迟到
    """),
    "pass_on": words("""
        不是我 | 不归我 | 不归我管 | 我不负责 | 找错人了 | 不是我负责 | 这个找 | 请找 | 不是我的 |
        应该找 | 转给 | 你找 | 问错人了 | 这个不归我 | 这不归我 | 这不是我 | 这个不是我
    """),
    "unable": words("""
        我来不了 | 我做不了 | 做不了 | 我没空 | 没空 | 我没时间 | 没时间 | 帮不了 | 我帮不了 | 帮不上 |
        我帮不上忙 | 我不行 | 我处理不了 | 处理不了 | 我搞不定 | 搞不定 | 我接不了 | 接不了 |
        我忙不过来 | 忙不过来 | 抽不出时间
    """),
    "need_info": words("""
        需要信息 | 需要更多信息 | 缺信息 | 信息不够 | 需要补充信息 | 需要资料 | 需要更多资料 | 请补充 |
        需要补充 | 需要了解
    """),
    "done": words("""
        解决了 | 搞定 | 搞定了 | 完成了 | 已解决 | 弄好了 | 办好了 | 处理完了 | 处理好了 | 好了 | 做完了 |
        已处理 | 已完成 | 完成 | 解决 | 已搞定 | 办完了 | 弄完了 | 已经解决 | 已经搞定 | 已经处理 |
        搞定啦 | 解决啦 | 都解决了
    """),
    "keep": words("保持 | 保留 | 就按 | 维持 | 还是 | 就"),
}
NOTHING = words("没什么 | 没有变化 | 没啥 | 没什么变化 | 没原因")
WANTED = words("需要 | 我需要 | 我们需要 | 最需要 | 缺 | 想要 | 要")
SUBJECTS = {
    "due": words("待更新 | 到期 | 该更新的 | 未更新"),
    "": ("我的", "列表"),
}
SHOWN = words("团队 | 列表")
LOOK = words("什么是 | 查看 | 看 | 看看 | 看一下 | 显示 | 打开 | 给我看")
UPDATE = words("更新 | 更新一下 | 汇报 | 汇报一下 | 打卡 | 更新进度 | 汇报进度")
BEHIND_CODE = {
    "kr.assign": words("负责人 | 负责人是 | 交给 | 转给 | 移交给 | 转交给 | 指派给 | 分配给 | 给"),
    "okr.align": words("对齐到 | 对齐"),
    "kr.weight": words("""
        权重 | 的权重 | 权重改成 | 权重改为 | 权重设为 | 权重设成 | 权重调到 | 权重调成 | 权重调整为 |
        权重提到 | 权重降到 |
        的权重改成 | 的权重改为 | 的权重设为 | 的权重调到 | 的权重调成 | 权重为 | 权重是
    """),
    "kr.edit": words("""
        改名为 | 改名叫 | 改名 | 更名为 | 更名 | 重命名为 | 标题改成 | 标题改为 | 名称改成 | 名称改为 |
        名字改成 | 名字改为 |
        单位改成 | 单位改为 | 起点改成 | 起点改为
    """),
    "comment": words("评论 | 评论一下 | 备注一下"),
    "kr.drop": words("放弃 | 删掉 | 删除 | 砍掉 | 不做了 | 删了 | 砍了"),
    "okr.private": words("私密 | 设为私密 | 设成私密 | 改成私密 | 改为私密 | 不公开"),
    "okr.public": words("公开 | 设为公开 | 设成公开 | 改成公开 | 改为公开"),
    "okr.committed": words("承诺型 | 设为承诺型 | 改成承诺型 | 改为承诺型 | 必达"),
    "okr.stretch": words("挑战型 | 设为挑战型 | 改成挑战型 | 改为挑战型"),
    "kr.cadence": words("""
        频率 | 更新频率 | 的频率 | 的更新频率 | 节奏 | 更新节奏 | 频率改成 | 频率改为 | 更新频率改成 |
        更新频率改为 |
        的更新频率改成 | 的更新频率改为 | 的频率改成 | 的频率改为 | 频率设为 | 更新频率设为 | 改成 | 改为 |
        调成 | 调整为
    """),
    "kr.history": words("历史 | 的历史 | 历史记录"),
    "review.grade": words("打分 | 评分 | 打"),
}
TAKES_OVER = words("""
    负责 | 来负责 | 跟进 | 来跟 | 来跟进 | 来做 | 来管 | 去做 | 吧 | 处理 | 来处理 | 同学 | 老师
""")
RETARGET = words("""
    把 | 将 | 的 | 改 | 改成 | 改为 | 调整为 | 调整到 | 调到 | 调成 | 设为 | 设成 | 提高到 | 降到 | 提到 |
    改到 | 修改 | 请 | 麻烦 | 更新为
""")
REASON = words("因为 | 由于 | 原因是 | 原因 | 理由 | 理由是")
CHANGES = {
    "title": words("""
        标题 | 名称 | 改名为 | 改名 | 改名叫 | 更名为 | 更名 | 重命名为 | 标题改为 | 标题改成 | 名称改为 |
        名称改成 | 名字改为 |
        名字改成
    """),
    "target": words("目标 | 目标值 | 目标改为 | 目标改成 | 新目标"),
    "start": words("从 | 起点 | 起始值 | 起点改为 | 起点改成 | 基线"),
    "unit": words("单位 | 单位改为 | 单位改成"),
    "kind": words("类型 | 类型改为 | 类型改成"),
    "since": words("自 | 起算 | 开始于"),
    "nothing": words("无 | 没有 | 取消 | 不对齐 | 解除"),
    "self": words("我 | 我自己 | 给我"),
    "to": words("到 | 至 | 给 | 与 | 和 | 改为 | 改成"),
    "weight": ("权重",),
    "weekly": words("""
        每周 | 一周 | 一周一次 | 每周一次 | 每周更新 | 每周更新一次 | 一周更新一次 | 每星期 | 每星期一次 |
        每周打卡 |
        每星期更新一次
    """),
    "two_weeks": words("""
        两周 | 每两周 | 双周 | 两周一次 | 每两周一次 | 隔周 | 两周更新一次 | 每两周更新 | 每两周更新一次 |
        双周更新 |
        隔周更新 | 隔周一次 | 隔周更新一次 | 半个月一次 | 每半个月 | 半个月更新一次
    """),
    "monthly": words("""
        每月 | 一个月 | 每个月 | 一月一次 | 每月一次 | 每月更新 | 每月更新一次 | 一个月一次 | 一个月更新一次 |
        每个月更新 | 每个月更新一次 | 每个月一次 | 按月更新
    """),
    "percent": ("百分比",),
    "number": words("数字 | 数值 | 数量"),
    "currency": words("金额 | 货币"),
    "duration": words("时长 | 时间"),
    "milestones": ("里程碑",),
    "yes_no": words("是/否 | 是否 | 是或否"),
    "keep_above": words("不低于 | 保持不低于 | 至少"),
    "keep_below": words("不高于 | 保持不高于 | 不超过 | 至多"),
    "between": words("介于 | 在 | 保持在"),
}
LANGUAGE_NAMES = {
    "en": ("英文", "英语"),
    "zh": words("中文 | 汉语 | 普通话 | 简体中文"),
    "id": words("印尼语 | 印尼文 | 印度尼西亚语"),
    "vi": ("越南语", "越南文"),
}
AGREED = words("好 | 好的 | 好哒 | 行 | 可以 | 没问题 | 收到 | 嗯 | 是的")
NOBODY = words("没有 | 没人 | 无 | 没有人 | 不用 | 不需要")
ALL_SAME = words("""
    都没变 | 全都没变 | 都一样 | 都没变化 | 全部没变 | 都跟上周一样 | 全没变 | 都不变 | 没变 | 没变化
""")
