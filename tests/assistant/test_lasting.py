"""assistant.lasting: what is kept for good is not looked over again."""

import gc

from assistant.lasting import lasting


class Kept:
    """Something the collector looks after."""


def test_what_was_there_is_left_out_of_later_rounds_and_what_comes_is_not() -> None:
    before = Kept()
    try:
        lasting()
        after = Kept()
        looked_after = {id(each) for each in gc.get_objects()}
        assert id(before) not in looked_after
        assert id(after) in looked_after
    finally:
        gc.unfreeze()
