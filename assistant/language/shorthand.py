"""Short forms that mean several things, settled by the words beside them (pure).

"hđ" is hội đồng or hợp đồng, "tt" five things: each row of `_READINGS` is a meaning with the
contexts that tell it, in folded words, the first that fits. "§" is the short form itself. A
meaning with an empty context is meant where nothing tells otherwise; a form without one is left as
it was typed. Contexts are written for this project, from how staff type in a chat.
"""

import re
from collections.abc import Callable

from assistant.vietnamese import fold, normal

_AWARD = r"(?:danh hieu|lao dong tien tien|chien si|sang kien|bang khen|giay khen|huan chuong)"
_STAFF = r"(?:can bo|cong chuc|vien chuc|nhan vien|giao vien|nguoi|nguoi lao dong)"

_READINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "hd": (
        ("hướng dẫn",
         r"§ (?:so )?\d+[/-]|§ (?:thuc hien|thi hanh|cach|viet|ghi|em|minh|toi|nghiep vu|ke khai"
         r"|trien khai|ap dung|nghi dinh|luat|binh xet|cham diem|lam ho so|lap ho so)(?!\w)"
         r"|(?:cong van|van ban|thong tu|tai lieu|xin|nho|anh chi) §"),
        ("hợp đồng",
         r"(?:ki|lam|lao dong|lam viec|cham dut|che do|loai|dien|bao ve|theo|ki ket|"
         rf"{_STAFF}) §(?! (?:thi dua|khen|xet|sang kien|cap|co so|tham dinh|khoa hoc))"
         r"|§ (?:lao dong|ld|thu viec|ngan han|dai han|co thoi han|lam viec|khoan|vu viec"
         r"|(?:khong )?xac dinh|duoi|tren|68|111|161|\d+ (?:nam|thang))(?!\w)"),
        ("hoạt động",
         r"§ (?:van hoa|the thao|tu thien|phong trao|cong doan|doan|xa hoi|kinh doanh|kd|san xuat"
         r"|cach mang|khang chien|nghe thuat|tinh nguyen|nghe nghiep|chuyen mon)(?!\w)"),
        ("hội đồng", ""),
    ),
    "sk": (
        ("sức khỏe",
         r"(?:kham|cham soc|bao ve|nang cao|dam bao) §|§ (?:nhan dan|cong dong|sinh san|yeu|kem)"),
        ("sáng kiến", ""),
    ),
    "tt": (
        ("Thừa Thiên", r"§ hue"),
        ("thông tư", r"§\.? (?:so )?\d|§ (?:huong dan|lien tich|quy dinh|moi|cu|cua bo|bo"
         r"|nao (?:huong dan|quy dinh|thay the|cua|dang|con|sua))(?!\w)"
         r"|(?:luat|nghi dinh|luat va|nghi dinh va|nghi dinh,|theo|cac) §(?! (?:ca|va))$"),
        ("tập thể",
         r"§ (?:lao dong|ld|ldxs|ldtt|nho|nu|lanh dao)(?!\w)|(?:bao cao|thanh tich) cua §"
         r"|§(?:,| va| hay| hoac)? (?:ca nhan|cn)(?<!bao cao § ca nhan)(?<!bao cao § cn)"
         r"|ca nhan(?:,| va| hay| hoac| voi)? §"
         r"|(?:cho|doi voi|danh hieu|tang|moi|mot|tung|nhieu|cac|thuong|khen) §"
         r"(?! (?:chinh phu|ki))"
         r"|§ (?:nao )?(?:duoc|dat|co) (?:tang|khen|thuong|bao nhieu|\d+%)"),
        ("thành tích",
         r"(?:bao cao|lap|dat|tom tat|ghi nhan|ke khai|xac nhan|co|lap duoc|ve|tong hop|can) §"
         r"|§ (?:gi|xuat sac|dot xuat|ca nhan|noi bat|chung|tot|tieu bieu|dac biet|cong tac"
         r"|chuyen de|dot|theo|trong|khang chien|cong hien|cua (?:ca nhan|don vi|tap the))(?!\w)"),
        ("thủ tục",
         r"§ (?:cap|xet|don gian|rut gon|de nghi|hanh chinh|khen thuong|trinh|lam|gom|thuc hien"
         r"|cong nhan|thu hoi|huy|ra sao|nhu the nao|the nao|ho so|nao)(?!\w)"
         r"|(?:ho so,?(?: va)?|lam|trinh tu,?|quy trinh|theo) §"),
        ("Thủ tướng",
         r"(?:bang khen|pho|trinh|do|ki|quyet dinh|bang khen cua|phieu trinh|chi dao cua|cua) §"
         r"|§ (?:chinh phu|cp|ki|khen|tang|quyet dinh|trao|chi dao)(?!\w)"),
    ),
    "nd": (
        ("nhân dân",
         r"(?:nha giao|nghe si|nghe nhan|thay thuoc|uy ban|hoi dong|cong an|quan doi|toa an|cua"
         r"|vien kiem sat|vu trang|phuc vu|quan chung|giup|vi) §(?! (?:cua|gi|nao|bao))"),
        ("nghị định",
         r"§\.? (?:so )?\d|§ (?:so|cua chinh phu|moi|cu|thay the|sua doi|hien hanh"
         r"|quy dinh chi tiet|nao (?:cua chinh phu|huong dan|quy dinh|thay|dang|sua|con))(?!\w)"
         r"|(?:luat va|luat,|luat hay|thong tu va|theo|luat,? thong tu,?) §"),
        ("nội dung", ""),
    ),
    "nđ": (("nghị định", ""),),
    "qd": (
        ("quy định",
         r"(?:theo|duoc|dung|da|trai|cac|nhung|luat|nghi dinh) §(?! (?:so|khen|tang|\d|nay|cua chu"
         r"|cua thu))|§ (?:cua luat|cua phap luat|phap luat|tai|ve|hien hanh|the nao|nhu the nao"
         r"|ra sao|moi|cu|o dau|o dieu|gi|chung|o van ban)(?!\w)"),
        ("quyết định", ""),
    ),
    "xd": (
        ("xác định", r"§ (?:thoi gian|muc|doi tuong|thanh tich|tham quyen|the nao|ti le)(?!\w)"),
        ("xây dựng", ""),
    ),
    "cn": (
        ("công nhận",
         rf"§ (?:{_AWARD}|tap the lao dong|don vi van hoa|dat chuan|gia dinh|thon|la )"
         r"|(?:duoc|quyet dinh|qd|ai|giay|xet|bang) §(?! (?:duoc|va|hoac|,))"),
        ("công nhân", r"§ (?:vien chuc|vien|lanh nghe|nha may|truc tiep|quoc phong)|giai cap §"),
        ("công nghệ", r"(?:khoa hoc va|khoa hoc|khoa hoc,) §"),
        ("công nghiệp", r"(?:khu|cum|nganh|khu che xuat,) §"),
        ("cá nhân", ""),
    ),
    "tc": (
        ("tiêu chuẩn", r"(?:can|dat|theo|du|nhung|ve|dung) §"),
        ("tài chính", r"(?:so|bo|phong|nguon|nghia vu) §"),
        ("tổ chức",
         r"§ (?:hoi nghi|le|trao|phong trao|phat dong|so ket|tong ket|dang|dai hoi|xa hoi|chinh tri"
         r"|doan|kinh te|cong doan|nuoc ngoai|khi nao|o dau|thi dua|can bo"
         r"|thuc hien)(?!\w)|§(?:,| va| hay| hoac) (?:ca nhan|cn)(?!\w)"
         r"|(?:ca nhan,?(?: va| hay| hoac)?|cac|cong tac|ban) §"),
        ("tiêu chuẩn", ""),
    ),
    "dk": (
        ("điều kiện", r"§ (?:gi|nao|de|xet|duoc|can|va|,|cong nhan|khen|tang)(?!\w)"),
        ("đăng ký",
         r"§ (?:thi dua|dau nam|giao uoc|ket hon|tham gia|de tai|chi tieu|tu dau|truoc|bo sung"
         r"|danh hieu|phong trao)(?!\w)|(?:chua|khong|da|phai|ban|phieu|mau|han|quen|thieu) §"),
        ("điều kiện", ""),
    ),
    "hs": (
        ("học sinh",
         r"(?:giao vien(?: va|,)?|cac em|em|sinh vien,?|nha giao,?|ngoan) §"
         r"|§(?:,| va)? (?:sinh vien|gioi|thpt|thcs|tieu hoc|trung hoc|pho thong|lop|dat giai)"),
        ("hồ sơ", ""),
    ),
    "dv": (
        ("đảng viên", r"(?:ket nap|tu cach|huy hieu|chi bo,?|xep loai) §|§ (?:du bi|lao thanh)"),
        ("dịch vụ", r"(?:kinh doanh|thuong mai|san xuat|chi phi) §"),
        ("đối với",
         rf"§ (?:ca nhan|tap the|{_STAFF}|{_AWARD}|doanh nghiep|truong hop|cap|nhung|cac|ho gia"
         r" dinh|danh hieu|co thi dua|hoc sinh|nong dan|don vi)(?!\w)"),
        ("đơn vị", ""),
    ),
    "nv": (
        ("nội vụ", r"(?:so|bo|phong|nganh) §"),
        ("nhân viên",
         r"§ (?:hop dong|ke toan|van thu|moi|phuc vu|y te|bao ve|cong ti)|cong nhan,? §"),
        ("nhiệm vụ", ""),
    ),
    "kt": (
        ("kinh tế", r"(?:phat trien|nganh|linh vuc|tap doan|so) §|§(?: -|,|-)? (?:xa hoi|tu nhan)"),
        ("khen thưởng",
         r"(?:thi dua(?:,| va)?|ban|quy|cong tac|hinh thuc|hoi dong|duoc|xet|de nghi|quyet dinh"
         r"|ho so|muc|khong|tham quyen) §"
         r"|§ (?:dot xuat|thuong xuyen|chuyen de|qua trinh|cong hien)"),
    ),
    "td": (
        ("thi đua",
         r"(?:phong trao|cong tac|danh hieu|khoi|cum|xet|quy|co|dang ki|chien si|ban|phat dong"
         r"|giao uoc) §"
         r"|§(?:,| va)? (?:khen|kt|yeu nuoc)"),
        ("tuyển dụng", r"(?:moi|duoc|ki) §"),
        ("tương đương", r"(?:va|hoac|cap|chuc danh) §"),
    ),
    "ld": (
        ("lao động",
         r"(?:nguoi|anh hung|huan chuong|hop dong|tap the|cong nhan|vien chuc,?|bo luat|luat"
         r"|cong chuc,? vien chuc) §|§ (?:tien tien|xuat sac|hop dong|gioi|hang|nu)(?!\w)"),
        ("lãnh đạo", r"(?:ban|y kien|trinh|cac|la|can bo) §|§ (?:co quan|don vi|so|bo|tinh|phong)"),
    ),
    "cs": (
        ("chính sách", r"(?:che do,?|gia dinh|doi tuong|nguoi co cong,?) §"),
        ("cơ sở", r"(?:thi dua|cap|o|tu|tai|ve) §"),
    ),
    "tq": (("toàn quốc", r"(?:thi dua|dai hoi) §"),),
    "cp": (
        ("Chính phủ", r"(?:thu tuong|cua|§ |co thi dua|nghi dinh) §|§ (?:ban hanh|tang)"),
        ("chi phí", r"(?:cac|thanh toan) §"),
    ),
    "hc": (
        ("hành chính", r"(?:thu tuc|cai cach|don vi|cap|su nghiep) §"),
        ("huân chương",
         r"§ (?:lao dong|ld|doc lap|chien cong|quan cong|sao vang|ho chi minh|hang|huu nghi|bao ve"
         r"|dai doan ket)(?!\w)|(?:duoc|tang|xet|de nghi|loai|thu hoi|tham dinh|ho so|mat) §"),
    ),
    "ct": (
        ("chương trình", r"§ (?:muc tieu|hanh dong|quoc gia)"),
        ("công tác", r"(?:thoi gian|qua trinh|nam|chuyen|noi|di) §"),
        ("chủ tịch",
         r"§ (?:nuoc|tinh|xa|huyen|phuong|ubnd|uy ban|hoi dong|cong doan|hoi|cong ti)(?!\w)"),
    ),
    "pt": (("phong trào", r"(?:phat dong|cac|to chuc|trong|mot) §|§ (?:thi dua|toan dan)"),),
    "bc": (("báo cáo", r"§ (?:thanh tich|tt|ket qua|tom tat|tong ket)|(?:mau|viet|nop) §"),),
    "cb": (
        ("cán bộ",
         r"(?:cac|cho|la|voi|nhung) §|§,? (?:cong chuc|cc|huu|quan li|lanh dao|xa|ve huu|nghi huu"
         r"|doan|nao|chuyen trach|ki|hop dong|nghi)(?!\w)"),
    ),
    "cc": (("công chức", r"(?:can bo,?|la) §|§,? (?:vien chuc|vc|xa|cap)(?!\w)"),),
    "vc": (("viên chức", r"(?:can bo,?|cong chuc,?|la) §"),),
    "tg": (
        ("thời gian",
         r"§ (?:cong tac|giu chuc|nop|giai quyet|xet|nghi|lam viec|tham gia|tinh)(?!\w)"),
    ),
    "ht": (("hoàn thành", r"§ (?:xuat sac|tot|nv|nhiem vu)(?!\w)|(?:khong|muc do) §"),),
    "kd": (("kinh doanh", r"(?:hd|hoat dong|san xuat|ho) §"),),
    "dn": (("doanh nghiệp", ""),),
    "kl": (("kỷ luật", ""),),
    "gv": (("giáo viên", ""),),
    "nq": (("nghị quyết", ""),),
    "kq": (("kết quả", ""),),
    "vb": (("văn bản", ""),),
    "ttr": (("tờ trình", ""),),
    "k": (
        ("không",
         r"(?:duoc|co|phai|can|dung|xet|thuong|khen|tang|dat) §(?=\s*(?:$|[?.!,]))"
         r"|§ (?:co|duoc|dat|can|hoan thanh|bi)(?!\w)"),
    ),
    "ng": (
        ("người",
         r"§ (?:nuoc ngoai|viet nam|lao dong|ld|dan|co cong|dung dau|khuyet tat|cao tuoi|duoc|nao"
         r"|khac|da|dang|bi|ki|trinh|thuc hien)(?!\w)"
         r"|(?:cho|la|nhung|moi|cac|may|nhieu|\d|mot|tung|hai) §"),
    ),
    "j": (("gì", r"(?:la|can|gom|duoc|lam|co|nhung|duoc tang) §"),),
}  # fmt: skip

