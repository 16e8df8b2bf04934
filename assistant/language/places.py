"""The provinces and cities, as they were named until 2025 and are since (pure, folded forms)."""

PROVINCES = (
    "an giang", "ba ria", "bac giang", "bac kan", "bac lieu", "bac ninh", "ben tre", "binh dinh",
    "binh duong", "binh phuoc", "binh thuan", "ca mau", "can tho", "cao bang", "da nang",
    "dak lak", "dak nong", "dien bien", "dong nai", "dong thap", "gia lai", "ha giang", "ha nam",
    "ha noi", "ha tinh", "hai duong", "hai phong", "hau giang", "hoa binh", "hung yen",
    "khanh hoa", "kien giang", "kon tum", "lai chau", "lam dong", "lang son", "lao cai", "long an",
    "nam dinh", "nghe an", "ninh binh", "ninh thuan", "phu tho", "phu yen", "quang binh",
    "quang nam", "quang ngai", "quang ninh", "quang tri", "soc trang", "son la", "tay ninh",
    "thai binh", "thai nguyen", "thanh hoa", "hue", "tien giang", "ho chi minh", "tra vinh",
    "tuyen quang", "vinh long", "vinh phuc", "yen bai",
)  # fmt: skip
"""A place is compared by these alone, for "trụ sở Bộ Nội vụ" may well be "Hà Nội"."""
