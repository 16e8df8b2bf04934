"""Questions on the money of several awards that somebody has at once."""

import pytest

from assistant.language.intents import intent_of
from assistant.types import Answer, Intent, Kind
from tests.builders import document_of
from tests.grounded import answer_over

DECREE = """Điều 49. Nguyên tắc tính tiền thưởng

1. Tiền thưởng được tính trên mức lương cơ sở.

2. Trong cùng một thời điểm đạt nhiều danh hiệu thi đua có cùng thời gian thì được nhận tiền thưởng
của danh hiệu cao nhất.

3. Trong cùng một thời điểm đạt nhiều hình thức khen thưởng thì được nhận tiền thưởng tương ứng.

4. Trong cùng thời điểm vừa được tặng danh hiệu thi đua vừa được quyết định hình thức khen thưởng
thì được nhận cả hai tiền thưởng.

Điều 50. Mức tiền thưởng

1. “Lao động tiên tiến” được thưởng 0,3 lần mức lương cơ sở.

2. “Chiến sĩ thi đua cơ sở” được thưởng 1,0 lần mức lương cơ sở.

3. “Bằng khen” được thưởng 3,5 lần mức lương cơ sở.

Điều 23. Chiến sĩ thi đua cơ sở

1. Đạt tiêu chuẩn “Lao động tiên tiến” trong năm.
"""


def of(question: str) -> Answer:
    return answer_over({DECREE: document_of("1/2024/NĐ-CP", kind=Kind.DECREE)}, question)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("cstđcs với lđtt cùng năm có dc nhận cả 2 tiền ko", "2"),
        ("cùng một năm đạt lđtt và cstđcs thì được thưởng mấy lần", "2"),
        ("đã nhận tiền cstđcs rồi có được nhận tiền lđtt nữa không", "2"),
        ("ldtt va cstdcs cung nam co dc nhan ca hai khoan tien thuong khong", "2"),
        ("nhận 2 danh hiệu cùng lúc thì tính tiền thưởng thế nào", "2"),
        ("trong năm được lđtt và bằng khen thì nhận tiền thưởng nào", "4"),
        ("vừa được cstđcs vừa được bằng khen thì thưởng cả hai không", "4"),
    ],
)
def test_the_money_of_several_awards_is_told_by_the_clause_on_several(
    question: str, clause: str
) -> None:
    places = [each.passage.reference for each in of(question).citations]
    assert [(each.article, each.clause) for each in places] == [("49", clause)]


def test_the_money_of_one_award_is_told_by_its_own_clause() -> None:
    places = [each.passage.reference for each in of("cstđcs thưởng bao nhiêu tiền?").citations]
    assert [(each.article, each.clause) for each in places] == [("50", "2")]


def test_a_base_beside_with_compares_nothing() -> None:
    assert intent_of("chien si thi dua co so voi lao dong tien tien cung nam") is Intent.RULE
    assert intent_of("luat moi so voi luat cu") is Intent.COMPARISON
