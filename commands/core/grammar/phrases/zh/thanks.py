"""Chinese thanks, and what shows that none are meant."""

from commands.core.grammar.phrases import words

THANKS = words("""
    谢谢 | 多谢 | 感谢 | 谢啦 | 谢了 | 非常感谢 | 谢谢你 | 谢谢您 | 感谢你 | 谢谢你们 | 十分感谢 | 特别感谢 |
    辛苦了 | 辛苦 | 太感谢了 | 多谢了 | 谢谢大家
""")
PRAISE_FOR = words("给 | 为 | 要给 | 我要给 | 想给 | 必须给")
PRAISE = words("点赞 | 点个赞 | 点一个赞 | 点大赞 | 鼓掌 | 鼓个掌 | 竖大拇指 | 送花 | 送朵小红花 | 打call")
THANKED_FOR = words("帮 | 的 | 替 | 给 | 把 | 为 | 支持 | 解决 | 修 | 搞定 | 及时 | 昨天 | 昨晚 | 加班")
NOT_THANKS = words("""
    但 | 但是 | 不过 | 可是 | 请 | 麻烦 | 能不能 | 可以吗 | 如果 | 拖 | 耽误 | 弄坏 | 搞砸 | 没 | 不 | 别 |
    提前 | 呵呵 | 🙄 | 🙃
""")
