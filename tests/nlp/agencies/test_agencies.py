"""Lists of bodies are split, supplied and ended as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpolicy.nlp.agencies.abbreviations import find_abbreviations
from vnpolicy.nlp.agencies.agencies import leading_agencies, looks_like_agency, split_agencies


def written(text):
    return [agency.written for agency in split_agencies(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sở Tài chính, Sở Xây dựng", ["Sở Tài chính", "Sở Xây dựng"], id="comma"),
        pytest.param("Sở Tài nguyên và Môi trường", ["Sở Tài nguyên và Môi trường"], id="'và' inside a name"),
        pytest.param(
            "các cơ quan thông tin, báo chí, cơ quan, tổ chức liên quan",
            ["các cơ quan thông tin, báo chí", "cơ quan, tổ chức liên quan"],
            id="the same noun again begins anew",
        ),
        pytest.param(
            "Ministers of Health, Industry and Trade, and Finance",
            ["Minister of Health", "Minister of Industry and Trade", "Minister of Finance"],
            id="ministers by their fields",
        ),
        pytest.param(
            "Ministry of Health and border localities",
            ["Ministry of Health", "border localities"],
            id="a kind of bodies behind a name",
        ),
        pytest.param(
            "Ministries, ministerial agencies, Government's agencies, the Ministry of Health",
            ["Ministries, ministerial agencies, Government's agencies", "Ministry of Health"],
            id="kinds of ministries are one",
        ),
        pytest.param(
            "People's Committees of communes, wards and the Con Dao special zone",
            ["People's Committees of communes, wards and the Con Dao special zone"],
            id="a special zone by its name",
        ),
        pytest.param(
            "cơ quan ngang bộ, cơ quan thuộc Chính phủ",
            ["cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
            id="but not in one group",
        ),
        pytest.param(
            "Viện Cây ăn quả, Trường Đại học Sài Gòn, FAO và Sở Y tế",
            ["Viện Cây ăn quả", "Trường Đại học Sài Gòn", "FAO", "Sở Y tế"],
            id="a short name behind a school is of another body",
        ),
        pytest.param("Trường THPT, PTDTNT", ["Trường THPT", "Trường PTDTNT"], id="but not behind a short one"),
        pytest.param("Sở NN&MT, FAO", ["Sở NN&MT", "FAO"], id="behind a short name with '&'"),
        pytest.param(
            "Ban QL các KCX và CN, Ban QLDA ĐTXD số 3",
            ["Ban QL các KCX và CN", "Ban QLDA ĐTXD số 3"],
            id="short names with 'và' and with a number",
        ),
        pytest.param("Trường THPT An Phú - số 10 Lê Lợi", ["Trường THPT An Phú - số 10 Lê Lợi"], id="an address"),
        pytest.param(
            "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
            id="comma inside a name",
        ),
        pytest.param(
            "Các Sở: Khoa học và Công nghệ, Tài nguyên và Môi trường, BQL các KCN, UBND các huyện, TP",
            ["Sở Khoa học và Công nghệ", "Sở Tài nguyên và Môi trường", "BQL các KCN", "UBND các huyện, TP"],
            id="head noun before a colon",
        ),
        pytest.param(
            "các Sở Tài chính, Y tế và các đơn vị liên quan",
            ["Sở Tài chính", "Sở Y tế", "các đơn vị liên quan"],
            id="head noun without a colon",
        ),
        pytest.param(
            "Cấp ủy, tổ chức đảng, chính quyền, đảng đoàn",
            ["Cấp ủy", "tổ chức đảng", "chính quyền", "đảng đoàn"],
            id="Party bodies in a longer list",
        ),
        pytest.param("Các cấp uỷ, tổ chức đảng", ["Các cấp uỷ, tổ chức đảng"], id="Party bodies alone"),
        pytest.param(
            "Các tỉnh uỷ, thành uỷ, đảng uỷ trực thuộc Trung ương",
            ["Các tỉnh uỷ, thành uỷ", "đảng uỷ trực thuộc Trung ương"],
            id="committees of one level",
        ),
        pytest.param(
            "Các Tập đoàn, Tổng công ty nhà nước; Hội đồng quản trị các tập đoàn, tổng công ty",
            ["Các Tập đoàn, Tổng công ty nhà nước", "Hội đồng quản trị các tập đoàn, tổng công ty"],
            id="kinds of firms in capitals and behind a board",
        ),
        pytest.param(
            "Công an các đơn vị, địa phương và 12 tỉnh, thành phố ven biển",
            ["Công an các đơn vị, địa phương", "12 tỉnh, thành phố ven biển"],
            id="nouns of any body after 'các', counted places",
        ),
        pytest.param(
            "Bộ Môi trường - Thương và Xã hội", ["Bộ Môi trường - Thương và Xã hội"], id="'Xã hội' is no place"
        ),
        pytest.param(
            "Cục Báo chí, Bộ Nội vụ; Vụ Pháp chế, Bộ Y tế",
            ["Cục Báo chí, Bộ Nội vụ", "Vụ Pháp chế, Bộ Y tế"],
            id="units with their ministries as items",
        ),
        pytest.param("Cục Báo chí, Bộ Nội vụ", ["Cục Báo chí, Bộ Nội vụ"], id="a unit and its ministry alone"),
        pytest.param(
            "Cục Báo chí, Bộ Y tế, Bộ Nội vụ",
            ["Cục Báo chí", "Bộ Y tế", "Bộ Nội vụ"],
            id="a unit before two ministries",
        ),
        pytest.param("Các Bộ: Công an, Tư pháp", ["Bộ Công an", "Bộ Tư pháp"], id="'Công an' after 'Các Bộ:'"),
        pytest.param(
            "Văn phòng, Trường Đại học thủy lợi Hà Nội",
            ["Văn phòng", "Trường Đại học thủy lợi Hà Nội"],
            id="a school after an office without a name",
        ),
        pytest.param(
            "Bộ trưởng các Bộ: Công Thương, Nông nghiệp và Phát triển nông thôn",
            ["Bộ trưởng Bộ Công Thương", "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn"],
            id="the post before the announced head noun goes to each name",
        ),
        pytest.param(
            "Giám đốc các Sở Y tế, Tài chính; Bộ trưởng các Bộ Công an, Nội vụ",
            ["Giám đốc Sở Y tế", "Giám đốc Sở Tài chính", "Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Nội vụ"],
            id="a post of several bodies without a colon",
        ),
        pytest.param("Bộ Y tế, Bộ\nCông an", ["Bộ Y tế", "Bộ Công an"], id="a line breaks behind the head noun"),
        pytest.param("Sở GDĐT, CSĐT, Vụ TCCB", ["Sở GDĐT", "CSĐT", "Vụ TCCB"], id="an abbreviation that no Sở has"),
        pytest.param(
            "Bộ Y tế và các bộ, ngành Trung ương và địa phương liên quan",
            ["Bộ Y tế", "các bộ, ngành Trung ương và địa phương liên quan"],
            id="'địa phương' with a qualifier goes on",
        ),
        pytest.param(
            "Bộ Y tế; các bộ, ngành căn cứ chức năng, nhiệm vụ của mình lập sổ",
            ["Bộ Y tế", "các bộ, ngành"],
            id="by what they are to act is none of them",
        ),
        pytest.param(
            "Cơ quan phối hợp, gồm các Bộ: Y tế, Tài chính", ["Bộ Y tế", "Bộ Tài chính"], id="a label that goes on"
        ),
        pytest.param("VPS, TTTT", ["VPS", "TTTT"], id="abbreviations alone"),
        pytest.param(
            "V19, V24, Công an cấp tỉnh", ["V19", "V24", "Công an cấp tỉnh"], id="codes of police departments"
        ),
        pytest.param("BQL các KCN/ Sở Công Thương", ["BQL các KCN", "Sở Công Thương"], id="slash"),
        pytest.param("Vụ Thể thao/Bộ Nội vụ", ["Vụ Thể thao/Bộ Nội vụ"], id="slash before the ministry above"),
        pytest.param(
            "các Vụ: Vận tải, Pháp chế và Kế toán", ["Vụ Vận tải", "Vụ Pháp chế", "Vụ Kế toán"], id="names unknown"
        ),
        pytest.param("Các Sở, ban, ngành, UBND các huyện", ["Các Sở, ban, ngành", "UBND các huyện"], id="collective"),
        pytest.param(
            "các bộ, ngành, địa phương liên quan", ["các bộ, ngành, địa phương liên quan"], id="collective alone"
        ),
        pytest.param(
            "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ và UBND thành phố Thủ Đức và các quận, huyện",
            ["các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "UBND thành phố Thủ Đức và các quận, huyện"],
            id="places go on with their committee",
        ),
        pytest.param(
            "UBND các tỉnh, thành phố: Hải Phòng, Khánh Hòa",
            ["UBND thành phố Hải Phòng", "UBND tỉnh Khánh Hòa"],
            id="level of each place supplied",
        ),
        pytest.param("phối hợp với Bộ Y tế và Bộ Nội vụ", ["Bộ Y tế", "Bộ Nội vụ"], id="words before the list"),
        pytest.param("- Cục Thuế - Kho bạc Nhà nước", ["Cục Thuế", "Kho bạc Nhà nước"], id="dashes on one line"),
        pytest.param(
            "các bộ, ngành, địa phương, cơ quan báo chí",
            ["các bộ, ngành, địa phương", "cơ quan báo chí"],
            id="offices of their own after a collective",
        ),
        pytest.param(
            "các cơ quan nghiên cứu, báo chí, xuất bản",
            ["các cơ quan nghiên cứu, báo chí, xuất bản"],
            id="fields of the same offices",
        ),
        pytest.param(
            "các cơ quan liên quan và địa phương", ["các cơ quan liên quan và địa phương"], id="one group of two kinds"
        ),
        pytest.param(
            "Các tập đoàn kinh tế, tổng công ty nhà nước trực thuộc Ủy ban",
            ["Các tập đoàn kinh tế, tổng công ty nhà nước trực thuộc Ủy ban"],
            id="kinds of firms",
        ),
        pytest.param(
            "Bộ Thông tin và Truyền thông Ban Tổ chức Trung ương",
            ["Bộ Thông tin và Truyền thông", "Ban Tổ chức Trung ương"],
            id="lines of a cell joined by a blank",
        ),
        pytest.param("Ban Tuyên giáo Tỉnh ủy", ["Ban Tuyên giáo Tỉnh ủy"], id="a body and the one it belongs to"),
        pytest.param(
            "các cơ quan chức năng thuộc Bộ Công an, Bộ Y tế",
            ["các cơ quan chức năng thuộc Bộ Công an", "các cơ quan chức năng thuộc Bộ Y tế"],
            id="offices of several ministries",
        ),
        pytest.param(
            "Công đoàn cấp trên trực tiếp cơ sở và Công đoàn cơ sở",
            ["Công đoàn cấp trên trực tiếp cơ sở", "Công đoàn cơ sở"],
            id="unions of two levels",
        ),
        pytest.param("Sở Y\ntế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="line break inside a name"),
        pytest.param("Tổng công ty Gạch Việt - CTCP", ["Tổng công ty Gạch Việt - CTCP"], id="dash inside a name"),
        pytest.param(
            "Uỷ ban nhân dân tỉnh; Công An tỉnh", ["Uỷ ban nhân dân tỉnh", "Công An tỉnh"], id="old tone mark"
        ),
        pytest.param(
            "Ministry of Culture, Sports and Tourism, Ministry of Home Affairs and relevant agencies",
            ["Ministry of Culture, Sports and Tourism", "Ministry of Home Affairs", "relevant agencies"],
            id="English",
        ),
        pytest.param(
            "Departments of Industry and Trade, Health and enterprises",
            ["Department of Industry and Trade", "Department of Health", "enterprises"],
            id="English head noun",
        ),
        pytest.param("relevant ministries and agencies", ["relevant ministries and agencies"], id="English collective"),
        pytest.param(
            "ministries, sectors and localities",
            ["ministries, sectors and localities"],
            id="English collective of three",
        ),
        pytest.param(
            "Departments of: Science and Technology, Health",
            ["Department of Science and Technology", "Department of Health"],
            id="English head noun before a colon",
        ),
        pytest.param(
            "Giám đốc Sở Tư pháp, Cục trưởng Cục Thuế các tỉnh",
            ["Giám đốc Sở Tư pháp", "Cục trưởng Cục Thuế các tỉnh"],
            id="post and its body are one",
        ),
        pytest.param("Bộ trưởng Bộ Nội vụ", ["Bộ trưởng Bộ Nội vụ"], id="post of a ministry"),
        pytest.param(
            "Vụ Ngân hàng - Bộ Tài chính", ["Vụ Ngân hàng - Bộ Tài chính"], id="dash before the ministry above"
        ),
        pytest.param("Bộ Nông nghiệp và PTNT", ["Bộ Nông nghiệp và PTNT"], id="half abbreviated"),
        pytest.param("UBND quận 1, quận 3", ["UBND quận 1", "UBND quận 3"], id="named places side by side"),
        pytest.param("UBND xã Hòa Tiến, huyện Hòa Vang", ["UBND xã Hòa Tiến, huyện Hòa Vang"], id="a place in another"),
        pytest.param("Sở ngành tỉnh: Tài chính, Y tế", ["Sở Tài chính", "Sở Y tế"], id="collective before the colon"),
        pytest.param("Đơn vị chủ trì", ["Đơn vị chủ trì"], id="named by its role"),
        pytest.param("Sở Y tế chủ trì", ["Sở Y tế"], id="role after a name"),
        pytest.param("Sở Y tế bốc thăm ngẫu nhiên một xã", ["Sở Y tế"], id="verb that no table knows"),
        pytest.param("Các bộ, ngành khi", ["Các bộ, ngành"], id="word that joins nothing"),
        pytest.param("Hội đồng thi sẽ", ["Hội đồng thi"], id="auxiliary"),
        pytest.param("UBND tỉnh Cao Bằng", ["UBND tỉnh Cao Bằng"], id="place that ends like a preposition"),
        pytest.param(
            "cơ sở phải kiểm kê; doanh nghiệp", ["cơ sở phải kiểm kê", "doanh nghiệp"], id="attribute in a printed list"
        ),
        pytest.param("liên ngành, nhất là kiểm tra", [], id="manner of work"),
        pytest.param(
            "các đơn vị thuộc Bộ: Cục Viễn thám, Viện Khí tượng Thủy văn và Biến đổi khí hậu",
            ["Cục Viễn thám", "Viện Khí tượng Thủy văn và Biến đổi khí hậu"],
            id="'và' inside a name after a colon",
        ),
        pytest.param(
            "Vụ Giáo dục Đại học, Giáo dục Dân tộc", ["Vụ Giáo dục Đại học", "Vụ Giáo dục Dân tộc"], id="names alike"
        ),
        pytest.param(
            "departments, boards and sectors, localities and relevant units",
            ["departments, boards and sectors", "localities", "relevant units"],
            id="English collective that is closed by 'and'",
        ),
        pytest.param(
            "Học viện Chính trị/Bộ Quốc phòng", ["Học viện Chính trị/Bộ Quốc phòng"], id="name like a qualifier"
        ),
        pytest.param("UBND tỉnh (sau đây gọi là UBND)", ["UBND tỉnh"], id="short name in brackets"),
        pytest.param("CƠ QUAN CHỦ TRÌ", [], id="label of a column"),
        pytest.param("Giám đốc, Thủ trưởng các Sở", ["Giám đốc, Thủ trưởng các Sở"], id="two posts of the same bodies"),
        pytest.param("Sở Chỉ huy các cấp, ngành", ["Sở Chỉ huy các cấp, ngành"], id="collective after a name"),
        pytest.param(
            "UBND các quận, huyện; xã, phường", ["UBND các quận, huyện; xã, phường"], id="places over a semicolon"
        ),
        pytest.param("Vụ KHCN và MT, Cục Viễn thông, VNNIC", ["Vụ KHCN và MT", "Cục Viễn thông", "VNNIC"], id="short"),
        pytest.param(
            "Heads of relevant departments, boards and units, trade centers, Dong Nai Newspaper",
            ["Heads of relevant departments, boards and units", "trade centers", "Dong Nai Newspaper"],
            id="English bodies that begin with no head noun",
        ),
        pytest.param(
            "Sở Xây dựng, Đồn công an Sơn Lâm, Cảnh sát giao thông, Cảng vụ hàng không, các hãng hàng không",
            ["Sở Xây dựng", "Đồn công an Sơn Lâm", "Cảnh sát giao thông", "Cảng vụ hàng không", "các hãng hàng không"],
            id="police, airports and airlines",
        ),
        pytest.param("relevant agencies to", ["relevant agencies"], id="English word that joins nothing"),
        pytest.param(
            "Seed Inspection Centre, VNSTA, Farmers' Union",
            ["Seed Inspection Centre", "VNSTA", "Farmers' Union"],
            id="English names whose noun comes last, and a short one",
        ),
        pytest.param(
            "Departments of Labor - Invalids and Social Affairs of provinces, NGOs",
            ["Departments of Labor - Invalids and Social Affairs of provinces", "NGOs"],
            id="American letters, and a dash for a comma",
        ),
        pytest.param(
            "Ministry of Health, MARD and MOC", ["Ministry of Health", "MARD", "MOC"], id="two short English names"
        ),
        pytest.param(
            "Department of Plant Protection/Border Guard Command; coastal DARDs",
            ["Department of Plant Protection", "Border Guard Command", "coastal DARDs"],
            id="English names over a slash and a semicolon",
        ),
        pytest.param(
            "Departments of Health of Ha Noi and Hue cities, People's Committees of Ca Mau, Gia Lai and Hau Giang "
            "provinces",
            [
                "Department of Health of Ha Noi city",
                "Department of Health of Hue city",
                "People's Committee of Ca Mau province",
                "People's Committee of Gia Lai province",
                "People's Committee of Hau Giang province",
            ],
            id="each of several provinces has its own",
        ),
        pytest.param(
            "People's Committees of Ca Mau and Gia Lai provinces and Hue City, "
            "Departments of Health of Hue and Da Nang",
            [
                "People's Committee of Ca Mau province",
                "People's Committee of Gia Lai province",
                "People's Committee of Hue City",
                "Department of Health of Hue",
                "Department of Health of Da Nang",
            ],
            id="provinces and cities, or no level",
        ),
        pytest.param(
            "People's Committees of the cities of Hue and Da Nang",
            ["People's Committee of Hue city", "People's Committee of Da Nang city"],
            id="the level before the places",
        ),
        pytest.param("Provincial Lung Hospitals, KNCV", ["Provincial Lung Hospitals", "KNCV"], id="long English words"),
        pytest.param(
            "People's Committees of North Central and Central Coast provinces",
            ["People's Committees of North Central and Central Coast provinces"],
            id="regions are no provinces",
        ),
        pytest.param(
            "Market Departments, Regional Departments of Grain Reserves",
            ["Market Departments", "Regional Departments of Grain Reserves"],
            id="the noun of an English name stands before its 'of'",
        ),
        pytest.param(
            "the Budget and Personnel Department and the Legal Department",
            ["Budget and Personnel Department", "Legal Department"],
            id="'and' before the noun of an English name",
        ),
        pytest.param(
            "People's Committees of districts, towns and central-affiliated cities and the Offices of provinces",
            ["People's Committees of districts, towns and central-affiliated cities", "Offices of provinces"],
            id="English places of one collective",
        ),
        pytest.param(
            "Ministries of: Justice, Foreign Affairs",
            ["Ministry of Justice", "Ministry of Foreign Affairs"],
            id="a field that begins with an English adjective",
        ),
        pytest.param(
            "Provincial-level Departments of Culture, Sports and Tourism and relevant units",
            ["Provincial-level Departments of Culture, Sports and Tourism", "relevant units"],
            id="one field of English offices in several places",
        ),
        pytest.param(
            "các tổ chức chính trị - xã hội, các tỉnh, thành phố",
            ["các tổ chức chính trị - xã hội", "các tỉnh, thành phố"],
            id="the word for society names no place",
        ),
        pytest.param("Bộ Tài chính, NHNNVN", ["Bộ Tài chính", "NHNNVN"], id="the long abbreviation of a bank"),
        pytest.param(
            "Phòng Kinh tế, Văn phòng HĐND và UBND phường",
            ["Phòng Kinh tế", "Văn phòng HĐND và UBND phường"],
            id="office",
        ),
        pytest.param(
            "Chánh Văn phòng HĐND và UBND xã, Trưởng phòng Kinh tế",
            ["Chánh Văn phòng HĐND và UBND xã", "Trưởng phòng Kinh tế"],
            id="its head",
        ),
        pytest.param("Sở Nội vụ và Thuế tỉnh", ["Sở Nội vụ", "Thuế tỉnh"], id="tax office of a province"),
        pytest.param(
            "Viện kiểm sát nhân dân, Thi hành án dân sự tỉnh, Thống kê thành phố, Thuế cơ sở 5",
            ["Viện kiểm sát nhân dân", "Thi hành án dân sự tỉnh", "Thống kê thành phố", "Thuế cơ sở 5"],
            id="branches of central bodies since 2025",
        ),
        pytest.param(
            "UBND các xã, phường - Tỉnh đoàn",
            ["UBND các xã, phường", "Tỉnh đoàn"],
            id="a union of the level behind a dash",
        ),
        pytest.param("Ban Dân vận quận, huyện ủy", ["Ban Dân vận quận, huyện ủy"], id="committees of two levels"),
        pytest.param(
            "Hiệu trưởng, Công đoàn, Hạt Kiểm lâm", ["Hiệu trưởng", "Công đoàn", "Hạt Kiểm lâm"], id="no name"
        ),
        pytest.param("Thôn 5, Khu phố 6", ["Thôn 5", "Khu phố 6"], id="villages by number"),
        pytest.param("P. KHTH, P.Điều dưỡng", ["P. KHTH", "P.Điều dưỡng"], id="divisions with a short head noun"),
        pytest.param(
            "Trưởng các khoa, phòng; Hiệu trưởng", ["Trưởng các khoa, phòng", "Hiệu trưởng"], id="of a hospital"
        ),
        pytest.param(
            "Ban QLDA ĐTXD công trình giao thông và UBND xã An Phú",
            ["Ban QLDA ĐTXD công trình giao thông", "UBND xã An Phú"],
            id="what a board builds",
        ),
        pytest.param(
            "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Công an xã",
            ["Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao", "Công an xã"],
            id="the comma of a crime",
        ),
        pytest.param(
            "Các Cục: Thủy sản và Kiểm ngư, Chăn nuôi và Thú y, Trồng trọt và Bảo vệ thực vật",
            ["Cục Thủy sản và Kiểm ngư", "Cục Chăn nuôi và Thú y", "Cục Trồng trọt và Bảo vệ thực vật"],
            id="departments of 2025 with two fields",
        ),
        pytest.param("Riêng Bộ Y tế", ["Bộ Y tế"], id="in particular"),
        pytest.param("Ban QLDA ĐTXD và PTQĐ", ["Ban QLDA ĐTXD và PTQĐ"], id="one board of two fields"),
        pytest.param(
            "Ban Quản lý Khu kinh tế An Phú và các khu công nghiệp, Sở Y tế",
            ["Ban Quản lý Khu kinh tế An Phú và các khu công nghiệp", "Sở Y tế"],
            id="all that a board manages",
        ),
        pytest.param("Hiệu trưởng, TPT Đội", ["Hiệu trưởng", "TPT Đội"], id="posts of a school in short"),
        pytest.param("Trạm y tế xã, NVYT", ["Trạm y tế xã", "NVYT"], id="a post in short behind a full name"),
        pytest.param("Hội CMHS, GVCN", ["Hội CMHS", "GVCN"], id="a post takes no head noun"),
        pytest.param("Các Điện lực, XN Dịch vụ", ["Các Điện lực", "XN Dịch vụ"], id="a works in short"),
        pytest.param("Vụ TCCB và KHTC", ["Vụ TCCB", "Vụ KHTC"], id="two departments in short"),
        pytest.param(
            "Ban Quản lý Khu kinh tế Vũng Áng và các khu công nghiệp, Sở Y tế",
            ["Ban Quản lý Khu kinh tế Vũng Áng và các khu công nghiệp", "Sở Y tế"],
            id="one management of several zones",
        ),
        pytest.param(
            "Phó Thủ tướng Chính phủ phụ trách lĩnh vực y tế; Bộ Y tế",
            ["Phó Thủ tướng Chính phủ phụ trách lĩnh vực y tế", "Bộ Y tế"],
            id="of what a deputy is in charge",
        ),
        pytest.param(
            "Hiệp hội Doanh nghiệp cảng và kho bãi Việt Nam, Bộ Y tế",
            ["Hiệp hội Doanh nghiệp cảng và kho bãi Việt Nam", "Bộ Y tế"],
            id="an association whose name begins as that of another",
        ),
        pytest.param(
            "Sở Y tế các địa phương, Bộ Y tế", ["Sở Y tế các địa phương", "Bộ Y tế"], id="departments of all places"
        ),
    ],
)
def test_a_printed_list_is_split_into_its_bodies(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "UBND các xã: Sơn Tây, Hòa Bình và phường An Phú 1",
            ["UBND xã Sơn Tây", "UBND xã Hòa Bình", "UBND phường An Phú 1"],
            id="one level before a colon, though a province has the name",
        ),
        pytest.param(
            "UBND các xã, phường: An Phú, Tân Lập", ["UBND An Phú", "UBND Tân Lập"], id="which level is unsaid"
        ),
        pytest.param(
            "UBND các tỉnh, thành phố: Lào Cai, Hà Nội", ["UBND tỉnh Lào Cai", "UBND thành phố Hà Nội"], id="provinces"
        ),
        pytest.param(
            "Chủ tịch UBND các xã An Phú, Tân Lập và phường Tân An; Sở Y tế",
            ["Chủ tịch UBND xã An Phú", "Chủ tịch UBND xã Tân Lập", "Chủ tịch UBND phường Tân An", "Sở Y tế"],
            id="without a colon",
        ),
        pytest.param(
            "Các huyện An Phú, Tân Lập thuộc tỉnh Lào Cai",
            ["huyện An Phú", "huyện Tân Lập thuộc tỉnh Lào Cai"],
            id="and where they lie",
        ),
        pytest.param("UBND các xã An Phú, XYZ", ["UBND các xã An Phú, XYZ"], id="an abbreviation is no place"),
        pytest.param("UBND các tỉnh Tây Nguyên, Nam Bộ", ["UBND các tỉnh Tây Nguyên, Nam Bộ"], id="no provinces"),
        pytest.param("UBND xã An Phú, huyện Tân Lập", ["UBND xã An Phú, huyện Tân Lập"], id="one in the other"),
        pytest.param(
            "UBND huyện An Phú, Tân Lập, thị xã Hòa Bình và thành phố Sơn Hà",
            ["UBND huyện An Phú", "UBND huyện Tân Lập", "UBND thị xã Hòa Bình", "UBND thành phố Sơn Hà"],
            id="towns beside districts, and a district by its name alone",
        ),
        pytest.param("UBND xã An Phú, phường Tân Lập", ["UBND xã An Phú", "UBND phường Tân Lập"], id="wards"),
        pytest.param("UBND huyện Củ Chi, thành phố Hồ Chí Minh", ["UBND huyện Củ Chi, thành phố Hồ Chí Minh"], id="in"),
        pytest.param("UBND huyện Châu Thành, Kiên Giang", ["UBND huyện Châu Thành, Kiên Giang"], id="in a province"),
        pytest.param(
            "UBND các xã biên giới: An Phú, Tân Lập",
            ["UBND xã An Phú", "UBND xã Tân Lập"],
            id="communes of a kind",
        ),
        pytest.param(
            "Các khu phố 3, 7 và 12", ["khu phố 3", "khu phố 7", "khu phố 12"], id="quarters below the commune"
        ),
        pytest.param("Trưởng các ấp 1, 2", ["Trưởng ấp 1", "Trưởng ấp 2"], id="heads of hamlets"),
        pytest.param("UBND phường, các khu phố", ["UBND phường", "các khu phố"], id="a quarter is no more of a ward"),
        pytest.param("UBND huyện An Phú, thị xã Tân Lập", ["UBND huyện An Phú", "UBND thị xã Tân Lập"], id="one level"),
        pytest.param(
            "Thành phố An Phú, thành phố Tân Lập và huyện Hòa Bình",
            ["Thành phố An Phú", "thành phố Tân Lập", "huyện Hòa Bình"],
            id="places that act themselves",
        ),
        pytest.param("xã An Phú, xã Tân Lập, huyện Ba", ["xã An Phú", "xã Tân Lập, huyện Ba"], id="and where they lie"),
    ],
)
def test_each_place_of_a_list_has_its_body(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "bodies", "rest"),
    [
        pytest.param(
            "Sở Y tế, UBND các huyện và các đơn vị liên quan chủ trì, phối hợp với Sở Nội vụ",
            ["Sở Y tế", "UBND các huyện", "các đơn vị liên quan"],
            " chủ trì, phối hợp với Sở Nội vụ",
            id="list before a verb",
        ),
        pytest.param(
            "Sở Y tế phối hợp với Sở Nội vụ tổ chức",
            ["Sở Y tế"],
            " phối hợp với Sở Nội vụ tổ chức",
            id="the other role",
        ),
        pytest.param("Bộ Tài chính bố trí kinh phí", ["Bộ Tài chính"], " bố trí kinh phí", id="known name"),
        pytest.param(
            "Cục Quản lý hoạt động xây dựng chủ trì rà soát",
            ["Cục Quản lý hoạt động xây dựng"],
            " chủ trì rà soát",
            id="verb that is part of the name",
        ),
        pytest.param(
            "các tổ chức chính trị - xã hội, Ban chỉ đạo tỉnh rà soát",
            ["các tổ chức chính trị - xã hội", "Ban chỉ đạo tỉnh"],
            " rà soát",
            id="dash and verb inside names",
        ),
        pytest.param(
            "Thủ trưởng các Vụ; Chánh Thanh tra; Giám đốc Sở Y tế, Cục trưởng Cục Thuế có trách nhiệm thi hành",
            ["Thủ trưởng các Vụ", "Chánh Thanh tra", "Giám đốc Sở Y tế", "Cục trưởng Cục Thuế"],
            " có trách nhiệm thi hành",
            id="semicolons inside a sentence",
        ),
        pytest.param("Sở Công Thương: a) Tham mưu", ["Sở Công Thương"], ": a) Tham mưu", id="heading"),
        pytest.param(
            "Hội Nông dân Thành phố tham gia", ["Hội Nông dân Thành phố"], " tham gia", id="place with a capital"
        ),
        pytest.param("Ministry of Finance shall preside", ["Ministry of Finance"], " shall preside", id="English"),
        pytest.param("Ban hành các quy định", [], "Ban hành các quy định", id="verb that looks like a head noun"),
    ],
)
def test_the_list_at_the_beginning_of_a_sentence_ends_before_its_verb(text, bodies, rest):
    agencies, end = leading_agencies(text, offset=7)
    assert [agency.written for agency in agencies] == bodies
    assert text[end - 7 :] == rest


@pytest.mark.parametrize(
    "text",
    ["Các Sở, ban, ngành, UBND các huyện, TP", "Sở Công Thương", "Vụ Pháp chế", "Relevant agencies", "UBND xã", "VCCI"],
)
def test_a_cell_of_bodies_looks_like_one(text):
    assert looks_like_agency(text) > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Phối hợp với các Bộ, ngành trung ương trong việc xây dựng chính sách",
        "Tổ chức hội nghị tập huấn cho các Sở, ban, ngành",
        "Ban hành kế hoạch của UBND tỉnh",
        "Phòng, chống tham nhũng",
        "Báo cáo Bộ Tài chính kết quả thực hiện",
        "2022-2025",
        "Develop policies with the Ministry of Finance",
        "",
    ],
)
def test_work_to_be_done_does_not_look_like_a_body(text):
    assert looks_like_agency(text) < 0.2


def test_key_name_and_place_of_a_body():
    (agency,) = split_agencies("UBND tỉnh Đồng Nai", offset=10)
    assert (agency.key, agency.name) == ("uy-ban-nhan-dan", "Ủy ban nhân dân tỉnh Đồng Nai")
    assert agency.span == (10, 28)


def test_abbreviations_of_the_document_are_written_out():
    (agency,) = split_agencies("BĐH các KCN", abbreviations={"BĐH": "Ban Điều hành"})
    assert agency.name == "Ban Điều hành các khu công nghiệp"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("của Ủy ban nhân dân (UBND) tỉnh", {"UBND": "Ủy ban nhân dân"}),
        ("về sản xuất và tiêu dùng bền vững (SX&TDBV)", {"SX&TDBV": "sản xuất và tiêu dùng bền vững"}),
        ("Ban Quản lý dự án (sau đây gọi tắt là BQLDA)", {"BQLDA": "Ban Quản lý dự án"}),
        ("kết quả (XYZ)", {}),
    ],
)
def test_abbreviations_are_known_by_their_initials(text, expected):
    assert find_abbreviations(text) == expected


_PIECES = st.sampled_from(
    [
        "Sở Y tế",
        "các",
        "UBND",
        "và",
        ",",
        ";",
        ":",
        "/",
        "(",
        ")",
        "Bộ",
        "tỉnh",
        "Vụ A",
        "\n",
        "-",
        "liên quan",
        "of",
        "the",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_any_text_gives_spans_inside_it(text):
    for agency in [*split_agencies(text), *leading_agencies(text)[0]]:
        assert 0 <= agency.span.start < agency.span.end <= len(text)
    assert 0.0 <= looks_like_agency(text) <= 1.0


@pytest.mark.parametrize(
    ("short", "name"),
    [
        pytest.param("SCT", "Sở Công Thương", id="SCT"),
        pytest.param("STNMT", "Sở Tài nguyên và Môi trường", id="STNMT"),
        pytest.param("SNN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", id="ampersand"),
        pytest.param("SKHĐT", "Sở Kế hoạch và Đầu tư", id="SKHĐT"),
    ],
)
def test_short_names_of_departments_have_the_key_of_the_long_ones(short, name):
    assert [agency.key for agency in split_agencies(short)] == [agency.key for agency in split_agencies(name)]
    assert [agency.key for agency in split_agencies(short)] != [None]
