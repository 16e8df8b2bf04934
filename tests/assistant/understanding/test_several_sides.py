"""Several sides of one award asked at once."""

import pytest

from assistant.language.topics import Topic
from assistant.understanding.several_sides import of_several_sides
from tests.builders import query_of


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Tặng Lao động tiên tiến cho công chức: tiêu chuẩn, ai tặng và hồ sơ?",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng Lao động tiên tiến cho công chức"),
                (
                    Topic.AUTHORITY,
                    "ai có thẩm quyền quyết định tặng Lao động tiên tiến cho công chức",
                ),
                (Topic.DOSSIER, "hồ sơ đề nghị Lao động tiên tiến cho công chức"),
            ],
        ),
        (
            "CSTĐCS cần điều kiện gì và được thưởng bao nhiêu tiền?",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng chiến sĩ thi đua cơ sở"),
                (Topic.BONUS, "mức tiền thưởng chiến sĩ thi đua cơ sở"),
            ],
        ),
        (
            "Cờ thi đua của Bộ, ban, ngành, tỉnh: hồ sơ và thời hạn nộp",
            [
                (Topic.DOSSIER, "hồ sơ đề nghị Cờ thi đua của Bộ, ban, ngành, tỉnh"),
                (Topic.DEADLINE, "thời hạn nộp hồ sơ đề nghị Cờ thi đua của Bộ, ban, ngành, tỉnh"),
            ],
        ),
        (
            "Tiêu chuẩn với hồ sơ kỷ niệm chương vì sự nghiệp giáo dục?",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng kỷ niệm chương vì sự nghiệp giáo dục"),
                (Topic.DOSSIER, "hồ sơ đề nghị kỷ niệm chương vì sự nghiệp giáo dục"),
            ],
        ),
        (
            "Đối với nông dân, tiêu chuẩn và tiền thưởng Huân chương Lao động hạng Ba",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng Huân chương Lao động hạng Ba cho nông dân"),
                (Topic.BONUS, "mức tiền thưởng Huân chương Lao động hạng Ba cho nông dân"),
            ],
        ),
        (
            "chiến sĩ thi đua cơ sở thưởng bao nhiêu ai ký",
            [
                (Topic.BONUS, "mức tiền thưởng chiến sĩ thi đua cơ sở"),
                (Topic.AUTHORITY, "ai có thẩm quyền quyết định tặng chiến sĩ thi đua cơ sở"),
            ],
        ),
        (
            "Tiêu chuẩn và hồ sơ đề nghị Nhà giáo ưu tú",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng Nhà giáo ưu tú"),
                (Topic.DOSSIER, "hồ sơ đề nghị Nhà giáo ưu tú"),
            ],
        ),
        (
            "Điều kiện tặng Huân chương Lao động hạng Nhì và mức thưởng kèm theo",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng Huân chương Lao động hạng Nhì"),
                (Topic.BONUS, "mức tiền thưởng Huân chương Lao động hạng Nhì"),
            ],
        ),
        (
            "kỷ niệm chương ngành nội vụ tặng cho ai, trình tự đề nghị như thế nào",
            [
                (Topic.CRITERIA, "tiêu chuẩn tặng kỷ niệm chương ngành nội vụ"),
                (Topic.DOSSIER, "hồ sơ đề nghị kỷ niệm chương ngành nội vụ"),
            ],
        ),
        (
            "mức thưởng và người quyết định Tập thể lao động xuất sắc",
            [
                (Topic.BONUS, "mức tiền thưởng Tập thể lao động xuất sắc"),
                (Topic.AUTHORITY, "ai có thẩm quyền quyết định tặng Tập thể lao động xuất sắc"),
            ],
        ),
        (
            "tieu chuan va ho so giay khen",
            [
                (Topic.CRITERIA, "tieu chuan tang giay khen"),
                (Topic.DOSSIER, "ho so de nghi giay khen"),
            ],
        ),
    ],
)
def test_each_side_is_asked_for_in_a_question_of_its_own(
    question: str, sides: list[tuple[Topic, str]]
) -> None:
    assert of_several_sides(query_of(question)) == sides


@pytest.mark.parametrize(
    "question",
    [
        "Thời hạn nộp hồ sơ Bằng khen của Thủ tướng Chính phủ?",
        "Mức thưởng CSTĐCS do ai quyết định?",
        "Bằng khen cấp tỉnh: điều kiện, tiêu chuẩn?",
        "Trình tự, thủ tục, hồ sơ xét tặng Nhà giáo ưu tú",
        "Tiêu chuẩn và hồ sơ của LĐTT và CSTĐCS",
        "Tiêu chuẩn và hồ sơ khen thưởng",
        "Điều 24 Luật 06/2022/QH15: tiêu chuẩn và hồ sơ Lao động tiên tiến",
        "Tiêu chuẩn đối với tập thể và hộ gia đình được giấy khen",
        "ai quyết định mức thưởng Lao động tiên tiến",
        "Bằng khen: tiêu chuẩn và ai quyết định?",
        "Ở tỉnh Bắc Ninh, tiêu chuẩn và hồ sơ xét Lao động tiên tiến thế nào?",
        "Ai quyết định Lao động tiên tiến và thời hạn giải quyết bao nhiêu ngày?",
        "Tiêu chuẩn LĐTT, nghỉ thai sản có được xét không, thưởng bao nhiêu?",
        "Hồ sơ LĐTT cần sáng kiến cấp nào công nhận và thưởng bao nhiêu?",
    ],
)
def test_one_side_or_two_awards_or_anything_else_beside_is_no_several_sides(question: str) -> None:
    assert of_several_sides(query_of(question)) is None
