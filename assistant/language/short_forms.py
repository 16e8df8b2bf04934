"""What short forms with several meanings mean, and the words beside them that tell (pure).

"hđ" is hội đồng or hợp đồng, "tt" five things: each row is a meaning with the contexts that tell
it, in folded words, the first that fits. "§" is the short form itself. A meaning with an empty
context is meant where nothing tells otherwise; a form without one is left as it was typed.
Contexts are written for this project, from how staff type in a chat.
"""

_AWARD = r"(?:danh hieu|lao dong tien tien|chien si|sang kien|bang khen|giay khen|huan chuong)"
_TOWN = r"(?:tp|thanh pho)"
_DIRECTS = r"(?:pho|tong|do|chuc|ban)"
_STAFF = r"(?:can bo|cong chuc|vien chuc|nhan vien|giao vien|nguoi|nguoi lao dong)"

READINGS: dict[str, tuple[tuple[str, str], ...]] = {
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
         r"|(?:luat|nghi dinh|luat va|nghi dinh va|nghi dinh,|theo|cac) §(?! (?:ca|va))$"
         r"|thay(?: the)?(?: cho)? §"),
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
         r"|(?:luat va|luat,|luat hay|thong tu va|theo|luat,? thong tu,?"
         r"|thay(?: the)?(?: cho)?) §"),
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
        ("chiến sĩ", r"§ (?:thi dua|td|tien tien|quyet thang|ve vang)(?!\w)|can bo,? §"),
        ("cộng sản", r"(?:dang|doan thanh nien|doan tn) §"),
        ("cơ sở",
         r"(?:thi dua|cap|o|tu|tai|ve|luong|don vi|cong doan|sang kien|hoi dong|chi bo|dang bo) §"
         r"|§ (?:y te|giao duc|kham|dao tao|san xuat|kinh doanh|ton giao)(?!\w)"),
    ),
    "gđ": (
        ("giai đoạn", r"(?:trong|cua|tung|cac|thi dua|qua) § (?=\d)|§ (?:tu |nam )?\d"),
        ("giám đốc",
         rf"{_DIRECTS} §|§ (?:so|cong ti|doanh nghiep|dn|benh vien|dai hoc|cong an|trung tam|don vi"
         r"|xi nghiep|ngan hang|nha may|ki|quyet dinh|tang|khen|duoc quyen|co quyen)(?!\w)"),
        ("gia đình", ""),
    ),
    "gd": (
        ("giai đoạn", r"(?:trong|cua|tung|cac|thi dua|qua) § (?=\d)|§ (?:tu |nam )?\d"),
        ("giáo dục",
         r"(?:so|phong|bo|nganh|su nghiep|co so|linh vuc|quan li|nha) §"
         r"|§ (?:va )?(?:dao tao|dt|mam non|pho thong|dai hoc|dac biet|nghe nghiep)(?!\w)"),
        ("giám đốc",
         rf"{_DIRECTS} §|§ (?:so|cong ti|doanh nghiep|dn|benh vien|ki|quyet dinh)(?!\w)"),
        ("gia đình",
         r"(?:ho|nguoi|hoan canh|hanh phuc|danh hieu|moi|cac|cho) §"
         r"|§ (?:van hoa|vh|chinh sach|liet|co cong|tieu bieu|hieu hoc|nguoi|thuong binh)(?!\w)"),
    ),
    "pgđ": (("phó giám đốc", ""),),
    "hn": (
        ("hội nghị",
         r"§ (?:tong ket|so ket|bieu duong|tuyen duong|truc tuyen|dien hinh|can bo|cong chuc"
         r"|vien chuc|nguoi lao dong|giao ban)(?!\w)|(?:tai|trong|du|chu tri|to chuc) §$"),
        ("hiện nay", r"(?:quy dinh|muc|luat|luong co so|bao nhieu|bay gio) §"),
        ("Hà Nội",
         rf"(?:o|tai|tinh|thu do|{_TOWN}|so \w+(?: \w+)?|ubnd|uy ban nhan dan|hdnd|chu tich|cua) §"
         r"|§ (?:co|thuong|tang|quy dinh)(?!\w)"),
    ),
    "tp": (
        ("thành phố",
         r"§\.? ?(?:hn|ha noi|hcm|ho chi minh|da nang|hai phong|can tho|hue|truc thuoc|nao)(?!\w)"
         r"|(?:tinh,?|tinh va|cap|cua|cac|ubnd|uy ban nhan dan|hdnd|chu tich|bang khen|co thi dua"
         r"|thi dua|cong dan) §"),
        ("thành phần", r"§ (?:ho so|hoi dong|tham du|gom)(?!\w)"),
    ),
    "hcm": (
        ("Hồ Chí Minh",
         r"(?:thanh pho|huan chuong|giai thuong|tu tuong|guong|bac|cong san|chu tich|lang) §"),
        ("thành phố Hồ Chí Minh", ""),
    ),
    "vn": (("Việt Nam", ""),),
    "tq": (("toàn quốc", r"(?:thi dua|dai hoi) §"),),
    "cp": (
        ("Chính phủ",
         r"(?:thu tuong|cua|§ |co thi dua|nghi dinh) §|co §(?= (?:thuong|bao|may|tang))"
         r"|§ (?:ban hanh|tang)"),
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
         r"(?:ai lam|giu chuc|chuc|pho) §|§ (?:nuoc|tinh|xa|huyen|phuong|ubnd|uy ban|hoi dong|hd"
         r"|cong doan|hoi|cong ti)(?!\w)"),
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
         r"|(?!diem|khoan)\w+ §(?=\s*(?:$|[?!]))"
         r"|§ (?:co|duoc|dat|can|hoan thanh|bi)(?!\w)"),
    ),
    "ng": (
        ("người",
         r"§ (?:nuoc ngoai|viet nam|lao dong|ld|dan|co cong|dung dau|khuyet tat|cao tuoi|duoc|nao"
         r"|khac|da|dang|bi|ki|trinh|thuc hien)(?!\w)"
         r"|(?:cho|la|nhung|moi|cac|may|nhieu|\d|mot|tung|hai) §"),
    ),
    "j": (("gì", r"(?<!diem )(?<!muc )(?<!bang )§"),),
}  # fmt: skip
