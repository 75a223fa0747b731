import pytest

from vnpolicy.ingest.document import Block, Document, Span
from vnpolicy.nlp.outline.outline import build_outline
from vnpolicy.nlp.targets.targets import find_targets


def quotes_of(*lines):
    blocks, position = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(position, position + len(line))))
        position += len(line) + 1
    made = Document("test.txt", "sha256:0", "\n".join(lines), tuple(blocks))
    return [target.quote for target in find_targets(made, build_outline(made), ())]


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        pytest.param(
            "- Phấn đấu đạt 100% thủ tục đủ điều kiện, nâng cao chất lượng đội ngũ công chức và cơ cấu lại tổ chức "
            "bộ máy đáp ứng yêu cầu, nhiệm vụ trong tình hình mới của địa phương",
            ["Phấn đấu đạt 100% thủ tục đủ điều kiện"],
            id="other work is left out",
        ),
        pytest.param(
            "- Mỗi khoa gửi tối thiểu 02 đề án về P. Kế hoạch của TP. Cần Thơ",
            ["Mỗi khoa gửi tối thiểu 02 đề án về P. Kế hoạch của TP. Cần Thơ"],
            id="the point of a short word ends no sentence",
        ),
        pytest.param("2.2- Phấn đấu đạt 30% số hộ", ["Phấn đấu đạt 30% số hộ"], id="a mark as the Party prints it"),
        pytest.param(
            "- Đến năm 2025, đạt trên 70% và đến năm 2030, phấn đấu đạt trên 90% thanh niên sử dụng ứng dụng",
            ["Đến năm 2025, đạt trên 70% và đến năm 2030, phấn đấu đạt trên 90% thanh niên sử dụng ứng dụng"] * 2,
            id="two years share their subject",
        ),
        pytest.param(
            "- Tốc độ tăng số giao dịch đạt 50 - 80%/năm và giá trị giao dịch đạt 80 - 100%/năm",
            ["Tốc độ tăng số giao dịch đạt 50 - 80%/năm", "giá trị giao dịch đạt 80 - 100%/năm"],
            id="two measures",
        ),
        pytest.param(
            "- Xây dựng 3 vườn ươm dừa và nâng cấp 4 phòng nuôi cấy mô của tỉnh.",
            ["Xây dựng 3 vườn ươm dừa", "nâng cấp 4 phòng nuôi cấy mô của tỉnh"],
            id="two counted acts",
        ),
        pytest.param(
            "- Đạt 60% số cơ quan, tổ chức, trường học, bệnh viện và hợp tác xã ở miền núi bố trí người làm công tác "
            "tiếp nhận, phân loại, làm sạch và số hóa hồ sơ lưu trữ của những năm trước",
            [
                (
                    "Đạt 60% số cơ quan, tổ chức, trường học, bệnh viện và hợp tác xã ở miền núi bố trí người làm "
                    "công tác tiếp nhận, phân loại, làm sạch và số hóa hồ sơ lưu trữ của những năm trước"
                )
            ],
            id="a body named like an act is one of those counted",
        ),
        pytest.param(
            "- Hỗ trợ 300 hộ dân trồng rừng, 40 hợp tác xã nông nghiệp",
            ["Hỗ trợ 300 hộ dân trồng rừng", "40 hợp tác xã nông nghiệp"],
            id="counts parted by a comma",
        ),
        pytest.param(
            "- Rà soát các chợ dân sinh, điểm bán lẻ và cửa hàng tiện lợi tại các khu dân cư đông người để kiểm tra "
            "100% hộ kinh doanh thực phẩm tươi sống",
            ["kiểm tra 100% hộ kinh doanh thực phẩm tươi sống"],
            id="behind other work that is longer",
        ),
        pytest.param(
            "- Kiểm tra 100% bến thủy nội địa và xử phạt 90% trường hợp chở quá tải",
            ["Kiểm tra 100% bến thủy nội địa", "xử phạt 90% trường hợp chở quá tải"],
            id="two acts",
        ),
        pytest.param(
            "- Hoàn thiện 100% cơ sở dữ liệu của ngành (bao gồm dữ liệu về trường, lớp, người học, đội ngũ giáo viên, "
            "cơ sở vật chất, tài chính và các nguồn lực khác của từng địa phương)",
            ["Hoàn thiện 100% cơ sở dữ liệu của ngành"],
            id="a long bracket that lists parts",
        ),
        pytest.param(
            "- Có ít nhất 40% học viên theo học hình thức từ xa (với thời lượng từ xa chiếm hơn 60%)",
            ["Có ít nhất 40% học viên theo học hình thức từ xa (với thời lượng từ xa chiếm hơn 60%)"],
            id="a bracket that tells how",
        ),
        pytest.param(
            "- Phát triển du lịch xanh, góp phần bảo vệ môi trường: Ít nhất 45% bản có điểm du lịch",
            ["Ít nhất 45% bản có điểm du lịch"],
            id="a work that leads to a full clause",
        ),
        pytest.param(
            "- Giảm tỷ lệ tai nạn ở các nút giao đông người: tại đô thị xuống dưới 7%",
            ["Giảm tỷ lệ tai nạn ở các nút giao đông người: tại đô thị xuống dưới 7%"],
            id="what leads in has the measure",
        ),
        pytest.param(
            "- 85% dân số được dùng nước sạch; mọi trẻ em được tiêm chủng đầy đủ",
            ["85% dân số được dùng nước sạch"],
            id="what follows has a subject and a verb of its own",
        ),
        pytest.param(
            "- Xây dựng cơ chế cấp giấy chấp thuận đóng mới phương tiện thay thế phương tiện mục nát, chìm đắm nhưng "
            "phải bảo đảm giảm tối thiểu 3% số phương tiện ven bờ",
            ["bảo đảm giảm tối thiểu 3% số phương tiện ven bờ"],
            id="what a longer work must still ensure",
        ),
        pytest.param(
            "- 40% trạm y tế xã bố trí ít nhất một bác sĩ, khám chữa bệnh thường xuyên cho người cao tuổi",
            [
                "40% trạm y tế xã bố trí ít nhất một bác sĩ, khám chữa bệnh thường xuyên cho người cao tuổi",
                "bố trí ít nhất một bác sĩ, khám chữa bệnh thường xuyên cho người cao tuổi",
            ],
            id="what those of a share must do",
        ),
        pytest.param(
            "- Hầu hết trẻ em trong độ tuổi đi học của bản được đến trường, tỷ lệ trẻ em bỏ học hằng năm giảm còn 2%",
            ["tỷ lệ trẻ em bỏ học hằng năm giảm còn 2%"],
            id="a measure behind something done to somebody",
        ),
        pytest.param(
            "- Đào tạo 9.000 cán bộ xã (bình quân 900 người/năm) về chuyển đổi số",
            ["Đào tạo 9.000 cán bộ xã (bình quân 900 người/năm) về chuyển đổi số", "bình quân 900 người/năm"],
            id="a yearly part in brackets",
        ),
        pytest.param(
            "- Tổ chức 04 đợt hội thao (vận động viên do các xã cử theo cụm, kết quả là một căn cứ để chọn đội tuyển "
            "của huyện dự hội thao cấp tỉnh)",
            ["Tổ chức 04 đợt hội thao"],
            id="a long bracket that explains",
        ),
        pytest.param(
            "- Giảm tỷ lệ hộ cận nghèo xuống dưới 7% (theo chuẩn tại Nghị định số 7/2021/NĐ-CP)",
            ["Giảm tỷ lệ hộ cận nghèo xuống dưới 7%"],
            id="a bracket that names its source",
        ),
        pytest.param(
            "- Mỗi huyện có ít nhất 01 hợp tác xã kiểu mới, làm cơ sở để đánh giá, tổng kết và đề xuất nhân rộng trên "
            "địa bàn toàn tỉnh trong những năm sau",
            ["Mỗi huyện có ít nhất 01 hợp tác xã kiểu mới"],
            id="what it serves",
        ),
        pytest.param(
            "- Để tỷ lệ bãi chợ đạt chuẩn đạt 70%, Ủy ban nhân dân tỉnh giao các Sở như sau:",
            ["Để tỷ lệ bãi chợ đạt chuẩn đạt 70%"],
            id="who asks for it",
        ),
        pytest.param(
            "- Tuyển vào trường công lập: khoảng 700 học viên, chiếm tỷ lệ 65%",
            ["Tuyển vào trường công lập: khoảng 700 học viên", "chiếm tỷ lệ 65%"],
            id="a count behind its name, then its share",
        ),
        pytest.param(
            "- Có 80% bến phà và khoảng 60% bến đò được trang bị phao",
            ["Có 80% bến phà và khoảng 60% bến đò được trang bị phao", "khoảng 60% bến đò được trang bị phao"],
            id="the last of two shares says all of its own",
        ),
        pytest.param(
            "- 50% chợ có đủ bãi xe và 80% bãi xe đạt chuẩn",
            ["50% chợ có đủ bãi xe", "80% bãi xe đạt chuẩn"],
            id="two shares, each with what they do",
        ),
    ],
)
def test_a_quote_is_the_smallest_clause(line, quotes):
    assert quotes_of("I. MỤC TIÊU", line) == quotes
