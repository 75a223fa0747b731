"""Endings of lead-ins that tell what stands below them: parts, names, the contents of a law, or more work."""

import re

from vnpolicy.nlp.actors.actors import find_actor
from vnpolicy.nlp.actors.verbs import begins_with_verb
from vnpolicy.nlp.letters import UPPER

# a list of things, not of works: "... gồm:", "bao gồm các nội dung:"
# or of what a report is to say: "báo cáo Ủy ban nhân dân tỉnh các nội dung sau:";
# leaves "phê duyệt Chương trình, với các nội dung sau:"
PARTS = re.compile(
    r"(?:(?:gồm|bao gồm|như(?!\s+sau)|including|namely|(?:on )?(?:clarifying|specifying))[^:.;]{0,40}"
    r"|(?:báo cáo|gửi|cung cấp|thông báo|nêu rõ|(?<!chương )(?<!công )(?<!lộ )(?<!quá )(?<!quy )(?<!tiến )trình)"
    r"\s[^:.;]{0,160}"
    r"(?:nội dung|thông tin|số liệu|tài liệu|hồ sơ)[^:.;]{0,30})"
    r":\s*$",
    re.IGNORECASE,
)
# takes the end of "khi thành lập các doanh nghiệp sau:", "chia sẻ dữ liệu đối với:"; leaves "thực hiện như sau:"
NAMING = re.compile(r"(?:đối với|(?<!như )(?<!nội dung )(?<!nhiệm vụ )(?<!yêu cầu )(?<!việc )sau(?: đây)?)\s*:\s*$")
# takes "... trình Luật Đất đai (sửa đổi), thể chế hóa Nghị quyết ..., cụ thể sau:", "sửa đổi Nghị định theo hướng:";
# what stands below is what the law is to say, not what its drafter is to do
CONTENTS = re.compile(
    r"(?:xây dựng|soạn thảo|sửa đổi|bổ sung|hoàn thiện|ban hành)\s[^:]*\b(?:Luật|luật|Pháp lệnh|Nghị định|Thông tư)\s"
    r"[^:]*\b(?:thể chế(?: h[oóa]{2})?|theo hướng|trong đó (?:có )?quy định)\b[^:]*:\s*$"
)
# takes the end of "... Kế hoạch này, trong đó:", "... giải quyết đơn tố cáo. Cụ thể:": work, then parts of it
# or "...; quá trình tham mưu phải ..., trong đó tập trung thực hiện một số nhiệm vụ sau:"
_AMONG = re.compile(
    r",?\s+trong đó\s*:$|(?<=\.)\s+(?:Cụ thể|Trong đó)(?: như sau)?\s*:$"
    r"|,\s+trong đó,?\s+(?:cần )?(?:tập trung|chú trọng)[^.;:]{0,80}\ssau(?: đây)?\s*:$"
    r"|,\s+(?:tập trung (?:vào|thực hiện)[^.;:,]{0,40}(?:,[^.;:,]{0,40})?\ssau(?: đây)?|trọng tâm là)\s*:$"
)
# takes the end of "Giao UBND xã thực hiện tốt các nhiệm vụ, giải pháp nêu trong Tờ trình": all works, none of its own
_ALL_WORKS = re.compile(
    r"thực hiện [^.;:]*(?:nhiệm vụ|giải pháp) (?:đã )?(?:nêu|đề ra|trình bày) (?:trong|tại|ở) [^.;:,]*$"
)
# takes the end of "Quán triệt, thực hiện nguyên tắc bảo đảm an ninh như sau:", "... mức hỗ trợ trên nguyên tắc:";
# what stands below it are principles and no works
PRINCIPLES = re.compile(
    r"\s(?:nguyên tắc|quan điểm|phương châm)(?:(?! nhiệm vụ| giải pháp| nội dung)[^.;:]){0,80}:\s*$"
)
# takes the end of "... yêu cầu các bộ quán triệt các quan điểm, mục tiêu, nhiệm vụ, giải pháp sau đây:": the whole
# document stands below it, and its own sections say who does what
WHOLE = re.compile(r"\s(?:quan điểm(?:,| và) mục tiêu|mục tiêu(?:,| và) quan điểm)[^.;:]{0,120}:\s*$")
# a paragraph that hands over work by itself, or whose letter was mistyped ("ạ) Kiên quyết thực hiện")
HANDED = re.compile(r"(?:chủ trì|phối hợp)\b|\w\)", re.IGNORECASE)
# takes "Mục đích, yêu cầu", "I. Mục đích và ý nghĩa", a section that gives no work to those whom a lead-in addressed
PURPOSES = re.compile(r"mục đích\b[^.;:]{0,40}:?\s*$", re.IGNORECASE)
# takes the end of "Các bộ, ngành có trách nhiệm;", a colon mistyped
LEADS_IN = re.compile(r"(?::|\scó trách nhiệm\s*[;.]?)\s*$")
# takes the end of "c) Thực hiện tiết kiệm điện tại các hộ gia đình:": what private persons are to do is no task
PRIVATE = re.compile(r"\stại\s(?:các |từng |mỗi )?(?:hộ gia đình|gia đình|hộ dân)\s*:\s*$")
# the issuer speaks: "UBND tỉnh ban hành Kế hoạch ... như sau:", "Sở X hướng dẫn việc kiểm tra như sau:", not "Bộ X chỉ
# đạo thực hiện các hoạt động như sau:"
ISSUER_SPEAKS = re.compile(
    r"(?:ban hành|quyết định|xây dựng|phê duyệt|đề xuất|hướng dẫn|thông báo|trả lời|có (?:một số |các )?ý kiến)\s"
    r"(?:(?!yêu cầu|chỉ đạo|thực hiện (?:các|một số|những))[^:]){0,400}"
    r"(?:như sau|sau đây|cụ thể|với (?:các |những )?nội dung (?:chính |chủ yếu )?sau)\s*:?$"
    r"|(?<!biểu )quyết nghị\s[^:]{0,400}:?$|\skết luận(?:,? (?:và )?chỉ đạo)? (?:như sau|sau đây)\s*:?$",
    re.IGNORECASE,
)
# takes the stop of "Các đơn vị phối hợp ... trên địa bàn." before "Căn cứ ..., thực hiện các nhiệm vụ sau:"
_SENTENCE = re.compile(rf"(?<=[a-zà-ỹ])\.\s+(?=[{UPPER}][^.]*:\s*$)")


def end_of_work(lead_in: str) -> int:
    """Where the work ends that a lead-in tells before it leads in; 0 where it tells none."""
    among = _AMONG.search(lead_in)
    if among and not ("sau" in among[0] and "yêu cầu " in lead_in):
        return 0 if _ALL_WORKS.search(lead_in, 0, among.start()) else among.start()
    first = _SENTENCE.search(lead_in)
    if first is None or ISSUER_SPEAKS.search(lead_in, first.end()):
        return 0  # "Thực hiện Kế hoạch số 5, ... còn chậm. UBND tỉnh có ý kiến như sau:" only introduces
    subject = find_actor(lead_in)
    told = subject.verb < first.start() if subject is not None else begins_with_verb(lead_in)
    if not told:
        return 0
    return len(lead_in) if lead_in.startswith("Hoàn thành", first.end()) else first.start() + 1
