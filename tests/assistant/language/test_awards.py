"""Awards as people name them and as the rules do."""

import pytest

from assistant.language.awards import awards_in, in_full_names


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("tiêu chuẩn bằng khen cấp tỉnh?", "tiêu chuẩn bằng khen của bộ, ban, ngành, tỉnh?"),
        ("bằng khen thủ tướng cần gì", "bằng khen của thủ tướng chính phủ cần gì"),
        ("cờ thi đua của bộ cho tập thể", "cờ thi đua của bộ, ban, ngành, tỉnh cho tập thể"),
        ("bằng khen của Bộ Y tế", None),
        ("tiêu chuẩn Chiến sĩ thi đua cơ sở", None),
        ("danh hiệu thi đua", None),
    ],
)
def test_loose_names_become_those_of_the_rules_and_one_ministry_stays(
    said: str, full: str | None
) -> None:
    assert in_full_names(said) == full


def test_two_names_printed_without_a_space_between_them_are_two() -> None:
    told = "“Chiến sĩ thi đua cơ sở”,“Lao động tiên tiến” và giấy khen"
    assert awards_in(told) == ("chiến sĩ thi đua cơ sở", "lao động tiên tiến", "giấy khen")
