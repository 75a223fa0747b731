"""Who a clause sets to work, with whom, and who a heading names."""

import pytest

from vnpolicy.nlp.actors.bodies import starts_with_body
from vnpolicy.nlp.actors.clause_subjects import find_subject
from vnpolicy.nlp.actors.governing import read_heading
from vnpolicy.nlp.actors.partners import find_partners


def _written(agencies):
    return [agency.written for agency in agencies]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("Ban Thư ký thông báo kết quả", ["Ban Thư ký"], id="the last syllable of a name is also a verb"),
        pytest.param("Văn phòng Đăng ký đất đai gửi hồ sơ", ["Văn phòng Đăng ký đất đai"], id="'Đăng ký' in a name"),
        pytest.param(
            "Văn phòng Đăng ký quyền sử dụng đất tỉnh chịu trách nhiệm thu phí",
            ["Văn phòng Đăng ký quyền sử dụng đất tỉnh"],
            id="'sử dụng' in the name of a right",
        ),
        pytest.param(
            "Sở Nội vụ kiểm tra việc này", ["Sở Nội vụ"], id="'Nội vụ' is a name, 'vụ' a noun that takes a verb"
        ),
        pytest.param("Bộ Quốc phòng quản lý các trường", ["Bộ Quốc phòng"], id="'Quốc phòng' is a name"),
        pytest.param("Cục An toàn thông tin kiểm tra hệ thống", ["Cục An toàn thông tin"], id="a known name is whole"),
        pytest.param("Sở Du lịch trình đề án", ["Sở Du lịch"], id="'lịch trình' is no word here"),
        pytest.param("Bộ Thông tin và Truyền thông cử cán bộ", ["Bộ Thông tin và Truyền thông"], id="nor 'thông cử'"),
        pytest.param("Các chương trình cần vốn mới", [], id="'Các chương' is no body"),
        pytest.param(
            "Trung tâm Phục vụ hành chính công bố trí người trực",
            ["Trung tâm Phục vụ hành chính công"],
            id="'công bố' across the end of a name",
        ),
        pytest.param("Sở Y tế tiếp nhận hồ sơ", ["Sở Y tế"], id="'tiếp nhận' is one verb"),
        pytest.param("Phân công Sở Y tế tổ chức trực", ["Sở Y tế"], id="a body that is told, by name"),
        pytest.param("Phân công Ủy ban Kiểm tra chủ trì việc này", ["Ủy ban Kiểm tra"], id="'Ủ' is a capital too"),
        pytest.param("Phân công Lãnh đạo Bộ phụ trách việc này", [], id="persons who are told"),
        pytest.param("Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh rà soát", ["Đảng ủy UBND tỉnh"], id="a Party body leads"),
        pytest.param("Đảng ủy, lãnh đạo Sở Y tế tổ chức họp", ["Đảng ủy", "lãnh đạo Sở Y tế"], id="leaders as a body"),
        pytest.param("UBND tỉnh Gia Lai sơ tán dân vùng lũ", ["UBND tỉnh Gia Lai"], id="a verb behind a place"),
        pytest.param("Bộ Công an, trừ trường hợp khẩn cấp, chủ trì", ["Bộ Công an"], id="an exception"),
        pytest.param("UBND tỉnh, ngoài các việc trên, lập sổ", ["UBND tỉnh"], id="what is done besides"),
        pytest.param("Ngay sau kỳ nghỉ, Sở Y tế kiểm tra các chợ", ["Sở Y tế"], id="right after an event"),
        pytest.param("Ban Bồi thường báo cáo kết quả", ["Ban Bồi thường"], id="'thường' in a name"),
        pytest.param("Các bộ, ngành quyết liệt triển khai", ["Các bộ, ngành"], id="how the work is done"),
        pytest.param("Hội đồng hòa giải lập biên bản", ["Hội đồng hòa giải"], id="what a council does is its name"),
        pytest.param("Các bên có nghĩa vụ thực hiện thỏa thuận", ["Các bên"], id="an obligation"),
        pytest.param("Doanh nghiệp cung cấp thông tin cho Sở X", ["Doanh nghiệp"], id="what a firm gives"),
        pytest.param(
            "Chính quyền các tỉnh trong thẩm quyền ban hành quy định", ["Chính quyền các tỉnh"], id="by its powers"
        ),
        pytest.param("Tổng Thanh tra Chính phủ phải tăng cường kiểm tra", ["Tổng Thanh tra Chính phủ"], id="a post"),
        pytest.param(
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện chỉ đạo việc này",
            ["Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện"],
            id="verbs inside a known name",
        ),
        pytest.param(
            "Ban Chỉ đạo phát triển kinh tế số có trách nhiệm lập báo cáo",
            ["Ban Chỉ đạo phát triển kinh tế số"],
            id="what a committee is for",
        ),
        pytest.param(
            "Thành viên Ban Chỉ đạo tham dự cuộc họp và có trách nhiệm góp ý",
            ["Thành viên Ban Chỉ đạo"],
            id="two verbs of a committee",
        ),
        pytest.param(
            "Đơn vị được Lãnh đạo Bộ phân công soạn thảo có trách nhiệm xin ý kiến",
            ["Đơn vị được Lãnh đạo Bộ phân công soạn thảo"],
            id="by whom a unit was told",
        ),
        pytest.param("Chính phủ phân công các bộ soạn thảo nghị định", ["các bộ"], id="work handed over"),
        pytest.param("Sở Y tế phân công cán bộ theo dõi", ["Sở Y tế"], id="persons of one's own are no actor"),
        pytest.param("Cơ quan điều tra, Vụ Y tế chuẩn bị phòng họp", ["Cơ quan điều tra", "Vụ Y tế"], id="'điều tra'"),
        pytest.param("cơ quan giúp việc của Ban lập sổ", ["cơ quan giúp việc của Ban"], id="an office by its service"),
        pytest.param(
            "Cơ quan chủ trì phối hợp với Bộ X làm việc này", ["Cơ quan chủ trì"], id="the bare noun is nobody"
        ),
        pytest.param(
            "Thủ trưởng cơ quan tiến hành thanh tra báo cáo", ["Thủ trưởng cơ quan tiến hành thanh tra"], id="tt"
        ),
        pytest.param("Đơn vị cung cấp dịch vụ chi trả phối hợp lập sổ", ["Đơn vị cung cấp dịch vụ chi trả"], id="pay"),
        pytest.param("Hội đồng các cấp phát huy vai trò", ["Hội đồng các cấp"], id="'cấp phát' over two words"),
        pytest.param(
            "Trưởng Ban Chỉ đạo chuyển đổi số của các ngành thực hiện",
            ["Trưởng Ban Chỉ đạo chuyển đổi số của các ngành"],
            id="what the committee of a post is for",
        ),
        pytest.param(
            "Cơ quan đăng ký kinh doanh xử lý hồ sơ", ["Cơ quan đăng ký kinh doanh"], id="an office by what it serves"
        ),
        pytest.param("Hội đồng giám định hồ sơ.", ["Hội đồng"], id="a bare noun with its only verb"),
        pytest.param(
            "Các Bộ, ngành liên quan, nhất là các Bộ: Công an, Y tế chủ động lập sổ",
            ["Các Bộ, ngành liên quan"],
            id="bodies told above all",
        ),
        pytest.param(
            "Căn cứ vào đội ngũ cán bộ, giáo viên, Phòng Nội vụ giao chỉ tiêu",
            ["Phòng Nội vụ"],
            id="'cán bộ' is no list",
        ),
        pytest.param("Bộ trưởng Bộ X thừa ủy quyền Thủ tướng ký tờ trình", ["Bộ trưởng Bộ X"], id="on whose behalf"),
        pytest.param("Các cấp, nhân dân và doanh nghiệp xây dựng nếp sống", ["Các cấp", "doanh nghiệp"], id="no body"),
        pytest.param(
            "Căn cứ luật của Quốc hội, Bộ Y tế, chỉ đạo của Chính phủ, Sở Nội vụ lập sổ",
            ["Sở Nội vụ"],
            id="'chỉ đạo của' is a noun",
        ),
        pytest.param("Công đoàn cấp trên cơ sở tổ chức thăm hỏi", ["Công đoàn cấp trên cơ sở"], id="'trên cơ sở'"),
        pytest.param("Lãnh đạo, điều hành hoạt động của Ban; phân công Tổ thư ký", [], id="'Lãnh đạo' is the verb"),
        pytest.param("Bộ Giáo dục và Đào tạo lập kế hoạch", ["Bộ Giáo dục và Đào tạo"], id="no verb 'tạo lập'"),
        pytest.param("Các Phó Tổng biên tập giúp Tổng biên tập", ["Các Phó Tổng biên tập"], id="an editor's post"),
        pytest.param(
            "Bộ Y tế, cơ quan chủ trì thực hiện Chương trình, có trách nhiệm hướng dẫn",
            ["Bộ Y tế"],
            id="what the body is, beside its name",
        ),
        pytest.param(
            "Tổ chuyên gia thẩm định và đơn vị tư vấn thẩm định có trách nhiệm lập báo cáo",
            ["Tổ chuyên gia thẩm định", "đơn vị tư vấn thẩm định"],
            id="what a team is for",
        ),
        pytest.param(
            "Căn cứ chương trình của Quốc hội, Chính phủ và yêu cầu thực tiễn, Bộ Tư pháp hướng dẫn truyền thông",
            ["Bộ Tư pháp"],
            id="a circumstance that goes on behind a comma",
        ),
        pytest.param(
            "Cơ quan tổ chức thẩm định gửi dự thảo đến các thành viên",
            ["Cơ quan tổ chức thẩm định"],
            id="an office by what it organises",
        ),
        pytest.param(
            "Định kỳ báo cáo Chính phủ, Thủ tướng Chính phủ tình hình triển khai Kế hoạch", [], id="to whom is reported"
        ),
        pytest.param(
            "cơ quan, đơn vị, cá nhân chủ trì soạn thảo văn bản chủ động phối hợp với báo chí",
            ["cơ quan, đơn vị, cá nhân chủ trì soạn thảo văn bản"],
            id="whoever drafts",
        ),
        pytest.param(
            "các cơ sở sản xuất thuộc quyền quản lý tập trung làm tốt các nội dung",
            ["các cơ sở sản xuất thuộc quyền quản lý"],
            id="in whose hands",
        ),
        pytest.param(
            "Các phương tiện thông tin đại chúng có trách nhiệm tuyên truyền",
            ["Các phương tiện thông tin đại chúng"],
            id="the media",
        ),
        pytest.param(
            "Viện Nghiên cứu lập pháp phát huy vai trò tham mưu", ["Viện Nghiên cứu lập pháp"], id="what it is for"
        ),
        pytest.param("Năm 2023, Ban Chỉ đạo tiếp tục thực hiện kế hoạch", ["Ban Chỉ đạo"], id="behind a year"),
        pytest.param("Các thành viên Hội đồng bỏ phiếu đánh giá", ["Các thành viên Hội đồng"], id="they vote"),
        pytest.param(
            "Các tập đoàn kinh tế, trong đó bao gồm cả công ty con gửi báo cáo", ["Các tập đoàn kinh tế"], id="among"
        ),
        pytest.param(
            "Vụ Hỗ trợ người nộp thuế có trách nhiệm lập sổ", ["Vụ Hỗ trợ người nộp thuế"], id="whom a unit serves"
        ),
        pytest.param(
            "Các địa phương giải ngân chậm phải làm rõ nguyên nhân",
            ["Các địa phương giải ngân chậm"],
            id="what places did, before their duty",
        ),
        pytest.param(
            "Các cơ quan soạn thảo tiếp tục lấy ý kiến", ["Các cơ quan soạn thảo"], id="the work of an office goes on"
        ),
        pytest.param(
            "UBND các xã có khả năng cân đối ngân sách bố trí kinh phí",
            ["UBND các xã có khả năng cân đối ngân sách"],
            id="what they are able to do",
        ),
        pytest.param(
            "Các nhà máy có đề án đã được phê duyệt chủ động bố trí vốn",
            ["Các nhà máy có đề án"],
            id="a passive about what they have",
        ),
        pytest.param(
            "Các công ty trên địa bàn không để thiếu xăng", ["Các công ty trên địa bàn"], id="'bàn không' is no noun"
        ),
        pytest.param("Các công ty ngoài việc tăng cường kiểm tra sẽ báo cáo", ["Các công ty"], id="what else they do"),
        pytest.param(
            "Các trường thuộc tổ chức công đoàn lập dự toán",
            ["Các trường thuộc tổ chức công đoàn"],
            id="'tổ chức' behind 'thuộc' is a body",
        ),
        pytest.param(
            "Phó Trưởng ban Ban Chỉ đạo còn giúp Trưởng ban điều phối",
            ["Phó Trưởng ban Ban Chỉ đạo"],
            id="'còn' belongs to the verb",
        ),
        pytest.param(
            "Bộ phận thực hiện “Thủ tục đăng ký tạm trú” chuyển hồ sơ",
            ["Bộ phận thực hiện “Thủ tục đăng ký tạm trú”"],
            id="a verb in a quotation",
        ),
        pytest.param("Đơn vị mang theo 02 bộ hồ sơ", ["Đơn vị"], id="what is brought"),
        pytest.param(
            "Trưởng Ban X - Tổ trưởng Tổ Y thừa lệnh Bộ trưởng ký",
            ["Trưởng Ban X - Tổ trưởng Tổ Y"],
            id="by whose order",
        ),
        pytest.param("Trạm Quản lý xuất nhập cảnh báo cáo ngay", ["Trạm Quản lý xuất nhập cảnh"], id="no 'cảnh báo'"),
        pytest.param("Nhà trường, nhà tạm giữ lập danh sách", ["Nhà trường, nhà tạm giữ"], id="'tạm giữ' in a name"),
        pytest.param(
            "Cơ quan quản lý thi hành án hình sự thuộc Bộ X thẩm định hồ sơ",
            ["Cơ quan quản lý thi hành án hình sự thuộc Bộ X"],
            id="'thi hành án' in a name",
        ),
        pytest.param(
            "Các đơn vị được giao chủ trì các nhiệm vụ tại Kế hoạch phải bố trí vốn",
            ["Các đơn vị được giao chủ trì các nhiệm vụ"],
            id="the charge tells which bodies",
        ),
        pytest.param(
            "Ủy ban nhân dân các tỉnh được giao nhiệm vụ tại Kế hoạch báo cáo",
            ["Ủy ban nhân dân các tỉnh"],
            id="a charge behind a name",
        ),
        pytest.param(
            "các bệnh viện do Bộ Y tế quản lý lập kế hoạch",
            ["các bệnh viện do Bộ Y tế quản lý"],
            id="whose hospitals they are",
        ),
        pytest.param("Sở Chỉ huy do Chủ tịch tỉnh chỉ đạo", ["Chủ tịch tỉnh"], id="by whom it is directed"),
        pytest.param(
            "các bộ, ngành, địa phương triển khai khẩn trương các nhiệm vụ",
            ["các bộ, ngành, địa phương"],
            id="how it is done",
        ),
        pytest.param("Hội đồng hòa giải tóm tắt các vấn đề", ["Hội đồng hòa giải"], id="they sum up"),
        pytest.param("Trạm y tế xã chuyển danh sách về huyện", ["Trạm y tế xã"], id="a list is passed on"),
        pytest.param("Ngân hàng X có Quyết định tái cấp vốn", ["Ngân hàng X"], id="what a bank decides"),
        pytest.param("Cơ quan cấp Giấy phép xử lý hồ sơ", ["Cơ quan cấp Giấy phép"], id="by the permit it gives"),
        pytest.param(
            "Cục Phòng, chống HIV/AIDS lập kế hoạch", ["Cục Phòng, chống HIV/AIDS"], id="a slash inside a word"
        ),
        pytest.param(
            "Đối với dự án do các Bộ, ngành quản lý, Bộ Tài chính gửi văn bản",
            ["Bộ Tài chính"],
            id="whose projects they are",
        ),
        pytest.param(
            "Trên cơ sở báo cáo của các Bộ, ngành, cơ quan trung ương, địa phương, Bộ Y tế tổng hợp",
            ["Bộ Y tế"],
            id="a list inside a circumstance",
        ),
        pytest.param(
            "Đối với phạm nhân ở trại giam, trại tạm giữ theo quy định, Tòa án quân khu xem xét",
            ["Tòa án quân khu"],
            id="places inside a circumstance",
        ),
        pytest.param(
            "Căn cứ tình hình của địa phương, các tỉnh chỉ đạo việc rà soát", ["các tỉnh"], id="'các' begins anew"
        ),
        pytest.param(
            "Đối với chức danh đặc thù (như báo chí, thanh tra), phải đáp ứng tiêu chuẩn", [], id="a body in brackets"
        ),
        pytest.param(
            "Trường hợp xem tài liệu của công ty con, công ty liên kết thì thành viên phối hợp với Sở X",
            ["thành viên"],
            id="whose papers, before 'thì'",
        ),
        pytest.param(
            "Định kỳ cung cấp thông tin, vận động cấp ủy, chính quyền tăng cường lãnh đạo", [], id="whom the work moves"
        ),
        pytest.param("Hằng năm, các bộ, cơ quan báo cáo kết quả", ["các bộ, cơ quan"], id="a rhythm is no work"),
        pytest.param(
            "Trong quá trình xây dựng Luật, cần lấy ý kiến các chuyên gia, các cơ quan tham gia thẩm định",
            [],
            id="who is heard",
        ),
        pytest.param(
            "Để đạt các mục tiêu Quốc hội, Chính phủ đề ra, trong thời gian tới Bộ Y tế cần lập kế hoạch",
            ["Bộ Y tế"],
            id="who set the aims",
        ),
        pytest.param(
            "Do đó, kể từ ngày 01/7/2022, đơn vị sử dụng lao động nộp quỹ",
            ["đơn vị sử dụng lao động"],
            id="from what day on",
        ),
        pytest.param("Thuế tỉnh Lào Cai rà soát nguồn thu", ["Thuế tỉnh Lào Cai"], id="a tax office"),
        pytest.param("Thi hành án dân sự tỉnh lập sổ", ["Thi hành án dân sự tỉnh"], id="a body named by its work"),
        pytest.param("Đề nghị UBMTTQVN xã vận động nhân dân", ["UBMTTQVN xã"], id="the Front in short"),
        pytest.param("P.KHTC tham mưu dự toán", ["P.KHTC"], id="a division in short"),
        pytest.param("Trung tâm Dịch vụ tổng hợp xã lập sổ", ["Trung tâm Dịch vụ tổng hợp xã"], id="'tổng hợp'"),
        pytest.param("Khoa Ngoại tổng hợp xây dựng quy trình", ["Khoa Ngoại tổng hợp"], id="a ward of a hospital"),
        pytest.param("Phòng Văn thư, lưu trữ theo dõi việc này", ["Phòng Văn thư, lưu trữ"], id="'lưu trữ' in a name"),
        pytest.param(
            "Trưởng ban điều hành 45 khu phố vận động người dân", ["Trưởng ban điều hành 45 khu phố"], id="khu phố"
        ),
        pytest.param("Trưởng ban điều hành phiên họp", ["Trưởng ban"], id="who chairs"),
        pytest.param(
            "Đảng ủy Sở Tài chính lãnh đạo rà soát văn bản", ["Đảng ủy Sở Tài chính"], id="a Party body leads the work"
        ),
        pytest.param(
            "Đảng uỷ UBND tỉnh lãnh đạo UBND tỉnh rà soát văn bản", ["Đảng uỷ UBND tỉnh"], id="whom a Party body leads"
        ),
        pytest.param(
            "Các ban, cơ quan tham mưu, giúp việc Tỉnh ủy xây dựng kế hoạch",
            ["Các ban, cơ quan tham mưu, giúp việc Tỉnh ủy"],
            id="offices by whom they assist",
        ),
        pytest.param("Cấp ủy, tập thể lãnh đạo lập sổ", ["Cấp ủy", "tập thể lãnh đạo"], id="those who lead"),
        pytest.param(
            "Các đơn vị trực thuộc tổ chức học tập Nghị quyết",
            ["Các đơn vị trực thuộc"],
            id="'tổ chức' behind 'trực thuộc'",
        ),
        pytest.param(
            "Trạm Thủy lợi và các xã ven sông đo mặn hằng ngày", ["Trạm Thủy lợi", "các xã ven sông"], id="'đo mặn'"
        ),
        pytest.param("P. Tài chính lập sổ", ["P. Tài chính"], id="the point of 'P.'"),
        pytest.param(
            "Các trường trực thuộc tổ chức công đoàn lập sổ", ["Các trường trực thuộc tổ chức công đoàn"], id="a noun"
        ),
        pytest.param(
            "UBND các xã, thị trấn được giao làm chủ đầu tư khẩn trương nghiệm thu công trình",
            ["UBND các xã, thị trấn được giao làm chủ đầu tư"],
            id="which of several",
        ),
        pytest.param("Riêng UBND xã An Phú ngoài các nội dung trên cần tổ chức chợ", ["UBND xã An Phú"], id="besides"),
        pytest.param(
            "Sở Y tế đề nghị UBND các xã, phường, yêu cầu các đơn vị trực thuộc Sở khẩn trương tổ chức tiêm phòng",
            ["UBND các xã, phường", "các đơn vị trực thuộc Sở"],
            id="two who are asked the same",
        ),
        pytest.param("Các Hạt quản lý đê tổ chức tuần tra", ["Các Hạt quản lý đê"], id="a post of watchmen"),
        pytest.param("Tỉnh đoàn đảm nhận vẽ tranh trên các bức tường", ["Tỉnh đoàn"], id="takes on"),
        pytest.param(
            "Ban Quản lý Quỹ “Tấm lòng vàng” tỉnh chuyển tiền cho hộ dân",
            ["Ban Quản lý Quỹ “Tấm lòng vàng” tỉnh"],
            id="money that is sent",
        ),
        pytest.param("Tòa án nhân dân tỉnh chọn 05 vụ án điểm", ["Tòa án nhân dân tỉnh"], id="what is chosen"),
        pytest.param(
            "Sở Y tế (Chi cục An toàn thực phẩm) ngoại kiểm 12 chợ",
            ["Sở Y tế (Chi cục An toàn thực phẩm)"],
            id="a body with its branch",
        ),
        pytest.param("Mỗi tổ chức nhận đỡ đầu 03 hộ", ["Mỗi tổ chức"], id="each organisation"),
        pytest.param(
            "Chủ tịch UBND các xã nêu trên chỉ đạo rà soát", ["Chủ tịch UBND các xã nêu trên"], id="those named above"
        ),
        pytest.param("Bộ trưởng Bộ Y tế chỉ đạoTập đoàn X lập sổ", ["Bộ trưởng Bộ Y tế"], id="a blank that was lost"),
        pytest.param("Các đơn vị tham mưu thuộc Sở lập sổ", ["Các đơn vị tham mưu thuộc Sở"], id="who advises"),
        pytest.param(
            "Các chủ rừng là tổ chức lập phương án", ["Các chủ rừng là tổ chức"], id="owners that are organisations"
        ),
        pytest.param("Về nước: khi mặn vượt 1‰, UBND xã bố trí xe bồn", ["UBND xã"], id="a case behind a topic"),
        pytest.param("Quá trình rà soát có sai sót thì UBND xã báo cáo", ["UBND xã"], id="a case"),
    ],
)
def test_the_actor_ends_before_its_verb(clause, expected):
    actor = find_subject(clause)
    assert _written(actor.agencies if actor else ()) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param(
            "Tăng cường phối hợp, trao đổi thông tin với Bộ Công an, Bộ Quốc phòng trong quá trình cấp phép",
            ["Bộ Công an", "Bộ Quốc phòng"],
            id="a second verb before 'với'",
        ),
        pytest.param(
            "phối hợp với các bộ, ngành liên quan cân nhắc yếu tố an ninh",
            ["các bộ, ngành liên quan"],
            id="a verb ends the list",
        ),
        pytest.param(
            "phối hợp với các ngân hàng, tổ chức trung gian thanh toán bảo đảm an toàn",
            ["các ngân hàng", "tổ chức trung gian thanh toán"],
            id="'tổ chức' and 'thanh toán' inside a name",
        ),
        pytest.param(
            "phối hợp với các thành viên khác trong Ban Chỉ đạo để lập sổ",
            ["các thành viên khác trong Ban Chỉ đạo"],
            id="members of a committee",
        ),
        pytest.param(
            "phối hợp với các doanh nghiệp, tổ chức đóng trên địa bàn xây dựng sổ",
            ["các doanh nghiệp, tổ chức đóng trên địa bàn"],
            id="where the partners have their seat",
        ),
        pytest.param(
            "phối hợp với các bộ, ngành: (1) Tiến hành sơ kết 5 năm; (2) Lập báo cáo",
            ["các bộ, ngành"],
            id="a numbered list of works behind the colon",
        ),
        pytest.param(
            "phối hợp với các bộ, ngành: Theo dõi tình hình trong nước, khu vực",
            ["các bộ, ngành"],
            id="a work, no names",
        ),
        pytest.param("phối hợp với Bộ Y tế: Rà soát, bổ sung danh mục thuốc", ["Bộ Y tế"], id="works behind a colon"),
        pytest.param("phối hợp với các Sở: Tài chính, Y tế lập sổ", ["Sở Tài chính", "Sở Y tế"], id="names behind it"),
        pytest.param(
            "phối hợp với nhà cung cấp dịch vụ gỡ bỏ tin xấu", ["nhà cung cấp dịch vụ"], id="a firm by its service"
        ),
        pytest.param(
            "phối hợp với các đơn vị liên quan, hỗ trợ, kết nối hộ dân", ["các đơn vị liên quan"], id="and help"
        ),
        pytest.param("chủ trì cùng Bộ Nội vụ hướng dẫn việc này", ["Bộ Nội vụ"], id="'cùng' behind 'chủ trì'"),
        pytest.param(
            "rà soát giá; cùng các bộ, ngành giải quyết vướng mắc", ["các bộ, ngành"], id="'cùng' in a clause"
        ),
        pytest.param("Chủ trì cùng Công an tỉnh kiểm tra cơ sở", ["Công an tỉnh"], id="'cùng' behind 'Chủ trì'"),
        pytest.param("Có trách nhiệm cùng Sở Nội vụ theo dõi", ["Sở Nội vụ"], id="'cùng' behind a duty"),
        pytest.param(
            "Sở Y tế chủ trì, Sở Công Thương và Hội Nông dân tỉnh phối hợp: lập mô hình",
            ["Sở Công Thương", "Hội Nông dân tỉnh"],
            id="who works beside the lead",
        ),
        pytest.param(
            "Sở Y tế chủ trì, Công an tỉnh phối hợp với Tỉnh đoàn lập sổ",
            ["Công an tỉnh", "Tỉnh đoàn"],
            id="and with whom",
        ),
        pytest.param("Sở Y tế chủ trì, Sở Nội vụ rà soát hồ sơ, phối hợp thực hiện", [], id="a work of its own"),
        pytest.param(
            "Chủ trì, phối hợp với Công an tỉnh; Sở Y tế; Tỉnh đoàn: xây dựng trường học an toàn",
            ["Công an tỉnh", "Sở Y tế", "Tỉnh đoàn"],
            id="parted by semicolons",
        ),
        pytest.param(
            "phối hợp với các ban xây dựng Đảng, Văn phòng Tỉnh ủy lập sổ",
            ["các ban xây dựng Đảng", "Văn phòng Tỉnh ủy"],
            id="'xây dựng' of the Party's boards",
        ),
        pytest.param("phối hợp với P. QLCL&CTXH rà soát hồ sơ", ["P. QLCL&CTXH"], id="the point of 'P.'"),
        pytest.param(
            "phối hợp với các ban xây dựng Đảng Tỉnh ủy, Sở Y tế lập sổ",
            ["các ban xây dựng Đảng Tỉnh ủy", "Sở Y tế"],
            id="boards of the Party",
        ),
        pytest.param(
            "phối hợp với UBND các tỉnh vùng Đồng bằng sông Hồng lập sổ",
            ["UBND các tỉnh vùng Đồng bằng sông Hồng"],
            id="'bằng' in the name of a delta",
        ),
        pytest.param("phối hợp với Sở Y tế, Tỉnh đoàn, xong trước 31/12", ["Sở Y tế", "Tỉnh đoàn"], id="'xong'"),
        pytest.param("phối hợp với các Hạt quản lý đê bố trí máy xúc", ["các Hạt quản lý đê"], id="watchmen"),
    ],
)
def test_partners_end_before_the_work(clause, expected):
    assert _written(find_partners(clause)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Ủy viên Ban Chỉ đạo là Vụ trưởng Vụ Pháp chế:",
            ["Ủy viên Ban Chỉ đạo là Vụ trưởng Vụ Pháp chế"],
            id="one post told by another",
        ),
        pytest.param(
            "Trách nhiệm của Bộ trưởng Bộ Y tế trong quản lý, sử dụng đất:", ["Bộ trưởng Bộ Y tế"], id="in what field"
        ),
        pytest.param(
            "Ủy ban nhân dân các tỉnh (gọi chung là cấp tỉnh):",
            ["Ủy ban nhân dân các tỉnh"],
            id="a short name in brackets",
        ),
        pytest.param("Quyền, trách nhiệm của Giám đốc", ["Giám đốc"], id="rights and duties"),
        pytest.param("Sở Y tế là cơ quan thường trực:", ["Sở Y tế"], id="what the body is"),
        pytest.param("Đảng ủy Sở Tài chính lãnh đạo:", ["Đảng ủy Sở Tài chính"], id="a Party body leads"),
        pytest.param(
            "Chánh Văn phòng UBND xã - Thành viên, Thư ký: tham mưu",
            ["Chánh Văn phòng UBND xã"],
            id="part in a committee",
        ),
        pytest.param(
            "Ông Trần Văn Bình, Vụ trưởng Vụ Pháp chế, Ủy viên Thường trực:",
            ["Vụ trưởng Vụ Pháp chế"],
            id="of a person",
        ),
        pytest.param("Thành viên, Thư ký:", ["Thành viên", "Thư ký"], id="two groups of a committee"),
        pytest.param(
            "UBND các xã, phường: 1 An Bình, Long Hồ lập sổ hộ nghèo",
            [],
            id="a ward with a number goes on with the list",
        ),
        pytest.param(
            "Các Hạt Kiểm lâm: An Phú, Tân Lập và Đồng Xoài",
            ["Hạt Kiểm lâm An Phú", "Hạt Kiểm lâm Tân Lập", "Hạt Kiểm lâm Đồng Xoài"],
            id="names behind a colon",
        ),
        pytest.param("Các trường: Tổ chức dạy học, ôn tập", ["Các trường"], id="work behind a colon"),
        pytest.param(
            "Yêu cầu đối với các tổ chức, cá nhân khai thác đá",
            ["các tổ chức, cá nhân khai thác đá"],
            id="by their trade",
        ),
    ],
)
def test_a_heading_names_its_bodies(line, expected):
    heading = read_heading(line)
    assert _written(heading.agencies if heading else ()) == expected


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("chia sẻ kinh nghiệm trong việc phối hợp doanh nghiệp tổ chức bữa ăn", id="inside a noun phrase"),
        pytest.param("chuẩn bị làm việc với các đối tác", id="a meeting is what is prepared"),
    ],
)
def test_no_partners(clause):
    assert find_partners(clause) == []


@pytest.mark.parametrize(
    "text",
    ["Phòng Y tế", "Bộ Y tế", "Các cấp, các ngành", "Cấp ủy cơ sở", "cấp có thẩm quyền", "Ngành y tế", "Báo Nhân Dân"],
)
def test_these_nouns_name_a_body(text):
    assert starts_with_body(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Phòng bệnh cho trẻ", id="prevention"),
        pytest.param("Mỗi phòng học có tủ sách", id="a room"),
        pytest.param("Bộ bàn ghế tiếp khách", id="a set"),
        pytest.param("Cấp chứng chỉ cho người học", id="what is issued"),
        pytest.param("Các cấp độ dịch", id="degrees"),
        pytest.param("Ngành, nghề ưu đãi đầu tư", id="trades"),
        pytest.param("Báo ngay cho công an", id="what is told"),
        pytest.param("Đ/c: 12 Lê Lợi, Quận 1", id="an address, no comrade"),
        pytest.param("National technical regulation on generators", id="the English name of a standard"),
    ],
)
def test_these_nouns_only_look_like_one(text):
    assert not starts_with_body(text)
