from assistant.types import Failure
from ingest.planning import Found, Indexed, Plan, pin, plan, plan_with_removal

BROKEN = Failure(key="reject.broken", values={})


def known(
    source: str,
    fingerprint: str,
    *,
    versions: str = "1",
    document_id: str | None = "có",
    failure: Failure | None = None,
) -> Indexed:
    return Indexed(
        source=source,
        fingerprint=fingerprint,
        versions=versions,
        document_id=document_id,
        failure=failure,
    )


def test_new_changed_and_unchanged_documents_are_told_apart() -> None:
    found = [Found("/a/moi", "1"), Found("/a/sua", "2"), Found("/a/cu", "3")]
    indexed = [known("/a/sua", "khác"), known("/a/cu", "3"), known("/b/nơi khác", "4")]
    assert plan(found, indexed, versions="1") == Plan(
        add=("/a/moi",), replace=("/a/sua",), unchanged=("/a/cu",)
    )


def test_nothing_is_removed_unless_asked_for() -> None:
    assert plan([], [known("/a/mất", "1")], versions="1") == Plan()


def test_removal_reaches_only_what_lies_under_the_given_places() -> None:
    indexed = [
        known("/a/mất", "1"),
        known("/a/con/mất", "1"),
        known("/a/còn", "1"),
        known("/ab/mất", "1"),
        known("/b/mất", "1"),
        known("/tệp.txt", "1"),
    ]
    removal = plan_with_removal(
        [Found("/a/còn", "1")], indexed, versions="1", under=["/a/", "/tệp.txt"]
    )
    assert removal == Plan(remove=("/a/con/mất", "/a/mất", "/tệp.txt"), unchanged=("/a/còn",))


def test_a_document_made_by_other_versions_of_the_steps_is_replaced() -> None:
    indexed = [known("/a", "1", versions="chia 1")]
    assert plan([Found("/a", "1")], indexed, versions="chia 2") == Plan(replace=("/a",))


def test_a_rejected_document_is_tried_again_though_its_bytes_are_the_same() -> None:
    never_in = known("/a", "1", document_id=None, failure=BROKEN)
    once_in = known("/b", "2", failure=BROKEN)
    found = [Found("/a", "1"), Found("/b", "2")]
    assert plan(found, [never_in, once_in], versions="1") == Plan(add=("/a",), replace=("/b",))


def test_the_same_bytes_at_two_places_are_both_kept_and_noted() -> None:
    found = [Found("/b", "giống"), Found("/a", "giống"), Found("/c", "khác")]
    both = plan(found, [], versions="1")
    assert both.add == ("/a", "/b", "/c")
    assert both.duplicates == (("/a", "/b"),)


def test_steps_count_what_will_be_worked_on() -> None:
    assert Plan(add=("a", "b"), replace=("c",), remove=("d",), unchanged=("e",)).steps == 4


FOUND = (Found("/a/mới", "1"), Found("/a/cũ", "2"))
KNOWN = (known("/a/cũ", "2"), known("/b", "3"))


def pinned(found: tuple[Found, ...], indexed: tuple[Indexed, ...], beside: str = "1") -> str:
    intended = plan(found, indexed, versions="1")
    return pin(intended, found, indexed, beside=(beside,))


def test_the_pin_of_a_plan_is_the_same_while_nothing_has_changed() -> None:
    assert pinned(FOUND, KNOWN) == pinned(FOUND[::-1], KNOWN[::-1])


def test_files_that_nothing_is_done_with_leave_the_pin_as_it_is() -> None:
    assert pinned(FOUND, KNOWN) == pinned(FOUND[:1], KNOWN)


def test_the_pin_changes_with_the_files_the_index_and_what_documents_are_read_by() -> None:
    others = [
        pinned((Found("/a/mới", "khác"), FOUND[1]), KNOWN),
        pinned((FOUND[0], Found("/a/cũ", "khác")), KNOWN),
        pinned(FOUND, KNOWN[:1]),
        pinned(FOUND, (KNOWN[0], known("/b", "khác"))),
        pinned(FOUND, KNOWN, beside="2"),
    ]
    assert len({pinned(FOUND, KNOWN), *others}) == 1 + len(others)
