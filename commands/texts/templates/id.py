"""Ready objectives in Indonesian."""

DEPARTMENTS = {
    "product": ("Produk", "produk | tim produk"),
    "engineering": ("Engineering", "engineering | teknik | teknologi | rekayasa | pengembangan"),
    "marketing": ("Pemasaran", "pemasaran | marketing | promosi"),
    "sales": ("Penjualan", "penjualan | sales | jualan"),
    "success": ("Layanan pelanggan", "layanan pelanggan | kesuksesan pelanggan | pelanggan | cs | layanan"),
}
OBJECTIVES = {
    "product": """
Pengguna baru berhasil sejak minggu pertama
Aktivasi pengguna baru dari 30% ke 45%
Waktu sampai hasil pertama dari 40 menit ke 15 menit
Pengguna baru yang mengajak rekan dari 8% ke 20%

Pengguna selalu ingin kembali
Pengguna aktif mingguan dari 4.000 ke 6.500 pengguna
Retensi satu kuartal dari 35% ke 50%
Kunjungan per pengguna per minggu dari 2,1 ke 3,5

Pengguna percaya pada setiap pembaruan
Nilai dari pengguna dari 3,8 ke 4,5
Cacat yang dilaporkan pelanggan per bulan dari 40 ke 15
Pembaruan tanpa ditarik kembali dari 85% ke 98%
""",
    "engineering": """
Layanan yang tidak perlu dikhawatirkan
Ketersediaan layanan dari 99,5% ke 99,95%
Gangguan yang terasa pelanggan per bulan dari 9 ke 3
Waktu pemulihan dari 90 menit ke 30 menit

Perubahan sampai ke pelanggan dalam hitungan jam
Waktu dari merge ke produksi dari 5 hari ke 1 hari
Deployment per minggu dari 3 ke 12
Deployment gagal dari 12% ke 4%

Kode yang enak dikerjakan
Waktu build dari 24 menit ke 8 menit
Tes yang tidak stabil dari 60 ke 5
Engineer yang puas dengan alat kerjanya dari 55% ke 80%
""",
    "marketing": """
Orang yang tepat menemukan kita sendiri
Pengunjung dari mesin pencari per bulan dari 20.000 ke 35.000 pengunjung
Pengunjung yang mendaftar dari 1,8% ke 3%
Biaya per prospek dari Rp 150 ribu ke Rp 90 ribu

Nama kita punya arti di pasar
Kesadaran merek di pasar sasaran dari 12% ke 20%
Artikel tentang kita per kuartal dari 5 ke 15
Pembaca buletin dari 8.000 ke 14.000 pembaca

Tim penjualan mendapat prospek yang layak dihubungi
Prospek layak per bulan dari 150 ke 260
Prospek yang diterima tim penjualan dari 48% ke 70%
Waktu sampai kontak pertama dari 20 jam ke 4 jam
""",
    "sales": """
Pendapatan tumbuh di atas dasar yang kuat
Pendapatan baru dari Rp 2 miliar ke Rp 5 miliar
Rasio kemenangan dari 18% ke 26%
Porsi industri baru dalam pendapatan dari 10% ke 25%

Pipeline yang bisa diandalkan
Pipeline dibanding target dari 2 kali ke 3,5 kali
Ketepatan perkiraan penjualan dari 70% ke 90%
Peluang tanpa langkah berikutnya dari 35% ke 8%

Pelanggan memutuskan lebih cepat
Siklus penjualan dari 75 hari ke 50 hari
Waktu antara demo dan penawaran dari 9 hari ke 3 hari
Uji coba yang menjadi kontrak dari 30% ke 55%
""",
    "success": """
Pelanggan betah dan tumbuh bersama kita
Tingkat perpanjangan dari 82% ke 92%
Retensi pendapatan bersih dari 98% ke 110%
Pelanggan yang berisiko pergi dari 24 ke 8

Jawaban cepat dan tuntas
Waktu respons pertama dari 6 jam ke 1 jam
Permintaan yang tuntas pada kontak pertama dari 55% ke 75%
Pelanggan yang puas dengan layanan dari 86% ke 95%

Pelanggan cepat merasakan manfaat
Waktu sampai manfaat pertama dari 30 hari ke 10 hari
Pelanggan dengan rencana sukses dari 25% ke 70%
Fitur yang dipakai per pelanggan dari 4 ke 7
""",
}
