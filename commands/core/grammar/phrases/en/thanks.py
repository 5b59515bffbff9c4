"""English thanks, and what shows that none are meant."""

from commands.core.grammar.phrases import words

THANKS = words("""
    thanks | thank you | thanks to | thank you to | thx | thnx | tks | ty | tysm | cheers | many thanks |
    many thanks to | thanks a lot | thanks so much | thanks very much | thank you so much |
    thank you very much | thanks a million | big thank you to | huge thanks to | huge thanks |
    a big thank you to | thanks a lot to | special thanks to | thanks again | thank u
""")
THANKED_FOR = words("for")
NOT_THANKS = words("""
    nothing | but | not | never | no thanks | in advance | if | could you | can you | please | would | will |
    late | delay | delays | delaying | broke | breaking | broken | blocking | ignoring | ignored | wasting |
    wasted | ruining | ruined | losing | lost | forgetting | forgot | messing | mess | killing | worst |
    failing | missing | lol | 🙄 | 🙃
""")
