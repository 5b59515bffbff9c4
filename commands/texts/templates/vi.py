"""Ready objectives in Vietnamese."""

DEPARTMENTS = {
    "product": ("Sản phẩm", "sản phẩm | san pham"),
    "engineering": ("Kỹ thuật", "kỹ thuật | kĩ thuật | ky thuat | công nghệ | lập trình | phát triển"),
    "marketing": ("Marketing", "marketing | tiếp thị | tiep thi | truyền thông"),
    "sales": ("Bán hàng", "bán hàng | ban hang | kinh doanh | sales"),
    "success": ("Chăm sóc khách hàng", "chăm sóc khách hàng | cskh | khách hàng | hỗ trợ khách hàng"),
}
OBJECTIVES = {
    "product": """
Người dùng mới dùng được ngay trong tuần đầu
Tỷ lệ kích hoạt của người dùng mới từ 30% lên 45%
Thời gian đến kết quả đầu tiên từ 40 phút xuống 15 phút
Người dùng mới mời đồng nghiệp từ 8% lên 20%

Người dùng luôn muốn quay lại
Người dùng hoạt động hằng tuần từ 4.000 lên 6.500 người
Tỷ lệ giữ chân sau một quý từ 35% lên 50%
Số lần dùng mỗi người mỗi tuần từ 2,1 lên 3,5

Người dùng yên tâm với mỗi bản cập nhật
Điểm đánh giá của người dùng từ 3,8 lên 4,5
Lỗi khách hàng báo mỗi tháng từ 40 xuống 15
Bản cập nhật không phải gỡ lại từ 85% lên 98%
""",
    "engineering": """
Hệ thống không ai phải lo
Độ sẵn sàng của hệ thống từ 99,5% lên 99,95%
Sự cố khách hàng nhận thấy mỗi tháng từ 9 xuống 3
Thời gian khôi phục từ 90 phút xuống 30 phút

Thay đổi đến tay khách hàng trong vài giờ
Thời gian từ lúc gộp mã đến lúc chạy thật từ 5 ngày xuống 1 ngày
Số lần triển khai mỗi tuần từ 3 lên 12
Tỷ lệ triển khai lỗi từ 12% xuống 4%

Mã nguồn làm việc thấy thích
Thời gian build từ 24 phút xuống 8 phút
Bài kiểm thử không ổn định từ 60 xuống 5
Kỹ sư hài lòng với công cụ từ 55% lên 80%
""",
    "marketing": """
Đúng người tự tìm đến chúng ta
Khách từ công cụ tìm kiếm mỗi tháng từ 20.000 lên 35.000 lượt
Tỷ lệ khách đăng ký từ 1,8% lên 3%
Chi phí cho mỗi liên hệ mới từ 250 nghìn đồng xuống 150 nghìn đồng

Tên tuổi có chỗ đứng trên thị trường
Nhận biết thương hiệu trong nhóm mục tiêu từ 12% lên 20%
Bài viết về chúng ta mỗi quý từ 5 lên 15
Người đọc bản tin từ 8.000 lên 14.000 người

Bán hàng nhận được khách đáng gọi
Khách tiềm năng đạt chuẩn mỗi tháng từ 150 lên 260
Khách tiềm năng được bán hàng nhận từ 48% lên 70%
Thời gian đến lần liên hệ đầu tiên từ 20 giờ xuống 4 giờ
""",
    "sales": """
Doanh thu tăng vững chắc
Doanh thu mới từ 2 tỷ đồng lên 5 tỷ đồng
Tỷ lệ thắng từ 18% lên 26%
Tỷ trọng ngành mới trong doanh thu từ 10% lên 25%

Cơ hội bán hàng đáng tin cậy
Giá trị cơ hội so với chỉ tiêu từ 2 lần lên 3,5 lần
Độ chính xác của dự báo từ 70% lên 90%
Cơ hội chưa có bước tiếp theo từ 35% xuống 8%

Khách hàng quyết định nhanh hơn
Chu kỳ bán hàng từ 75 ngày xuống 50 ngày
Thời gian giữa demo và báo giá từ 9 ngày xuống 3 ngày
Bản dùng thử thành hợp đồng từ 30% lên 55%
""",
    "success": """
Khách hàng ở lại và lớn lên cùng chúng ta
Tỷ lệ gia hạn từ 82% lên 92%
Tỷ lệ giữ doanh thu ròng từ 98% lên 110%
Khách hàng có nguy cơ rời đi từ 24 xuống 8

Trả lời nhanh, xử lý dứt điểm
Thời gian phản hồi đầu tiên từ 6 giờ xuống 1 giờ
Yêu cầu xử lý xong ngay lần đầu từ 55% lên 75%
Khách hàng hài lòng với hỗ trợ từ 86% lên 95%

Khách hàng sớm thấy giá trị
Thời gian đến thành công đầu tiên từ 30 ngày xuống 10 ngày
Khách hàng có kế hoạch thành công từ 25% lên 70%
Tính năng đang dùng mỗi khách hàng từ 4 lên 7
""",
}
