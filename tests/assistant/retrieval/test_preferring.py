"""Preferring the better source, and what the question names."""

from dataclasses import replace

import pytest

from assistant.retrieval.preferring import prefer
from assistant.types import Hit, Kind, Passage
from tests.builders import document_of, passages_of, query_of

LAW = document_of("06/2022/QH15", title="Luật Thi đua, khen thưởng")
PASSAGES = passages_of(
    LAW,
    "Điều 21. Chiến sĩ thi đua toàn quốc\n\nNội dung một.\n\n"
    "Điều 23. Chiến sĩ thi đua cơ sở\n\n1. Điều kiện một.\n\n2. Điều kiện hai.",
)
D21, D23 = (next(p for p in PASSAGES if p.id.endswith(end)) for end in ("#d21", "#d23"))


def of_kind(kind: Kind, passage: Passage = D23, *, issuer: str | None = None) -> Passage:
    document = replace(LAW, id=kind, kind=kind, number=None, issuer=issuer)
    return replace(passage, id=f"{kind}#1", article_id=f"{kind}#1", document=document)


def test_a_rule_is_answered_from_the_law_before_a_page_about_it() -> None:
    query = query_of("Điều kiện khen thưởng?")
    hits = [Hit(of_kind(kind), 1.0) for kind in (Kind.FAQ, Kind.SUMMARY, Kind.LAW, Kind.CIRCULAR)]
    kinds = [hit.passage.document.kind for hit in prefer(query, hits)]
    assert kinds == [Kind.LAW, Kind.CIRCULAR, Kind.SUMMARY, Kind.FAQ]


def test_an_event_is_answered_from_news_before_rules() -> None:
    query = query_of("Hội nghị diễn ra ở đâu?")
    hits = [Hit(of_kind(kind), 1.0) for kind in (Kind.LAW, Kind.NEWS)]
    assert prefer(query, hits)[0].passage.document.kind is Kind.NEWS


def test_a_text_that_only_its_number_tells_to_be_local_waits_for_those_of_the_nation() -> None:
    national = of_kind(Kind.DECISION, issuer="Thủ tướng Chính phủ")
    unread = replace(national.document, id="xã", issuer=None, number="1/2031/QĐ-UBND")
    local = replace(national, id="a#1", article_id="a#1", document=unread)
    first, second = prefer(
        query_of("Điều kiện khen thưởng?"), [Hit(local, 1.0), Hit(national, 0.6)]
    )
    assert (first.passage.id, second.passage.id) == (national.id, "a#1")


def test_a_province_speaks_only_when_it_is_asked() -> None:
    national, local = (
        Hit(of_kind(Kind.DECISION, issuer=issuer), 1.0)
        for issuer in ("Thủ tướng Chính phủ", "Ủy ban nhân dân tỉnh Bắc Ninh")
    )
    asked = prefer(query_of("Quy định khen thưởng của tỉnh Bắc Ninh"), [national, local])
    unasked = prefer(query_of("Quy định khen thưởng"), [local, national])
    assert unasked[0].passage.document.issuer == "Thủ tướng Chính phủ"
    assert unasked[0].score > unasked[1].score
    assert asked[0].passage.document.issuer != "Thủ tướng Chính phủ"


def test_the_article_and_the_number_that_are_named_come_first() -> None:
    query = query_of("điều 21 luật 06/2022/QH15")
    assert prefer(query, [Hit(D23, 1.0), Hit(D21, 0.9)])[0].passage is D21


def test_a_heading_that_names_the_award_beats_one_that_names_another() -> None:
    query = query_of("tiêu chuẩn CSTĐCS")
    assert prefer(query, [Hit(D21, 1.0), Hit(D23, 0.8)])[0].passage is D23


def test_a_heading_that_names_the_class_beats_one_that_names_another_class() -> None:
    text = (
        "Điều 9. Hình thức khen thưởng\n\n3. Danh hiệu vinh dự nhà nước.\n\n"
        "Điều 59. Danh hiệu vinh dự nhà nước\n\n1. Gồm các danh hiệu sau đây."
    )
    articles = passages_of(LAW, text)
    d9, d59 = (next(p for p in articles if p.id.endswith(end)) for end in ("#d9", "#d59"))
    query = query_of("Danh hiệu vinh dự nhà nước gồm những gì?")
    assert prefer(query, [Hit(d9, 1.0), Hit(d59, 0.7)])[0].passage is d59
    other = query_of("Có những hình thức khen thưởng nào?")
    assert prefer(other, [Hit(d9, 0.7), Hit(d59, 1.0)])[0].passage is d9


def test_a_ministry_is_named_by_what_it_gives_its_medal_for() -> None:
    query = query_of("Kỷ niệm chương Vì sự nghiệp giáo dục tặng cho ai?")
    own = of_kind(Kind.CIRCULAR, issuer="Bộ Giáo dục và Đào tạo")
    other = replace(of_kind(Kind.CIRCULAR, issuer="Bộ Xây dựng"), id="xây dựng#1")
    assert prefer(query, [Hit(other, 1.0), Hit(own, 1.0)])[0].passage == own