_WORD = re.compile(r"(?<![\w/&.-])[^\W\d_]{1,3}(?![\w/&-]|\.\w)")
_CONTEXTS = {
    short: tuple(
        (long, re.compile(rf"(?<!\w)(?:{context})") if context else None)
        for long, context in readings
    )
    for short, readings in _READINGS.items()
}
_LOUD = frozenset({"hđ", "sk", "hs", "đk", "đv", "xd", "qđ", "nđ", "tc", "gv", "nv", "nq", "vb"})
"""Read without a context in capitals too; the others there are initials of anything."""

_LOOKED_AT = 80
"""Characters beside a short form in which its contexts are looked for: the longest takes 25."""
_GOES_ON = " x"
"""Stands for what is not looked at, so that no context takes the last word for the end."""


def is_short(word: str) -> bool:
    """Whether a word is one of these short forms, whatever it means."""
    return fold(word) in _CONTEXTS


def written_out(text: str, *, write: Callable[[str], str] = str) -> str:
    """`text` with the short forms that its other words settle written out, from left to right;
    `write` gives a long form as it is to stand.

    "hđ xét sk" → "hội đồng xét sáng kiến"; "ký hđ 1 năm" → "ký hợp đồng 1 năm".
    """
    done, at = "", 0
    for found in _WORD.finditer(text):
        done += text[at : found.start()]
        done += write(meant) if (meant := _meant(found, done)) else found[0]
        at = found.end()
    return done + text[at:]


def _meant(found: re.Match[str], done: str) -> str | None:
    """What a short form means after `done`, the text before it with its short forms written out."""
    word = found[0]
    readings = _CONTEXTS.get(normal(word)) or _CONTEXTS.get(fold(word))
    if not readings:
        return None
    before, after = _before(done), _after(found.string, found.end())
    by_itself = not word.isupper() or normal(word) in _LOUD
    fitting = (
        long for long, told in readings if (told.search(f"{before}§{after}") if told else by_itself)
    )
    return next(fitting, None)


def _before(text: str) -> str:
    """The last words of a text, folded, as far as contexts look at them."""
    near = text[-_LOOKED_AT:]
    return fold(near if len(text) <= _LOOKED_AT else near.partition(" ")[2])


def _after(text: str, begin: int) -> str:
    """The words of a text from `begin` on, folded, as far as contexts look at them."""
    near = text[begin : begin + _LOOKED_AT]
    return fold(near if begin + _LOOKED_AT >= len(text) else near.rpartition(" ")[0] + _GOES_ON)
