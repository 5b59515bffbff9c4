"""Indonesian thanks, and what shows that none are meant."""

from commands.core.grammar.phrases import words

THANKS = words("""
    terima kasih | terimakasih | makasih | makasi | trims | trimakasih | thanks ya | tengkyu | mks |
    terima kasih banyak | makasih banyak | terima kasih ya | makasih ya | makasih banget | thank you ya |
    terima kasih kepada | terima kasih ke | makasih ke
""")
THANKED_FOR = words(
    "atas | untuk | buat | udah | sudah | telah | karena | bantuannya | dukungannya | kerja kerasnya"
)
NOT_THANKS = words("""
    tapi | namun | tidak | nggak | gak | ga | tolong | mohon | kalau | jika | bisa | nanti | sebelumnya |
    telat | terlambat | merusak | rusak | bikin ribet | menghambat | lupa | 🙄 | 🙃
""")