def test_figures_and_sides_of_a_rule_are_weighed_where_it_is_on_commendation() -> None:
    asked = "Mức tiền là bao nhiêu?", "Thẩm quyền quyết định thuộc về ai?"
    rule = "Điều 7. Hồ sơ\n\nCá nhân có sáng kiến thì nộp đơn."
    for question in asked:
        general, own = (
            replace(passage, id=title, article_id=title)
            for title in ("Luật Nhà ở", "Luật Thi đua, khen thưởng")
            for passage in passages_of(replace(LAW, title=title), rule)[:1]
        )
        first, second = prefer(query_of(question), [Hit(own, 1.0), Hit(general, 1.0)])
        assert (first.passage.id, second.passage.id) == (general.id, own.id)
        assert first.score == 1.0


def test_sudden_merit_is_commended_by_the_simplified_procedure() -> None:
    ordinary, simplified = passages_of(
        LAW,
        "Điều 84. Hồ sơ đề nghị khen thưởng\n\nHồ sơ gồm tờ trình.\n\n"
        "Điều 85. Khen thưởng theo thủ tục đơn giản\n\nÁp dụng cho thành tích đột xuất.",
    )
    hits = [Hit(ordinary, 1.0), Hit(simplified, 0.7)]
    sudden = prefer(query_of("hồ sơ khen thưởng đột xuất"), hits)
    usual = prefer(query_of("hồ sơ khen thưởng"), hits)
    assert [hit.passage for hit in sudden] == [simplified, ordinary]
    assert [hit.passage for hit in usual] == [ordinary, simplified]


def test_a_heading_on_the_office_that_is_asked_for_comes_first() -> None:
    province, commune = passages_of(
        LAW,
        "Điều 79. Thẩm quyền của Chủ tịch Ủy ban nhân dân cấp tỉnh\n\nTặng bằng khen.\n\n"
        "Điều 80. Thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã\n\nTặng giấy khen.",
    )
    hits = [Hit(province, 1.0), Hit(commune, 0.7)]
    assert prefer(query_of("thẩm quyền của chủ tịch phường"), hits)[0].passage is commune
    assert prefer(query_of("thẩm quyền của chủ tịch tỉnh"), hits)[0].passage is province


def test_a_passage_with_the_day_asked_for_is_preferred_only_where_the_question_names_it() -> None:
    plain, dated = (
        replace(each, id=each.id + "b", text=f"Áp dụng {day}.")
        for each, day in ((D21, "ngay"), (D23, "từ ngày 01/7/2026"))
    )
    hits = [Hit(plain, 1.0), Hit(dated, 0.9)]
    named = query_of("Có gì áp dụng từ ngày 01/7/2026?")
    set_beside = replace(query_of("Có gì áp dụng?"), as_of=named.as_of, dated=True)
    assert prefer(named, hits)[0].passage == dated
    assert prefer(set_beside, hits)[0].passage == plain


def articles(*texts: str) -> list[Passage]:
    """The articles of these texts, whole."""
    found = passages_of(LAW, "\n\n".join(texts))
    return [each for each in found if each.id == each.article_id]


def first_heading(question: str, *texts: str) -> str:
    """The heading of the article that comes first among equal matches."""
    hits = [Hit(each, 1.0) for each in articles(*texts)]
    return prefer(query_of(question), hits)[0].passage.headings[-1]


CRITERIA = "Điều 23. Chiến sĩ thi đua cơ sở\n\nTặng cho cá nhân đạt lao động tiên tiến."
POWERS = "Điều 90. Cấp xã\n\nChủ tịch xã quyết định tặng danh hiệu thi đua."
MONEY = "Điều 50. Mức tiền thưởng\n\nĐược thưởng một lần mức lương cơ sở."


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Ai quyết định tặng Chiến sĩ thi đua cơ sở?", "Cấp xã"),
        ("Cấp xã có được công nhận Chiến sĩ thi đua cơ sở không?", "Cấp xã"),
        ("cấp xã có quyền tặng chiến sĩ thi đua cơ sở không", "Cấp xã"),
        ("Chiến sĩ thi đua cơ sở được tặng những gì?", "Mức tiền thưởng"),
        ("Đạt chiến sĩ thi đua cơ sở thì được nhận gì?", "Mức tiền thưởng"),
        ("Tiêu chuẩn chiến sĩ thi đua cơ sở?", "Chiến sĩ thi đua cơ sở"),
    ],
)
def test_who_decides_and_what_comes_with_an_award_stand_beside_its_criteria(
    question: str, heading: str
) -> None:
    assert first_heading(question, CRITERIA, POWERS, MONEY) == heading


FUND = "Điều 11. Quỹ thi đua, khen thưởng\n\nNgười ký quyết định chi thưởng từ quỹ."


@pytest.mark.parametrize(
    "question",
    [
        "Ai chi tiền thưởng khi Thủ tướng ký?",
        "Cơ quan nào chi tiền thưởng?",
        "Tiền thưởng khen thưởng do ai chi trả, lấy từ đâu?",
        "Kinh phí khen thưởng lấy ở đâu?",
        "Tiền thưởng lấy từ quỹ nào?",
    ],
)
def test_who_pays_is_asked_of_the_fund(question: str) -> None:
    assert first_heading(question, MONEY, FUND) == "Quỹ thi đua, khen thưởng"


