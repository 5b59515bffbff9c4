"""English words of objectives and key results."""

from commands.core.grammar.phrases import words

FROM = ("from", "up from", "down from", "was", "now", "now at", "current", "currently", "today", "baseline")
TO = (
    "to", "up to", "down to", "into", "rising to", "falling to", "->", "-->", "=>", "==>", "→", "⇒", "➜",
    "➔", "➡", "⟶", ">", ">>", "~", "→→",
)  # fmt: skip
NOW = ("from", "up from", "down from", "was", "now", "currently", "today", "baseline")
TARGET = ("target", "goal", "target is", "goal is")
REACH = (
    "reach", "reaches", "reaching", "hit", "hits", "achieve", "attain", "get", "get to", "grow to",
    "reach at least", "sign", "win", "close", "gain", "acquire", "hire", "add", "target", "goal", "to",
    "at", "by", "=", ":",
)  # fmt: skip
AT_LEAST = (
    ">=", "=>", "≥", "≧", "⩾", ">", "at least", "min", "min.", "minimum", "a minimum of", "no less than",
    "not less than", "above", "stay above", "not below", "never below", "no lower than",
)  # fmt: skip
OR_MORE = ("or more", "or above", "or higher", "or better", "+", "and above", "minimum", "min")
AT_MOST = (
    "<=", "≤", "≦", "⩽", "<", "at most", "max", "max.", "maximum", "a maximum of", "no more than",
    "not more than", "below", "under", "stay below", "less than", "lower than", "not above", "never above",
)  # fmt: skip
OR_LESS = ("or less", "or below", "or lower", "or fewer", "maximum", "max")
STAYS = (
    "is", "keep", "keep it", "keeps", "at", "stays", "stay", "to", "be", "of", "remains", "kept", "=", ":",
)  # fmt: skip
MILESTONES = ("milestones", "milestone")
YES_NO = ("yes/no", "yes / no", "yes or no", "y/n")
GOES_ON = (
    "for", "in", "by", "per", "at", "with", "of", "on", "a", "each", "every", "across", "among", "before",
    "within", "until", "from", "and", "or", "total",
)  # fmt: skip
VERSION = ("v", "version", "phase", "release", "q", "no.", "step")
DATE_BEHIND = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "am", "pm",
)  # fmt: skip
DATE_BEFORE = DATE_BEHIND
MONEY = (
    "revenue", "arr", "mrr", "gmv", "income", "profit", "bookings", "budget", "spend", "turnover",
    "sales volume", "pipeline value", "ebitda",
)  # fmt: skip
TIME = (
    "response time", "reply time", "resolution time", "lead time", "cycle time", "load time",
    "waiting time", "wait time", "handling time", "delivery time", "onboarding time", "processing time",
    "loading time", "recovery time", "build time", "time to", "latency", "mttr",
)  # fmt: skip
OBJECTIVE = ("objective", "goal", "o", "title")
KEY_RESULT = ("key result", "key results", "kr", "krs")
OWNER = ("owner", "owned by", "by", "pic", "dri", "assignee")
COMMITTED = ("committed",)
STRETCH = ("stretch", "moonshot", "aspirational")
PRIVATE = ("private", "confidential")
TEAM_ONLY = ("team-only", "team only")
VAGUE = words("""
        improve | better | enhance | optimize | optimise | strengthen | leverage | world-class |
        best-in-class | as much as possible | as soon as possible | more efficient | continue to
""")
ACTIVITY = words("""
        launch | build | write | implement | organize | organise | hold | prepare | ship | create |
        research | analyze | analyse | migrate | set up | roll out | work on | help
""")
