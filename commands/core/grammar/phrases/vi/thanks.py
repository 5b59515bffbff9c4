"""Vietnamese thanks, and what shows that none are meant."""

from commands.core.grammar.phrases import words

THANKS = words("""
    cảm ơn | cám ơn | cảm ơn nhiều | cám ơn nhiều | cảm ơn bạn | cảm ơn anh | cảm ơn chị | cảm ơn em |
    cám ơn bạn | cám ơn anh | cám ơn chị | cám ơn em | cảm ơn mọi người | xin cảm ơn | thanks nhé | thank nhé
""")
THANKED_FOR = words("vì | đã | về | vi da | da giup | da ho tro | da lam")
NOT_THANKS = words("""
    nhưng | không | chưa | đừng | trước nhé | nếu | giúp em nhé | làm ơn | trễ | muộn | chậm | làm hỏng |
    làm vỡ | quên | phá | 🙄 | 🙃
""")