def test_since_when_a_text_holds_is_said_by_its_article_on_that() -> None:
    forms = "Điều 22. Hồ sơ\n\nHồ sơ khen thưởng theo biểu mẫu."
    effect = "Điều 27. Hiệu lực thi hành\n\nQuy định về khen thưởng này có hiệu lực từ 31/10/2025."
    question = "Biểu mẫu hồ sơ khen thưởng được áp dụng từ khi nào?"
    assert first_heading(question, forms, effect) == "Hiệu lực thi hành"


def test_what_the_rewarded_may_do_stands_with_their_rights() -> None:
    rights = "Điều 86. Quyền của cá nhân, tập thể\n\nĐược trưng bày hiện vật khen thưởng."
    others = "Điều 95. Khen thưởng trước đây\n\nNgười được tặng danh hiệu vẫn được công nhận."
    for question in (
        "Người được khen thưởng có quyền lợi gì?",
        "Được khen thưởng thì có những quyền gì?",
    ):
        assert first_heading(question, others, rights) == "Quyền của cá nhân, tập thể"


LIST = "Điều 72. Bằng khen\n\n1. Bằng khen của Thủ tướng Chính phủ.\n\n2. Bằng khen của Bộ, tỉnh."
ARTICLE = (
    "Điều 74. Bằng khen của Bộ, tỉnh\n\n"
    "Bằng khen để tặng cho cá nhân gương mẫu chấp hành chủ trương, có hai năm hoàn thành nhiệm vụ."
)


def test_a_list_of_names_does_not_tell_what_is_asked_of_them() -> None:
    assert first_heading("Điều kiện tặng bằng khen?", LIST, ARTICLE) == "Bằng khen của Bộ, tỉnh"
    assert first_heading("Bằng khen gồm những loại nào?", LIST, ARTICLE) == "Bằng khen"


def test_titles_for_persons_and_for_collectives_are_kept_apart_by_their_headings() -> None:
    every = "Điều 6. Danh hiệu thi đua\n\n1. Danh hiệu cá nhân.\n\n2. Danh hiệu tập thể."
    persons = "Điều 19. Danh hiệu thi đua đối với cá nhân\n\n1. Lao động tiên tiến."
    groups = "Điều 20. Danh hiệu thi đua đối với tập thể\n\n1. Đơn vị tiên tiến."
    asked = {
        "Danh hiệu thi đua cho cá nhân gồm những gì?": "Danh hiệu thi đua đối với cá nhân",
        "Danh hiệu thi đua đối với tập thể gồm những gì?": "Danh hiệu thi đua đối với tập thể",
    }
    for question, heading in asked.items():
        assert first_heading(question, every, persons, groups) == heading


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Ai có thẩm quyền phát động phong trào thi đua?", "Thẩm quyền phát động phong trào"),
        ("chu tich xa co duoc phat dong thi dua khong", "Thẩm quyền phát động phong trào"),
        ("Ai có thẩm quyền đề nghị tặng huân chương?", "Thẩm quyền đề nghị xét tặng"),
        ("Ai có thẩm quyền tặng huân chương?", "Thẩm quyền của Chủ tịch nước"),
        ("ai quyet dinh tang huan chuong", "Thẩm quyền của Chủ tịch nước"),
    ],
)
def test_to_propose_and_to_call_for_a_campaign_are_other_powers_than_to_decide(
    question: str, heading: str
) -> None:
    call = "Điều 18. Thẩm quyền phát động phong trào\n\nNgười đứng đầu phát động thi đua."
    propose = "Điều 83. Thẩm quyền đề nghị xét tặng\n\nNgười đứng đầu đề nghị tặng huân chương."
    decide = "Điều 77. Thẩm quyền của Chủ tịch nước\n\nChủ tịch nước tặng huân chương."
    assert first_heading(question, call, propose, decide) == heading


def test_how_much_goes_into_the_fund_is_a_figure() -> None:
    share = "Điều 50. Nguồn\n\nQuỹ thi đua lập từ ngân sách, tối đa 20% quỹ tiền lương."
    question = "Quỹ thi đua, khen thưởng được trích bao nhiêu phần trăm?"
    hits = [Hit(each, score) for each, score in zip(articles(FUND, share), (1.0, 0.8), strict=True)]
    assert prefer(query_of(question), hits)[0].passage.headings[-1] == "Nguồn"


def test_a_word_that_begins_like_a_proposal_is_none() -> None:
    to_study = "Điều 3. Thẩm quyền lập tổ để nghiên cứu khen thưởng\n\nDo Sở."
    to_propose = "Điều 4. Thẩm quyền đề nghị khen thưởng\n\nDo Sở."
    asked = "ai có thẩm quyền đề nghị khen thưởng"
    assert first_heading(asked, to_study, to_propose) == "Thẩm quyền đề nghị khen thưởng"
